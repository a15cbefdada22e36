/** `--resume`: what is done of a scan, in a file that grows line by line, so that an interrupted scan goes on where it was. */
import { appendFileSync, existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { FilePart } from "../../rows/index.ts";
import { Misuse } from "./command-line.ts";
import type { Job } from "./pool.ts";

/** The first line: results of one catalog belong together. */
interface Head {
  readonly schema: typeof schema;
  readonly catalog: string;
}

/** A job that is done. */
interface Done {
  readonly key: string;
  readonly part: FilePart;
}

const schema = "model-terms/scan-state/1";

/** What was done before, and where what is done now is written down. */
export interface ScanState {
  /** The result of a job whose file has not changed since; undefined where it has to be done. */
  partOf(job: Job): FilePart | undefined;
  /** Writes a result down. What failed is no result: it is tried again. */
  add(job: Job, part: FilePart): void;
}

/** Opens the file, or begins it. Throws `Misuse` where it is something else, of another catalog, or cannot be written. */
export function openState(path: string, catalog: string): ScanState {
  const known = new Map<string, FilePart>();
  const keys = new Map<Job, string>();
  let between = "";
  if (existsSync(path)) {
    const text = read(path);
    const [first = "", ...lines] = text.split("\n");
    const head = parsed<Head>(first);
    if (head?.schema !== schema) throw new Misuse(`${path} is no state of a scan`);
    if (head.catalog !== catalog) throw new Misuse(`${path} is of another version of the catalog: begin a new one`);
    // The last line may have been cut off when the scan was.
    for (const { key, part } of lines.flatMap((line) => parsed<Done>(line) ?? [])) known.set(key, part);
    if (!text.endsWith("\n")) between = "\n";
  } else append(path, `${JSON.stringify({ schema, catalog } satisfies Head)}\n`);
  return {
    partOf(job) {
      const key = keyOf(job);
      // As it was before it is read: a file that changes meanwhile is read again.
      keys.set(job, key);
      const part = known.get(key);
      return part && (part.copy === undefined || existsSync(part.copy)) ? { ...part, path: job.file.path } : undefined;
    },
    add(job, part) {
      if (part.notes.some((note) => note === "unreadable" || note === "no-copy")) return;
      append(path, `${between}${JSON.stringify({ key: keys.get(job) ?? keyOf(job), part } satisfies Done)}\n`);
      between = "";
    },
  };
}

/** Changes with the file, and with what is to be done with it. */
function keyOf({ file, shard, target }: Job): string {
  const { size, mtimeMs } = statOf(file.path);
  return JSON.stringify([resolve(file.path), size, mtimeMs, shard.index, shard.count, target && resolve(target)]);
}

function statOf(path: string): { readonly size: number; readonly mtimeMs: number } {
  try {
    return statSync(path);
  } catch {
    return { size: -1, mtimeMs: -1 };
  }
}

function parsed<T>(line: string): T | undefined {
  try {
    return JSON.parse(line) as T;
  } catch {
    return undefined;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Misuse(`${path} cannot be read`);
  }
}

function append(path: string, text: string): void {
  try {
    appendFileSync(path, text);
  } catch {
    throw new Misuse(`${path} cannot be written`);
  }
}
