/** `model-terms scan`: a bundle of its own, loaded only when data are scanned. The same script serves as its workers. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { Identity } from "../../core/knowledge/types.ts";
import type { Locale } from "../../core/settings.ts";
import { type FilePart, mergeParts } from "../../rows/index.ts";
import { type DataFile, dataFiles } from "./files.ts";
import { type Job, serve, workOff } from "./pool.ts";
import { printScan } from "./print.ts";
import { isDivisible, type Shard } from "./read.ts";
import { MergeError, mergeReports, type ScanReport, scanned } from "./report.ts";

/** What a scan is asked for. */
export interface ScanOptions {
  readonly paths: readonly string[];
  readonly shard?: Shard;
  readonly workers: number;
}

/** The text of `model-terms scan --help`. */
const help = `model-terms scan: rows of data sets in which the assistant introduces itself as somebody else's

Usage:
  model-terms scan [PATH …] [options]        scan files, or folders with all below them (the current one by default)
  model-terms scan --merge REPORT …          join the JSON reports of all shards

Reads JSON Lines, JSON, CSV and TSV (plain, .gz, .zst), Parquet and Arrow, of any size.

Options:
  --format FORMAT      text | json (default text)
  --shard I/N          do the I-th of N shares of the work
  --workers N          threads (default: half of the processors, at most 4)
  --output FILE        write the report to a file instead of the screen
  --locale LOCALE      en | zh (default: from the environment)
  -h, --help           this text

Exit codes: 0 done, 2 misuse or an error of ours.
Such rows are evidence of whose answers are among the data, no proof.
`;

export { createSampler } from "./sample.ts";

serve();

/** Runs the command and returns its exit code. `locale`: what the environment speaks. */
export async function scanCommand(argv: readonly string[], locale: Locale, packed: (name: string) => URL): Promise<number> {
  try {
    const { values, positionals } = parse(argv);
    if (values.help) return write(undefined, help);
    if (values.format !== undefined && !["text", "json"].includes(values.format))
      throw new Misuse(`--format takes one of text, json, not ${values.format}`);
    if (values.locale !== undefined && !["en", "zh"].includes(values.locale))
      throw new Misuse(`--locale takes one of en, zh, not ${values.locale}`);
    const catalog = readFileSync(packed("identity.json"), "utf8");
    const identities = JSON.parse(catalog) as Identity[];
    const paths = positionals.length > 0 ? positionals : ["."];
    const report = values.merge
      ? mergeReports(positionals.map(readReport))
      : await scan(identities, hash(catalog), packed("scan.mjs"), { paths, ...shardOf(values.shard), workers: workersOf(values.workers) });
    const speaks = (values.locale as Locale | undefined) ?? locale;
    return write(values.output, values.format === "json" ? `${JSON.stringify(report, null, 1)}\n` : printScan(report, identities, speaks));
  } catch (error) {
    if (!(error instanceof Misuse || error instanceof MergeError)) throw error;
    process.stderr.write(`model-terms: ${error.message}\n`);
    return 2;
  }
}

class Misuse extends Error {}

/** Files from this size on are read by several threads. */
const divideFrom = 1 << 28;
/** So many shares for each thread: whoever is done first takes another. */
const sharesEach = 4;

/** Scans what was asked for. */
export async function scan(identities: readonly Identity[], catalog: string, bundle: URL, options: ScanOptions): Promise<ScanReport> {
  const { files, unknown } = listed(options.paths);
  for (const path of unknown) process.stderr.write(`model-terms: ${path} is no kind of file with rows that is read\n`);
  const whole = options.shard ?? { index: 0, count: 1 };
  const jobs = files.flatMap((file, i) => jobsOf(file, i, whole, options.workers));
  const parts = await workOff(jobs, identities, options.workers, bundle);
  return {
    schema: "model-terms/scan/1",
    catalog,
    ...(options.shard && { shard: options.shard }),
    files: files.flatMap(({ path }) => {
      const own = parts.filter((part) => part.path === path);
      return own.length === 0 ? [] : [scanned(join(own))];
    }),
  };
}

/** Parts of one shard: whole files merge to their sums, shares of a shard to the shard's stretch. */
function join(parts: readonly FilePart[]): FilePart {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const from = Math.min(...parts.map((part) => part.from));
  const to = Math.max(...parts.map((part) => part.to));
  // As if the stretch were the whole: nothing of it is missing.
  const moved = parts.map((part) => ({ ...part, from: part.from - from, to: part.to - from, whole: to - from }));
  return { ...mergeParts(moved), from, to, whole: first?.whole ?? to };
}

/** The shares of a file that fall to a shard; a large one is divided further among the threads. */
function jobsOf(file: DataFile, position: number, { index, count }: Shard, workers: number): Job[] {
  if (!isDivisible(file)) return position % count === index ? [{ file, shard: { index: 0, count: 1 } }] : [];
  const shares = workers > 1 && file.bytes / count >= divideFrom ? workers * sharesEach : 1;
  return Array.from({ length: shares }, (_, i) => ({ file, shard: { index: index * shares + i, count: count * shares } }));
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

const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: "string" },
        shard: { type: "string" },
        merge: { type: "boolean" },
        workers: { type: "string" },
        output: { type: "string" },
        locale: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
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

function readReport(path: string): ScanReport {
  try {
    const report = JSON.parse(readFileSync(path, "utf8")) as ScanReport;
    if (report.schema === "model-terms/scan/1" && Array.isArray(report.files)) return report;
  } catch {
    // Told below.
  }
  throw new Misuse(`${path} is no report of model-terms scan --format json`);
}

function write(output: string | undefined, text: string): number {
  if (output === undefined) process.stdout.write(text);
  else
    try {
      writeFileSync(output, text);
    } catch (error) {
      throw new Misuse(`${output} cannot be written (${error instanceof Error && "code" in error ? error.code : error})`);
    }
  return 0;
}
