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

/** What was set. Each statement holds for a folder; of several the nearest one counts (`nearest`). */
export interface Settings {
  readonly uses: readonly (ForFolder & { readonly use: Use })[];
  readonly answers: readonly Answer[];
  /** The repository says that a work is commercial, or that it is not. */
  readonly commercial: readonly (ForFolder & { readonly is: boolean })[];
  /** By check id. What changes a severity lives in the repository, so that editor and CI agree. */
  readonly severities: readonly (ForFolder & { readonly check: string; readonly severity: Severity | "off" })[];
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
  locale: "en",
  today: "1970-01-01",
};

/** The statement of the nearest folder above any of these files or folders; of equally near ones the first. */
export function nearest<T extends ForFolder>(statements: readonly T[], ...paths: readonly Path[]): T | undefined {
  const holding = statements.filter(({ folder }) => paths.some((path) => isBelow(path, folder)));
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0];
}
