/** Writes statements of a person into `model-terms.yaml`, as one edit that undo takes back. */
import { l10n, Uri, type WorkspaceEdit, window, workspace } from "vscode";
import { type Path, type Statement, stated, path as toPath } from "../core/index.ts";
import { editOf } from "./edits.ts";
import type { Roots } from "./roots.ts";

const names = ["model-terms.yaml", "model-terms.yml"];

/**
 * Writes a statement into the nearest workspace file above `near`, or into a new one at the root of its workspace folder. A folder
 * in the statement is a path of the workspace. Tells whether it was written; a file with mistakes is shown instead.
 */
export async function writeStatement(statement: Statement, near: Path, roots: Roots): Promise<boolean> {
  const edit = await statementEdit(statement, near, roots);
  return edit !== undefined && (await workspace.applyEdit(edit));
}

async function statementEdit(statement: Statement, near: Path, roots: Roots): Promise<WorkspaceEdit | undefined> {
  const file = await workspaceFile(near, roots);
  if (!file) return undefined;
  const after = stated(file.text, "folder" in statement && statement.folder !== undefined ? within(statement, file.path) : statement);
  if (after !== undefined) return editOf({ files: [{ path: file.path, before: file.text, after }], texts: [] }, roots);
  await window.showTextDocument(file.uri);
  void window.showWarningMessage(l10n.t("model-terms.yaml has a mistake. Nothing was written."));
  return undefined;
}

/** The statement with its folder as the file writes it. */
function within<S extends Statement & { readonly folder?: string }>(statement: S, file: Path): S {
  const own = file.slice(0, file.lastIndexOf("/") + 1);
  const folder = `${statement.folder}/`.startsWith(own) ? (statement.folder ?? "").slice(own.length) : statement.folder;
  return { ...statement, folder: folder || "." };
}

interface WorkspaceFile {
  readonly path: Path;
  readonly uri: Uri;
  /** Absent where the file is yet to be made. */
  readonly text: string | undefined;
}

async function workspaceFile(near: Path, roots: Roots): Promise<WorkspaceFile | undefined> {
  const root = roots.folders.find(({ prefix }) => prefix === "" || near === prefix || near.startsWith(`${prefix}/`));
  if (!root) return undefined;
  const top = root.prefix === "" ? [] : [root.prefix];
  const below = near.split("/").slice(top.length);
  for (let depth = below.length; depth >= 0; depth--)
    for (const name of names) {
      const path = toPath([...top, ...below.slice(0, depth), name].join("/"));
      const uri = roots.uriOf(path);
      const text = uri && (await textOf(uri));
      if (uri && text !== undefined) return { path, uri, text };
    }
  const path = toPath([...top, "model-terms.yaml"].join("/"));
  return { path, uri: Uri.joinPath(root.folder.uri, "model-terms.yaml"), text: undefined };
}

/** The text of a file as the editor has it; undefined where there is none. */
async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    await workspace.fs.stat(uri);
    return (await workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}
