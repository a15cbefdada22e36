/** Where rows begin and end in the bytes of a file. Rows that are not whole yet are kept for the next turn, so that no border cuts one. */

/** The rows of a stretch of bytes. */
export interface Frame {
  /** Whole rows end here; what follows is given again, with more behind it. */
  readonly end: number;
  /** Asked once, after the last `rowAt`. */
  readonly rows: number;
  /** The row around a place, with its number within the frame from 0 on; undefined between rows. Asked with growing places. */
  rowAt(place: number): { readonly start: number; readonly end: number; readonly index: number } | undefined;
}

/** How one kind of file is cut into rows. It remembers what came before. */
export interface Framing {
  /** `isLast`: nothing follows, what is left is a row too. */
  frame(bytes: Uint8Array, isLast: boolean): Frame;
}

const newline = 10;
const quote = 34;

/** Counts newlines; `indexOf` of a host's own arrays is many times faster than a loop. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(newline, from); at >= 0 && at < to; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
}

/** One row a line. */
export const createLineFraming = (): Framing => ({
  frame(bytes, isLast) {
    const end = isLast ? bytes.length : bytes.lastIndexOf(newline) + 1;
    let counted = 0;
    let index = 0;
    return {
      end,
      // Counted when asked for, from where rows were looked for last: each line once.
      get rows() {
        return index + countLines(bytes, counted, end) + (isLast && end > 0 && bytes[end - 1] !== newline ? 1 : 0);
      },
      rowAt(place) {
        const start = place === 0 ? 0 : bytes.lastIndexOf(newline, place - 1) + 1;
        const close = bytes.indexOf(newline, place);
        index += countLines(bytes, counted, start);
        counted = start;
        return { start, end: close < 0 || close > end ? end : close, index };
      },
    };
  },
});

/** A frame over rows whose starts and ends were listed. */
function listed(bounds: readonly number[], end: number): Frame {
  let index = 0;
  return {
    end,
    rows: bounds.length / 2,
    rowAt(place) {
      while (index * 2 < bounds.length && (bounds[index * 2 + 1] as number) <= place) index++;
      const start = bounds[index * 2];
      return start === undefined || start > place ? undefined : { start, end: bounds[index * 2 + 1] as number, index };
    },
  };
}

/** Lines outside of quotes, as CSV has them. */
export const createQuotedFraming = (): Framing => ({
  frame(bytes, isLast) {
    const bounds: number[] = [];
    let start = 0;
    let line = bytes.indexOf(newline);
    let mark = bytes.indexOf(quote);
    while (line >= 0) {
      if (mark < 0 || line < mark) {
        bounds.push(start, line);
        start = line + 1;
        line = bytes.indexOf(newline, start);
        continue;
      }
      const close = bytes.indexOf(quote, mark + 1);
      if (close < 0) break;
      if (line < close) line = bytes.indexOf(newline, close);
      mark = bytes.indexOf(quote, close + 1);
    }
    if (isLast && start < bytes.length) {
      bounds.push(start, bytes.length);
      start = bytes.length;
    }
    return listed(bounds, start);
  },
});

/** The objects of a JSON array; of arrays inside an object where that is what the file holds. */
export function createJsonFraming(): Framing {
  /** Objects that open at this depth are rows; unknown until the first bracket. */
  let rowDepth: number | undefined;
  let depthBefore = 0;
  return {
    frame(bytes, isLast) {
      const bounds: number[] = [];
      let depth = depthBefore;
      let start = -1;
      let end = 0;
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] as number;
        if (byte === quote) {
          const close = stringEnd(bytes, at);
          if (close < 0) break;
          at = close;
        } else if (byte === 0x7b || byte === 0x5b) {
          rowDepth ??= byte === 0x5b ? 1 : 2;
          if (depth === rowDepth && start < 0) start = at;
          depth++;
        } else if (byte === 0x7d || byte === 0x5d) {
          depth--;
          if (depth === rowDepth && start >= 0) {
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

/** The quote that ends the string that begins at `open`, or -1. */
function stringEnd(bytes: Uint8Array, open: number): number {
  for (let close = bytes.indexOf(quote, open + 1); close >= 0; close = bytes.indexOf(quote, close + 1)) {
    let slashes = 0;
    while (bytes[close - 1 - slashes] === 0x5c) slashes++;
    if (slashes % 2 === 0) return close;
  }
  return -1;
}
