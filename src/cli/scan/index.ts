/** `model-terms scan`: a bundle of its own, loaded only when data are scanned. The same script serves as its workers. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { Identity } from "../../core/knowledge/types.ts";
import type { Locale } from "../../core/settings.ts";
import { type FilePart, mergeParts } from "../../rows/index.ts";
import { Misuse } from "./command-line.ts";
import { help, optionsOf, parse, type ScanOptions } from "./options.ts";
import { checkTargets, planOf } from "./plan.ts";
import { serve, workOff } from "./pool.ts";
import { printScan } from "./print.ts";
import { MergeError, mergeReports, type ScanReport, scanned } from "./report.ts";
import { openState } from "./state.ts";

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
    const report = values.merge
      ? mergeReports(positionals.map(readReport))
      : await scan(identities, hash(catalog), packed("scan.mjs"), optionsOf(values, positionals));
    const speaks = (values.locale as Locale | undefined) ?? locale;
    return write(values.output, values.format === "json" ? `${JSON.stringify(report, null, 1)}\n` : printScan(report, identities, speaks));
  } catch (error) {
    if (!(error instanceof Misuse || error instanceof MergeError)) throw error;
    process.stderr.write(`model-terms: ${error.message}\n`);
    return 2;
  }
}

/** Scans what was asked for. */
async function scan(identities: readonly Identity[], catalog: string, bundle: URL, options: ScanOptions): Promise<ScanReport> {
  const { files, jobs } = planOf(options);
  const state = options.resume === undefined ? undefined : openState(options.resume, catalog);
  const done = new Map(jobs.map((job) => [job, state?.partOf(job)]));
  const left = jobs.filter((job) => done.get(job) === undefined);
  checkTargets(left);
  const found = await workOff(left, identities, options.workers, bundle, (job, part) => state?.add(job, part));
  const parts = [...[...done.values()].filter((part) => part !== undefined), ...found];
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

const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

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
