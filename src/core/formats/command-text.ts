/** Command lines that stand in YAML or JSON, each at its own place. */

import type { Scalar } from "../syntax/node.ts";
import { type Command, commandsIn, type Value } from "../syntax/shell.ts";
import type { Doc } from "./format.ts";

/** The commands of a value that a shell reads. `values`: what variables hold. */
export const commandsOfLine = (line: Scalar, doc: Doc, values?: ReadonlyMap<string, Value>): Command[] =>
  commandsIn(lineOf(line, doc), "shell", values, line.inner.start);

/** The line of a value: blanks before it, so that offsets are the file's, and no quotes of the file around it. Lines that YAML folds are one. */
function lineOf({ text, inner }: Scalar, doc: Doc): string {
  const raw = doc.text.slice(inner.start, inner.end).replace(/\\"/g, "  ");
  return " ".repeat(inner.start) + (text.includes("\n") ? raw : raw.replace(/[\r\n]/g, " "));
}
