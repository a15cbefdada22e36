/**
 * Finds phrases in bytes: the skipping search of Wu and Manber (1994, TR-94-17 of the University of Arizona) over blocks of three
 * bytes, without ASCII case. Most of a text is never looked at: where no phrase can end in the last ten bytes, it jumps.
 */
import { leastBytes, type Spelling } from "./catalog.ts";

/** Where the next phrase stands; found again from `start + 1` on. */
export interface Found {
  readonly spelling: Spelling;
  readonly start: number;
  readonly end: number;
}

/** Any way of finding phrases; all give the same answers. */
export interface PhraseScanner {
  /** The first phrase, by the end of the ten bytes that tell it, that lies wholly within `from` and `to`. */
  next(bytes: Uint8Array, from: number, to: number): Found | undefined;
  /** Every phrase there. */
  all(bytes: Uint8Array, from: number, to: number): Found[];
}

interface Pattern {
  readonly spelling: Spelling;
  /** The phrase in lower case. */
  readonly folded: Uint8Array;
  /** Where in the phrase the window of ten bytes ends, by which it is found. */
  readonly windowEnd: number;
}

const bits = 15;
/** Letters of English from the commonest on: a window of rare ones is met by accident least. */
const commonness = " etaoinshrdlucmfwygpbvk,.-'\\0123456789";

/** Prepares phrases for finding. Case of ASCII letters does not count. */
export function createPhraseScanner(spellings: readonly Spelling[]): PhraseScanner {
  const shifts = new Uint8Array(1 << bits).fill(leastBytes - 2);
  const buckets = new Map<number, Pattern[]>();
  for (const spelling of spellings) {
    const folded = spelling.bytes.map(fold);
    const windowEnd = rarestWindow(folded);
    for (let back = 0; back <= leastBytes - 3; back++) {
      const key = keyAt(folded, windowEnd - 1 - back);
      shifts[key] = Math.min(shifts[key] ?? 0, back);
      if (back === 0) buckets.set(key, [...(buckets.get(key) ?? []), { spelling, folded, windowEnd }]);
    }
  }

  /** Hands on each phrase in turn until it is told to stop. */
  function search(bytes: Uint8Array, from: number, to: number, take: (found: Found) => boolean): void {
    for (let at = from + leastBytes - 1; at < to; ) {
      const block = ((bytes[at - 2] as number) | ((bytes[at - 1] as number) << 8) | ((bytes[at] as number) << 16)) & caseless;
      const shift = shifts[Math.imul(block, spread) >>> (32 - bits)] as number;
      if (shift > 0) {
        at += shift;
        continue;
      }
      for (const { spelling, folded, windowEnd } of buckets.get(keyAt(bytes, at)) ?? []) {
        const start = at + 1 - windowEnd;
        if (start < from || start + folded.length > to || !equals(bytes, start, folded)) continue;
        if (!take({ spelling, start, end: start + folded.length })) return;
      }
      at++;
    }
  }

  return {
    next(bytes, from, to) {
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

/** Clears the bit that tells the case of ASCII letters, in all three bytes. What it confuses besides is told apart by `equals`. */
const caseless = 0xdfdfdf;
/** Any odd number whose high bits mix well. */
const spread = 0x9e3779b1;

const keyAt = (bytes: Uint8Array, last: number): number =>
  Math.imul(((bytes[last - 2] ?? 0) | ((bytes[last - 1] ?? 0) << 8) | ((bytes[last] ?? 0) << 16)) & caseless, spread) >>> (32 - bits);

const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

function equals(bytes: Uint8Array, start: number, folded: Uint8Array): boolean {
  for (let i = folded.length - 1; i >= 0; i--) if (fold(bytes[start + i] as number) !== folded[i]) return false;
  return true;
}

/** The end of the window whose letters are rarest; of Chinese ones any is as good. */
function rarestWindow(folded: Uint8Array): number {
  let best = leastBytes;
  let most = -1;
  for (let end = leastBytes; end <= folded.length; end++) {
    let score = 0;
    for (const byte of folded.subarray(end - leastBytes, end)) {
      const rank = commonness.indexOf(String.fromCharCode(byte));
      score += rank < 0 ? commonness.length : rank;
    }
    if (score > most) [best, most] = [end, score];
  }
  return best;
}
