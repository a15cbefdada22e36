/** The scan of a stream of bytes: phrases are looked for in all of it, and only rows with one are parsed. Memory is bounded by the longest row. */
import { type Catalog, modelField } from "./catalog.ts";
import { delimiterOf, fieldsOf, recordOf } from "./delimited.ts";
import { createLineFraming, type Frame, type Framing, maxRow } from "./framing.ts";
import { createJsonFraming } from "./framing-json.ts";
import { createQuotedFraming } from "./framing-quoted.ts";
import { createJudge, type Judge } from "./judge.ts";
import { keptOf, type Stretch } from "./kept.ts";
import { linesBefore } from "./line-of.ts";
import { createPhraseSearch, type Found } from "./phrase-search.ts";
import { Tally } from "./result.ts";
import type { Look, Room, Scanner } from "./scanner.ts";
import { createSweepingScanner, worthwhileFrom } from "./sweep.ts";
import { createWriters, isWriterField, type Writers } from "./writers.ts";

/** What all scans with one catalog share. */
export interface Tools {
  readonly scanner: Scanner;
  readonly judge: Judge;
  readonly writers: Writers;
}

/** Prepares a catalog for any number of scans. */
export function createTools({ identities, spellings, windows, anchors }: Catalog): Tools {
  const search = createPhraseSearch(spellings, windows);
  const writers = createWriters(identities);
  return { scanner: createSweepingScanner(spellings, search, worthwhileFrom, anchors), judge: createJudge(search, writers), writers };
}

/** Where a text from `from` to `end` has a phrase, other than what stands before a field's value. */
export function phraseIn(look: Look, from: number, end: number): Found | undefined {
  for (let found = look.next(from); found && found.start < end; found = look.next(found.start + 1))
    if (found.spelling.phrase.kind !== "field") return found;
  return undefined;
}

interface Header {
  readonly names: readonly string[];
  readonly delimiter: string;
}

type Row = NonNullable<ReturnType<Frame["rowAt"]>>;
/** `hasPhrase` is asked only where the columns of the row are not known. */
type JudgeRow = (row: Row, hasPhrase: () => boolean) => void;

const [quote, longestName] = [34, 128];

/** A field that names a model which no provider of the catalog has: most fields of most sets, and no row has to be parsed for them. */
function isOfNobody({ spelling, end }: Found, bytes: Uint8Array, writers: Writers): boolean {
  if (spelling.phrase.id !== modelField) return false;
  const start = bytes.lastIndexOf(quote, end - 1) + 1;
  const value = bytes.subarray(start, Math.min(start + longestName, bytes.length));
  const close = value.indexOf(quote);
  // An escape in a name: only a parser tells.
  if (close < 0 || value.subarray(0, close).includes(0x5c)) return close < 0;
  return writers.ownerOf(utf8.decode(value.subarray(0, close))) === undefined;
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
  #header: Header | undefined;
  /** Inside of a row that is too long, up to its end. */
  #skipping = false;

  readonly #keep: ((bytes: Uint8Array) => void) | undefined;
  /** Rows that hit in the bytes that are read now. */
  #hits: Stretch[] = [];

  /** `keep` is given all bytes but the rows that hit, in order, good until it returns. */
  constructor(tools: Tools, format: StreamFormat, keep?: (bytes: Uint8Array) => void) {
    this.#tools = tools;
    this.#keep = keep;
    this.#format = format;
    this.#framing = framings[format]();
  }

  /** Room for bytes that is best for `push`, where there is any. */
  lend(): Room | undefined {
    return this.#tools.scanner.lend?.();
  }

  /** Reads the whole rows in these bytes and tells where they end; what follows must be given again with more behind it. */
  push(bytes: Uint8Array, isLast: boolean): number {
    this.#hits = [];
    const used = this.#read(bytes, isLast);
    if (this.#keep) for (const piece of keptOf(bytes.subarray(0, used), this.#hits)) this.#keep(piece);
    return used;
  }

  #read(bytes: Uint8Array, isLast: boolean): number {
    const skipped = this.#skipping ? this.#skip(bytes, isLast) : 0;
    if (this.#skipping) return bytes.length;
    const rest = bytes.subarray(skipped);
    const frame: Frame = this.#framing.frame(rest, isLast, (place) => look.lines(place));
    const look: Look = this.#tools.scanner.look(rest, 0, frame.end);
    const from = this.#format === "csv" && !this.#header ? this.#readHeader(rest, frame) : 0;
    const titles = from > 0 ? 1 : 0;
    if (frame.end >= maxRow && frame.hasLongRow()) this.tally.note("row-too-long");
    const one = (row: Row, hasPhrase: () => boolean): void => {
      if (row.end - row.start >= maxRow) return;
      const line = this.tally.lines + look.lines(row.start) + 1;
      const isHit = this.#judge(utf8.decode(rest.subarray(row.start, row.end)), this.tally.rows + row.index + 1 - titles, line, hasPhrase);
      // With the newline behind it.
      if (isHit) this.#hits.push([skipped + row.start, skipped + Math.min(row.end + 1, frame.end)]);
    };
    if (this.#header?.names.some(isWriterField)) this.#readAll(rest, from, frame, look, one);
    else this.#readFound(rest, from, frame, look, one);
    const { rows } = frame;
    this.tally.rows += rows - titles;
    this.tally.lines += this.#format === "jsonl" ? rows : look.lines(frame.end);
    if (frame.end === 0 && rest.length >= maxRow) return this.#giveUp(rest);
    return skipped + frame.end;
  }

  /** Only rows with a phrase, or with a field that names a known model. */
  #readFound(bytes: Uint8Array, from: number, frame: Frame, look: Look, judge: JudgeRow): void {
    for (let found = look.next(from); found; ) {
      const { spelling, start } = found;
      const row = isOfNobody(found, bytes, this.#tools.writers) ? undefined : frame.rowAt(start);
      if (row && row.start >= from) judge(row, () => spelling.phrase.kind !== "field" || phraseIn(look, start + 1, row.end) !== undefined);
      found = look.next(Math.max(start + 1, row?.end ?? 0));
    }
  }

  /** Every row, because a column may name the writer: its values are too short to be looked for. */
  #readAll(bytes: Uint8Array, from: number, frame: Frame, look: Look, judge: JudgeRow): void {
    const { names, delimiter } = this.#header as Header;
    const columns = names.flatMap((name, i) => (isWriterField(name) ? [i] : []));
    let found = look.next(from);
    for (let place = from; place < frame.end; ) {
      const row = frame.rowAt(place);
      place = row ? row.end + 1 : place + 1;
      if (!row) continue;
      if (found && found.start < row.start) found = look.next(row.start);
      const fields = fieldsOf(utf8.decode(bytes.subarray(row.start, row.end)), delimiter);
      const isNamed = columns.some((i) => this.#tools.writers.ownerOf(fields[i] ?? "") !== undefined);
      const start = found && found.start < row.end ? found.start : undefined;
      if (isNamed || start !== undefined) judge(row, () => start !== undefined && phraseIn(look, start, row.end) !== undefined);
    }
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

  /** Is the row a hit of more than style? */
  #judge(text: string, row: number, line: number, hasPhrase: () => boolean): boolean {
    const value = this.#parse(text);
    if (value === undefined) return false;
    const { hits, places, known } = this.#tools.judge.row(value);
    if (!known && hasPhrase()) this.tally.note("unknown-columns");
    this.tally.add(hits, row, (hit) => {
      const place = places.get(hit);
      return place ? line + linesBefore(text, place) : line;
    });
    return hits.some(({ kind }) => kind !== "style");
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
