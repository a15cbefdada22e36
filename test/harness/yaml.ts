/** Generated YAML in every style that people write, and the plain form in which two readers of it are compared. */
import fc from "fast-check";
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node as OracleNode,
  type Pair,
  parseAllDocuments,
  type Scalar,
  visit,
} from "yaml";
import { isNull, type Node } from "../../src/core/syntax/node.ts";
import { parseYaml } from "../../src/core/syntax/yaml.ts";

/** Text with its place, or null; lists; entries in their order. Scalars behind an alias and block scalars come without a place. */
export type Plain = string | null | readonly Plain[] | { readonly pairs: readonly (readonly [Plain, Plain])[] };

/** The trees of our reader, and what it complains of. */
export function ours(text: string): { readonly trees: readonly Plain[]; readonly problems: readonly string[] } {
  const { documents, problems } = parseYaml(text);
  return { trees: documents.map((root) => plain(root, text)), problems: problems.map(({ message }) => message) };
}

function plain(node: Node | undefined, text: string): Plain {
  if (!node) return null;
  if (node.type === "sequence") return node.items.map((item) => plain(item, text));
  if (node.type === "mapping") return { pairs: node.entries.map(({ key, value }) => [plain(key, text), plain(value, text)] as const) };
  if (isNull(node) && node.text === "") return null;
  return shown(node.text, text.slice(node.range.start, node.range.end), node.range.start);
}

/** What the library's own composer makes of it, in the same form; undefined where it finds a mistake. */
export function composed(text: string): readonly Plain[] | undefined {
  const documents = parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  // Deliberate: an empty document is none.
  return documents.map((document) => new Composed(document, text).root()).filter((tree) => tree !== null);
}

class Composed {
  readonly #document: Document;
  readonly #text: string;
  /** For each alias the collections that it stands in. */
  readonly #around = new Map<Alias, readonly unknown[]>();

