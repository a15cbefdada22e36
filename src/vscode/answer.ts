/** Answers to what files cannot show: asked in three small steps, written into `model-terms.yaml` with who says so and why. */
import { l10n, type QuickPickItem, window } from "vscode";
import { render, type Statement } from "../core/index.ts";
import { checkName } from "./check-names.ts";
import type { Owed } from "./place.ts";
import type { Shown } from "./shown.ts";
import { nameInTop, topOf, writeAndShow, writeInFolder } from "./workspace-file.ts";

type Answer = Extract<Statement, { readonly in: "answers" }>;
/** What was said: for which folder, whether it is met, and on what ground. */
export type Answered = Pick<Answer, "met" | "note" | "folder">;

/** Asks and writes one of these questions. Nothing is written when the person leaves a step. */
export async function answer(questions: readonly Owed[], shown: Shown): Promise<boolean> {
  const owed = questions.length === 1 ? questions[0] : await chooseQuestion(questions, shown);
  if (!owed) return false;
  const verdict = await chooseVerdict(owed, shown);
  if (!verdict) return false;
  const note = await askNote(owed);
  return note !== undefined && writeAnswer({ ...verdict, note }, owed, shown);
}

/** Writes a complete answer: for a folder beside its like, for all works of the workspace folder at its top. */
export function writeAnswer(said: Answered, { overview, entry }: Owed, { roots }: Shown): Promise<boolean> {
  const { check, license } = entry;
  const statement: Answer = { in: "answers", check, ...(license && { license: license.id }), ...said };
  const { folder } = overview.work.subject;
  return said.folder === undefined ? writeInFolder(statement, topOf(folder, roots), roots) : writeAndShow(statement, folder, roots);
}

async function chooseQuestion(questions: readonly Owed[], { locale }: Shown): Promise<Owed | undefined> {
  const items = questions.map((owed): QuickPickItem & { readonly owed: Owed } => ({
    label: checkName(owed.entry.check),
    description: owed.entry.license?.short ?? "",
    detail: owed.entry.question ? render(owed.entry.question, locale) : "",
    owed,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Answer a Question"),
    placeHolder: l10n.t("What files cannot show"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.owed;
}

async function chooseVerdict({ overview, entry }: Owed, shown: Shown): Promise<Pick<Answer, "met" | "folder"> | undefined> {
  const { folder } = overview.work.subject;
  const here = nameInTop(folder, shown.roots);
  type Item = QuickPickItem & { readonly said: Pick<Answer, "met" | "folder"> };
  const items: Item[] = [
    { label: `$(pass) ${l10n.t("Met, for all works of this workspace")}`, said: { met: true } },
    ...(here === "." ? [] : [{ label: `$(pass) ${l10n.t("Met, for the folder {0}", here)}`, said: { met: true, folder } }]),
    { label: `$(circle-slash) ${l10n.t("Not met")}`, said: { met: false, ...(here !== "." && { folder }) } },
  ];
  const chosen = await window.showQuickPick(items, {
    title: checkName(entry.check),
    placeHolder: entry.question ? render(entry.question, shown.locale) : "",
  });
  return chosen?.said;
}

const askNote = ({ entry }: Owed): Thenable<string | undefined> =>
  window.showInputBox({
    title: checkName(entry.check),
    prompt: l10n.t("Who says so, and on what ground? It is kept beside the answer."),
    validateInput: (text) => (text.trim() === "" ? l10n.t("An answer without a ground is not read.") : undefined),
    ignoreFocusOut: true,
  });
