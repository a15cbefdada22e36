/** What two vocabularies have in common. Models that share nothing else often share a tokenizer, so it is told and decides nothing. */

/** Tokens, each with its number. */
export type Vocabulary = ReadonlyMap<string, number>;

/** How many tokens two vocabularies share. */
export interface TokenOverlap {
  readonly a: number;
  readonly b: number;
  /** Tokens that both have. */
  readonly shared: number;
  /** Those that have the same number in both. */
  readonly sameNumber: number;
}

/** What converters to GGUF fill a vocabulary up with. */
const filler = /^\[PAD\d+\]$/;

/** Compares two vocabularies token by token, as they are written. */
export function tokenOverlap(a: Vocabulary, b: Vocabulary): TokenOverlap {
  let shared = 0;
  let sameNumber = 0;
  for (const [token, number] of a) {
    const other = b.get(token);
    if (other === undefined) continue;
    shared++;
    if (other === number) sameNumber++;
  }
  return { a: a.size, b: b.size, shared, sameNumber };
}

/** The vocabulary of a list of tokens in the order of their numbers, as GGUF files hold it; nothing for an empty one. */
export function vocabularyOfList(tokens: readonly string[]): Vocabulary | undefined {
  const vocabulary = new Map(tokens.flatMap((token, i) => (filler.test(token) ? [] : [[token, i] as const])));
  return vocabulary.size > 0 ? vocabulary : undefined;
}

/** The vocabulary of a `tokenizer.json` (Hugging Face's tokenizers); nothing where it holds none. */
export function vocabularyOfJson(text: string): Vocabulary | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { model, added_tokens: added } = (data ?? {}) as {
    readonly model?: { readonly vocab?: unknown } | null;
    readonly added_tokens?: unknown;
  };
  const vocab = model?.vocab;
  const own: readonly (readonly [unknown, unknown])[] = Array.isArray(vocab)
    ? vocab.map((entry, i) => [Array.isArray(entry) ? entry[0] : undefined, i])
    : Object.entries(vocab ?? {});
  const others = Array.isArray(added) ? added.map((entry) => [entry?.content, entry?.id] as const) : [];
  const vocabulary = new Map(
    [...own, ...others].filter((pair): pair is [string, number] => typeof pair[0] === "string" && typeof pair[1] === "number"),
  );
  return vocabulary.size > 0 ? vocabulary : undefined;
}
