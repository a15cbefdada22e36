/** What a manager reads in ten seconds: how many works, what is open by severity, what waits for an answer, what to do first. */
import type { Context } from "./context.ts";
import type { Element } from "./dom.ts";
import { h } from "./dom.ts";
import { severities } from "./filter.ts";
import { firstThing } from "./first.ts";
import type { State } from "./state.ts";
import { element, link } from "./ui.ts";

/** Tiles that also filter, and one sentence. */
export function summary(context: Context): Element {
  const { audit, state, say, actions } = context;
  const works = audit.subjects.filter(({ use }) => use.is !== "reference").length;
  const plain = { tab: "works", severity: "", duty: "" } as const;
  const tile = (count: number, label: string, kind: string, target: Partial<State>, isOn: boolean): Element =>
    h(
      "button",
      {
        type: "button",
        class: `tile ${kind}`,
        "aria-pressed": String(isOn),
        onClick: () => actions.changed(isOn ? plain : target),
        key: kind,
      },
      element("span", "count", String(count)),
      " ",
      element("span", "what", label),
    );
  const isWorks = state.tab === "works";
  return h(
    "section",
    { "aria-label": say.summary },
    element(
      "div",
      "summary",
      tile(works, say.works, "works", plain, isWorks && state.severity === "" && state.duty === ""),
      severities.slice(0, 3).map((severity) => {
        const count = audit.findings.filter((finding) => finding.severity === severity).length;
        return tile(count, say.severity(severity, count), severity, { ...plain, severity }, isWorks && state.severity === severity);
      }),
      tile(audit.confirm.length, say.confirm, "confirm", { tab: "confirm" }, state.tab === "confirm"),
    ),
    element("p", "first", ...sentence(context)),
  );
}

function sentence({ audit, say, actions }: Context): readonly (string | Element)[] {
  const first = firstThing(audit);
  if (first) {
    const { finding, works } = first;
    const what = finding.fixes[0]?.title ?? finding.help;
    const show = (): void => actions.changed({ tab: "works", severity: "", duty: "", license: "", filter: finding.id });
    return [say.first(what.replace(/[.。]$/, ""), works), " ", link(say.show, show)];
  }
  return [audit.confirm.length > 0 ? say.onlyQuestions(audit.confirm.length) : say.allClear];
}
