/** Adds items to a YAML list that stands in a file, in the way in which the list is written. */
import type { Sequence } from "../syntax/node.ts";
import { lineEnd, yamlScalar } from "../syntax/yaml-scalar.ts";

/** The text with the values that the list lacks; nothing where the list is written in a way that cannot be gone on with. */
export function withItems(text: string, list: Sequence, values: readonly string[]): string | undefined {
  const has = new Set(list.items.flatMap((item) => (item.type === "scalar" ? [item.text] : [])));
  const lacking = values.filter((value) => !has.has(value));
  const last = list.items.at(-1);
  if (!last) return undefined;
  if (lacking.length === 0) return text;
  if (text[list.range.start] === "[") return inserted(text, last.range.end, lacking.map((value) => `, ${yamlScalar(value)}`).join(""));
  const prefix = text.slice(text.lastIndexOf("\n", last.range.start - 1) + 1, last.range.start);
  if (!/^\s*-\s+$/.test(prefix)) return undefined;
  const rest = text.slice(last.range.end).search(/\r?\n/);
  const end = rest < 0 ? text.length : last.range.end + rest;
  return inserted(text, end, lacking.map((value) => `${lineEnd(text)}${prefix}${yamlScalar(value)}`).join(""));
}

const inserted = (text: string, at: number, added: string): string => text.slice(0, at) + added + text.slice(at);
