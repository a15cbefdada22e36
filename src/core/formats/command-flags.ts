/** Flags of a command line and their values. */
import type { Word } from "../syntax/shell.ts";
import type { Literal } from "./code-work.ts";

/** `--model-name=x` and `++model_name=x` to `model_name`. */
export const keyOf = (text: string): string =>
  text
    .replace(/^(?:--?|\+{1,2})/, "")
    .replace(/=[\s\S]*$/, "")
    .replaceAll("-", "_")
    .toLowerCase();

/** A flag under its key (see `keyOf`), with the words behind it. */
export interface Flag {
  readonly key: string;
  readonly values: readonly Literal[];
}

/** Flags with their values: `--a b c`, `--a=b`, `a.b=c`. */
export function flagsOf(words: readonly Word[], text: string): Flag[] {
  const flags: { key: string; values: Literal[] }[] = [];
  for (const word of words) {
    const joined = /^(?:--?|\+{0,2})[A-Za-z][\w.-]*=/.exec(word.text);
    if (joined) flags.push({ key: keyOf(word.text), values: [within(word, word.text.slice(joined[0].length), text)] });
    else if (/^--?[A-Za-z]/.test(word.text)) flags.push({ key: keyOf(word.text), values: [] });
    else flags.at(-1)?.values.push(word);
  }
  return flags;
}

/** A part of a word at its own place; the word's where it was put together. */
export function within({ range }: Word | Literal, part: string, text: string): Literal {
  const at = part === "" ? -1 : text.slice(range.start, range.end).indexOf(part);
  return { text: part, range: at < 0 ? range : { start: range.start + at, end: range.start + at + part.length } };
}
