/** What a file of Python says literally: values, calls and assignments at their exact places. */
import type { Range } from "../text/range.ts";

/** A value as it is written; what is computed is `other`. */
export type Value =
  | { readonly kind: "string"; readonly text: string; readonly range: Range }
  /** A dotted name; `config["model"]` is `config.model`. */
  | { readonly kind: "name"; readonly path: string; readonly at: number }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  /** A path put together of its parts: `folder / "name"`. */
  | { readonly kind: "path"; readonly parts: readonly Value[] }
  /** Text put together of strings and names: `f"{owner}/{name}"` (`written` as it stands), `owner + "/" + name`. `range`: what is written as text. */
  | { readonly kind: "joined"; readonly parts: readonly Value[]; readonly range: Range; readonly written?: string }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [key: string, value: Value])[] }
  | { readonly kind: "other" };

/** A call as it is written. */
export interface Call {
  /** `AutoModel.from_pretrained`; a call in the middle is `()`. */
  readonly callee: string;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly at: number;
  /** Name that the statement gives the result, or empty. */
  readonly assigned: string;
  /** Innermost function that it stands in, or empty. */
  readonly within: string;
}

/** A name that is given a value: a statement, a default of a parameter or field, an entry of a dictionary. */
export interface Assignment {
  readonly name: string;
  readonly value: Value;
  readonly at: number;
}

/** What a file of Python says literally. What stands under `if False` is left out. */
export interface Python {
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
  readonly imports: ReadonlySet<string>;
  readonly functions: readonly string[];
}

/** What is computed. */
export const other: Value = { kind: "other" };
const maxParts = 12;

/** Strings one after the other, or a string with what names stand for; anything else is not text. */
export function added(left: Value, right: Value): Value {
  if (left.kind === "string" && right.kind === "string")
    return { kind: "string", text: left.text + right.text, range: { start: left.range.start, end: right.range.end } };
  const text = [left, right].find((one) => one.kind === "string" || one.kind === "joined");
  const parts = [left, right].flatMap((one) => (one.kind === "joined" ? one.parts : [one]));
  return (text?.kind === "string" || text?.kind === "joined") && parts.every(isText) && parts.length <= maxParts
    ? { kind: "joined", parts, range: text.range }
    : other;
}

const isText = ({ kind }: Value): boolean => kind === "string" || kind === "name";

/** A string with names in braces; with anything else in them it stays as it is written, and names nothing. */
export function filled(text: string, range: Range): Value {
  const pieces = text.split(/\{([A-Za-z_]\w*(?:\.\w+)*)\}/);
  const isPlain = pieces.length > 1 && pieces.length <= maxParts && pieces.every((piece) => !/[{}]/.test(piece));
  if (!isPlain) return { kind: "string", text, range };
  const parts = pieces.flatMap((piece, i): Value[] =>
    i % 2 === 1 ? [{ kind: "name", path: piece, at: range.start }] : piece === "" ? [] : [{ kind: "string", text: piece, range }],
  );
  return { kind: "joined", parts, range, written: text };
}

/** The left is a folder of the right; numbers are divided, and no path. */
export const below = (left: Value, right: Value): Value => {
  const parts = left.kind === "path" ? left.parts : [left];
  return parts.length < maxParts && (right.kind === "string" || right.kind === "name") ? { kind: "path", parts: [...parts, right] } : other;
};

/** The default behind `or`. */
export const either = (left: Value, right: Value): Value => (left.kind === "string" ? left : right);
