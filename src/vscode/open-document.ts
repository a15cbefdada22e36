/** What the language features share: a document as it stands in the last snapshot, and features that follow snapshots. */
import type { Disposable, TextDocument } from "vscode";
import type { Path } from "../core/index.ts";
import type { Reading } from "../core/language/index.ts";
import type { Shown } from "./shown.ts";

/** A document as it stands in the snapshot. */
export interface Open extends Shown {
  readonly path: Path;
  readonly reading: Reading;
}

/** Finds a document; nothing before the first snapshot, and for what lies in no folder of the workspace. */
export type Opened = (document: TextDocument) => Open | undefined;

/** Features that are told when there is something new to show. */
export interface Following extends Disposable {
  refresh(): void;
}

/** Files of any name: which ones speak of a work, the core knows. */
export const everyFile = { pattern: "**/*" };
