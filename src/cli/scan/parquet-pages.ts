/**
 * Rows of a Parquet column with a phrase, without decoding the others: pages are unpacked and searched as they lie, and only values
 * around a phrase become text. Layout: the format's own specification, parquet-format (PageHeader, PLAIN encoding of BYTE_ARRAY).
 */
import type { PhraseScanner } from "../../rows/index.ts";
import { type Fields, readStruct } from "./thrift.ts";

/** Unpacks a page of a known size. */
export type Unpack = (bytes: Uint8Array, length: number) => Uint8Array;

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const plain = 0;
const dictionaries = [2, 8];

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
 * The values with a phrase of a column that is neither nested nor repeated, by their row within the group; undefined where its
 * pages are written in a way that has to be decoded. Throws where the bytes are damaged.
 */
export function valuesWithPhrases(
  chunk: Uint8Array,
  isOptional: boolean,
  unpack: Unpack,
  scanner: PhraseScanner,
): Map<number, string> | undefined {
  const found = new Map<number, string>();
  let row = 0;
  for (let at = 0; at < chunk.length; ) {
    const { fields, end } = readStruct(chunk, at);
    const packed = number(fields, 3);
    at = end + packed;
    const page = pageOf(fields, chunk.subarray(end, at), isOptional, unpack);
    if (!page) return undefined;
    const hasPhrase =
      !dictionaries.includes(page.encoding) || page.isDictionary
        ? scanner.next(page.bytes, page.start, page.bytes.length) !== undefined
        : false;
    if (hasPhrase && (page.isDictionary || page.hasNulls)) return undefined;
    if (!page.isDictionary && page.encoding !== plain && !dictionaries.includes(page.encoding)) return undefined;
    if (hasPhrase) collect(page, row, scanner, found);
    if (!page.isDictionary) row += page.values;
  }
  return found;
}

const number = (fields: Fields | undefined, id: number): number => {
  const value = fields?.get(id);
  return typeof value === "number" ? value : 0;
};
const struct = (fields: Fields, id: number): Fields | undefined => {
  const value = fields.get(id);
  return typeof value === "object" ? value : undefined;
};

function pageOf(fields: Fields, packed: Uint8Array, isOptional: boolean, unpack: Unpack): Page | undefined {
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
    if (!isOptional) return { ...of, start: 0, hasNulls: false };
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0, true);
    return { ...of, start: 4 + length, hasNulls: !isOneRun(bytes, 4, values) };
  }
  if (!second) return undefined;
  const levels = number(second, 5) + number(second, 6);
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
function collect({ bytes, start, values }: Page, firstRow: number, scanner: PhraseScanner, found: Map<number, string>): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let phrase = scanner.next(bytes, start, bytes.length);
  for (let index = 0, at = start; index < values && phrase; index++) {
    const from = at + 4;
    const to = from + view.getUint32(at, true);
    if (to > bytes.length) throw new RangeError("a value is cut off");
    while (phrase && phrase.start < from) phrase = scanner.next(bytes, phrase.start + 1, bytes.length);
    if (phrase && phrase.start < to) {
      found.set(firstRow + index, utf8.decode(bytes.subarray(from, to)));
      phrase = scanner.next(bytes, to, bytes.length);
    }
    at = to;
  }
}
