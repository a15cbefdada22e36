/** Fixes as data: what to change, told by structure. `fixes/apply.ts` turns an edit into offsets of the newest text. */
import type { Message } from "../messages/messages.ts";
import type { Path } from "../text/path.ts";

/**
 * `safe` adds required, verbatim or derivable material where none is. `review` states something on the author's behalf.
 */
export interface Fix {
  readonly title: Message;
  readonly safety: "safe" | "review";
  readonly edits: readonly Edit[];
}

/** One change, told by structure. */
export type Edit =
  /** Sets a key of the front matter or of a YAML mapping; an existing value is replaced, a list gains what it lacks. */
  | { readonly kind: "set-key"; readonly path: Path; readonly key: string; readonly value: string | readonly string[] }
  /** Replaces the exact words of an anchor. */
  | { readonly kind: "replace"; readonly path: Path; readonly at: string; readonly text: string }
  /** A line under the first heading, or at the beginning of the body. */
  | { readonly kind: "under-title"; readonly path: Path; readonly text: string }
  /** A new file with this text; where the file exists the text becomes a new paragraph at its end. */
  | { readonly kind: "add-text"; readonly path: Path; readonly text: string }
  /** A new file with the official text of a license, which the host finds and verifies. */
  | { readonly kind: "add-license"; readonly path: Path; readonly license: string };
