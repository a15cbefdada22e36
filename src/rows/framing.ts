/** Where rows begin and end in the bytes of a file. Rows that are not whole yet are kept for the next turn, so that no border cuts one. */

/** The rows of a stretch of bytes. */
export interface Frame {
  /** Whole rows end here; what follows is given again, with more behind it. */
  readonly end: number;
  /** Asked once, after the last `rowAt`. */
  readonly rows: number;
  /** Is one of the rows too long to be read? */
  hasLongRow(): boolean;
  /** The row around a place, with its number within the frame from 0 on; undefined between rows. Asked with growing places. */
  rowAt(place: number): { readonly start: number; readonly end: number; readonly index: number } | undefined;
}

/** How one kind of file is cut into rows. It remembers what came before. */
export interface Framing {
  /** `isLast`: nothing follows, what is left is a row too. `lines` counts newlines before growing places, when the frame is asked. */
  frame(bytes: Uint8Array, isLast: boolean, lines: (place: number) => number): Frame;
}

/** A row whose bytes are so many or more is not read. */
export const maxRow = 1 << 24;

const newline = 10;

/** One row a line. */
export const createLineFraming = (): Framing => ({
  frame(bytes, isLast, lines) {
    const end = isLast ? bytes.length : bytes.lastIndexOf(newline) + 1;
    return {
      end,
      get rows() {
        return lines(end) + (isLast && end > 0 && bytes[end - 1] !== newline ? 1 : 0);
      },
      rowAt(place) {
        const start = place === 0 ? 0 : bytes.lastIndexOf(newline, place - 1) + 1;
        const close = bytes.indexOf(newline, place);
        return { start, end: close < 0 || close > end ? end : close, index: lines(start) };
      },
      hasLongRow() {
        for (let start = 0; end - start >= maxRow; ) {
          const line = bytes.indexOf(newline, start);
          if (line < 0 || line - start >= maxRow) return true;
          start = line + 1;
        }
        return false;
      },
    };
  },
});

/** A frame over rows whose starts and ends were listed. */
export function listed(bounds: readonly number[], end: number): Frame {
  let index = 0;
  return {
    end,
    rows: bounds.length / 2,
    rowAt(place) {
      while (index * 2 < bounds.length && (bounds[index * 2 + 1] as number) <= place) index++;
      const start = bounds[index * 2];
      return start === undefined || start > place ? undefined : { start, end: bounds[index * 2 + 1] as number, index };
    },
    hasLongRow: () => bounds.some((end, i) => i % 2 === 1 && end - (bounds[i - 1] as number) >= maxRow),
  };
}
