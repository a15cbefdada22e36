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
  /** Where in the phrase the window ends, by which it is found. */
  readonly windowEnd: number;
}

/** Ten bytes, and the phrases that are found by them. */
interface Window {
  readonly folded: Uint8Array;
  readonly patterns: Pattern[];
}

const bits = 16;
/** Letters of English from the commonest on: a window of rare ones is met by accident least. */
const commonness = " etaoinshrdlucmfwygpbvk,.-'\\0123456789";

/** Prepares phrases for finding. Case of ASCII letters does not count. */
export function createPhraseScanner(spellings: readonly Spelling[]): PhraseScanner {
  const shifts = new Uint8Array(1 << bits).fill(leastBytes - 2);
  const buckets: Window[][] = [[]];
  /** Place in `buckets` by key; 0 is the empty one. */
  const places = new Uint16Array(1 << bits);
  for (const spelling of spellings) {
    const folded = spelling.bytes.map(fold);
    const windowEnd = rarestWindow(spelling.bytes, folded);
    for (let back = 0; back <= leastBytes - 3; back++) {
      const key = keyAt(folded, windowEnd - 1 - back);
      shifts[key] = Math.min(shifts[key] ?? 0, back);
    }
    const key = keyAt(folded, windowEnd - 1);
    if (places[key] === 0) places[key] = buckets.push([]) - 1;
    const bucket = buckets[places[key] as number] as Window[];
    const own = folded.subarray(windowEnd - leastBytes, windowEnd);
    const window = bucket.find((one) => equals(one.folded, 0, own)) ?? { folded: own, patterns: [] };
    if (window.patterns.push({ spelling, folded, windowEnd }) === 1) bucket.push(window);
  }

  /** Hands on each phrase in turn until it is told to stop. */
  function search(given: Uint8Array, from: number, to: number, take: (found: Found) => boolean): void {
    // One kind of array, whatever the host's is: the loop is compiled for one.
    const bytes = new Uint8Array(given.buffer, given.byteOffset, given.length);
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
        const { folded, patterns } = bucket[i] as Window;
        if (equals(bytes, at + 1 - leastBytes, folded) && !handOn(patterns, bytes, at + 1, from, to, take)) return;
      }
      at++;
    }
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
    return patterns.every(({ spelling, folded, windowEnd }) => {
      const start = end - windowEnd;
      if (start < from || start + folded.length > to || !equals(bytes, start, folded)) return true;
      return take({ spelling, start, end: start + folded.length });
    });
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

/** The end of the window whose characters are rarest; among equals the last. */
function rarestWindow(bytes: Uint8Array, folded: Uint8Array): number {
  const ranks = rarityOf(bytes, folded);
  let best = leastBytes;
  let most = -1;
  for (let end = leastBytes; end <= folded.length; end++) {
    let score = 0;
    // The last block stops the scan, the others only slow it down.
    for (let at = end - leastBytes; at < end; at++) score += (ranks[at] ?? 0) * (at >= end - 3 ? 8 : 1);
    if (score >= most) [best, most] = [end, score];
  }
  return best;
}

/** How rare each byte is: letters by English texts, Chinese characters by whether every text on assistants has them. */
function rarityOf(bytes: Uint8Array, folded: Uint8Array): number[] {
  const text = utf8.decode(bytes);
  const ranks = [...folded].map((byte) => {
    const rank = commonness.indexOf(String.fromCharCode(byte));
    return rank < 0 ? commonness.length : rank;
  });
  let at = 0;
  for (const char of text.match(/\\u[0-9a-f]{4}|[\s\S]/g) ?? []) {
    const isEscape = char.length > 1;
    const length = isEscape ? char.length : utf8Length(char);
    if (length > 1)
      ranks.fill(
        isCommon(isEscape ? String.fromCharCode(Number.parseInt(char.slice(2), 16)) : char) ? 2 : commonness.length,
        at,
        at + length,
      );
    at += length;
  }
  return ranks;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const utf8Length = (char: string): number => (char < "\u0080" ? 1 : char < "\u0800" ? 2 : 3);
const common = new Set(
  "的一是我由了人在有这个为不大中来上国作能助手工智开发训练研制语言模型叫名字创建打造推出公司者团队理聊天机器产品款，",
);
const isCommon = (char: string): boolean => common.has(char);
