/** Where official license texts are looked for (product promise, section 5). A source offers candidates; `find.ts` accepts only the true text. */
import type { License } from "../core/index.ts";

/** What is wanted: a license, and the upstream works by whose own copies it may be told. */
export interface Wanted {
  readonly license: License;
  /** Hub ids (`owner/name`) or names by which the workspace calls the upstream. */
  readonly upstream: readonly string[];
}

/** A text that may be the one. */
export interface Candidate {
  readonly text: string;
  /** Where it was found: a path or an address. */
  readonly from: string;
  /** It lies with the upstream's own files, so its copyright line is the upstream's. */
  readonly isUpstreams: boolean;
}

/** The sources, in the order in which they are asked; `picked` is a file that the person chose. */
export type SourceName = "workspace" | "cache" | "folder" | "kept" | "shipped" | "download" | "picked";

export interface Source {
  readonly name: SourceName;
  candidates(wanted: Wanted): AsyncIterable<Candidate>;
}

/** Reading what lies outside the workspace. Paths are the host's own; what cannot be read is left out, never thrown. */
export interface Disk {
  list(folder: string): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]>;
  /** The text of a file in UTF-8 of at most `maxTextBytes`, or nothing. */
  read(file: string): Promise<string | undefined>;
  join(...parts: readonly string[]): string;
}

/** Official texts have 5 to 60 KB. */
export const maxTextBytes = 500_000;
