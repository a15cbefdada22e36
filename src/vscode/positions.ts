/** From places of the core to ranges of the editor. */
import { Range } from "vscode";
import { lines, type Path, type Place, type Snapshot } from "../core/index.ts";

/** A place of a report as an editor's range. */
export const rangeOf = ({ start, end }: Place): Range => new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);

/** Offsets of a file of the snapshot to ranges of the editor. */
export function rangesIn(path: Path, snapshot: Snapshot): (offsets: { readonly start: number; readonly end: number }) => Range {
  const index = snapshot.lines(path) ?? lines("");
  return ({ start, end }) => rangeOf({ path, start: index.position(start), end: index.position(end) });
}
