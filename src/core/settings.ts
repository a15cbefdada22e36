/** What the repository says about itself in `model-terms.yaml`, and what the host adds. */
import type { Use } from "./knowledge/types.ts";
import type { Path } from "./text/path.ts";

export type Severity = "error" | "warning" | "information" | "hint";
export type Locale = "en" | "zh";

/** An answer to what files cannot show: a question of the audit, by check and license. */
export interface Answer {
  readonly check: string;
  readonly license?: string;
  readonly folder: Path;
  readonly met: boolean;
  readonly note: string;
  /** Where it stands; the line counts from one. */
  readonly at: { readonly path: Path; readonly line: number };
}

export interface Settings {
  readonly uses: readonly { readonly folder: Path; readonly use: Use }[];
  readonly answers: readonly Answer[];
  /** The repository says that a work is commercial, or that it is not. */
  readonly commercial: boolean | undefined;
  /** By check id. What changes a severity lives in the repository, so that editor and CI agree. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly locale: Locale;
  /** The host's clock, ISO 8601; only for the expiry of waivers. */
  readonly today: string;
}

export const defaultSettings: Settings = {
  uses: [],
  answers: [],
  commercial: undefined,
  severities: new Map(),
  locale: "en",
  today: "1970-01-01",
};
