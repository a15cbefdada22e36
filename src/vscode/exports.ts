/** Exports of the audit: saved where the person says, or opened as a document where nothing can be saved. */
import { env, l10n, type TextDocument, UIKind, Uri, type ViewColumn, window, workspace } from "vscode";
import { combinationPages, combinationsOf } from "../core/about/index.ts";
import { htmlReport, jsonReport, markdownReport, type Report, type Snapshot, sarif } from "../core/index.ts";
import type { ExportFormat } from "./protocol.ts";

const text: Readonly<Record<ExportFormat, (report: Report, snapshot: Snapshot) => string>> = {
  markdown: (report, snapshot) => markdownReport(report) + combinationsOf(snapshot, report.locale),
  html: (report, snapshot) => htmlReport(report, combinationPages(snapshot, report.locale)),
  json: (report) => JSON.stringify(jsonReport(report), null, 2),
  sarif: (report, snapshot) => JSON.stringify(sarif(report, snapshot), null, 2),
};
const language: Readonly<Record<ExportFormat, string>> = { markdown: "markdown", html: "html", json: "json", sarif: "json" };

/** Opens the export as an untitled document, to be read or saved. HTML is for browsers: it is saved at once where that is possible. */
export async function exportAs(format: ExportFormat, report: Report, snapshot: Snapshot, column: ViewColumn): Promise<void> {
  const content = text[format](report, snapshot);
  if (format === "html" && (await save(content, column))) return;
  await show(await workspace.openTextDocument({ language: language[format], content }), column);
}

const show = (document: TextDocument, viewColumn: ViewColumn): Thenable<unknown> => window.showTextDocument(document, { viewColumn });

/** True where the person was asked, whatever the answer. */
async function save(content: string, column: ViewColumn): Promise<boolean> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (!folder || workspace.fs.isWritableFileSystem(folder.scheme) !== true) return false;
  const name = "model-terms-audit.html";
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, name),
    filters: { HTML: ["html"] },
    title: l10n.t("Save the audit"),
  });
  if (!target) return true;
  await workspace.fs.writeFile(target, new TextEncoder().encode(content));
  // Where the editor and the file are on one machine its browser shows it; else the editor does.
  if (env.uiKind === UIKind.Desktop && target.scheme === "file") await env.openExternal(target);
  else await show(await workspace.openTextDocument(target), column);
  return true;
}