  constructor(document: Document, text: string) {
    this.#document = document;
    this.#text = text;
    visit(document, { Alias: (_, alias, path) => void this.#around.set(alias, path) });
  }

  root = (): Plain => this.#plain(this.#document.contents);

  #plain(node: OracleNode | null | undefined): Plain {
    if (isAlias(node)) return this.#alias(node);
    // Deliberate: an item that is nothing is left out.
    if (isSeq(node)) return node.items.map((item) => this.#plain(item as OracleNode)).filter((item) => item !== null);
    if (isMap(node))
      return { pairs: node.items.reduce<(readonly [Plain, Plain])[]>((pairs, pair) => this.#entry(pairs, pair as Pair), []) };
    return isScalar(node) && !isEmpty(node) ? this.#shown(node, node) : null;
  }

  #entry(before: readonly (readonly [Plain, Plain])[], { key, value }: Pair): (readonly [Plain, Plain])[] {
    const name = isAlias(key) ? key.resolve(this.#document) : key;
    // Deliberate: keys that are collections, or nothing, are left out.
    if (!isScalar(name) || isEmpty(name)) return [...before];
    const made = this.#plain(value as OracleNode);
    // Deliberate: a merge key is followed; the entries that it brings come first.
    if (name.value === "<<" && name.type === "PLAIN") return [...merged(made), ...before];
    return [...before, [this.#plain(key as OracleNode), made]];
  }

  /** Deliberate: what would hold itself is nothing, and a scalar stands where its alias does. */
  #alias(alias: Alias): Plain {
    const target = alias.resolve(this.#document);
    if (!target || this.#around.get(alias)?.includes(target)) return null;
    if (!isScalar(target)) return this.#plain(target);
    return isEmpty(target) ? null : this.#shown(target, alias);
  }

  #shown({ value }: Scalar, { range }: OracleNode): Plain {
    const [start, end] = range ?? [0, 0];
    return shown(String(value), this.#text.slice(start, end), start);
  }
}

const isEmpty = ({ value, type }: Scalar): boolean => (type === "PLAIN" || type === undefined) && (value === null || value === "");

const merged = (value: Plain): (readonly [Plain, Plain])[] =>
  value === null || typeof value === "string" ? [] : "pairs" in value ? [...value.pairs] : value.flatMap(merged);

/** Block scalars end where they please: their place is not compared. */
const shown = (value: string, source: string, start: number): string => (/^[|>]/.test(source) ? value : `${value} @${start} ${source}`);

type Style = "plain" | "single" | "double" | "literal" | "folded" | "nothing";
type Value =
  | { readonly kind: "scalar"; readonly style: Style; readonly text: string; readonly tag: string }
  | { readonly kind: "alias"; readonly name: number }
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly flow: boolean; readonly anchor: boolean; readonly comment: boolean }
  | {
      readonly kind: "map";
      readonly entries: readonly (readonly [string, Value])[];
      readonly flow: boolean;
      readonly anchor: boolean;
      readonly comment: boolean;
    };

const words = fc.constantFrom(
  "a",
  "org/name",
  "two words",
  "1.0",
  "3.10",
  "no",
  "true",
  "~",
  "null",
  "-x",
  "it's",
  "a#b",
  "http://x.y/z",
  "字 和",
  "é",
  "a:b",
  ".5",
  "=",
);
const scalar = fc.record({
  kind: fc.constant("scalar" as const),
  style: fc.constantFrom<Style>("plain", "plain", "single", "double", "literal", "folded", "nothing"),
  text: words,
  tag: fc.constantFrom("", "", "", "", "!t ", "!!str ", "&s "),
});
const alias = fc.record({ kind: fc.constant("alias" as const), name: fc.nat(3) });
const keys = fc
  .constantFrom("a", "base_model", "'quoted key'", '"double"', "key with spaces", "字", "<<", "? x", "1", "- a")
  .filter((key) => key !== "- a");

const { value: values } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    scalar,
    alias,
    fc.record({
      kind: fc.constant("list" as const),
      items: fc.array(tie("value"), { maxLength: 3 }),
      flow: fc.boolean(),
      anchor: fc.boolean(),
      comment: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("map" as const),
      entries: fc.array(fc.tuple(keys, tie("value")), { maxLength: 3 }),
      flow: fc.boolean(),
      anchor: fc.boolean(),
      comment: fc.boolean(),
    }),
  ),
}));

/** YAML texts with every style of scalars and collections, comments, anchors, several documents and all line ends. */
export const yamlTexts: fc.Arbitrary<string> = fc
  .record({
    documents: fc.array(values, { minLength: 1, maxLength: 2 }),
    step: fc.integer({ min: 1, max: 4 }),
    end: fc.constantFrom("\n", "\n", "\r\n"),
    bom: fc.constantFrom("", "", "", "\uFEFF"),
    last: fc.boolean(),
  })
  .map(({ documents, step, end, bom, last }) => {
    const texts = documents.map((document) => written(document, step));
    return (
      bom +
      texts
        .join("\n---\n")
        .concat(last ? "\n" : "")
        .replace(/\n/g, end)
    );
  });

/** Tokens of YAML in any order, but for explicit keys: of what follows them the composer says nothing, and we do. */
export const yamlSoup: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ..."a|b|a: |b: |- |: |\n|\n|\n  |\n    |[|]|{|}|, |# c| # c\n|&x |*x |!t |'|\"|'s'|\"d\\n\"|>\n |---\n|...\n|<<: |\t|\r\n|~|-|:|,|a:b|\\|%TAG\n|--- |é|\uFEFF|\u2028".split(
        "|",
      ),
      "|",
      "|-\n  t\n",
      ">+\n  u\n\n",
    ),
    { maxLength: 14 },
  )
  .map((tokens) => tokens.join(""))
  // Deliberate: an entry without a key is nothing, also where it makes a mapping of its own.
  .filter((text) => !/[[,]\s*:/.test(text));

function written(root: Value, step: number): string {
  let anchors = 0;
  const inFlow = (node: Value): string => {
    switch (node.kind) {
      case "alias":
        return `*a${node.name}`;
      case "scalar":
        return node.style === "nothing"
          ? "~"
          : `${node.tag}${quoted(node.style === "plain" && !/[#:,]|^-/.test(node.text) ? "plain" : "double", node.text)}`;
      case "list":
        return `${anchor(node)}[${node.items.map(inFlow).join(", ")}${node.comment && node.items.length > 0 ? "," : ""}]`;
      case "map":
        return `${anchor(node)}{${node.entries.map(([key, value]) => `${key}: ${inFlow(value)}`).join(" , ")}}`;
    }
  };
  const anchor = (node: { readonly anchor: boolean }): string => (node.anchor ? `&a${anchors++} ` : "");
  const block = (node: Value, indent: number): string => {
    const pad = "\n".concat(" ".repeat(indent));
    if (node.kind === "alias") return ` *a${node.name} `;
    if (node.kind === "scalar") return ` ${node.tag}${blockScalar(node.style, node.text, indent)}`;
    if (node.flow || (node.kind === "list" ? node.items : node.entries).length === 0)
      return ` ${inFlow(node)}${node.comment ? " # c" : ""}`;
    const head = ` ${anchor(node)}${node.comment ? "# why: [not]" : ""}`;
    return node.kind === "list"
      ? `${head}${node.items.map((item) => `${pad}-${block(item, indent + step + 1)}`).join(node.comment ? "\n" : "")}`
      : `${head}${node.entries.map(([key, value]) => `${pad}${key}:${block(value, indent + step)}`).join(node.comment ? "\n# c" : "")}`;
  };
  return block(root, 0).replace(/^ +/, "");
}

function quoted(style: Style, text: string): string {
  if (style === "single") return `'${text.replaceAll("'", "''")}'`;
  return style === "double" ? JSON.stringify(`${text}"\t\\é`).replace("é", "\\u00e9") : text;
}

function blockScalar(style: Style, text: string, indent: number): string {
  const pad = " ".repeat(indent + 1);
  if (style === "nothing") return "";
  if (style === "literal") return `|-\n${pad}${text}\n${pad}  # no comment\n\n${pad}end`;
  if (style === "folded") return `>\n${pad}${text}\n${pad}${text}`;
  return quoted(style, text);
}
