/** What is shown at the moment: every part of the editor looks at the same. */
import type { Locale, Snapshot } from "../core/index.ts";
import type { Roots } from "./roots.ts";

/** A snapshot, where its files lie, and the language in which it is told. */
export interface Shown {
  readonly snapshot: Snapshot;
  readonly roots: Roots;
  readonly locale: Locale;
}
