/** Questions that files cannot answer, answered in place: a note, and yes or no. The extension writes `model-terms.yaml`. */
import type { PanelSubject } from "../src/vscode/protocol.ts";
import type { Context } from "./context.ts";
import { type Element, h } from "./dom.ts";
import { button, element, textField } from "./ui.ts";

/** What is asked; both a duty and a question of the whole workspace are. */
interface Asked {
  readonly check: string;
  readonly license?: string;
}

/** The form. Without a subject the answer holds for the whole workspace. */
export function answerForm({ check, license }: Asked, subject: PanelSubject | undefined, { state, say, actions }: Context): Element {
  const key = [check, license, subject?.id].join("\n");
  const note = state.notes[key] ?? "";
  const without = (): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(state.notes).filter(([known]) => known !== key));
  const give = (met: boolean): void => {
    actions.answer({ check, ...(license !== undefined && { license }), ...(subject && { subject: subject.id }), met, note: note.trim() });
    actions.changed({ notes: without() });
  };
  const about = [check, license].filter(Boolean).join(", ");
  return h(
    "div",
    { class: "answer", role: "group", "aria-label": about },
    textField(say.answer.note, note, (text) => actions.changed({ notes: { ...state.notes, [key]: text } }), `note ${key}`),
    button(say.answer.yes, () => give(true), { name: `${say.answer.yes}: ${about}` }),
    button(say.answer.no, () => give(false), { name: `${say.answer.no}: ${about}` }),
  );
}

/** Every question once, with the works that it is asked for. */
export function questions(context: Context): readonly (Element | undefined)[] {
  const { audit, say } = context;
  if (audit.confirm.length === 0) return [element("p", "empty", say.answer.none)];
  const nameOf = new Map(audit.subjects.map(({ id, name }) => [id, name]));
  return [
    element("p", "intro", say.answer.intro, " ", say.answer.everywhere),
    element(
      "ul",
      "questions",
      audit.confirm.map((asked) =>
        h(
          "li",
          { key: `${asked.check} ${asked.license}` },
          element("p", "message", element("code", "", asked.check), " ", asked.question),
          element(
            "p",
            "files",
            `${say.answer.asked(asked.subjects.length)}: ${named(
              asked.subjects.map((id) => nameOf.get(id) ?? id),
              say.whatIf.more,
            )}`,
          ),
          answerForm(asked, undefined, context),
        ),
      ),
    ),
  ];
}

/** The first names, and how many more. */
export function named(names: readonly string[], more: (n: number) => string): string {
  const first = names.slice(0, 4);
  return [first.join(", "), names.length > first.length ? more(names.length - first.length) : ""].filter(Boolean).join(" ");
}
