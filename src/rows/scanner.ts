/** How the rows of a file are looked through: by the skipping search alone, or by a sweep before it (`sweep.ts`). */
import { lineCounter } from "./lines.ts";
import type { Found, PhraseSearch } from "./phrase-search.ts";

/** Any way of looking through bytes; all find phrases in the same rows. */
export interface Scanner {
  /** Looks through the bytes from `start` to `end`. */
  look(bytes: Uint8Array, start: number, end: number): Look;
  /** Room in which bytes are looked through without being copied, for one reader at a time; nothing while another has it. */
  lend?(): Room | undefined;
}

/** Room for bytes, to be given back. */
export interface Room {
  readonly bytes: Uint8Array;
  back(): void;
}

/** What a stretch of bytes holds. Asked with growing places. */
export interface Look {
  /** A phrase that begins at `from` or later; none lies wholly before it. */
  next(from: number): Found | undefined;
  /** Newlines before a place, from the first byte on. */
  lines(place: number): number;
}

/** Looks through everything with a search. */
export const createSearchingScanner = (search: PhraseSearch): Scanner => ({
  look(given, _start, end) {
    const bytes = plain(given);
    return { lines: lineCounter(given), next: (from) => search.first(bytes, from, end) };
  },
});

/** The same bytes as the language's own kind of array, whatever the host's is. */
export const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
