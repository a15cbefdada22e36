/**
 * Finds phrases in bytes: the skipping search of Wu and Manber (1994, TR-94-17 of the University of Arizona) over blocks of three
 * bytes, without ASCII case. Most of a text is never looked at: where no phrase can end in the last ten bytes, it jumps.
 */
import { leastBytes, type Spelling } from "./catalog.ts";
import { rarestWindow } from "./windows.ts";

/** Where a phrase stands. */
export interface Found {
  readonly spelling: Spelling;
  readonly start: number;
  readonly end: number;
}

/** Searches bytes, which are no view of a host's own kind: the loop is compiled for one kind of array. */
export interface PhraseSearch {
  /** The first phrase, by the end of the ten bytes that tell it, that lies wholly within `from` and `to`. */
  first(bytes: Uint8Array, from: number, to: number): Found | undefined;
  /** Every phrase there. */
  all(bytes: Uint8Array, from: number, to: number): Found[];
}

interface Pattern {
  readonly spelling: Spelling;
  /** Where in the phrase the window ends, by which it is found. */
  readonly windowEnd: number;
}

/** Ten bytes, and the phrases that are found by them. */
interface Window {
  readonly bytes: Uint8Array;
  readonly patterns: Pattern[];
}

const bits = 16;

/** Prepares phrases for finding. Case of ASCII letters does not count. `windows`: where the rarest windows end, where that is known. */
export function createPhraseSearch(spellings: readonly Spelling[], windows?: Uint16Array): PhraseSearch {
  const shifts = new Uint8Array(1 << bits).fill(leastBytes - 2);
  const buckets: Window[][] = [[]];
  /** Place in `buckets` by key; 0 is the empty one. */
  const places = new Uint16Array(1 << bits);
  for (const [i, spelling] of spellings.entries()) {
    const { bytes } = spelling;
    const windowEnd = windows?.[i] ?? rarestWindow(bytes);
    for (let back = 0; back <= leastBytes - 3; back++) {
      const key = keyAt(bytes, windowEnd - 1 - back);
      if ((shifts[key] as number) > back) shifts[key] = back;
    }
    const key = keyAt(bytes, windowEnd - 1);
    if (places[key] === 0) places[key] = buckets.push([]) - 1;
    const bucket = buckets[places[key] as number] as Window[];
    const window = bucket.find((one) => isSame(one.bytes, bytes, windowEnd - leastBytes));
    if (window) window.patterns.push({ spelling, windowEnd });
    else bucket.push({ bytes: bytes.subarray(windowEnd - leastBytes, windowEnd), patterns: [{ spelling, windowEnd }] });
  }

  /** Hands on each phrase in turn until it is told to stop. */
  function search(bytes: Uint8Array, from: number, to: number, take: (found: Found) => boolean): void {
    for (let at = from + leastBytes - 1; at < to; ) {
      const block = ((bytes[at - 2] as number) | ((bytes[at - 1] as number) << 8) | ((bytes[at] as number) << 16)) & caseless;
      const key = Math.imul(block, spread) >>> (32 - bits);
      const shift = shifts[key] as number;
      if (shift > 0) {
        at += shift;
        continue;
      }
      const bucket = buckets[places[key] as number] as Window[];
      for (let i = 0; i < bucket.length; i++) {
        const { bytes: window, patterns } = bucket[i] as Window;
        if (isMet(bytes, at + 1 - leastBytes, window) && !handOn(patterns, bytes, at + 1, from, to, take)) return;
      }
      at++;
    }
  }

  return {
    first(bytes, from, to) {
      let first: Found | undefined;
      search(bytes, from, to, (found) => {
        first = found;
        return false;
      });
      return first;
    },
    all(bytes, from, to) {
      const found: Found[] = [];
      search(bytes, from, to, (one) => found.push(one) > 0);
      return found;
    },
  };
}

/** Hands on the phrases whose window ends here; false when it was told to stop. */
function handOn(
  patterns: readonly Pattern[],
  bytes: Uint8Array,
  end: number,
  from: number,
  to: number,
  take: (found: Found) => boolean,
): boolean {
  return patterns.every(({ spelling, windowEnd }) => {
    const start = end - windowEnd;
    const { length } = spelling.bytes;
    if (start < from || start + length > to || !isMet(bytes, start, spelling.bytes)) return true;
    return take({ spelling, start, end: start + length });
  });
}

/** Clears the bit that tells the case of ASCII letters, in all three bytes. What it confuses besides is told apart by `isMet`. */
const caseless = 0xdfdfdf;
/** Any odd number whose high bits mix well. */
const spread = 0x9e3779b1;

const keyAt = (bytes: Uint8Array, last: number): number =>
  Math.imul(((bytes[last - 2] ?? 0) | ((bytes[last - 1] ?? 0) << 8) | ((bytes[last] ?? 0) << 16)) & caseless, spread) >>> (32 - bits);

const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

/** Does the phrase stand here, in any case? */
function isMet(bytes: Uint8Array, start: number, phrase: Uint8Array): boolean {
  for (let i = phrase.length - 1; i >= 0; i--) if (fold(bytes[start + i] as number) !== phrase[i]) return false;
  return true;
}

function isSame(window: Uint8Array, phrase: Uint8Array, start: number): boolean {
  for (let i = window.length - 1; i >= 0; i--) if (phrase[start + i] !== window[i]) return false;
  return true;
}
