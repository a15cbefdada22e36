/** Walks a folder of the disk and reads what is worth reading: no symbolic links, no ignored files, nothing larger than its kind may be. */
import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join, sep } from "node:path";
import { deservesNote, isCacheFolder, type Path, type Problem, readLimit, skippedFolders, path as toPath } from "../core/index.ts";
import { downloadNotes, downloadPatterns } from "../workspace/downloads.ts";
import { type IgnoreRules, noRules } from "../workspace/ignore-rules.ts";

/** Takes what the walk finds. */
export interface Sink {
  file(path: Path, text: string): void;
  note(path: Path, key: Problem["key"], detail?: string): void;
}

/** Reads every candidate in folders below `root`; what cannot be read is noted, and the rest goes on. */
export function readWorkspace(root: string, folders: readonly string[], sink: Sink, exclude: readonly string[] = []): void {
  const rules = exclude.length > 0 ? noRules.and("", exclude.join("\n")) : noRules;
  for (const folder of folders) walk(root, folder, rules, sink);
}

function walk(root: string, folder: string, above: IgnoreRules, sink: Sink): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    sink.note(toPath(folder === "" ? "." : folder), "unreadable", reason(error));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const has = (wanted: string): boolean => entries.some(({ name }) => name === wanted);
  let rules = has(".gitignore") ? above.and(folder, patternsOf(join(root, folder, ".gitignore"))) : above;
  if (has(".cache")) rules = rules.and(folder, downloadPatterns(filesBelow(join(root, folder, downloadNotes))));
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (skippedFolders.has(entry.name) || isCacheFolder(entry.name) || rules.ignores(`${path}/`)) continue;
      walk(root, path, rules, sink);
    } else if (entry.isFile()) {
      const limit = readLimit(toPath(path));
      if (limit !== undefined && !rules.ignores(path)) read(join(root, path), toPath(path), limit, sink);
    }
  }
}

const filesBelow = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => path.split(sep).join("/"));
  } catch {
    return [];
  }
};

const patternsOf = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads at most `limit` bytes; the size is asked of the open file, so that it cannot grow in between. */
function read(file: string, path: Path, limit: number, sink: Sink): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    const { size } = fstatSync(descriptor);
    if (size > limit) {
      if (deservesNote(path)) sink.note(path, "too-large");
      return;
    }
    const bytes = Buffer.allocUnsafe(size);
    const length = readSync(descriptor, bytes, 0, size, 0);
    sink.file(path, utf8.decode(bytes.subarray(0, length)));
  } catch (error) {
    if (error instanceof TypeError) sink.note(path, "not-text");
    else sink.note(path, "unreadable", reason(error));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What the operating system said, without the path. */
const reason = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : String(error));
