/** Writes statements of a person into `model-terms.yaml`, as one edit that undo takes back. */
import { l10n, Position, Range, type Uri, window, workspace } from "vscode";
import { lines, minimalChange, type Path, type Statement, stated, path as toPath } from "../core/index.ts";
import { editOf } from "./edits.ts";
import type { Roots } from "./roots.ts";

const names = ["model-terms.yaml", "model-terms.yml"];

/**
 * Writes a statement into the nearest workspace file above `near`, or into a new one at the root of its workspace folder. A folder
 * in the statement is a path of the workspace. Tells whether it was written; a file with mistakes is shown instead.
 */
export const writeStatement = async (statement: Statement, near: Path, roots: Roots): Promise<boolean> =>
  (await write(await workspaceFile(near, roots), statement, roots)) !== undefined;

/** The same, and shows the statement where it stands, so that undo there takes it back. */
export const writeAndShow = async (statement: Statement, near: Path, roots: Roots): Promise<boolean> =>
  show(await write(await workspaceFile(near, roots), statement, roots));

/** The same, in the workspace file of exactly this folder, which is made where it is missing: it speaks for what lies below. */
export const writeInFolder = async (statement: Statement, folder: Path, roots: Roots): Promise<boolean> =>
  show(await write((await fileIn(folder, roots)) ?? newFileIn(folder, roots), statement, roots));

interface Written {
  readonly uri: Uri;
  readonly before: string;
  readonly after: string;
}

async function write(file: WorkspaceFile | undefined, statement: Statement, roots: Roots): Promise<Written | undefined> {
  if (!file) return undefined;
  const { path, uri, text } = file;
  const after = stated(text, "folder" in statement && statement.folder !== undefined ? within(statement, path) : statement);
  if (after === undefined) {
    await window.showTextDocument(uri);
    void window.showWarningMessage(l10n.t("model-terms.yaml has a mistake. Nothing was written."));
    return undefined;
  }
  const isWritten = after === text || (await workspace.applyEdit(editOf({ files: [{ path, before: text, after }], texts: [] }, roots)));
  return isWritten ? { uri, before: text ?? "", after } : undefined;
}

async function show(written: Written | undefined): Promise<boolean> {
  if (!written) return false;
  const { uri, before, after } = written;
  const { range, text } = minimalChange(before, after);
  const { line } = lines(after).position(range.start + text.trimEnd().length);
  const at = new Position(line - 1, 0);
  await window.showTextDocument(uri, { preview: true, selection: new Range(at, at) });
  return true;
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
  for (let depth = below.length; depth >= 0; depth--) {
    const file = await fileIn(toPath([...top, ...below.slice(0, depth)].join("/")), roots);
    if (file) return file;
  }
  return newFileIn(toPath(top.join("/")), roots);
}

/** The folder of the workspace folder's own file, where the repository speaks of itself. */
export function topOf(path: Path, roots: Roots): Path {
  const root = roots.folders.find(({ prefix }) => prefix !== "" && (path === prefix || path.startsWith(`${prefix}/`)));
  return toPath(root?.prefix ?? "");
}

/** A folder as the workspace folder calls it: `.` is itself. */
export function nameInTop(folder: Path, roots: Roots): string {
  const top = topOf(folder, roots);
  return folder === top ? "." : top === "" ? folder : folder.slice(top.length + 1);
}

const inFolder = (folder: Path, name: string): Path => toPath(folder === "" ? name : `${folder}/${name}`);

async function fileIn(folder: Path, roots: Roots): Promise<WorkspaceFile | undefined> {
  for (const name of names) {
    const path = inFolder(folder, name);
    const uri = roots.uriOf(path);
    const text = uri && (await textOf(uri));
    if (uri && text !== undefined) return { path, uri, text };
  }
  return undefined;
}

function newFileIn(folder: Path, roots: Roots): WorkspaceFile | undefined {
  const path = inFolder(folder, "model-terms.yaml");
  const uri = roots.uriOf(path);
  return uri && { path, uri, text: undefined };
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
