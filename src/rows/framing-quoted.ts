/** CSV and TSV to rows: lines, but for those inside of quoted fields. */
import { delimiterOf } from "./delimited.ts";
import { type Framing, listed, maxRow } from "./framing.ts";

const newline = 10;
const quote = 34;
const utf8 = new TextDecoder("utf-8");

/** Lines outside of quotes. As in `fieldsOf`, a quote opens a field only at its beginning; one that is never closed stands for itself. */
export function createQuotedFraming(): Framing {
  let delimiter: number | undefined;
  return {
    frame(bytes, isLast) {
      const header = bytes.indexOf(newline);
      if (delimiter === undefined && (header >= 0 || isLast))
        delimiter = delimiterOf(utf8.decode(bytes.subarray(0, header < 0 ? undefined : header))).charCodeAt(0);
      const bounds: number[] = [];
      let start = 0;
      let line = header;
      let mark = bytes.indexOf(quote);
      while (line >= 0) {
        if (mark < 0 || line < mark) {
          bounds.push(start, line);
          start = line + 1;
          line = bytes.indexOf(newline, start);
          continue;
        }
        const close = isOpening(bytes, mark, start, delimiter) ? closing(bytes, mark, isLast) : mark;
        if (close === undefined) break;
        if (line < close) line = bytes.indexOf(newline, close);
        mark = bytes.indexOf(quote, close + 1);
      }
      if (isLast && start < bytes.length) {
        bounds.push(start, bytes.length);
        start = bytes.length;
      }
      return listed(bounds, start);
    },
  };
}

const isOpening = (bytes: Uint8Array, mark: number, rowStart: number, delimiter: number | undefined): boolean =>
  mark === rowStart || bytes[mark - 1] === delimiter || (rowStart === 0 && mark === 3 && bytes[0] === 0xef);

/** The quote that closes a field; the opening one where none does within a row's length, and undefined where more has to be seen. */
function closing(bytes: Uint8Array, open: number, isLast: boolean): number | undefined {
  for (let close = bytes.indexOf(quote, open + 1); close >= 0; close = bytes.indexOf(quote, close + 2)) {
    if (close - open >= maxRow) return open;
    if (close + 1 === bytes.length && !isLast) return undefined;
    if (bytes[close + 1] !== quote) return close;
  }
  return isLast || bytes.length - open >= maxRow ? open : undefined;
}
