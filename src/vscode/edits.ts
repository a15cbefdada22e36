/** Changes of the core as workspace edits: one undo takes all of them back. */
import { l10n, Position, type Uri, WorkspaceEdit } from "vscode";
import { type Changes, type FileChange, lines, minimalChange, type Path } from "../core/index.ts";
import { rangeOf } from "./positions.ts";
import type { Roots } from "./roots.ts";

/** A license text that was found, and where it goes. */
export interface NewFile {
  readonly path: Path;
  readonly text: string;
}

const encoder = new TextEncoder();

/** The edit for all changed and new files. */
export function editOf(changes: Changes, roots: Roots, added: readonly NewFile[] = []): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const change of changes.files) addChange(edit, change, roots);
  for (const { path, text } of added) {
    const uri = roots.uriOf(path);
    if (uri) create(edit, uri, text);
  }
  return edit;
}

/**
 * Makes the editor show the whole edit for confirmation first, everything ticked. It does so when any part needs confirmation, and
 * leaves exactly those parts unticked: so that part is one that changes nothing, at the end of the document.
 */
export function confirmed(edit: WorkspaceEdit, uri: Uri, text: string): WorkspaceEdit {
  const index = lines(text);
  const end = new Position(index.count - 1, index.text(index.count).length);
  edit.insert(uri, end, "", { label: l10n.t("Model Terms"), needsConfirmation: true });
  return edit;
}

function addChange(edit: WorkspaceEdit, { path, before, after }: FileChange, roots: Roots): void {
  const uri = roots.uriOf(path);
  if (!uri) return;
  if (before === undefined) return create(edit, uri, after);
  const { range, text } = minimalChange(before, after);
  const index = lines(before);
  edit.replace(uri, rangeOf({ path, start: index.position(range.start), end: index.position(range.end) }), text);
}

const create = (edit: WorkspaceEdit, uri: Uri, text: string): void =>
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: encoder.encode(text) });
