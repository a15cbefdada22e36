/** Lists and reads the files of the workspace through VS Code's file system, so that virtual and remote workspaces work too. */
import { FileType, Uri, workspace } from "vscode";
import {
  deservesNote,
  isCacheFolder,
  isCandidate,
  isWeightFile,
  type Path,
  readLimit,
  skippedFolders,
  path as toPath,
} from "../core/index.ts";
import { downloadNotes, downloadPatterns } from "../workspace/downloads.ts";
import { type IgnoreRules, noRules } from "../workspace/ignore-rules.ts";
import { readHeader } from "./headers.ts";
import type { Read } from "./reading.ts";
import type { Roots } from "./roots.ts";
import { Slices } from "./slices.ts";

/** Folders that are listed at the same time. */
const foldersAtOnce = 32;

/** Ignore rules as they stood when the folders were listed; files that come later are asked against them. */
export interface Listing {
  readonly paths: readonly Path[];
  isWanted(path: Path): boolean;
}

/** Lists every candidate of all folders. Symbolic links are not followed. */
export async function listFiles(roots: Roots, isCancelled: () => boolean): Promise<Listing> {
  const paths: Path[] = [];
  const rulesOf = new Map<string, IgnoreRules>();
  const slices = new Slices();
  const open = roots.folders.map(({ folder: { uri }, prefix, isOpened }): Folder => {
    return { uri, path: prefix, above: noRules.and(prefix, excluded(uri).join("\n")), isDeep: isOpened };
  });
  while (open.length > 0 && !isCancelled()) {
    const batch = await Promise.all(open.splice(-foldersAtOnce).map(listFolder));
    for (const { path, rules, entries } of batch) {
      rulesOf.set(path, rules);
      for (const entry of entries) sort(entry, rules, open, paths);
      await slices.rest();
    }
  }
  return { paths, isWanted: (path) => isWanted(path, rulesOf) };
}

/** `files.exclude` and our own setting; both are globs that read the same as patterns of `.gitignore`. */
function excluded(uri: Uri): string[] {
  const files = workspace.getConfiguration("files", uri).get<Record<string, unknown>>("exclude") ?? {};
  const own = workspace.getConfiguration("modelTerms", uri).get<string[]>("exclude") ?? [];
  return [...Object.entries(files).flatMap(([pattern, on]) => (on === true ? [pattern] : [])), ...own];
}

/** A folder that is still to be listed; its path begins with the prefix of its workspace folder. */
interface Folder {
  readonly uri: Uri;
  readonly path: string;
  /** What the folders above it leave out. */
  readonly above: IgnoreRules;
  /** Are the folders below it listed too? */
  readonly isDeep: boolean;
}

interface ListedFolder {
  readonly path: string;
  readonly rules: IgnoreRules;
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly uri: Uri;
  readonly path: string;
  readonly name: string;
  readonly type: FileType;
}

async function listFolder({ uri, path, above, isDeep }: Folder): Promise<ListedFolder> {
  const found = await workspace.fs.readDirectory(uri).then(
    (entries) => entries,
    () => [],
  );
  const has = (wanted: string): boolean => found.some(([name]) => name === wanted);
  let rules = has(".gitignore") ? above.and(path, (await readText(Uri.joinPath(uri, ".gitignore"), 1_000_000)) ?? "") : above;
  if (has(".cache")) rules = rules.and(path, downloadPatterns(await filesBelow(Uri.joinPath(uri, downloadNotes))));
  const entries = found
    .filter(([, type]) => isDeep || type === FileType.File)
    .map(([name, type]) => ({ uri, path: path === "" ? name : `${path}/${name}`, name, type }));
  return { path, rules, entries };
}

/** Puts an entry among the folders that are still to be listed, among the files, or nowhere. */
function sort({ uri, path, name, type }: Entry, rules: IgnoreRules, open: Folder[], paths: Path[]): void {
  if (type === FileType.Directory) {
    if (!skippedFolders.has(name) && !isCacheFolder(name) && !rules.ignores(`${path}/`))
      open.push({ uri: Uri.joinPath(uri, name), path, above: rules, isDeep: true });
  } else if (type === FileType.File && isCandidate(toPath(path)) && !rules.ignores(path)) paths.push(toPath(path));
}

/** Paths of all files below a folder, relative to it; none where there is no such folder. */
async function filesBelow(folder: Uri, path = ""): Promise<string[]> {
  const entries = await workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  const found = entries.map(async ([name, type]) =>
    type === FileType.Directory ? filesBelow(Uri.joinPath(folder, name), `${path}${name}/`) : [`${path}${name}`],
  );
  return (await Promise.all(found)).flat();
}

/** Would a walk have listed this path? Asked of the nearest folder that was listed. */
function isWanted(path: Path, rulesOf: ReadonlyMap<string, IgnoreRules>): boolean {
  if (!isCandidate(path) || path.split("/").some((part) => skippedFolders.has(part) || isCacheFolder(part))) return false;
  for (let at = path.lastIndexOf("/"); ; at = path.lastIndexOf("/", at - 1)) {
    const rules = rulesOf.get(at < 0 ? "" : path.slice(0, at));
    if (rules) return !rules.ignores(path);
    if (at < 0) return rulesOf.size === 0 || !rulesOf.has("");
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads one candidate, at most as large as its kind may be. Nothing for a file that is gone or not worth a note. */
export async function readFile(path: Path, roots: Roots): Promise<Read | undefined> {
  const uri = roots.uriOf(path);
  const limit = readLimit(path);
  if (!uri || !isCandidate(path)) return undefined;
  try {
    if (isWeightFile(path) || limit === undefined) {
      const header = await readHeader(path, uri);
      return header && { path, ...header };
    }
    const { size } = await workspace.fs.stat(uri);
    if (size > limit) return deservesNote(path) ? { path, problem: "too-large" } : undefined;
    return { path, text: utf8.decode(await workspace.fs.readFile(uri)) };
  } catch (error) {
    if (error instanceof TypeError) return { path, problem: "not-text" };
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    return code === "FileNotFound" ? undefined : { path, problem: "unreadable", detail: code };
  }
}

/** The text of any file, or nothing: for ignore files, caches and license texts. */
export async function readText(uri: Uri, limit: number): Promise<string | undefined> {
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > limit ? undefined : utf8.decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
