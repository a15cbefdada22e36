/** The light bulb: fixes of the findings at the cursor, each license's whole set of safe additions, and the fix-all source action. */
import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  type Diagnostic,
  type Disposable,
  l10n,
  languages,
  type Range,
  type TextDocument,
  type WorkspaceEdit,
} from "vscode";
import { changesOf, type Finding, type Fix, type Path, placeOf, render, type Snapshot } from "../core/index.ts";
import { source } from "./diagnostics.ts";
import { editOf } from "./edits.ts";
import { rangeOf } from "./positions.ts";
import type { Roots } from "./roots.ts";
import type { Shown } from "./shown.ts";

const fixAll = CodeActionKind.SourceFixAll.append("modelTerms");

/** Offers fixes at the cursor for what `shown` returns. */
export function registerQuickFixes(shown: () => Shown | undefined): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions(document, range, context) {
      const now = shown();
      const path = now?.roots.pathOf(document.uri);
      if (!now || path === undefined) return [];
      if (context.only && fixAll.contains(context.only)) return fixAllIn(document, path, now);
      const here = findingsAt(path, range, now.snapshot);
      return [...here.flatMap((finding) => actionsOf(finding, context.diagnostics, now)), ...everything(here, now)];
    },
  };
  const selector = [{ pattern: "**/*" }];
  return languages.registerCodeActionsProvider(selector, provider, { providedCodeActionKinds: [CodeActionKind.QuickFix, fixAll] });
}

/** The findings that are shown at a place. */
export const findingsAt = (path: Path, range: Range, snapshot: Snapshot): Finding[] =>
  snapshot.findings.filter(
    (finding) => finding.at.path === path && !finding.auditOnly && rangeOf(placeOf(finding.at, snapshot)).intersection(range) !== undefined,
  );

function actionsOf(finding: Finding, diagnostics: readonly Diagnostic[], { snapshot, roots, locale }: Shown): CodeAction[] {
  return finding.fixes.map((fix, index) => {
    const action = new CodeAction(render(fix.title, locale), CodeActionKind.QuickFix);
    action.diagnostics = diagnostics.filter((diagnostic) => diagnostic.source === source && isOf(diagnostic, finding));
    action.isPreferred = fix.safety === "safe" && index === 0 && finding.severity !== "hint";
    const edit = directEdit(fix, snapshot, roots);
    // A license text is found first; what states something on the author's behalf is previewed.
    if (edit && fix.safety === "safe") action.edit = edit;
    else action.command = { command: "modelTerms.applyFix", title: action.title, arguments: [finding.fingerprint, index] };
    return action;
  });
}

const isOf = (diagnostic: Diagnostic, finding: Finding): boolean =>
  typeof diagnostic.code === "object" && diagnostic.code.value === finding.id;

/** One action for all that a license asks here, when there is more than one thing to add. */
function everything(here: readonly Finding[], { snapshot }: Shown): CodeAction[] {
  const licenses = new Map(here.flatMap((finding) => (finding.license ? [[finding.license.id, finding] as const] : [])));
  return [...licenses.values()].flatMap((finding) => {
    if (safeFixesFor(finding, snapshot).length < 2) return [];
    const title = l10n.t("Add everything that the {0} asks for here", finding.license?.short ?? "");
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.command = { command: "modelTerms.addEverything", title, arguments: [finding.fingerprint] };
    return [action];
  });
}

/** The safe fixes of all findings of one license for one subject. */
export const safeFixesFor = (finding: Finding, snapshot: Snapshot): Fix[] =>
  snapshot.findings
    .filter((other) => other.subject.id === finding.subject.id && other.license?.id === finding.license?.id && !other.auditOnly)
    .flatMap(({ fixes }) => fixes.filter(({ safety }) => safety === "safe").slice(0, 1));

/** On save only the saved document is edited, and no file is created. */
function fixAllIn(document: TextDocument, path: Path, { snapshot, roots }: Shown): CodeAction[] {
  const fixes = snapshot.findings
    .filter((finding) => finding.at.path === path && !finding.auditOnly)
    .flatMap((finding) =>
      finding.fixes
        .filter(({ safety, edits }) => safety === "safe" && edits.every((edit) => edit.path === path && edit.kind !== "add-license"))
        .slice(0, 1),
    );
  const changes = changesOf(fixes, snapshot).files.filter((change) => change.path === path && change.before !== undefined);
  if (changes.length === 0 || snapshot.text(path) !== document.getText()) return [];
  const action = new CodeAction(l10n.t("Add what is missing in this file"), fixAll);
  action.edit = editOf({ files: changes, texts: [] }, roots);
  return [action];
}

/** The edit of a fix that needs nothing to be found first and adds no file (a new file is shown, so that undo there takes it back). */
function directEdit(fix: Fix, snapshot: Snapshot, roots: Roots): WorkspaceEdit | undefined {
  const changes = changesOf([fix], snapshot);
  const isDirect = changes.texts.length === 0 && changes.files.length > 0 && changes.files.every(({ before }) => before !== undefined);
  return isDirect ? editOf(changes, roots) : undefined;
}
