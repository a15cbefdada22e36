/**
 * The ordered phrases (marks and notice lines) that extraction looks for. The session takes them from the rules;
 * formats stay ignorant of who orders what.
 */
export interface Lexicon {
  readonly phrases: readonly string[];
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

/** Where phrases of the lexicon stand in a text: the phrase and the range of its first occurrence. */
export function findPhrases(text: string, lexicon: Lexicon): { phrase: string; start: number; end: number }[] {
  const key = phraseKey(text);
  return lexicon.phrases
    .filter((phrase) => key.includes(phraseKey(phrase).trim()))
    .map((phrase) => ({ phrase, ...locate(text, phrase) }));
}

/** The words of the phrase with anything a reader does not see between them. */
function locate(text: string, phrase: string): { start: number; end: number } {
  const words = phraseKey(phrase).trim().split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/©/g, "(?:©|\\(c\\)|&copy;)"));
  const match = new RegExp(words.join("[\\s\\u00a0\\\\*_`>-]+"), "i").exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : { start: 0, end: 0 };
}
