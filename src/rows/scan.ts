/** The scan of a stream of bytes: phrases are looked for in all of it, and only rows with one are parsed. Memory is bounded by the longest row. */
import type { Catalog } from "./catalog.ts";
import { delimiterOf, fieldsOf, recordOf } from "./delimited.ts";
import { createLineFraming, type Frame, type Framing, maxRow } from "./framing.ts";
import { createJsonFraming } from "./framing-json.ts";
import { createQuotedFraming } from "./framing-quoted.ts";
import { createJudge, type Judge } from "./judge.ts";
import { linesBefore } from "./line-of.ts";
import { createPhraseSearch } from "./phrase-search.ts";
import { Tally } from "./result.ts";
import type { Look, Room, Scanner } from "./scanner.ts";
import { createSweepingScanner } from "./sweep.ts";

/** What all scans with one catalog share. */
export interface Tools {
  readonly scanner: Scanner;
  readonly judge: Judge;
}

/** Prepares a catalog for any number of scans. */
export function createTools(catalog: Catalog): Tools {
  const search = createPhraseSearch(catalog);
  return { scanner: createSweepingScanner(catalog, search), judge: createJudge(search) };
}

/** Files that are read as a stream of bytes. */
export type StreamFormat = "jsonl" | "json" | "csv";

const framings: Readonly<Record<StreamFormat, () => Framing>> = {
  jsonl: createLineFraming,
  json: createJsonFraming,
  csv: createQuotedFraming,
};
const utf8 = new TextDecoder("utf-8");

/** Reads one stretch of a file from its beginning to its end. */
export class RowScan {
  readonly tally = new Tally();
  readonly #tools: Tools;
  readonly #framing: Framing;
  readonly #format: StreamFormat;
  #header: { readonly names: readonly string[]; readonly delimiter: string } | undefined;
  /** Inside of a row that is too long, up to its end. */
  #skipping = false;

  constructor(tools: Tools, format: StreamFormat) {
    this.#tools = tools;
    this.#format = format;
    this.#framing = framings[format]();
  }

  /** Room for bytes that is best for `push`, where there is any. */
  lend(): Room | undefined {
    return this.#tools.scanner.lend?.();
  }

  /** Reads the whole rows in these bytes and tells where they end; what follows must be given again with more behind it. */
  push(bytes: Uint8Array, isLast: boolean): number {
    const skipped = this.#skipping ? this.#skip(bytes, isLast) : 0;
    if (this.#skipping) return bytes.length;
    const rest = bytes.subarray(skipped);
    const frame: Frame = this.#framing.frame(rest, isLast, (place) => look.lines(place));
    const look: Look = this.#tools.scanner.look(rest, 0, frame.end);
    const from = this.#format === "csv" && !this.#header ? this.#readHeader(rest, frame) : 0;
    const titles = from > 0 ? 1 : 0;
    if (frame.end >= maxRow && frame.hasLongRow()) this.tally.note("row-too-long");
    for (let place = from; ; ) {
      const found = look.next(place);
      if (!found) break;
      const row = frame.rowAt(found.start);
      if (row && row.start >= from) {
        const line = this.tally.lines + look.lines(row.start) + 1;
        if (row.end - row.start < maxRow)
          this.#judge(utf8.decode(rest.subarray(row.start, row.end)), this.tally.rows + row.index + 1 - titles, line);
      }
      place = Math.max(found.start + 1, row?.end ?? 0);
    }
    const { rows } = frame;
    this.tally.rows += rows - titles;
    this.tally.lines += this.#format === "jsonl" ? rows : look.lines(frame.end);
    if (frame.end === 0 && rest.length >= maxRow) return this.#giveUp(rest);
    return skipped + frame.end;
  }

  /** A row that does not fit: lines go on behind it; other files are read no further. */
  #giveUp(bytes: Uint8Array): number {
    this.tally.note("row-too-long");
    this.#skipping = true;
    return bytes.length;
  }

  #skip(bytes: Uint8Array, isLast: boolean): number {
    const end = this.#format === "jsonl" ? bytes.indexOf(10) : -1;
    if (end < 0 && !isLast) return bytes.length;
    this.#skipping = end < 0;
    this.tally.rows++;
    this.tally.lines++;
    return end < 0 ? bytes.length : end + 1;
  }

  #readHeader(bytes: Uint8Array, frame: Frame): number {
    const close = frame.rowAt(0)?.end;
    if (close === undefined) return 0;
    const text = utf8.decode(bytes.subarray(0, close));
    const delimiter = delimiterOf(text);
    this.#header = { delimiter, names: fieldsOf(text, delimiter) };
    return close + 1;
  }

  #judge(text: string, row: number, line: number): void {
    const value = this.#parse(text);
    if (value === undefined) return;
    const { hits, places, known } = this.#tools.judge.row(value);
    if (!known) this.tally.note("unknown-columns");
    this.tally.add(hits, row, (hit) => {
      const place = places.get(hit);
      return place ? line + linesBefore(text, place) : line;
    });
  }

  #parse(text: string): unknown {
    if (this.#header) return recordOf(this.#header.names, fieldsOf(text, this.#header.delimiter));
    try {
      return JSON.parse(text);
    } catch {
      this.tally.note("unreadable-rows");
      return undefined;
    }
  }
}
