/** Finding the ordered phrases of licenses in texts. */
import { groupBy } from "../text/group-by.ts";
import { memo, recent } from "../text/memo.ts";
import { remember } from "../text/remember.ts";

/**
 * The ordered phrases (marks and notice lines) that extraction looks for. The session takes them from the rules;
 * formats stay ignorant of who orders what.
 */
export interface Lexicon {
  /** Each phrase that stands in the text, at its first occurrence. */
  find(text: string): readonly Occurrence[];
}

/** A phrase in a text, from and to in UTF-16 code units. */
export interface Occurrence {
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Comparison form of an ordered phrase: case, white space, quotes, Markdown escapes and emphasis do not count, and
 * `(c)` equals the sign.
 */
export const phraseKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\(c\)|&copy;/g, "©")
    .replace(/[“”„]/g, '"')
    .replace(/[’‘]/g, "'")
    .replace(/[\\*_`>]+/g, "")
    .replace(/[\s\u00a0-]+/g, " ");

interface Phrase {
  readonly phrase: string;
  readonly key: string;
  /** Words of letters and digits: all of them stand in a text that holds the phrase. */
  readonly words: readonly string[];
}

/**
 * Prepares phrases for finding; `{name}` stands for the name of the work, which is not looked for. A text is compared only with
 * phrases whose words all occur in it: making its comparison form costs more than all else here.
 */
export function createLexicon(phrases: readonly string[]): Lexicon {
  const groups = bySharedWord(phrases.map(prepared));
  const known = recent<readonly Occurrence[]>();
  return { find: (text) => known(text, () => occurrencesIn(text, groups)) };
}

function occurrencesIn(text: string, groups: readonly Group[]): readonly Occurrence[] {
  const lower = text.toLowerCase();
  const has = memo((word) => lower.includes(word));
  const candidates = groups.flatMap(([word, group]) => (has(word) ? group.filter(({ words }) => words.every(has)) : []));
  if (candidates.length === 0) return [];
  const key = phraseKey(text);
  return candidates.filter((candidate) => key.includes(candidate.key)).map((candidate) => occurrence(candidate, text));
}

/** Phrases that share a word. */
type Group = readonly [word: string, phrases: readonly Phrase[]];

function prepared(phrase: string): Phrase {
  const key = phraseKey(phrase.replace("{name}", "")).trim();
  // Quotes and signs are left out: the comparison form changes them.
  return { phrase, key, words: [...new Set(key.match(/[\p{L}\p{N}]+/gu))] };
}

/** Groups phrases by a word, the one first that most of them share: a text is asked for few words, and mostly has none. */
function bySharedWord(phrases: readonly Phrase[]): readonly Group[] {
  const groups: Group[] = [];
  for (let left = phrases; left.length > 0; ) {
    const shared = groupBy(
      left.flatMap((phrase) => askedWords(phrase).map((word) => ({ word, phrase }))),
      ({ word }) => word,
    );
    const [most] = [...shared].sort(([, a], [, b]) => b.length - a.length);
    if (!most) break;
    const group = most[1].map(({ phrase }) => phrase);
    groups.push([most[0], group]);
    left = left.filter((phrase) => !group.includes(phrase));
  }
  return groups;
}

/** Words that tell phrases apart: the short ones stand in every text. A phrase of signs alone is looked for in all. */
function askedWords({ words }: Phrase): readonly string[] {
  const long = words.filter((word) => word.length > 3);
  return long.length > 0 ? long : words.length > 0 ? words : [""];
}

function occurrence(phrase: Phrase, text: string): Occurrence {
  const match = patternOf(phrase).exec(text);
  return match
    ? { phrase: phrase.phrase, start: match.index, end: match.index + match[0].length }
    : { phrase: phrase.phrase, start: 0, end: 0 };
}

/** The words with anything a reader does not see between them. Made when a text seems to have the phrase: most never do. */
const patternOf = remember(({ key }: Phrase): RegExp => {
  const words = key.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/©/g, "(?:©|\\(c\\)|&copy;)"));
  return new RegExp(words.join("[\\s\\u00a0\\\\*_`>-]+"), "i");
});
