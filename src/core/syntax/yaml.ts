/**
 * YAML to the ranged tree, from the concrete syntax tree of `yaml` (its only importer). The library's own composer brings
 * schemas, tags and a writer that nobody here needs: two thirds of its size, which the bundle's budget does not have. A property
 * test compares every tree with the composer's.
 */
import { CST, Parser } from "yaml";
import { maxAliased, maxDepth } from "../text/limits.ts";
import type { Range } from "../text/range.ts";
import type { Entry, Mapping, Node, Parsed, Scalar, Sequence, SyntaxProblem } from "./node.ts";
import { mistakesOf } from "./yaml-mistakes.ts";

/**
 * Parses all documents of a YAML text. Scalars stay text, duplicate keys are kept, aliases and merge keys are followed up to a
 * cap. `base` is added to every offset, for front matter inside a card.
 */
export function parseYaml(text: string, base = 0): Parsed {
  const documents: Node[] = [];
  const problems: SyntaxProblem[] = [];
  for (const token of new Parser().parse(text)) {
    if (token.type === "error")
      problems.push({
        message: firstLine(token.message),
        range: { start: token.offset + base, end: token.offset + token.source.length + base },
      });
    if (token.type !== "document") continue;
    const reader = new Reader(base, problems);
    const root = reader.value(token.value, token.start);
    if (root) documents.push(root);
    for (const extra of token.end ?? []) reader.note(extra);
  }
  return { documents, problems };
}

const firstLine = (message: string): string => message.split("\n")[0] ?? message;

type Props = readonly CST.SourceToken[];

/** Turns one document's tokens into nodes; holds its anchors and how much the aliases have brought. */
class Reader {
  readonly #base: number;
  readonly #problems: SyntaxProblem[];
  /** What each anchor holds; nothing while its own node is being read. */
  readonly #anchors = new Map<string, { node?: Node }>();
  readonly #sizes = new WeakMap<Node, number>();
  #aliased = 0;
  #depth = 0;

  constructor(base: number, problems: SyntaxProblem[]) {
    this.#base = base;
    this.#problems = problems;
  }

  /** The node of a value with what stands before it (anchors, tags, indicators). */
  value(token: CST.Token | null | undefined, props: Props): Node | undefined {
    const anchor = props.find(({ type }) => type === "anchor")?.source.slice(1);
    const held: { node?: Node } = {};
    if (anchor !== undefined) this.#anchors.set(anchor, held);
    if (!token) return undefined;
    if (this.#depth >= maxDepth) {
      this.#problems.push({ message: "nested too deeply", range: this.#range(startOf(token), startOf(token)) });
      return undefined;
    }
    this.#depth++;
    const node = this.#node(token);
    this.#depth--;
    if (node) held.node = node;
    return node;
  }

  #node(token: CST.Token): Node | undefined {
    mistakesOf(token, (message, offset) => this.#problems.push({ message, range: this.#range(offset, offset) }));
    switch (token.type) {
      case "alias":
        return this.#alias(token);
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
      case "block-scalar":
        return this.#scalar(token);
      case "block-map":
        return this.#mapping(token.items, this.#span(token));
      case "block-seq":
        return this.#sequence(token.items, this.#span(token));
      case "flow-collection":
        return token.start.source === "[" ? this.#sequence(token.items, this.#span(token)) : this.#mapping(token.items, this.#span(token));
      default:
        this.note(token);
        return undefined;
    }
  }

  /** Tells of a token that the parser could not read. */
  note(token: CST.Token): void {
    if (token.type === "error") this.#problems.push({ message: firstLine(token.message), range: this.#range(token.offset, endOf(token)) });
  }

  #sequence(items: readonly CST.CollectionItem[], range: Range): Sequence {
    const nodes = items.flatMap((item): Node[] => {
      // `[a: 1]` holds a mapping of one entry.
      if (item.sep && item.key) return [this.#mapping([item], this.#range(startOf(item.key), endOf(item.value ?? item.key)))];
      const node = this.value(item.value ?? item.key, item.start);
      return node ? [node] : [];
    });
    return { type: "sequence", items: nodes, range };
  }

