/**
 * What `model-terms.yaml` may hold, as types: `scripts/schema.ts` makes `schema/model-terms.schema.json` of them, for every tool that
 * completes and checks YAML. The reader itself tells more: what is known, and where things lie.
 */
import type { Relation, Use } from "../knowledge/types.ts";
import type { Severity } from "../settings.ts";

/** An ISO 8601 date. @format date */
type Day = string;

/** What this repository says about itself, for Model Terms. Folders and paths are relative to this file; it speaks for what lies below it. */
export interface WorkspaceFile {
  /** What is done with the works of a folder; of several the nearest one counts. */
  readonly uses?: readonly UseEntry[];
  /** Answers to what files cannot show. */
  readonly answers?: readonly AnswerEntry[];
  /** Whether the works are commercial. */
  readonly commercial?: boolean;
  /** A severity for each check, or `off`. */
  readonly severities?: Readonly<Record<string, Severity | "off" | false>>;
  /** The most users in any month, of all products of the licensee and its affiliates together. */
  readonly users?: number;
  /** The most revenue in US dollars in any twelve months, of the licensee and its affiliates together. */
  readonly revenue?: number;
  /** Where licensee and users are: ISO 3166 codes, or `EU`. */
  readonly territories?: readonly string[] | string;
  /** Findings that are accepted for a while. */
  readonly waivers?: readonly WaiverEntry[];
  /** Your own models, so that they are known. */
  readonly models?: readonly ModelEntry[];
  /** Your own data sets. */
  readonly datasets?: readonly DatasetEntry[];
  /** Your own licenses. */
  readonly licenses?: readonly LicenseEntry[];
  /** A folder with rules of your own: `licenses/`, `models/`, `datasets/` and `services/` with one YAML file each, in the shape of the product's own rules. */
  readonly rules?: string;
}

interface UseEntry {
  /** A folder; `.` is the one of this file. */
  readonly folder: string;
  /** What is done with the works there. */
  readonly use: Use;
}

interface AnswerEntry {
  /** Id of the check that asks. */
  readonly check: string;
  /** Id of the license; every one where it is left out. */
  readonly license?: string;
  /** A folder; the one of this file where it is left out. */
  readonly folder?: string;
  /** Whether the condition is met. */
  readonly met: boolean;
  /** Who says so, and on what ground. */
  readonly note: string;
}

interface WaiverEntry {
  /** Id of the check whose findings are accepted. */
  readonly check: string;
  /** Only for this license, by its id. */
  readonly license?: string;
  /** Only for this upstream, as the workspace calls it. */
  readonly upstream?: string;
  /** Only in this file or below this folder. */
  readonly path?: string;
  /** Only for this work: its name, its folder or its best document. */
  readonly subject?: string;
  /** Only this one finding, by its fingerprint. @pattern ^[0-9a-f]{16}$ */
  readonly finding?: string;
  /** Why it is accepted. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it holds. */
  readonly expires: Day;
}

interface ModelEntry {
  /** Its id, `owner/name`; `*` stands for any characters. */
  readonly id: string;
  /** Its name. */
  readonly name?: string;
  /** Ids of the licenses under which it comes. */
  readonly licenses?: readonly string[] | string;
  /** The model that it was made from, by its id. */
  readonly base?: string;
  /** How it was made from its base. */
  readonly relation?: Exclude<Relation, "trained-on" | "generated-by" | "architecture-only" | "unspecified">;
  /** Ids of the data sets that it was trained on. */
  readonly trainedOn?: readonly string[] | string;
}

interface DatasetEntry {
  /** Its id, `owner/name`. */
  readonly id: string;
  /** Its name. */
  readonly name?: string;
  /** Ids of the licenses under which it comes. */
  readonly licenses?: readonly string[] | string;
  /** The models whose output it holds, by the names of their APIs. */
  readonly generatedBy?: readonly string[] | string;
}

interface LicenseEntry {
  /** Its id, as cards name it in `license_name`. */
  readonly id: string;
  /** Its full name. */
  readonly name?: string;
  /** Where its text is to be read. */
  readonly url?: string;
  /** Whether it lets receivers use the work commercially. */
  readonly commercial?: boolean;
}
