/** Messages between the audit panel and the extension. Types only: both sides import it. */
import type {
  Assumption,
  Lineage,
  Place,
  Report,
  ReportedClause,
  ReportedDuty,
  ReportedFinding,
  ReportedSubject,
  WhatIf,
} from "../core/index.ts";

/** A finding as the panel shows it; clauses are places in `Audit.clauses`, since many findings cite the same. */
export interface PanelFinding
  extends Pick<
    ReportedFinding,
    | "id"
    | "severity"
    | "confidence"
    | "message"
    | "help"
    | "place"
    | "subject"
    | "upstream"
    | "license"
    | "service"
    | "fixes"
    | "fingerprint"
  > {
  readonly clauses: readonly number[];
  readonly way: readonly { readonly relation: string; readonly to: string }[];
}

/** A duty with its clause as a place in `Audit.clauses`. */
export interface PanelDuty extends Omit<ReportedDuty, "clause" | "threshold" | "territories"> {
  readonly clause?: number;
}

/** A work with its duties. */
export interface PanelSubject extends Omit<ReportedSubject, "duties"> {
  readonly duties: readonly PanelDuty[];
}

/** The report in the form that is sent: without what the panel does not show, and each clause once. */
export interface Audit extends Pick<Report, "locale" | "confirm" | "problems"> {
  readonly findings: readonly PanelFinding[];
  readonly subjects: readonly PanelSubject[];
  readonly clauses: readonly ReportedClause[];
}

/** What an audit is exported as. */
export type ExportFormat = "markdown" | "html" | "json" | "sarif";

/** An answer to a question of the audit; without `subject` it holds for the whole workspace. */
export interface PanelAnswer {
  readonly check: string;
  readonly license?: string;
  /** `id` of the work for whose folder it holds. */
  readonly subject?: string;
  readonly met: boolean;
  /** May be empty. */
  readonly note: string;
}

/** From the extension to the panel. */
export type ToPanel =
  | { readonly kind: "report"; readonly audit: Audit }
  | { readonly kind: "lineage"; readonly lineage: Lineage }
  /** What the person would type into the filter. */
  | { readonly kind: "filter"; readonly text: string }
  /** `asked` is the number of the question. */
  | { readonly kind: "whatIf"; readonly asked: number; readonly result: WhatIf };

/** From the panel to the extension. */
export type FromPanel =
  | { readonly kind: "ready" }
  | { readonly kind: "open"; readonly place: Place }
  | { readonly kind: "fix"; readonly fingerprint: string; readonly index: number }
  | { readonly kind: "answer"; readonly answer: PanelAnswer }
  /** The picture is shown, or no more: only then it is worth computing. */
  | { readonly kind: "lineage"; readonly isShown: boolean }
  | { readonly kind: "whatIf"; readonly asked: number; readonly assumption: Assumption }
  | { readonly kind: "refresh" }
  | { readonly kind: "export"; readonly format: ExportFormat }
  | { readonly kind: "link"; readonly url: string };
