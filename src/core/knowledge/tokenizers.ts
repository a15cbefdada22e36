/**
 * Whose special tokens a tokenizer has, at whose numbers. Tokenizers are taken over far more often than weights, so this is told
 * with other things and never alone.
 */
import type { SpecialToken } from "../facts/claim.ts";
import type { Architecture } from "./types.ts";

/** A known tokenizer that has tokens in common. */
export interface LikeTokenizer {
  readonly name: string;
  /** Tokens that have the same number in both, in the order of their numbers. */
  readonly shared: readonly string[];
  /** Tokens of the known one that we know. */
  readonly known: number;
}

/** With fewer tokens in common, nothing is told. */
const fewest = 4;

/** The known tokenizer with most tokens in common, none of them at another number; nothing where there is none. */
export function likestTokenizer(architectures: readonly Architecture[], tokens: readonly SpecialToken[]): LikeTokenizer | undefined {
  const numbers = new Map(tokens.map(({ text, number }) => [text, number]));
  const like = architectures.flatMap(({ tokenizers = [] }) =>
    tokenizers.flatMap(({ name, tokens: known }): LikeTokenizer[] => {
      const entries = Object.entries(known);
      const both = entries.filter(([text]) => numbers.has(text));
      if (both.length < fewest || both.some(([text, number]) => numbers.get(text) !== number)) return [];
      return [{ name, shared: both.map(([text]) => text), known: entries.length }];
    }),
  );
  return like.sort((a, b) => b.shared.length - a.shared.length)[0];
}
