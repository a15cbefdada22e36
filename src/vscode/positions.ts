/** From places of the core to ranges of the editor. */
import { Range } from "vscode";
import type { Place } from "../core/index.ts";

/** A place of a report as an editor's range. */
export const rangeOf = ({ start, end }: Place): Range => new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
