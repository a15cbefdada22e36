/** The options of `model-terms scan`. */
import { availableParallelism } from "node:os";
import { Misuse, readArguments } from "./command-line.ts";
import type { Shard } from "./read.ts";

/** What a scan is asked for. */
export interface ScanOptions {
  readonly paths: readonly string[];
  readonly shard?: Shard;
  readonly workers: number;
  /** Folder for copies without the rows that hit. */
  readonly clean?: string;
  /** File that remembers what is done. */
  readonly resume?: string;
}

/** The text of `model-terms scan --help`. */
export const help = `model-terms scan: rows of data sets in which the assistant introduces itself as somebody else's

Usage:
  model-terms scan [PATH …] [options]        scan files, or folders with all below them (the current one by default)
  model-terms scan --merge REPORT …          join the JSON reports of all shards

Reads JSON Lines, JSON, CSV and TSV (plain, .gz, .zst), Parquet and Arrow, of any size.

Options:
  --format FORMAT      text | json (default text)
  --shard I/N          do the I-th of N shares of the work
  --workers N          threads (default: half of the processors, at most 4)
  --write-clean DIR    write a copy of each file without the rows that hit, as new files below DIR
                       (JSON Lines, CSV and TSV, plain and .gz)
  --resume FILE        remember in FILE what is done, and go on there after an interruption:
                       files that have not changed are not read again
  --output FILE        write the report to a file instead of the screen
  --locale LOCALE      en | zh (default: from the environment)
  -h, --help           this text

Exit codes: 0 done, 2 misuse or an error of ours.
Such rows are evidence of whose answers are among the data, no proof.
`;

/** Reads the arguments. Throws `Misuse`. */
export function parse(argv: readonly string[]) {
  return readArguments(argv, {
    format: { type: "string" },
    shard: { type: "string" },
    merge: { type: "boolean" },
    workers: { type: "string" },
    "write-clean": { type: "string" },
    resume: { type: "string" },
    output: { type: "string" },
    locale: { type: "string" },
    help: { type: "boolean", short: "h" },
  });
}

/** What a scan is asked for. Throws `Misuse`. */
export function optionsOf(values: ReturnType<typeof parse>["values"], positionals: readonly string[]): ScanOptions {
  return {
    paths: positionals.length > 0 ? positionals : ["."],
    ...shardOf(values.shard),
    workers: workersOf(values.workers),
    ...cleanOf(values["write-clean"], values.shard),
    ...(values.resume !== undefined && { resume: values.resume }),
  };
}

function shardOf(text: string | undefined): { readonly shard?: Shard } {
  if (text === undefined) return {};
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (Number(index) < 1 || !(Number(index) <= Number(count))) throw new Misuse(`--shard takes I/N with I from 1 to N, not ${text}`);
  return { shard: { index: Number(index) - 1, count: Number(count) } };
}

function workersOf(text: string | undefined): number {
  if (text === undefined) return Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));
  if (!/^[1-9]\d?$/.test(text)) throw new Misuse(`--workers takes a number from 1 to 99, not ${text}`);
  return Number(text);
}

function cleanOf(folder: string | undefined, shard: string | undefined): { readonly clean?: string } {
  if (folder === undefined) return {};
  if (shard !== undefined) throw new Misuse("--write-clean copies whole files and cannot go with --shard");
  return { clean: folder };
}
