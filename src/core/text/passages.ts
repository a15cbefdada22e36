/**
 * The measure by which license texts are compared: words without case and punctuation, cut into passages where the
 * content itself says so (content-defined chunking), so that an edit changes one or two passages and no more. Hashes
 * alone recognize a text, tell an edited from an intact one and show where; the official texts need not be stored.
 */

/** A text as hashes. */
export interface TextProfile {
  /** 32-bit hash of each word. */
  readonly words: Uint32Array;
  /** Offset of each word in the text. */
  readonly starts: Uint32Array;
  readonly passages: readonly Passage[];
}

/** A run of words as its hash. */
export interface Passage {
  /** 24-bit hash. */
  readonly hash: number;
  /** Index of its first word, and of the word after its last. */
  readonly from: number;
  readonly to: number;
}

/** Words hashed to find where a text begins inside a longer file. */
export const headWords = 6;

/** Longest text that is profiled, in words: the longest official license texts have about 12,000. */
const maxWords = 60_000;

/** Profiles a text. The `c` of `(c)` does not count, as © does not. */
export function profile(text: string): TextProfile {
  const words: number[] = [];
  const starts: number[] = [];
  for (let at = 0; at < text.length && words.length < maxWords; ) {
    const end = wordEnd(text, at);
    if (end === at) {
      at++;
      continue;
    }
    if (!isMark(text, at, end)) {
      words.push(hashWord(text, at, end));
      starts.push(at);
    }
    at = end;
  }
  return { words: Uint32Array.from(words), starts: Uint32Array.from(starts), passages: passagesOf(words) };
}

/** Where the word that begins at `at` ends; `at` itself where none begins. License texts are nearly all ASCII: the expression is asked for the rest. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isAsciiWord[text.charCodeAt(end)] === 1) end++;
  if (!(text.charCodeAt(end) >= 128)) return end;
  word.lastIndex = at;
  return word.test(text) ? word.lastIndex : at;
}

const word = /\p{Script=Han}|[\p{L}\p{N}]+/uy;

const isAsciiWord = Uint8Array.from({ length: 128 }, (_, code) => Number(/[a-z\d]/i.test(String.fromCharCode(code))));

const isMark = (text: string, at: number, end: number): boolean => end === at + 1 && text[at - 1] === "(" && /c/i.test(text[at] ?? "");

/** A passage ends after a word whose hash is one of every eight, at five words at the least and 24 at the most. */
function passagesOf(words: readonly number[]): Passage[] {
  const passages: Passage[] = [];
  let from = 0;
  for (let i = 0; i < words.length; i++) {
    const length = i - from + 1;
    const ends = length >= 24 || (length >= 5 && ((words[i] ?? 0) >>> 13) % 8 === 0);
    if (!ends && i < words.length - 1) continue;
    passages.push({ hash: hashRun(words, from, i + 1) & 0xffffff, from, to: i + 1 });
    from = i + 1;
  }
  return passages;
}

/** Hash of a word, whatever its case and spelling. */
function hashWord(text: string, from: number, to: number): number {
  if (isPlain(text, from, to)) return hashText(text, from, to);
  const word = canonical(text.slice(from, to));
  return hashText(word, 0, word.length);
}

/** Only ASCII, and no beginning that has another spelling. */
function isPlain(text: string, from: number, to: number): boolean {
  const first = (text.charCodeAt(from) | 32) === 0x6c ? "licenc" : "https";
  if (to - from >= first.length && text.slice(from, from + first.length).toLowerCase() === first) return false;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) >= 128) return false;
  return true;
}

/** Spellings that do not make another text (SPDX matching guidelines): `licence`, `https`. */
const canonical = (text: string): string => {
  const lower = text.toLowerCase();
  if (lower === "https") return "http";
  return lower.startsWith("licenc") ? lower.replace("licenc", "licens") : lower;
};

/** FNV-1a over UTF-16 code units, 32 bits; ASCII letters as lower case. */
function hashText(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code | 32 : code), 0x01000193);
  }
  return mix(hash);
}

/** Hash of a run of words. */
export function hashRun(words: ArrayLike<number>, from: number, to: number, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (words[i] ?? 0), 0x01000193) ^ (hash >>> 15);
  return mix(hash);
}

/** Both 32-bit hashes of a run as hex: equal only for equal runs, for all practical purposes. */
export const fullHash = (words: ArrayLike<number>, from: number, to: number): string =>
  [0x811c9dc5, 0x9747b28c].map((seed) => hashRun(words, from, to, seed).toString(16).padStart(8, "0")).join("");

/** Finalizer of MurmurHash3: spreads what little differs over all bits. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
