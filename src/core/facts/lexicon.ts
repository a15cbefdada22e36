/** Finding the ordered phrases of licenses in texts. */
import { groupBy } from "../text/group-by.ts";

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
  /** The words with anything a reader does not see between them. */
  readonly pattern: RegExp;
}

/** Prepares phrases for finding; `{name}` stands for the name of the work, which is not looked for. A text is searched word by word only for phrases whose first word occurs in it. */
export function createLexicon(phrases: readonly string[]): Lexicon {
  const prepared = phrases.map((phrase): Phrase => {
    const words = phraseKey(phrase.replace("{name}", "")).trim();
    return { phrase, key: words, pattern: patternOf(words) };
  });
  const byFirstWord = groupBy(prepared, ({ key }) => key.split(" ")[0] ?? "");
  return {
    find(text) {
      const lower = text.toLowerCase();
      const candidates = [...byFirstWord].flatMap(([word, list]) => (lower.includes(word) ? list : []));
      if (candidates.length === 0) return [];
      const key = phraseKey(text);
      return candidates.filter((candidate) => key.includes(candidate.key)).map((candidate) => occurrence(candidate, text));
    },
  };
}

function occurrence({ phrase, pattern }: Phrase, text: string): Occurrence {
  const match = pattern.exec(text);
  return match ? { phrase, start: match.index, end: match.index + match[0].length } : { phrase, start: 0, end: 0 };
}

function patternOf(key: string): RegExp {
  const words = key.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/©/g, "(?:©|\\(c\\)|&copy;)"));
  return new RegExp(words.join("[\\s\\u00a0\\\\*_`>-]+"), "i");
}
