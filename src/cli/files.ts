/** Walks a folder of the disk and reads what is worth reading: no symbolic links, no ignored files, nothing larger than its kind may be. */
import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join, sep } from "node:path";
import {
  deservesNote,
  isCacheFolder,
  isWeightFile,
  type Path,
  type Problem,
  readLimit,
  skippedFolders,
  path as toPath,
} from "../core/index.ts";
import { digestOf, drive, headerOf } from "../weights/index.ts";
import { downloadNotes, downloadPatterns } from "../workspace/downloads.ts";
import { type IgnoreRules, noRules } from "../workspace/ignore-rules.ts";

/** Takes what the walk finds, as a session does. */
export interface Sink {
  upsert(path: Path, text: string): void;
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
  const named = (wanted: string): Dirent | undefined => entries.find(({ name }) => name === wanted);
  let rules = named(".gitignore")?.isFile() ? above.and(folder, patternsOf(join(root, folder, ".gitignore"))) : above;
  if (named(".cache")?.isDirectory()) rules = rules.and(folder, downloadPatterns(filesBelow(join(root, folder, downloadNotes))));
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (skippedFolders.has(entry.name) || isCacheFolder(entry.name) || rules.ignores(`${path}/`)) continue;
      walk(root, path, rules, sink);
    } else if (entry.isFile()) {
      const file = toPath(path);
      const limit = readLimit(file);
      if ((limit === undefined && !isWeightFile(file)) || rules.ignores(path)) continue;
      if (limit !== undefined) read(join(root, path), file, limit, sink);
      else readHeader(join(root, path), file, sink);
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

/** Far more than anybody ignores. */
const maxIgnoreFile = 1_000_000;

const patternsOf = (file: string): string => {
  try {
    return textOf(file, maxIgnoreFile) ?? "";
  } catch {
    return "";
  }
};

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads one file and hands it on, or notes why it could not be read. */
function read(file: string, path: Path, limit: number, sink: Sink): void {
  let text: string | undefined;
  try {
    text = textOf(file, limit);
  } catch (error) {
    if (error instanceof TypeError) sink.note(path, "not-text");
    else sink.note(path, "unreadable", reason(error));
    return;
  }
  if (text !== undefined) sink.upsert(path, text);
  else if (deservesNote(path)) sink.note(path, "too-large");
}

/** Hands on what the header of a weight file says; of the weights themselves nothing is read. */
function readHeader(file: string, path: Path, sink: Sink): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    const source = descriptor;
    const reply = drive(headerOf(path, fstatSync(source).size), ({ offset, length }) => {
      const bytes = Buffer.allocUnsafe(length);
      return bytes.subarray(0, readSync(source, bytes, 0, length, offset));
    });
    if (reply.kind === "header") sink.upsert(path, digestOf(reply.header));
    else if (reply.kind === "refused") sink.note(path, reply.key, reply.detail);
  } catch (error) {
    sink.note(path, "unreadable", reason(error));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The text of a file, or nothing when it is larger than `limit`; the size is asked of the open file, so that it cannot grow in between. */
function textOf(file: string, limit: number): string | undefined {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    if (size > limit) return undefined;
    const bytes = Buffer.allocUnsafe(size);
    const length = readSync(descriptor, bytes, 0, size, 0);
    return utf8.decode(bytes.subarray(0, length));
  } finally {
    closeSync(descriptor);
  }
}

/** What the operating system said, without the path. */
const reason = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : String(error));
