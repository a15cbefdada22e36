/**
 * Which license is this text, in which edition, and is it whole? Answered from hashes of the official texts alone
 * (`text/passages.ts`): the texts themselves are not stored.
 */
import { groupBy } from "../text/group-by.ts";
import { fullHash, hashRun, headWords, type TextProfile } from "../text/passages.ts";
import type { Range } from "../text/range.ts";
import type { Fingerprint } from "./types.ts";

/** What a text was recognized as. */
export interface Recognized {
  readonly license: string;
  readonly edition: string;
  /**
   * `exact`: the official text and nothing else. `contained`: the whole official text with other words around it.
   * `cut-off`: it ends too early. `edited`: passages differ.
   */
  readonly kind: "exact" | "contained" | "cut-off" | "edited";
  /** Share of passages that agree (Dice), 0 to 1. */
  readonly similarity: number;
  /** Words of the file beyond the official text and what official copies have around it. */
  readonly extraWords: number;
}

/** Tells which license a text is. */
export interface Recognizer {
  /** The best answer, or nothing where too few passages agree. */
  recognize(profile: TextProfile): Recognized | undefined;
  /** Where an edited or cut-off file departs from the official text: offsets in the file. */
  departures(profile: TextProfile, recognized: Recognized, length: number): readonly Range[];
}

/** Below this share of common passages a text is called unknown: three words in a hundred changed leave nearly half. */
const leastSimilar = 0.4;

/** From this share of its passages on a text is taken as whole where we hold no text of the licensor's own. */
const nearlyAll = 0.9;

interface Print {
  readonly source: Fingerprint;
  readonly passages: readonly number[];
  /** How many different passages there are. */
  readonly distinct: number;
}

interface Index {
  readonly prints: readonly Print[];
  readonly byPassage: ReadonlyMap<number, readonly Print[]>;
  /** Only texts by which a copy may be accepted. */
  readonly byHead: ReadonlyMap<number, readonly Print[]>;
}

/** Decodes the fingerprints and indexes their passages. */
export function createRecognizer(fingerprints: readonly Fingerprint[]): Recognizer {
  const prints = fingerprints.map((source): Print => {
    const passages = decode(source.passages);
    return { source, passages, distinct: new Set(passages).size };
  });
  const index: Index = {
    prints,
    byPassage: grouped(prints, ({ passages }) => new Set(passages)),
    byHead: grouped(prints, ({ source }) => (source.origin === "excerpt" ? [] : [source.head])),
  };
  const kept = new WeakMap<TextProfile, Recognized | undefined>();
  return {
    recognize(profile) {
      if (!kept.has(profile)) kept.set(profile, best(profile, index));
      return kept.get(profile);
    },
    departures(profile, { license, edition }, length) {
      const official = new Set(prints.find(({ source }) => source.license === license && source.edition === edition)?.passages);
      return merge(
        profile.passages
          .filter(({ hash }) => !official.has(hash))
          .map(({ from, to }) => ({ start: profile.starts[from] ?? 0, end: profile.starts[to] ?? length })),
      );
    },
  };
}

/** Prints by each of their keys. */
const grouped = (prints: readonly Print[], keys: (print: Print) => Iterable<number>): ReadonlyMap<number, readonly Print[]> => {
  const pairs = prints.flatMap((print) => [...keys(print)].map((key) => ({ key, print })));
  return new Map([...groupBy(pairs, ({ key }) => key)].map(([key, list]) => [key, list.map(({ print }) => print)]));
};

