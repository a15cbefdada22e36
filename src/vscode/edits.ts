/** Changes of the core as workspace edits: one undo takes all of them back. */
import { type Uri, WorkspaceEdit, type WorkspaceEditEntryMetadata } from "vscode";
import { type Changes, type FileChange, lines, minimalChange, type Path } from "../core/index.ts";
import { rangeOf } from "./positions.ts";
import type { Roots } from "./roots.ts";

/** A license text that was found, and where it goes. */
export interface NewFile {
  readonly path: Path;
  readonly text: string;
}

const encoder = new TextEncoder();

/** The edit for all changed and new files. With `label` every change is shown for confirmation first. */
export function editOf(changes: Changes, roots: Roots, added: readonly NewFile[] = [], label?: string): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  const metadata: WorkspaceEditEntryMetadata | undefined = label === undefined ? undefined : { label, needsConfirmation: true };
  for (const change of changes.files) addChange(edit, change, roots, metadata);
  for (const { path, text } of added) {
    const uri = roots.uriOf(path);
    if (uri) create(edit, uri, text, metadata);
  }
  return edit;
}

function addChange(
  edit: WorkspaceEdit,
  { path, before, after }: FileChange,
  roots: Roots,
  metadata: WorkspaceEditEntryMetadata | undefined,
): void {
  const uri = roots.uriOf(path);
  if (!uri) return;
  if (before === undefined) return create(edit, uri, after, metadata);
  const { range, text } = minimalChange(before, after);
  const index = lines(before);
  edit.replace(uri, rangeOf({ path, start: index.position(range.start), end: index.position(range.end) }), text, metadata);
}

const create = (edit: WorkspaceEdit, uri: Uri, text: string, metadata: WorkspaceEditEntryMetadata | undefined): void =>
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: encoder.encode(text) }, metadata);
