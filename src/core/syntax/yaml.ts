/** YAML to the ranged tree. The only importer of `yaml`. */
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments, Scalar as YamlScalar } from "yaml";
import { maxAliases } from "../text/limits.ts";
import type { Range } from "../text/range.ts";
import type { Entry, Node, Parsed, Scalar, SyntaxProblem } from "./node.ts";

/**
 * Parses all documents of a YAML text. Scalars stay text (`failsafe`), duplicate keys are kept, aliases and merge keys
 * are followed up to a cap. `base` is added to every offset, for front matter inside a card.
 */
export function parseYaml(text: string, base = 0): Parsed {
  const documents: Node[] = [];
  const problems: SyntaxProblem[] = [];
  const parsed = parseAllDocuments(text, {
    schema: "failsafe",
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: false,
    lineCounter: new LineCounter(),
  });
  if (!Array.isArray(parsed)) return { documents, problems };
  for (const document of parsed) {
    for (const error of document.errors) problems.push(problemOf(error.message, error.pos, base));
    const reader = new Reader(document, text, base);
    const root = reader.read(document.contents);
    if (root) documents.push(root);
  }
  return { documents, problems };
}

const problemOf = (message: string, [start, end]: readonly [number, number], base: number): SyntaxProblem => ({
  message: message.split("\n")[0] ?? message,
  range: { start: start + base, end: Math.max(end, start) + base },
});

/** Turns one document's nodes into ours; holds the aliases that were followed. */
class Reader {
  readonly #document: Document;
  readonly #text: string;
  readonly #base: number;
  readonly #open = new Set<unknown>();
  #followed = 0;

  constructor(document: Document, text: string, base: number) {
    this.#document = document;
    this.#text = text;
    this.#base = base;
  }

  read(node: unknown): Node | undefined {
    if (isAlias(node)) return this.#alias(node);
    if (isScalar(node)) return this.#scalar(node);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item)).filter((item) => item !== undefined);
      return { type: "sequence", items, range: this.#range(node.range) };
    }
    if (!isMap(node)) return undefined;
    const entries: Entry[] = [];
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const key = this.#scalar(pair.key);
      const value = this.read(pair.value);
      if (key.text === "<<") entries.unshift(...merged(value));
      else entries.push({ key, value });
    }
    return { type: "mapping", entries, range: this.#range(node.range) };
  }

  /** An alias is anchored where it stands and holds what it points at, once and not through itself. */
  #alias(node: import("yaml").Alias): Node | undefined {
    if (++this.#followed > maxAliases) return undefined;
    const target = node.resolve(this.#document);
    if (target === undefined || this.#open.has(target)) return undefined;
    this.#open.add(target);
    const value = this.read(target);
    this.#open.delete(target);
    if (value?.type !== "scalar") return value;
    const range = this.#range(node.range);
    return { ...value, range, inner: range };
  }

  #scalar(node: YamlScalar): Scalar {
    const range = this.#range(node.range);
    const quoted = node.type !== YamlScalar.PLAIN;
    return { type: "scalar", text: String(node.value ?? ""), range, inner: this.#inner(range, node.type), quoted };
  }

  #inner(range: Range, style: YamlScalar["type"]): Range {
    const { start, end } = range;
    if (style === YamlScalar.QUOTE_DOUBLE || style === YamlScalar.QUOTE_SINGLE) return { start: start + 1, end: Math.max(start + 1, end - 1) };
    if (style !== YamlScalar.BLOCK_LITERAL && style !== YamlScalar.BLOCK_FOLDED) return range;
    const body = this.#text.slice(start - this.#base, end - this.#base);
    const from = body.indexOf("\n") + 1;
    const lead = body.slice(from).search(/\S/);
    return { start: start + from + Math.max(0, lead), end: start + body.trimEnd().length };
  }

  /** From the first code unit to the end of the value, without trailing white space and comments. */
  #range(range: readonly [number, number, number] | null | undefined): Range {
    const [start, end] = range ?? [0, 0];
    return { start: start + this.#base, end: end + this.#base };
  }
}

/** `<<: *a` and `<<: [*a, *b]`: the entries come first, so that the mapping's own keys win. */
function merged(value: Node | undefined): Entry[] {
  if (value?.type === "mapping") return [...value.entries];
  if (value?.type === "sequence") return value.items.flatMap((item) => merged(item));
  return [];
}