function best(profile: TextProfile, { prints, byPassage, byHead }: Index): Recognized | undefined {
  const wholes = findWhole(profile, byHead);
  const counts = new Map<Print, number>([...wholes.keys()].map((print) => [print, 0]));
  const own = new Set(profile.passages.map(({ hash }) => hash));
  for (const hash of own) for (const print of byPassage.get(hash) ?? []) counts.set(print, (counts.get(print) ?? 0) + 1);
  const candidates = [...counts].map(([print, common]) => ({
    print,
    similarity: (2 * common) / (own.size + print.distinct),
    match: matchOf(profile, print, wholes, common / print.distinct),
  }));
  candidates.sort(
    (a, b) =>
      rank[a.match] - rank[b.match] ||
      wholeOrder(a.print, wholes) - wholeOrder(b.print, wholes) ||
      b.similarity - a.similarity ||
      prints.indexOf(a.print) - prints.indexOf(b.print),
  );
  const first = candidates[0];
  if (!first || ((first.match === "edited" || first.match === "cut-off") && first.similarity < leastSimilar)) return undefined;
  const { license, edition, words, around = 0 } = first.print.source;
  return {
    license,
    edition,
    kind: first.match === "near" ? "contained" : first.match,
    similarity: first.similarity,
    extraWords: Math.max(0, profile.words.length - words - around),
  };
}

/** `near`: nearly all passages of a text of which we hold somebody's copy. */
type Match = Recognized["kind"] | "near";

const rank: Readonly<Record<Match, number>> = { exact: 0, contained: 1, near: 2, "cut-off": 3, edited: 3 };

/**
 * Of texts that a file contains whole, one inside another is not meant (a modified MIT text contains the MIT text), and the
 * first is (the LGPL is followed by the GPL).
 */
function wholeOrder(print: Print, wholes: ReadonlyMap<Print, number>): number {
  const at = wholes.get(print);
  if (at === undefined) return 0;
  const end = at + print.source.words;
  const isInner = [...wholes].some(
    ([other, from]) => other.source.words > print.source.words && from <= at && from + other.source.words >= end,
  );
  return isInner ? Number.MAX_SAFE_INTEGER : at;
}

function matchOf(profile: TextProfile, print: Print, wholes: ReadonlyMap<Print, number>, coverage: number): Match {
  if (wholes.has(print)) return profile.words.length === print.source.words ? "exact" : "contained";
  if (print.source.origin !== "official" && coverage >= nearlyAll) return "near";
  return isCutOff(profile, print.passages) ? "cut-off" : "edited";
}

/** The official texts that stand whole in the file, each with the index of its first word. */
function findWhole({ words }: TextProfile, byHead: ReadonlyMap<number, readonly Print[]>): Map<Print, number> {
  const found = new Map<Print, number>();
  for (let i = 0; i + headWords <= words.length; i++)
    for (const print of byHead.get(hashRun(words, i, i + headWords)) ?? [])
      if (!found.has(print) && i + print.source.words <= words.length && fullHash(words, i, i + print.source.words) === print.source.hash)
        found.set(print, i);
  return found;
}

/** Nearly all passages of the file are official, in order from the first on, and the last ones are missing. */
function isCutOff(profile: TextProfile, passages: readonly number[]): boolean {
  const official = new Map(passages.map((hash, i) => [hash, i]));
  const places = profile.passages.flatMap(({ hash }) => official.get(hash) ?? []);
  const furthest = Math.max(-1, ...places);
  const tail = passages.length - 1 - furthest;
  return places.length >= 0.9 * (profile.passages.length - 1) && places.length >= 0.9 * (furthest + 1) && tail >= 2 && furthest > 3;
}

/** Three bytes a passage. */
function decode(base64: string): number[] {
  const bytes = atobBytes(base64);
  const hashes: number[] = [];
  for (let i = 0; i + 2 < bytes.length; i += 3) hashes.push(((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0));
  return hashes;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 without a host's `atob`: the core has no globals but the language's own. */
function atobBytes(text: string): number[] {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const char of text) {
    const value = alphabet.indexOf(char);
    if (value < 0) continue;
    buffer = ((buffer << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 0xff);
    }
  }
  return bytes;
}

/** Joins ranges that touch. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) merged[merged.length - 1] = { start: last.start, end: range.end };
    else merged.push(range);
  }
  return merged;
}
