/**
 * Workspace-relative paths of the core to URIs and back. With several folders the first segment is the folder's name. In a window
 * with no folder, the folders of the open files stand in, without what lies deeper.
 */
import { Uri, type WorkspaceFolder, workspace } from "vscode";
import { type Path, readLimit, path as toPath } from "../core/index.ts";

/** A folder whose files are read. */
export interface Root {
  readonly folder: WorkspaceFolder;
  readonly prefix: string;
  /** Are the folders below it read too? Not where nobody opened it. */
  readonly isOpened: boolean;
}

export interface Roots {
  readonly folders: readonly Root[];
  /** Undefined for what lies in no folder of the workspace. */
  pathOf(uri: Uri): Path | undefined;
  uriOf(path: Path): Uri | undefined;
}

/** The workspace's folders as they are now. */
export function currentRoots(): Roots {
  const isOpened = workspace.workspaceFolders !== undefined;
  const open = workspace.workspaceFolders ?? foldersOfDocuments();
  const taken = new Set<string>();
  const folders = open.map((folder): Root => ({ folder, prefix: open.length === 1 ? "" : unique(folder.name, taken), isOpened }));
  return {
    folders,
    pathOf(uri) {
      const found = folders.find(
        ({ folder }) => folder.uri.scheme === uri.scheme && folder.uri.authority === uri.authority && isBelow(uri.path, folder.uri.path),
      );
      if (!found) return undefined;
      const relative = uri.path.slice(found.folder.uri.path.length).replace(/^\/+/, "");
      return toPath(found.prefix === "" ? relative : `${found.prefix}/${relative}`);
    },
    uriOf(path) {
      const found = folders.find(({ prefix }) => prefix === "" || path === prefix || path.startsWith(`${prefix}/`));
      if (!found) return undefined;
      const relative = found.prefix === "" ? path : path.slice(found.prefix.length + 1);
      return Uri.joinPath(found.folder.uri, ...relative.split("/"));
    },
  };
}

/** The folders in which open files lie that may be read; untitled and virtual documents lie in none. */
function foldersOfDocuments(): readonly WorkspaceFolder[] {
  const uris = workspace.textDocuments.flatMap(({ uri }) =>
    workspace.fs.isWritableFileSystem(uri.scheme) !== undefined && readLimit(toPath(uri.path)) !== undefined
      ? [Uri.joinPath(uri, "..")]
      : [],
  );
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()].map((uri, index) => ({
    uri,
    name: uri.path.slice(uri.path.lastIndexOf("/") + 1),
    index,
  }));
}

/** Are these the same folders? */
export const sameFolders = (a: Roots, b: Roots): boolean =>
  a.folders.length === b.folders.length &&
  a.folders.every(({ folder }, i) => folder.uri.toString() === b.folders[i]?.folder.uri.toString());

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);

/** Two folders may have the same name. */
function unique(name: string, taken: Set<string>): string {
  let candidate = name.replaceAll("/", "_");
  for (let i = 2; taken.has(candidate); i++) candidate = `${name.replaceAll("/", "_")} (${i})`;
  taken.add(candidate);
  return candidate;
}
