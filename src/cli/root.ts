/** Which folder is checked: always the whole repository, so that a sub-folder alone gives the same findings as the root. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, relative, resolve, sep } from "node:path";
import { Misuse } from "./scan/command-line.ts";

/** What a run reads, and of what it tells. */
export interface Target {
  /** The repository, or what stands in for one; of several the folder above them all. */
  readonly root: string;
  /** The repositories, relative to the root in POSIX form. What lies beside them is nobody's. */
  readonly repositories: readonly string[];
  /** The paths that were asked about, relative to the root in POSIX form; `""` is everything. */
  readonly wanted: readonly string[];
}

/** Finds the root of the paths that were given. Throws `Misuse` where a path does not exist. */
export function targetOf(paths: readonly string[], cwd: string): Target {
  const given = (paths.length > 0 ? paths : ["."]).map((path) => {
    const full = resolve(cwd, path);
    if (!existsSync(full)) throw new Misuse(`${path} does not exist`);
    return realpathSync(full);
  });
  const roots = new Set(given.map((path) => rootOf(path, realpathSync(cwd))));
  const root = [...roots].reduce(common);
  const inRoot = (path: string): string => relative(root, path).split(sep).join("/");
  return { root, repositories: [...roots].map(inRoot), wanted: given.map(inRoot) };
}

/** The folder with `.git` above a path; without one the current folder when the path is in it, else the path itself. */
function rootOf(path: string, cwd: string): string {
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(resolve(at, ".git"))) return at;
    if (at === dirname(at)) break;
  }
  const isWide = cwd === dirname(cwd) || cwd === homedir();
  return !isWide && isInside(folder, cwd) ? cwd : folder;
}

const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

function common(a: string, b: string): string {
  let at = a;
  while (!isInside(b, at)) at = dirname(at);
  return at;
}
