/** What the repository says about itself in `model-terms.yaml`, and what the host adds. */
import type { Use } from "./knowledge/types.ts";
import { isBelow, type Path } from "./text/path.ts";

/** As an editor shows it. */
export type Severity = "error" | "warning" | "information" | "hint";
/** The languages of all messages. */
export type Locale = "en" | "zh";

/** A statement for a folder and what lies below it. */
export interface ForFolder {
  readonly folder: Path;
}

/** An answer to what files cannot show: a question of the audit, by check and license. */
export interface Answer extends ForFolder {
  readonly check: string;
  readonly license?: string;
  readonly met: boolean;
  readonly note: string;
  /** Where it stands; the line counts from one. */
  readonly at: { readonly path: Path; readonly line: number };
}

/** Numbers and places that files cannot show, of the licensee and its affiliates together. What is absent was not said. */
export interface Circumstances extends ForFolder {
  /** The most users in any month. */
  readonly users?: number;
  /** The most revenue in US dollars in any twelve months. */
  readonly revenue?: number;
  /** Where licensee and users are: ISO 3166 codes, or `EU`. */
  readonly territories?: readonly string[];
  readonly at: Answer["at"];
}

/** A finding that the repository accepts for a while. What is absent does not narrow it. */
export interface Waiver extends ForFolder {
  readonly check: string;
  readonly license?: string;
  /** The upstream as the workspace calls it. */
  readonly upstream?: string;
  /** A file or a folder. */
  readonly path?: Path;
  /** A work, by its name, its folder or its best document. */
  readonly subject?: string;
  /** Exactly one finding, by its fingerprint below `folder`. */
  readonly finding?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, ISO 8601. */
  readonly expires: string;
}

/** What was set. Each statement holds for a folder; of several the nearest one counts (`nearest`). */
export interface Settings {
  readonly uses: readonly (ForFolder & { readonly use: Use })[];
  readonly answers: readonly Answer[];
  /** The repository says that a work is commercial, or that it is not. */
  readonly commercial: readonly (ForFolder & { readonly is: boolean })[];
  /** By check id. What changes a severity lives in the repository, so that editor and CI agree. */
  readonly severities: readonly (ForFolder & { readonly check: string; readonly severity: Severity | "off" })[];
  readonly circumstances: readonly Circumstances[];
  readonly locale: Locale;
  /** The host's clock, ISO 8601; only for the expiry of waivers. */
  readonly today: string;
}

/** Nothing is stated. */
export const defaultSettings: Settings = {
  uses: [],
  answers: [],
  commercial: [],
  severities: [],
  circumstances: [],
  locale: "en",
  today: "1970-01-01",
};

/** The statement of the nearest folder above any of these files or folders; of equally near ones the first. */
export function nearest<T extends ForFolder>(statements: readonly T[], ...paths: readonly Path[]): T | undefined {
  const holding = statements.filter(({ folder }) => paths.some((path) => isBelow(path, folder)));
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0];
}