  #mapping(items: readonly CST.CollectionItem[], range: Range): Mapping {
    const entries: Entry[] = [];
    for (const item of items) {
      const key = this.value(item.key, item.start);
      if (key?.type !== "scalar") continue;
      const value = this.value(item.value, item.sep ?? []);
      // The entries of a merge key come first, so that the mapping's own keys win.
      if (key.text === "<<" && !key.quoted) entries.unshift(...merged(value));
      else entries.push({ key, value });
    }
    return { type: "mapping", entries, range };
  }

  /** An alias holds what it points at, but not itself; a scalar stands where the alias does. */
  #alias(token: CST.FlowScalar): Node | undefined {
    const node = this.#anchors.get(token.source.slice(1))?.node;
    if (!node) return undefined;
    this.#aliased += this.#size(node);
    if (this.#aliased > maxAliased) return undefined;
    if (node.type !== "scalar") return node;
    const range = this.#range(token.offset, token.offset + token.source.length);
    return { ...node, range, inner: range };
  }

  /** How many nodes there are in a node, those behind aliases counted each time. */
  #size(node: Node): number {
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    const parts = node.type === "sequence" ? node.items : node.type === "mapping" ? node.entries.flatMap(({ value }) => value ?? []) : [];
    const size = parts.reduce((sum, part) => sum + this.#size(part), 1);
    this.#sizes.set(node, size);
    return size;
  }

  #scalar(token: CST.FlowScalar | CST.BlockScalar): Scalar {
    const { value } = CST.resolveAsScalar(token, false, (_offset, _code, message) => {
      this.#problems.push({ message: firstLine(message), range: this.#range(startOf(token), endOf(token)) });
    }) ?? { value: "" };
    const range = this.#range(startOf(token), endOf(token));
    return { type: "scalar", text: value, range, inner: innerOf(token, range), quoted: token.type !== "scalar" };
  }

  #span(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection): Range {
    return this.#range(startOf(token), endOf(token));
  }

  #range(start: number, end: number): Range {
    return { start: start + this.#base, end: end + this.#base };
  }
}

/** Offset at which a value begins; a collection begins with its first key or indicator. */
function startOf(token: CST.Token): number {
  if (token.type === "flow-collection") return token.start.offset;
  if (token.type === "block-scalar") return token.props[0]?.offset ?? token.offset;
  return token.offset;
}

/** Offset behind a value, without white space and comments that follow. Without recursion: values nest as deep as they like. */
function endOf(value: CST.Token): number {
  let token = value;
  for (;;) {
    const last = lastPart(token);
    if (!last) return closeOf(token);
    token = last;
  }
}

/** The last key or value of a collection that no bracket closes. */
function lastPart(token: CST.Token): CST.Token | undefined {
  if (token.type !== "block-map" && token.type !== "block-seq" && token.type !== "flow-collection") return undefined;
  if (token.type === "flow-collection" && token.end.some(isClose)) return undefined;
  const last = token.items.findLast(({ key, value }) => key || value);
  return last?.value ?? last?.key ?? undefined;
}

const isClose = ({ type }: { readonly type: string }): boolean => type === "flow-map-end" || type === "flow-seq-end";

/** Offset behind a value that ends with itself. */
function closeOf(token: CST.Token): number {
  switch (token.type) {
    case "flow-collection": {
      const close = token.end.find(isClose);
      return close && "source" in close ? close.offset + close.source.length : token.start.offset + 1;
    }
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "alias":
    case "error":
      return token.offset + token.source.length;
    case "block-scalar": {
      // The header, perhaps a comment, and the line end come before the lines of the text.
      const last = token.props.at(-1);
      return (last && "source" in last ? last.offset + last.source.length : token.offset) + token.source.trimEnd().length;
    }
    default:
      return token.offset;
  }
}

/** The words without quotes or block header. */
function innerOf(token: CST.FlowScalar | CST.BlockScalar, range: Range): Range {
  if (token.type === "block-scalar") {
    const lead = Math.max(0, token.source.search(/\S/));
    return { start: Math.min(range.end, range.end - token.source.trimEnd().length + lead), end: range.end };
  }
  if (token.type === "scalar") return range;
  const isClosed = token.source.length > 1 && token.source.endsWith(token.source[0] ?? "");
  return { start: range.start + 1, end: isClosed ? range.end - 1 : range.end };
}

/** `<<: *a` and `<<: [*a, *b]`. */
function merged(value: Node | undefined): Entry[] {
  if (value?.type === "mapping") return [...value.entries];
  if (value?.type === "sequence") return value.items.flatMap((item) => merged(item));
  return [];
}
