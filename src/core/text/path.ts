/** Workspace-relative POSIX paths. Hosts map them to and from URIs; the core never sees a drive letter. */
export type Path = string & { readonly __path: true };

/** Brands a string that a host made; backslashes become slashes, a leading `./` goes. */
export const path = (text: string): Path =>
  (text.includes("\\") || text.startsWith("./") ? text.replace(/\\/g, "/").replace(/^(?:\.\/)+/, "") : text) as Path;

/** The folder of a path, `""` at the root. */
export const folderOf = (file: string): Path => file.slice(0, Math.max(0, file.lastIndexOf("/"))) as Path;

/** The last segment. */
export const nameOf = (file: string): string => file.slice(file.lastIndexOf("/") + 1);

/** Joins a folder and a relative path; `..` is resolved, and `undefined` tells that it leaves the workspace. */
export function join(folder: string, relative: string): Path | undefined {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of relative.replace(/\\/g, "/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else parts.push(part);
  }
  return parts.join("/") as Path;
}

/** Is `file` the folder itself or somewhere below it? */
export const isBelow = (file: string, folder: string): boolean => folder === "" || file === folder || file.startsWith(`${folder}/`);

/** The folder and all above it, nearest first, ending with the root `""`. */
export function foldersUp(folder: string): Path[] {
  const all: Path[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    all.push(at as Path);
    if (at === "") return all;
  }
}

/** One total order of paths, the same on every machine. */
export const comparePaths = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
