/** Statements of the repository about itself, written into a `model-terms.yaml` from the editor. One undo takes a statement back. */
import { l10n, Position, Range, type Uri, window, workspace } from "vscode";
import { lines, minimalChange, type Path, type Statement, stated, path as toPath } from "../core/index.ts";
import { editOf } from "./edits.ts";
import { readText } from "./files.ts";
import type { Shown } from "./quick-fixes.ts";

/** Longer workspace files are not read either. */
const maxBytes = 1_000_000;

/** The folder of the workspace folder's own file: the repository speaks there. */
export function topOf(path: Path, { roots }: Shown): Path {
  const root = roots.folders.find(({ prefix }) => prefix !== "" && (path === prefix || path.startsWith(`${prefix}/`)));
  return toPath(root?.prefix ?? "");
}

/** A folder as a workspace file further up names it. */
export const fromTop = (folder: Path, top: Path): string => (folder === top ? "." : top === "" ? folder : folder.slice(top.length + 1));

/**
 * Writes a statement into the workspace file of a folder, which speaks for what lies below it, and shows where it stands.
 * False when that file is broken or cannot be written. Every word is the person's own choice, so there is no preview.
 */
export async function write(statement: Statement, folder: Path, shown: Shown): Promise<boolean> {
  const path = toPath(folder === "" ? "model-terms.yaml" : `${folder}/model-terms.yaml`);
  const uri = shown.roots.uriOf(path);
  if (!uri) return false;
  const before = await textOf(uri);
  const after = stated(before, statement);
  if (after === undefined) return repairFirst(uri);
  if (after !== before && !(await workspace.applyEdit(editOf({ files: [{ path, before, after }], texts: [] }, shown.roots)))) return false;
  await showChange(uri, before ?? "", after);
  return true;
}

/** The text as it stands in the editor, or else on disk. */
async function textOf(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open ? open.getText() : readText(uri, maxBytes);
}

async function showChange(uri: Uri, before: string, after: string): Promise<void> {
  const { range, text } = minimalChange(before, after);
  const { line } = lines(after).position(range.start + text.trimEnd().length);
  const at = new Position(line - 1, 0);
  await window.showTextDocument(uri, { preview: true, selection: new Range(at, at) });
}

async function repairFirst(uri: Uri): Promise<false> {
  await window.showTextDocument(uri);
  await window.showWarningMessage(l10n.t("This file has a mistake in its syntax. Once it is repaired, statements can be added."));
  return false;
}
