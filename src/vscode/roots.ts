/** Workspace-relative paths of the core to URIs and back. With several folders the first segment is the folder's name. */
import { Uri, type WorkspaceFolder, workspace } from "vscode";
import { type Path, path as toPath } from "../core/index.ts";

export interface Roots {
  readonly folders: readonly { readonly folder: WorkspaceFolder; readonly prefix: string }[];
  /** Undefined for what lies in no folder of the workspace. */
  pathOf(uri: Uri): Path | undefined;
  uriOf(path: Path): Uri | undefined;
}

/** The workspace's folders as they are now. */
export function currentRoots(): Roots {
  const open = workspace.workspaceFolders ?? [];
  const taken = new Set<string>();
  const folders = open.map((folder) => ({ folder, prefix: open.length === 1 ? "" : unique(folder.name, taken) }));
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

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);

/** Two folders may have the same name. */
function unique(name: string, taken: Set<string>): string {
  let candidate = name.replaceAll("/", "_");
  for (let i = 2; taken.has(candidate); i++) candidate = `${name.replaceAll("/", "_")} (${i})`;
  taken.add(candidate);
  return candidate;
}
