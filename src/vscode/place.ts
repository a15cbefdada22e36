/** What a command is about: a row of the tree, a finding by its fingerprint, or what stands at the cursor. */
import { type Range, type TextEditor, window } from "vscode";
import { type Entry, type Finding, type Overview, overviewsAt, overviewsOf, type Path, placeOf, type Snapshot } from "../core/index.ts";
import { rangeOf } from "./positions.ts";
import type { Shown } from "./shown.ts";
import type { Row } from "./tree-view.ts";

/** A duty with the work that owes it. */
export interface Owed {
  readonly overview: Overview;
  readonly entry: Entry;
}

/** The findings that a command is about. */
export function findingsOf(argument: unknown, shown: Shown): readonly Finding[] {
  const wanted = isRow(argument) ? [argument.kind === "entry" && argument.entry.finding?.fingerprint] : argument;
  if (typeof wanted === "string") return shown.snapshot.findings.filter(({ fingerprint }) => fingerprint === wanted);
  if (Array.isArray(wanted)) return shown.snapshot.findings.filter(({ fingerprint }) => wanted.includes(fingerprint));
  const editor = window.activeTextEditor;
  const path = editor && shown.roots.pathOf(editor.document.uri);
  return editor && path !== undefined ? nearest(editor, path, shown.snapshot) : [];
}

/** At the cursor, else in its line, else in the file. */
function nearest({ selection }: TextEditor, path: Path, snapshot: Snapshot): readonly Finding[] {
  const inFile = snapshot.findings.filter(({ at, auditOnly }) => at.path === path && !auditOnly);
  const ranges = inFile.map((finding) => [finding, rangeOf(placeOf(finding.at, snapshot))] as const);
  const here = ranges.filter(([, range]) => range.intersection(selection));
  const inLine = ranges.filter(([, { start }]) => start.line === selection.active.line);
  return (here.length > 0 ? here : inLine.length > 0 ? inLine : ranges).map(([finding]) => finding);
}

/** The questions of the works of a file, or only of those whose upstream is named in a part of it. */
export function questionsAt(path: Path, range: Range | undefined, { snapshot }: Shown): Owed[] {
  const isHere = ({ at }: Entry): boolean =>
    !range || (at.path === path && rangeOf(placeOf(at, snapshot)).intersection(range) !== undefined);
  return overviewsAt(path, snapshot).flatMap((overview) =>
    overview.entries
      .filter((entry) => entry.isAnswerable && (entry.state === "confirm" || entry.state === "open") && isHere(entry))
      .map((entry) => ({ overview, entry })),
  );
}

/** A duty by a name that survives from reading to reading. */
export const idOf = ({ overview, entry }: Owed): string => `${overview.work.subject.id} ${entry.key}`;

/** The duties that a command is about: a row, their ids, or the questions of the active file. */
export function owedOf(argument: unknown, shown: Shown): readonly Owed[] {
  const wanted = isRow(argument) ? (argument.kind === "entry" ? [idOf(argument)] : []) : argument;
  if (Array.isArray(wanted))
    return overviewsOf(shown.snapshot)
      .flatMap((overview) => overview.entries.map((entry) => ({ overview, entry })))
      .filter((owed) => wanted.includes(idOf(owed)));
  const uri = window.activeTextEditor?.document.uri;
  const path = uri && shown.roots.pathOf(uri);
  return path === undefined ? [] : questionsAt(path, undefined, shown);
}

/** Rows come back from the editor as the objects that the tree gave. */
export const isRow = (argument: unknown): argument is Row => typeof argument === "object" && argument !== null && "kind" in argument;
