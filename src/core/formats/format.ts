/** What a format is: how a file is recognized and which claims it makes. Formats never import knowledge. */
import type { Basis, ClaimBody, Confidence } from "../facts/claim.ts";
import type { Markdown } from "../syntax/markdown.ts";
import type { Node } from "../syntax/node.ts";
import type { Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";

/** One file as a format sees it. */
export interface Doc {
  readonly path: Path;
  /** Last segment of the path. */
  readonly name: string;
  readonly folder: Path;
  readonly text: string;
  /** Roots of the parsed documents (YAML can have several); of Markdown, the front matter. */
  readonly roots: readonly Node[];
  /** The first root. */
  readonly root: Node | undefined;
  /** Present for the syntax `markdown` only. */
  readonly markdown: Markdown | undefined;
}

/** Options of one claim. `subject` is a suffix for files that hold many artifacts. */
export interface ClaimOptions {
  readonly subject?: string;
  readonly basis?: Basis;
  readonly confidence?: Confidence;
}

/**
 * Takes a claim and where it stands. `at` is the anchor's pointer (see `Anchor`), unique in the file together with its
 * meaning; the same `at` may carry several claims. `range` covers the exact words that a reader should see underlined.
 */
export type Emit = (claim: ClaimBody, at: string, range: Range, options?: ClaimOptions) => void;

export interface Format {
  /** Kebab case, equal to the file name. */
  readonly id: string;
  readonly title: string;
  readonly syntax: "yaml" | "json" | "markdown" | "text";
  /** By name and, for YAML and JSON, a cheap test of the raw text, before anything is parsed. */
  matches(file: { readonly path: Path; readonly name: string; readonly text: string }): boolean;
  /** After parsing: is it really ours? Absent means yes. The first format that says yes reads the file. */
  recognizes?(doc: Doc): boolean;
  extract(doc: Doc, emit: Emit): void;
  /** As what a file of this format speaks when an ordered phrase (a mark, a notice line) stands in it; absent where it does not count. */
  phrases?(doc: Doc): "card" | "document" | "notice" | undefined;
}
