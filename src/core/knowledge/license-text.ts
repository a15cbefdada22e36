/**
 * Which license is this text, in which edition, and is it whole? Answered from hashes of the official texts alone
 * (`text/passages.ts`): the texts themselves are not stored.
 */
import { groupBy } from "../text/group-by.ts";
import { fullHash, hashRun, headWords, type TextProfile } from "../text/passages.ts";
import type { WordRun } from "../text/word-run.ts";
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
  /** Where an edited file departs from the official text: runs of its words, as `from` and `to` (behind the last). */
  departures(profile: TextProfile, recognized: Recognized): readonly WordRun[];
}

/** Below this share of common passages a text is called unknown: three words in a hundred changed leave nearly half, of short texts a fifth. */
const leastSimilar = 0.2;

/** From this share of its passages on a text is taken as whole where we hold no text of the licensor's own. */
const nearlyAll = 0.9;

/** A text of fewer passages than this is whole only to the letter. */
const leastPassages = 6;

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
    departures(profile, { license, edition }) {
      const official = new Set(prints.find(({ source }) => source.license === license && source.edition === edition)?.passages);
      return merge(profile.passages.filter(({ hash }) => !official.has(hash)));
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
  const scored = [...counts].map(([print, common]) => ({
    print,
    common,
    similarity: (2 * common) / (own.size + print.distinct),
    coverage: common / print.distinct,
  }));
  // Boilerplate stands in hundreds of texts: only those nearest are looked at closely.
  const near = [...scored].sort((a, b) => b.similarity - a.similarity).slice(0, closest);
  const candidates = scored
    .filter((one) => wholes.has(one.print) || one.coverage >= nearlyAll || near.includes(one))
    .map((one) => ({ ...one, match: matchOf(profile, one, wholes, own.size - one.common) }));
  candidates.sort(
    (a, b) =>
      rank[a.match] - rank[b.match] ||
      wholeOrder(a.print, wholes) - wholeOrder(b.print, wholes) ||
      b.similarity - a.similarity ||
      prints.indexOf(a.print) - prints.indexOf(b.print),
  );
  const lead = candidates[0];
  const first = lead && (lead.match === "edited" ? (candidates.find((other) => isBefore(other, lead, profile)) ?? lead) : lead);
  if (!first) return undefined;
  const { license, edition, words, around = 0 } = first.print.source;
  // A document in which a changed license stands beside much else is no license text.
  const isMostly = profile.words.length <= mostTimes * (words + around) + mostWords;
  const isPart = first.match === "edited" || first.match === "cut-off";
  if (isPart && (first.similarity < leastSimilar || first.common < 2 || !isMostly)) return undefined;
  return {
    license,
    edition,
    kind: first.match === "near" ? "contained" : first.match,
    similarity: first.similarity,
    extraWords: Math.max(0, profile.words.length - words - around),
  };
}

/** How long a file may be that is called an edited text: so many times the text, and so many words. */
const mostTimes = 2;
const mostWords = 200;

/** Texts that are looked at closely. */
const closest = 12;

interface Scored {
  readonly print: Print;
  readonly similarity: number;
  readonly coverage: number;
}

/** An edited text that stands before another one is meant: the LGPL is followed by the GPL. */
function isBefore(other: Scored, lead: Scored, { passages }: TextProfile): boolean {
  if (other.coverage < leastBefore || other.similarity < leastSimilar / 2) return false;
  const places = (print: Print): number[] => {
    const official = new Set(print.passages);
    return passages.flatMap(({ hash }, i) => (official.has(hash) ? [i] : []));
  };
  return Math.max(...places(other.print)) < Math.min(...places(lead.print));
}

/** Share of the passages of a text that stands before another one. */
const leastBefore = 0.4;

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

/** `foreign`: how many different passages of the file the text does not have. */
function matchOf(profile: TextProfile, { print, coverage }: Scored, wholes: ReadonlyMap<Print, number>, foreign: number): Match {
  if (wholes.has(print)) return profile.words.length === print.source.words ? "exact" : "contained";
  if (print.source.origin !== "official" && print.distinct >= leastPassages && coverage >= nearlyAll) return "near";
  const mayBeCutOff = foreign <= mostForeign(profile);
  return mayBeCutOff && isCutOff(profile, print.passages) ? "cut-off" : "edited";
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

/** The last passage of a file that ends too early is never official, of the others one in ten may not be. */
const mostForeign = ({ passages }: TextProfile): number => 1 + 0.1 * (passages.length - 1);

/** Nearly all passages of the file are official, in order from the first on, and the last ones are missing. */
function isCutOff(profile: TextProfile, passages: readonly number[]): boolean {
  const official = new Map(passages.map((hash, i) => [hash, i]));
  const places = profile.passages.flatMap(({ hash }) => official.get(hash) ?? []);
  const furthest = Math.max(-1, ...places);
  const tail = passages.length - 1 - furthest;
  return (
    places.length >= profile.passages.length - mostForeign(profile) && places.length >= 0.9 * (furthest + 1) && tail >= 2 && furthest > 3
  );
}

/** Three bytes a passage: four characters of base64 each. Without a host's `atob`: the core has no globals but the language's own. */
function decode(base64: string): number[] {
  const hashes: number[] = [];
  const sextet = (at: number): number => sextets[base64.charCodeAt(at)] ?? 0;
  for (let i = 0; i + 3 < base64.length; i += 4)
    hashes.push((sextet(i) << 18) | (sextet(i + 1) << 12) | (sextet(i + 2) << 6) | sextet(i + 3));
  return hashes;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const sextets = new Uint8Array(128);
for (let i = 0; i < alphabet.length; i++) sextets[alphabet.charCodeAt(i)] = i;

/** Joins runs that touch. */
function merge(runs: readonly WordRun[]): WordRun[] {
  const merged: WordRun[] = [];
  for (const { from, to } of runs) {
    const last = merged.at(-1);
    if (last && from <= last.to) merged[merged.length - 1] = { from: last.from, to };
    else merged.push({ from, to });
  }
  return merged;
}
