/** What a scan says of a file, in parts that add up: parts of shards merge to what one run over the whole file says, exactly. */
import type { Hit } from "./judge.ts";

/** Kinds of files that are read. */
export type RowFormat = "jsonl" | "json" | "csv" | "parquet" | "arrow";

/** A row with a hit. Numbers count from 1 within the file; of a part, within the part. */
export interface Evidence extends Hit {
  readonly row: number;
  /** Absent where a format has no lines. */
  readonly line?: number;
}

/** Why a file was not read to its end, or rows were not understood. */
export type ScanNote =
  | "row-too-long"
  | "batch-too-large"
  | "unreadable-rows"
  | "unknown-columns"
  | "broken"
  | "unsupported"
  | "unreadable"
  | "pointer"
  | "no-copy"
  | "missing-parts";

/** What was found in one stretch of a file. */
export interface FilePart {
  readonly path: string;
  readonly format: RowFormat;
  /** Size of the whole file. */
  readonly bytes: number;
  /** The stretch: bytes, or row groups, of `whole`. Parts of a file follow each other. */
  readonly from: number;
  readonly to: number;
  readonly whole: number;
  readonly rows: number;
  readonly lines: number;
  /** Rows with a phrase by which an assistant presents itself as somebody's. */
  readonly leaks: number;
  /** Rows with a field that names a known provider's model as the writer of the answer. */
  readonly named: number;
  /** Rows with nothing but a teacher's style. */
  readonly style: number;
  /** Rows by identity: by what the assistant says, by fields, and by identity and phrase. */
  readonly identities: Readonly<Record<string, number>>;
  readonly writers: Readonly<Record<string, number>>;
  readonly phrases: Readonly<Record<string, number>>;
  readonly evidence: readonly Evidence[];
  readonly notes: readonly ScanNote[];
  /** Where a copy without the rows that hit was written. */
  readonly copy?: string;
}

/** So many rows are kept of each phrase of a file; all are counted. */
export const keptPerPhrase = 200;

/** Adds up the rows of one stretch. */
export class Tally {
  rows = 0;
  lines = 0;
  #leaks = 0;
  #named = 0;
  #style = 0;
  readonly #writers = new Map<string, number>();
  readonly #identities = new Map<string, number>();
  readonly #phrases = new Map<string, number>();
  readonly #evidence: Evidence[] = [];
  readonly #notes = new Set<ScanNote>();

  note(note: ScanNote): void {
    this.#notes.add(note);
  }

  /** Takes the hits of one row. */
  add(hits: readonly Hit[], row: number, lineOf?: (hit: Hit) => number): void {
    if (hits.length === 0) return;
    const fields = hits.filter(({ kind }) => kind === "field");
    const words = hits.filter(({ kind }) => kind !== "field");
    const isLeak = words.some(({ kind }) => kind !== "style");
    if (isLeak) this.#leaks++;
    if (fields.length > 0) this.#named++;
    else if (!isLeak) this.#style++;
    for (const identity of new Set(words.map((hit) => hit.identity))) count(this.#identities, identity);
    for (const identity of new Set(fields.map((hit) => hit.identity))) count(this.#writers, identity);
    for (const hit of hits)
      if (count(this.#phrases, `${hit.identity}/${hit.phrase}`) <= keptPerPhrase)
        this.#evidence.push({ ...hit, row, ...(lineOf && { line: lineOf(hit) }) });
  }

  part(of: Pick<FilePart, "path" | "format" | "bytes" | "from" | "to" | "whole">): FilePart {
    return {
      ...of,
      rows: this.rows,
      lines: this.lines,
      leaks: this.#leaks,
      named: this.#named,
      style: this.#style,
      identities: sorted(this.#identities),
      writers: sorted(this.#writers),
      phrases: sorted(this.#phrases),
      evidence: this.#evidence,
      notes: [...this.#notes].sort(),
    };
  }
}

function count(counts: Map<string, number>, key: string, by = 1): number {
  const value = (counts.get(key) ?? 0) + by;
  counts.set(key, value);
  return value;
}

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

/** How much the rows speak for answers of somebody else's model. People write such rows too: never certain. */
export type Weight = "none" | "possible" | "likely";

/** One row may be a slip of the pen; three, or two where they are one in a thousand, are none. */
export const weightOf = (leaks: number, rows: number): Weight =>
  leaks === 0 ? "none" : leaks >= 3 || (leaks === 2 && leaks / rows >= 0.001) ? "likely" : "possible";

/** Joins the parts of one file. Where a stretch is missing, or was read twice, the sum is of what is there and says so. */
export function mergeParts(parts: readonly FilePart[]): FilePart {
  const ordered = [...parts].sort((a, b) => a.from - b.from || a.to - b.to);
  const [first] = ordered;
  if (!first) throw new RangeError("no parts");
  const identities = new Map<string, number>();
  const writers = new Map<string, number>();
  const phrases = new Map<string, number>();
  const kept = new Map<string, number>();
  const notes = new Set<ScanNote>();
  const evidence: Evidence[] = [];
  const sum = { rows: 0, lines: 0, leaks: 0, named: 0, style: 0 };
  let reached = 0;
  for (const part of ordered) {
    if (part.from !== reached) notes.add("missing-parts");
    reached = part.to;
    for (const [key, value] of Object.entries(part.identities)) count(identities, key, value);
    for (const [key, value] of Object.entries(part.writers)) count(writers, key, value);
    for (const [key, value] of Object.entries(part.phrases)) count(phrases, key, value);
    for (const note of part.notes) notes.add(note);
    for (const one of part.evidence)
      if (count(kept, `${one.identity}/${one.phrase}`) <= keptPerPhrase)
        evidence.push({ ...one, row: one.row + sum.rows, ...(one.line !== undefined && { line: one.line + sum.lines }) });
    for (const key of ["rows", "lines", "leaks", "named", "style"] as const) sum[key] += part[key];
  }
  if (reached !== first.whole) notes.add("missing-parts");
  return {
    ...first,
    from: 0,
    to: first.whole,
    ...sum,
    identities: sorted(identities),
    writers: sorted(writers),
    phrases: sorted(phrases),
    evidence,
    notes: [...notes].sort(),
  };
}
