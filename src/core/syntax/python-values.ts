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

/** Two strings one after the other; anything else is not literal. */
export const added = (left: Value, right: Value): Value =>
  left.kind === "string" && right.kind === "string"
    ? { kind: "string", text: left.text + right.text, range: { start: left.range.start, end: right.range.end } }
    : other;

/** The left is a folder of the right; numbers are divided, and no path. */
export const below = (left: Value, right: Value): Value => {
  const parts = left.kind === "path" ? left.parts : [left];
  return parts.length < maxParts && (right.kind === "string" || right.kind === "name") ? { kind: "path", parts: [...parts, right] } : other;
};

/** The default behind `or`. */
export const either = (left: Value, right: Value): Value => (left.kind === "string" ? left : right);
