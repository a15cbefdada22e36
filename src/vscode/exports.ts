/** Exports of the audit: saved where the person says, or opened as a document where nothing can be saved. */
import { l10n, type TextDocument, Uri, ViewColumn, window, workspace } from "vscode";
import { htmlReport, jsonReport, markdownReport, type Report, sarif } from "../core/index.ts";
import type { ExportFormat } from "./protocol.ts";

const text: Readonly<Record<ExportFormat, (report: Report) => string>> = {
  markdown: markdownReport,
  html: htmlReport,
  json: (report) => JSON.stringify(jsonReport(report), null, 2),
  sarif: (report) => JSON.stringify(sarif(report), null, 2),
};
const language: Readonly<Record<ExportFormat, string>> = { markdown: "markdown", html: "html", json: "json", sarif: "json" };

/** Opens the export as an untitled document, to be read or saved. HTML is for browsers: it is saved at once where that is possible. */
export async function exportAs(format: ExportFormat, report: Report): Promise<void> {
  const content = text[format](report);
  if (format === "html" && (await save(content))) return;
  await show(await workspace.openTextDocument({ language: language[format], content }));
}

const show = (document: TextDocument): Thenable<unknown> => window.showTextDocument(document, { viewColumn: ViewColumn.One });

/** True where the person was asked, whatever the answer. */
async function save(content: string): Promise<boolean> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (folder && workspace.fs.isWritableFileSystem(folder.scheme) !== true) return false;
  const name = "model-terms-audit.html";
  const target = await window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
    filters: { HTML: ["html"] },
    title: l10n.t("Save the audit"),
  });
  if (!target) return true;
  await workspace.fs.writeFile(target, new TextEncoder().encode(content));
  const open = l10n.t("Open");
  const choice = await window.showInformationMessage(l10n.t("The audit was saved."), open);
  if (choice === open) await show(await workspace.openTextDocument(target));
  return true;
}
