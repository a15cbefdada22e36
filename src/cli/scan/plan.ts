/** What there is to do: the shares of the files, and where copies go. */
import { existsSync } from "node:fs";
import { Misuse } from "./command-line.ts";
import { isCopied, targetOf } from "./copy.ts";
import { type DataFile, dataFiles } from "./files.ts";
import type { ScanOptions } from "./options.ts";
import type { Job } from "./pool.ts";
import { isDivisible, type Shard } from "./read.ts";

/** Files from this size on are read by several threads. */
const divideFrom = 1 << 28;
/** So many shares for each thread: whoever is done first takes another. */
const sharesEach = 16;

/** The files below what was asked for, and the jobs that they make. Throws `Misuse`. */
export function planOf({ paths, shard, workers, clean }: ScanOptions): {
  readonly files: readonly DataFile[];
  readonly jobs: readonly Job[];
} {
  const { files, unknown } = listed(paths);
  for (const path of unknown) process.stderr.write(`model-terms: ${path} is no kind of file with rows that is read\n`);
  const whole = shard ?? { index: 0, count: 1 };
  const targets = clean === undefined ? new Map<string, string>() : targetsOf(files, paths, clean);
  return { files, jobs: files.flatMap((file, i) => jobsOf(file, i, whole, workers, targets.get(file.path))) };
}

/** Throws `Misuse` where a copy would lie on something, before anything is written. */
export function checkTargets(jobs: readonly Job[]): void {
  const there = jobs.find(({ target }) => target !== undefined && existsSync(target));
  if (there) throw new Misuse(`--write-clean writes new files only, and ${there.target} is there already`);
}

/** The shares of a file that fall to a shard; a large one is divided further among the threads. */
function jobsOf(file: DataFile, position: number, { index, count }: Shard, workers: number, target: string | undefined): Job[] {
  // A copy is written from the beginning to the end.
  if (target !== undefined) return [{ file, shard: { index: 0, count: 1 }, target }];
  if (!isDivisible(file)) return position % count === index ? [{ file, shard: { index: 0, count: 1 } }] : [];
  const shares = workers > 1 && file.bytes / count >= divideFrom ? workers * sharesEach : 1;
  return Array.from({ length: shares }, (_, i) => ({ file, shard: { index: index * shares + i, count: count * shares } }));
}

/** Where the copies go. Tells of files that are not copied. */
function targetsOf(files: readonly DataFile[], asked: readonly string[], folder: string): Map<string, string> {
  const targets = new Map<string, string>();
  const taken = new Set<string>();
  for (const file of files) {
    const target = targetOf(file.path, asked, folder);
    if (!isCopied(file))
      process.stderr.write(`model-terms: no copy of ${file.path}: only JSON Lines, CSV and TSV, plain and .gz, are copied\n`);
    else if (taken.has(target)) throw new Misuse(`--write-clean: two files would be ${target}`);
    else targets.set(file.path, target);
    taken.add(target);
  }
  return targets;
}

function listed(paths: readonly string[]): ReturnType<typeof dataFiles> {
  try {
    return dataFiles(paths);
  } catch (error) {
    throw new Misuse(
      error instanceof Error && "path" in error && "code" in error
        ? `${String(error.path)} cannot be read (${String(error.code)})`
        : String(error),
    );
  }
}
