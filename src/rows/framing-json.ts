/** JSON to rows: the objects of an array, objects one after the other, or the arrays and objects inside of one that is no row itself. */
import { answersOf } from "./answers.ts";
import { createLineFraming, type Framing, listed, maxRow } from "./framing.ts";

/** What the outermost brackets are: `lines` and `sequence` are rows one after the other, the first with one a line. */
type Layout = "array" | "lines" | "sequence" | "container";

const quote = 34;
const isOpen = (byte: number): boolean => byte === 0x7b || byte === 0x5b;
const isClose = (byte: number): boolean => byte === 0x7d || byte === 0x5d;
const utf8 = new TextDecoder("utf-8");

/** The rows of a JSON file, whatever its layout. */
export function createJsonFraming(): Framing {
  const byLine = createLineFraming();
  let layout: Layout | undefined;
  let depthBefore = 0;
  return {
    frame(bytes, isLast, lines) {
      layout ??= layoutOf(bytes, isLast);
      if (layout === "lines") return byLine.frame(bytes, isLast, lines);
      const bounds: number[] = [];
      if (layout === undefined) return listed(bounds, isLast ? bytes.length : 0);
      const begins = rowsBegin[layout];
      let depth = depthBefore;
      let rowDepth = 0;
      let start = -1;
      let end = 0;
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] as number;
        if (byte === quote) {
          const close = stringEnd(bytes, at);
          if (close < 0) break;
          at = close;
        } else if (isOpen(byte)) {
          if (start < 0 && begins(depth, byte)) [start, rowDepth] = [at, depth];
          depth++;
        } else if (isClose(byte)) {
          depth = Math.max(0, depth - 1);
          if (start >= 0 && depth === rowDepth) {
            bounds.push(start, at + 1);
            start = -1;
          }
        }
        if (start < 0) {
          end = at + 1;
          depthBefore = depth;
        }
      }
      return listed(bounds, isLast ? bytes.length : end);
    },
  };
}

/** Does a bracket begin a row, inside of so many others? */
const rowsBegin: Readonly<Record<Exclude<Layout, "lines">, (depth: number, byte: number) => boolean>> = {
  sequence: (depth) => depth === 0,
  array: (depth) => depth === 1,
  container: (depth, byte) => depth === 2 || (depth === 1 && byte === 0x7b),
};

/** Told by what follows the first value, or by its columns where nothing does; undefined where more has to be seen. */
function layoutOf(bytes: Uint8Array, isLast: boolean): Layout | undefined {
  const first = bytes.findIndex(isOpen);
  if (first < 0) return undefined;
  if (bytes[first] === 0x5b) return "array";
  const end = valueEnd(bytes, first);
  if (end === undefined) return isLast || bytes.length - first >= maxRow ? "container" : undefined;
  if (bytes.subarray(end).some((byte) => byte > 0x20)) return bytes.subarray(first, end).includes(10) ? "sequence" : "lines";
  if (!isLast) return undefined;
  return isRow(utf8.decode(bytes.subarray(first, end))) ? "sequence" : "container";
}

function isRow(text: string): boolean {
  try {
    return answersOf(JSON.parse(text)).known;
  } catch {
    return false;
  }
}

/** Behind the value that opens at `first`; undefined where it does not end within a row's length. */
function valueEnd(bytes: Uint8Array, first: number): number | undefined {
  const limit = Math.min(bytes.length, first + maxRow);
  for (let at = first, depth = 0; at < limit; at++) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      at = stringEnd(bytes, at);
      if (at < 0) return undefined;
    } else if (isOpen(byte)) depth++;
    else if (isClose(byte) && --depth === 0) return at + 1;
  }
  return undefined;
}

/** The quote that ends the string that begins at `open`, or -1. */
function stringEnd(bytes: Uint8Array, open: number): number {
  for (let close = bytes.indexOf(quote, open + 1); close >= 0; close = bytes.indexOf(quote, close + 1)) {
    let slashes = 0;
    while (bytes[close - 1 - slashes] === 0x5c) slashes++;
    if (slashes % 2 === 0) return close;
  }
  return -1;
}
