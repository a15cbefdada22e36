/** The ranged tree that YAML, JSON and Modelfiles all become; nothing past `syntax/` knows which it was. */
import type { Range } from "../text/range.ts";

export type Node = Scalar | Sequence | Mapping;

/** `range` is what the reader sees; `inner` leaves out quotes and block headers. All scalars stay text. */
export interface Scalar {
  readonly type: "scalar";
  readonly text: string;
  readonly range: Range;
  readonly inner: Range;
  /** Written with quotes or as a block: never a null, a number or a boolean. */
  readonly quoted: boolean;
}

/** A list. */
export interface Sequence {
  readonly type: "sequence";
  readonly items: readonly Node[];
  readonly range: Range;
}

/** A mapping; duplicate keys are kept. */
export interface Mapping {
  readonly type: "mapping";
  readonly entries: readonly Entry[];
  readonly range: Range;
}

/** A key with its value; a value that is nothing is undefined. */
export interface Entry {
  readonly key: Scalar;
  readonly value: Node | undefined;
}

/** Something in the text that the parser could not read. */
export interface SyntaxProblem {
  readonly range: Range;
  readonly message: string;
}

/** Parsing never fails: a broken file is a smaller tree and some problems. */
export interface Parsed {
  /** One root per document of the file. */
  readonly documents: readonly Node[];
  readonly problems: readonly SyntaxProblem[];
}

/** A node together with the pointer that leads to it (`/datasets/0/path`, keys escaped as in RFC 6901). */
export interface Located<N extends Node = Node> {
  readonly node: N;
  readonly at: string;
}

const escapeKey = (key: string): string => key.replace(/~/g, "~0").replace(/\//g, "~1");

/** The value of a key; of duplicate keys the last wins. */
export function get(node: Node | undefined, key: string): Node | undefined {
  if (node?.type !== "mapping") return undefined;
  for (let i = node.entries.length - 1; i >= 0; i--) {
    const entry = node.entries[i];
    if (entry?.key.text === key) return entry.value;
  }
  return undefined;
}

/** Has the mapping this key, whatever its value? */
export const has = (node: Node | undefined, key: string): boolean =>
  node?.type === "mapping" && node.entries.some((entry) => entry.key.text === key);

/** The keys of a mapping. */
export const keysOf = (node: Node | undefined): string[] => (node?.type === "mapping" ? node.entries.map((entry) => entry.key.text) : []);

/**
 * All nodes at a pointer pattern: `/a/b`; a step `*` stands for every item or value.
 * A missing step yields nothing.
 */
export function find(root: Node | undefined, pattern: string, base = ""): Located[] {
  let found: Located[] = root ? [{ node: root, at: base }] : [];
  // Formats ask every file for hundreds of patterns, nearly all of which end at the first step.
  for (let from = 1; from < pattern.length && found.length > 0; ) {
    const slash = pattern.indexOf("/", from);
    const step = pattern.slice(from, slash < 0 ? undefined : slash);
    found = found.flatMap((one) => children(one, step));
    from = slash < 0 ? pattern.length : slash + 1;
  }
  return found;
}

function children(from: Located, step: string): Located[] {
  const { node, at } = from;
  if (node.type === "sequence") {
    if (step === "*") return node.items.map((item, i) => ({ node: item, at: `${at}/${i}` }));
    const item = node.items[Number(step)];
    return item ? [{ node: item, at: `${at}/${step}` }] : [];
  }
  if (node.type !== "mapping") return [];
  if (step !== "*") {
    const value = get(node, step);
    return value ? [{ node: value, at: `${at}/${escapeKey(step)}` }] : [];
  }
  return node.entries.flatMap((entry) => (entry.value ? [{ node: entry.value, at: `${at}/${escapeKey(entry.key.text)}` }] : []));
}

/** The keys of the mapping at a pattern as scalars: in `dataset_mixer` the key is the data. */
export function keysAt(root: Node | undefined, pattern: string, base = ""): Located<Scalar>[] {
  return find(root, pattern, base).flatMap(({ node, at }) =>
    node.type === "mapping" ? node.entries.map((entry) => ({ node: entry.key, at: `${at}/${escapeKey(entry.key.text)}#key` })) : [],
  );
}

/** The scalars at a pattern; a list there gives its items. Null, empty and `~` are left out. */
export function scalars(root: Node | undefined, pattern: string, base = ""): Located<Scalar>[] {
  return find(root, pattern, base).flatMap((found) => {
    const list = found.node.type === "sequence" ? children(found, "*") : [found];
    return list.filter((item): item is Located<Scalar> => item.node.type === "scalar" && !isNull(item.node));
  });
}

/** The first scalar at a pattern, as text. */
export const textAt = (root: Node | undefined, pattern: string): string | undefined => scalars(root, pattern)[0]?.node.text;

/** `null`, `~` and nothing at all. */
export const isNull = (node: Scalar): boolean => !node.quoted && /^(?:|~|null|none)$/i.test(node.text.trim());

/** A plain `true`, `yes`, `on` or `1`. */
export const isTrue = (node: Node | undefined): boolean => node?.type === "scalar" && /^(?:true|yes|on|1)$/i.test(node.text.trim());

/** A plain `false`, `no`, `off` or `0`. */
export const isFalse = (node: Node | undefined): boolean => node?.type === "scalar" && /^(?:false|no|off|0)$/i.test(node.text.trim());
