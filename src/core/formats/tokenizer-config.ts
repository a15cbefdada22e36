/**
 * Transformers' `tokenizer_config.json`: the special tokens and their numbers. A tokenizer alone is no work; what it says is told
 * with the weights beside it.
 */
import { find, has, keysOf, textAt } from "../syntax/node.ts";
import type { Format } from "./format.ts";

/** Tokens that are kept, and the longest of them in UTF-16 code units: a tokenizer has some three hundred special ones at most. */
const maxTokens = 1_000;
const maxToken = 64;

export const tokenizerConfig: Format = {
  id: "tokenizer-config",
  title: "Transformers tokenizer config",
  syntax: "json",
  matches: ({ name, text }) => name === "tokenizer_config.json" && text.includes('"added_tokens_decoder"'),
  recognizes: ({ root }) => has(root, "added_tokens_decoder"),
  extract({ root }, emit) {
    const [list] = find(root, "/added_tokens_decoder");
    if (!list) return;
    const { node, at } = list;
    const tokens = keysOf(node)
      .slice(0, maxTokens)
      .flatMap((key) => {
        const text = textAt(node, `/${key}/content`);
        return text !== undefined && text.length <= maxToken && /^\d{1,9}$/.test(key) ? [{ text, number: Number(key) }] : [];
      });
    if (tokens.length === 0) return;
    emit({ kind: "is", role: "tokenizer", artifact: "model" }, at, node.range);
    emit({ kind: "tokens", tokens }, at, node.range);
  },
};
