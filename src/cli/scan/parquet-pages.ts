/**
 * Values of a Parquet column with a phrase, without decoding the others: pages are read and unpacked one after the other and searched
 * as they lie; only values around a phrase become text. Layout: parquet-format (PageHeader, PLAIN encoding of BYTE_ARRAY).
 */
import type { Found, Look, Scanner } from "../../rows/index.ts";
import { type Fields, readStruct } from "./thrift.ts";

/** Unpacks a page of a known size; the bytes are good until the next page. */
export type Unpack = (bytes: Uint8Array, length: number) => Uint8Array;

/** Where the pages of a column lie in a row group. */
export interface ColumnChunk {
  readonly start: number;
  readonly packed: number;
  /** Rows of the group. */
  readonly rows: number;
  readonly unpack: Unpack;
  /** Nested or repeated values have levels between them that only a decoder understands. */
  readonly shape: "required" | "optional" | "nested";
}

/** Bytes of the file, good until the next call; throws where the file ends before them. */
export type ReadAt = (start: number, length: number) => Uint8Array;

/** The bytes of pages make no sense; what a decoder would make of them is no better. */
export class DamagedPage extends RangeError {}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
/** Numbers of encodings (parquet-format, Encodings.md). Of lengths apart from the bytes, a search still sees every value. */
const plain = 0;
const lengthsApart = 6;
const dictionaries = [2, 8];
/** A page may unpack to so much; writers keep to about one megabyte. */
const maxPage = 1 << 28;
/** Nor are there so many values in one. */
const maxValues = 1 << 24;
/** Headers are looked for in so many bytes first; long statistics make them longer. */
const headerWindow = 1 << 12;

interface Page {
  readonly isDictionary: boolean;
  readonly values: number;
  readonly encoding: number;
  /** Bytes of the page, and where its values begin. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly hasNulls: boolean;
}

/**
 * The values with a phrase by their row within the group; undefined where the column has to be decoded to know them. Throws
 * `DamagedPage`, or what the unpacking says.
 */
export function valuesWithPhrases(chunk: ColumnChunk, read: ReadAt, scanner: Scanner): Map<number, string> | undefined {
  const found = new Map<number, string>();
  let row = 0;
  let mustDecode = false;
  for (const page of pagesOf(chunk, read)) {
    const { bytes, start } = page;
    const look: Look | undefined = !mustDecode && holdsText(page) ? scanner.look(bytes, start, bytes.length) : undefined;
    const first: Found | undefined = look?.next(start);
    mustDecode ||= !isSearchable(page) || (first !== undefined && !isListOfValues(page, chunk));
    if (look && first && !mustDecode) collect(page, row, look, first, found);
    row += page.values;
  }
  // Every row has a value, be it none; a decoder would make up those that are missing.
  if (chunk.shape === "nested" ? row < chunk.rows : row !== chunk.rows) throw new DamagedPage("other values than rows");
  return mustDecode ? undefined : found;
}

const holdsText = ({ isDictionary, encoding }: Page): boolean => isDictionary || !dictionaries.includes(encoding);

/** Do all its values lie there as they are, or not at all? */
const isSearchable = ({ encoding }: Page): boolean => encoding === plain || encoding === lengthsApart || dictionaries.includes(encoding);

const isListOfValues = ({ isDictionary, encoding, hasNulls }: Page, { shape }: ColumnChunk): boolean =>
  !isDictionary && encoding === plain && !hasNulls && shape !== "nested";

/** The pages one after the other. */
function* pagesOf({ start, packed, unpack, shape }: ColumnChunk, read: ReadAt): Generator<Page> {
  const end = start + packed;
  for (let at = start; at < end; ) {
    const { fields, length } = headerAt(at, end, read);
    const size = number(fields, 3);
    if (!(size >= 0 && size <= end - at - length)) throw new DamagedPage("a page ends behind its column");
    if (!(number(fields, 2) >= 0 && number(fields, 2) <= maxPage)) throw new DamagedPage("a page unpacks to more than is read");
    const page = pageOf(fields, read(at + length, size), shape, unpack);
    if (!(page.values >= 0 && page.values <= maxValues)) throw new DamagedPage("a page with an impossible number of values");
    yield page;
    at += length + size;
  }
}

function headerAt(at: number, end: number, read: ReadAt): { readonly fields: Fields; readonly length: number } {
  for (let window = headerWindow; ; window *= 16) {
    const bytes = read(at, Math.min(window, end - at));
    try {
      const { fields, end: length } = readStruct(bytes, 0);
      return { fields, length };
    } catch (error) {
      if (bytes.length < window) throw error;
    }
  }
}

const number = (fields: Fields | undefined, id: number): number => {
  const value = fields?.get(id);
  return typeof value === "number" ? value : 0;
};
const struct = (fields: Fields, id: number): Fields | undefined => {
  const value = fields.get(id);
  return typeof value === "object" ? value : undefined;
};

function pageOf(fields: Fields, packed: Uint8Array, shape: ColumnChunk["shape"], unpack: Unpack): Page {
  const size = number(fields, 2);
  const dictionary = struct(fields, 7);
  const first = struct(fields, 5);
  const second = struct(fields, 8);
  if (dictionary)
    return { isDictionary: true, values: 0, encoding: number(dictionary, 2), bytes: unpack(packed, size), start: 0, hasNulls: false };
  if (first) {
    const bytes = unpack(packed, size);
    const values = number(first, 1);
    const of = { isDictionary: false, values, encoding: number(first, 2), bytes };
    if (shape !== "optional") return { ...of, start: 0, hasNulls: false };
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0, true);
    if (length > bytes.length - 4) throw new DamagedPage("levels end behind their page");
    return { ...of, start: 4 + length, hasNulls: !isOneRun(bytes, 4, values) };
  }
  if (!second) throw new DamagedPage("a page of an unknown kind");
  const levels = number(second, 5) + number(second, 6);
  if (!(levels >= 0 && levels <= Math.min(packed.length, size))) throw new DamagedPage("levels end behind their page");
  const bytes = second.get(7) === false ? packed.subarray(levels) : unpack(packed.subarray(levels), size - levels);
  return { isDictionary: false, values: number(second, 1), encoding: number(second, 4), bytes, start: 0, hasNulls: number(second, 2) > 0 };
}

/** Definition levels of a page without nulls are most often one run of ones. */
function isOneRun(bytes: Uint8Array, start: number, values: number): boolean {
  let head = 0;
  let at = start;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++] ?? 0;
    head += (byte & 127) * factor;
    if (byte < 128) break;
  }
  return head % 2 === 0 && head / 2 >= values && bytes[at] === 1;
}

/** Values of PLAIN pages are their lengths and bytes, one after the other. */
function collect({ bytes, start, values }: Page, firstRow: number, look: Look, first: Found, found: Map<number, string>): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let phrase: Found | undefined = first;
  for (let index = 0, at = start; index < values && phrase; index++) {
    const from = at + 4;
    const to = from + view.getUint32(at, true);
    if (to > bytes.length) throw new DamagedPage("a value is cut off");
    while (phrase && phrase.start < from) phrase = look.next(phrase.start + 1);
    if (phrase && phrase.start < to) {
      found.set(firstRow + index, utf8.decode(bytes.subarray(from, to)));
      phrase = look.next(to);
    }
    at = to;
  }
}
