/** Counts over an id: lenses above base models, hints behind ids. One setting says which of them are shown. */
import { CodeLens, InlayHint, InlayHintLabelPart, l10n, type Range, type TextDocument, workspace } from "vscode";
import { type Count, countsIn } from "../core/language/index.ts";
import type { Open } from "./open-document.ts";
import { rangesIn } from "./positions.ts";

/** What `modelTerms.counts` asks for. */
export type ShownCounts = "both" | "lens" | "inlay" | "off";

/** The setting as it is now; where findings are not shown, neither are counts. */
export function shownCounts(): ShownCounts {
  const configuration = workspace.getConfiguration("modelTerms");
  return configuration.get<boolean>("enable") === false ? "off" : (configuration.get<ShownCounts>("counts") ?? "both");
}

const openAudit = (title: string): { readonly title: string; readonly tooltip: string; readonly command: string } => ({
  title,
  tooltip: l10n.t("Open the audit"),
  command: "modelTerms.audit",
});

/** One lens over each base model. */
export function lensesIn(open: Open, document: TextDocument, shown: ShownCounts): CodeLens[] {
  if (shown === "off" || shown === "inlay") return [];
  return placed(open, document).flatMap(({ count, range }) => (count.isModel ? [new CodeLens(range, openAudit(count.text))] : []));
}

/** One hint behind each id: what is left to do where a lens says the rest, else all of it. */
export function hintsIn(open: Open, document: TextDocument, shown: ShownCounts): InlayHint[] {
  if (shown === "off" || shown === "lens") return [];
  return placed(open, document).flatMap(({ count, range }) => {
    const text = shown === "both" && count.isModel ? count.open : count.text;
    if (text === undefined) return [];
    const label = new InlayHintLabelPart(text);
    label.tooltip = l10n.t("Open the audit");
    label.command = openAudit(text);
    // Behind the quote that closes the id.
    const isQuoted = /^["']/.test(document.lineAt(range.end.line).text.slice(range.end.character));
    const hint = new InlayHint(isQuoted ? range.end.translate(0, 1) : range.end, [label]);
    hint.paddingLeft = true;
    return [hint];
  });
}

/** Counts with their ranges; while somebody types, the snapshot may have lines that the document has no more. */
function placed({ path, reading, snapshot }: Open, { lineCount }: TextDocument): { readonly count: Count; readonly range: Range }[] {
  const rangeOf = rangesIn(path, snapshot);
  return countsIn(path, reading)
    .map((count) => ({ count, range: rangeOf(count.range) }))
    .filter(({ range }) => range.end.line < lineCount);
}
