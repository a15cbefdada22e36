/** What the thread that walks and reads tells the one that understands. */
import type { Path, Problem } from "../../core/index.ts";

/** What is to be read. */
export interface WalkRequest {
  readonly root: string;
  readonly folders: readonly string[];
  readonly exclude: readonly string[];
  /** Shared count of characters that were sent and not yet taken: one 32-bit number. */
  readonly waiting: SharedArrayBuffer;
}

/** A file with its text, or a note on one that was not read. */
export type Found =
  | readonly [path: Path, text: string]
  | readonly [path: Path, text: undefined, key: Problem["key"], detail: string | undefined];

/** Some of what was found, in the order of the walk; the last batch says so. */
export interface Batch {
  readonly found: readonly Found[];
  /** Characters of all texts. */
  readonly size: number;
  readonly last: boolean;
}
