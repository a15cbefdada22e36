/** What the light bulb offers beside fixes: explanations, a choice of source for a license text, answers, waivers, and turning a check off. */
import { CodeAction, CodeActionKind, type CodeActionProvider, type Disposable, l10n, languages } from "vscode";
import type { Finding } from "../core/index.ts";
import { checkName } from "./check-names.ts";
import { idOf, type Owed, questionsAt } from "./place.ts";
import { findingsAt } from "./quick-fixes.ts";
import type { Shown } from "./shown.ts";
import { offsFor } from "./suppress.ts";

/** Offers them below the fixes: they carry no diagnostics, by which the editor sorts. */
export function registerLightBulb(shown: () => Shown | undefined): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions(document, range, { only }) {
      const now = shown();
      const path = now?.roots.pathOf(document.uri);
      if (!now || path === undefined || (only && !only.contains(CodeActionKind.QuickFix))) return [];
      const here = findingsAt(path, range, now.snapshot);
      return [
        ...here.flatMap(textSources),
        ...explanations(here),
        ...answers(questionsAt(path, range, now)),
        ...waivers(here),
        ...offs(here, now),
      ];
    },
  };
  return languages.registerCodeActionsProvider([{ pattern: "**/*" }], provider, { providedCodeActionKinds: [CodeActionKind.QuickFix] });
}

function action(title: string, command: string, ...args: readonly unknown[]): CodeAction {
  const made = new CodeAction(title, CodeActionKind.QuickFix);
  made.command = { command, title, arguments: [...args] };
  return made;
}

const explanations = (here: readonly Finding[]): CodeAction[] =>
  here.length === 0
    ? []
    : [
        action(
          here.length === 1 ? l10n.t("Explain this finding") : l10n.t("Explain these {0} findings", here.length),
          "modelTerms.explain",
          here.map(({ fingerprint }) => fingerprint),
        ),
      ];

function answers(questions: readonly Owed[]): CodeAction[] {
  const [first] = questions;
  if (!first) return [];
  const title =
    questions.length === 1
      ? l10n.t("Answer in model-terms.yaml: {0}…", checkName(first.entry.check))
      : l10n.t("Answer {0} questions in model-terms.yaml…", questions.length);
  return [action(title, "modelTerms.answer", questions.map(idOf))];
}

function waivers(here: readonly Finding[]): CodeAction[] {
  const [first] = here;
  if (!first) return [];
  const title = here.length === 1 ? l10n.t("Accept {0} for a while…", first.id) : l10n.t("Accept a finding here for a while…");
  return [
    action(
      title,
      "modelTerms.waive",
      here.map(({ fingerprint }) => fingerprint),
    ),
  ];
}

/** Of several checks at one place the choice comes in a list of its own, so that the menu stays short. */
function offs(here: readonly Finding[], shown: Shown): CodeAction[] {
  const checks = new Set(here.map(({ id }) => id));
  const [first] = here;
  if (!first) return [];
  return checks.size === 1
    ? offsFor(first, shown).map(({ title, check, folder }) => action(title, "modelTerms.turnOff", { check, folder }))
    : [
        action(
          l10n.t("Turn off a check here…"),
          "modelTerms.turnOff",
          here.map(({ fingerprint }) => fingerprint),
        ),
      ];
}

/** The license copy once more, with the choice of where its text comes from. */
const textSources = ({ fixes, fingerprint, license }: Finding): CodeAction[] =>
  fixes.flatMap(({ edits }, index) =>
    license && edits.some(({ kind }) => kind === "add-license")
      ? [action(l10n.t("Add a copy of the {0} from…", license.short), "modelTerms.chooseText", fingerprint, index)]
      : [],
  );
