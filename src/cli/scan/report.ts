/** The result of a scan as it is printed: for machines, and for people. */
import { type FilePart, mergeParts, type Weight, weightOf } from "../../rows/index.ts";
import type { Shard } from "./read.ts";

/** A file in the result: its sums, and what they come to. */
export interface ScannedFile extends FilePart {
  /** Rows with a leak among all rows. */
  readonly rate: number;
  readonly confidence: Weight;
}

/** The JSON of `model-terms scan`. */
export interface ScanReport {
  readonly schema: "model-terms/scan/1";
  /** Changes when a phrase of the catalog changes: only results of one catalog add up. */
  readonly catalog: string;
  /** The share of the work, where this is not the whole. */
  readonly shard?: Shard;
  readonly files: readonly ScannedFile[];
}

/** Adds what the sums come to. */
export const scanned = (part: FilePart): ScannedFile => ({
  ...part,
  rate: part.rows === 0 ? 0 : part.leaks / part.rows,
  confidence: weightOf(part.leaks, part.rows),
});

/** Why reports cannot be merged. */
export class MergeError extends Error {}

/** Joins the reports of all shards to that of one run. Throws `MergeError` where they do not belong together. */
export function mergeReports(reports: readonly ScanReport[]): ScanReport {
  const [first] = reports;
  if (!first) throw new MergeError("there is nothing to merge");
  if (reports.some(({ catalog }) => catalog !== first.catalog)) throw new MergeError("the reports were made with different catalogs");
  const shards = reports.flatMap(({ shard }) => shard ?? []);
  const indexes = new Set(shards.map(({ index }) => index));
  if (
    shards.length !== reports.length ||
    indexes.size !== shards[0]?.count ||
    shards.length !== indexes.size ||
    shards.some(({ count }) => count !== indexes.size)
  )
    throw new MergeError(
      `shards are missing or there twice: ${[...indexes]
        .map((index) => index + 1)
        .sort((a, b) => a - b)
        .join(", ")} of ${shards[0]?.count ?? "?"}`,
    );
  const parts = new Map<string, FilePart[]>();
  for (const { files } of reports)
    for (const { rate: _rate, confidence: _confidence, ...part } of files) parts.set(part.path, [...(parts.get(part.path) ?? []), part]);
  const paths = [...parts.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { schema: first.schema, catalog: first.catalog, files: paths.map((path) => scanned(mergeParts(parts.get(path) ?? []))) };
}
