/**
 * The report as other programs read it: the contract of `--format json`, described in `docs/report.md` and by
 * `docs/report.schema.json`, which is made from these types. A change that breaks a reader raises `schema`.
 */
import type { Confidence } from "../facts/claim.ts";
import type { Severity } from "../settings.ts";
import { nameOf } from "../text/path.ts";
import type { Place, Report, ReportedClause, ReportedDuty, ReportedFinding, ReportedSubject } from "./model.ts";

/** Lines and columns count from one, columns in UTF-16 code units; the end is behind the last character. */
export interface JsonLocation {
  /** Relative to the folder that was checked, with `/`. */
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place that shows something, and what it shows. */
export interface JsonEvidence {
  readonly path: string;
  readonly startLine: number;
  readonly message: string;
}

/** A clause, summarized. */
export interface JsonClause {
  /** License or document of terms, by its full name. */
  readonly document: string;
  readonly section: string;
  /** In our words, in the language of the report. */
  readonly summary: string;
  readonly url: string;
  /** How the fact was read, weakest last: `primary` … `memory`. */
  readonly verified: string;
}

/** A fact of ours, and from where. */
export interface JsonFact {
  /** The model family or data set, by its full name. */
  readonly of: string;
  readonly verified: string;
  readonly source: string;
}

/** One finding. */
export interface JsonFinding {
  /** Id of the check. */
  readonly id: string;
  readonly severity: Severity;
  /** Shown in the audit only, never in an editor's text. */
  readonly auditOnly: boolean;
  readonly confidence: Confidence;
  /** Our id of the license, or null where a service's terms or no license brought it. */
  readonly license: string | null;
  /** Our id of the service whose terms brought it, or null. */
  readonly service: string | null;
  /** `path` of the subject. */
  readonly subject: string;
  readonly message: string;
  readonly help: string;
  readonly location: JsonLocation;
  readonly clause: JsonClause | null;
  /** Further clauses, where one finding stands for several duties. */
  readonly moreClauses: readonly JsonClause[];
  /** Statements along the way from the subject to the upstream, then other places that say the same. */
  readonly evidence: readonly JsonEvidence[];
  /** What is known of the public works along the way, and from where. */
  readonly facts: readonly JsonFact[];
  readonly fixes: readonly { readonly title: string; readonly safety: "safe" | "review"; readonly files: readonly string[] }[];
  /** The same on every machine and in every language; survives edits elsewhere in the file. */
  readonly fingerprint: string;
}

/** One work of the workspace. */
export interface JsonSubject {
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly use: { readonly is: string; readonly confidence: Confidence; readonly evidence: readonly JsonEvidence[] };
  /** As the subject declares them. */
  readonly licenses: readonly string[];
}

/** One duty of one work, with its verdict. */
export interface JsonDuty {
  /** Id of the check that judges it. */
  readonly id: string;
  readonly license: string | null;
  readonly service: string | null;
  /** `path` of the subject that owes it. */
  readonly subject: string;
  /** The upstream that brought it, as the workspace calls it. */
  readonly source: string;
  readonly verdict: "met" | "short" | "confirm";
  /** What meets it. */
  readonly evidence: readonly JsonEvidence[];
  /** What a person has to answer; for `confirm` only. */
  readonly question?: string;
}

/** The whole report. */
export interface JsonReport {
  readonly schema: 1;
  readonly tool: { readonly name: "model-terms"; readonly version: string; readonly knowledge: string };
  readonly findings: readonly JsonFinding[];
  /** Findings that the repository keeps quiet. */
  readonly suppressed: readonly (JsonFinding & { readonly reason: string; readonly by: "severity" | "waiver" | "baseline" | "comment" })[];
  readonly subjects: readonly JsonSubject[];
  readonly duties: readonly JsonDuty[];
  /** Upstreams that we do not know. */
  readonly unknown: readonly { readonly ref: string; readonly location: JsonLocation }[];
  /** Files that were not read, or only in part, and what of the workspace file does not hold: `waiver-expired`, `workspace-file` … */
  readonly problems: readonly {
    readonly path: string;
    readonly message: string;
    readonly key: string;
    readonly severity: Severity;
    readonly startLine: number;
  }[];
}

/** The report in the form of the contract. */
export function jsonReport(report: Report): JsonReport {
  return {
    schema: 1,
    tool: report.tool,
    findings: report.findings.map(findingOf),
    suppressed: report.suppressed.map((finding) => ({ ...findingOf(finding), reason: finding.reason, by: finding.by })),
    subjects: report.subjects.map(subjectOf),
    duties: report.subjects.flatMap((subject) => subject.duties.map((duty) => dutyOf(duty, subject))),
    unknown: report.subjects.flatMap(unknownOf),
    problems: report.problems.map(({ place, message, key, severity }) => ({
      path: place.path,
      message,
      key,
      severity,
      startLine: place.start.line,
    })),
  };
}

const location = ({ path, start, end }: Place): JsonLocation => ({
  path,
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

const evidence = ({ path, start }: Place, message: string): JsonEvidence => ({ path, startLine: start.line, message });

const clauseOf = ({ document, section, summary, url, verified }: ReportedClause): JsonClause => ({
  document,
  section,
  summary,
  url,
  verified,
});

function findingOf(finding: ReportedFinding): JsonFinding {
  const [clause, ...more] = finding.clauses.map(clauseOf);
  const way = finding.evidence.flatMap(({ to, relation, at }) => at.map((place) => evidence(place, `${relation}: ${to}`)));
  const related = finding.related.map(({ place, message }) => evidence(place, message));
  const isNew = (one: JsonEvidence): boolean => !way.some(({ path, startLine }) => path === one.path && startLine === one.startLine);
  return {
    id: finding.id,
    severity: finding.severity,
    auditOnly: finding.auditOnly,
    confidence: finding.confidence,
    license: finding.license ?? null,
    service: finding.service ?? null,
    subject: finding.subject,
    message: finding.message,
    help: finding.help,
    location: location(finding.place),
    clause: clause ?? null,
    moreClauses: more,
    evidence: [...way, ...related.filter(isNew)],
    facts: finding.facts,
    fixes: finding.fixes,
    fingerprint: finding.fingerprint,
  };
}

const subjectOf = ({ id, artifact, name, use, licenses }: ReportedSubject): JsonSubject => ({
  path: id,
  kind: artifact,
  name,
  use: {
    is: use.is,
    confidence: use.certain ? "certain" : "likely",
    evidence: use.evidence.map(({ place, why }) => evidence(place, why)),
  },
  licenses,
});

function dutyOf({ check, license, service, upstream, state, by, question, answer }: ReportedDuty, subject: ReportedSubject): JsonDuty {
  return {
    id: check,
    license: license ?? null,
    service: service ?? null,
    subject: subject.id,
    source: upstream,
    verdict: state === "open" ? "short" : state === "answered" ? "met" : state,
    evidence: [...by.map((place) => evidence(place, nameOf(place.path))), ...(answer ? [answer] : [])],
    ...(state === "confirm" && question !== undefined && { question }),
  };
}

const unknownOf = ({ upstream }: ReportedSubject): JsonReport["unknown"] =>
  upstream.filter(({ known }) => !known).flatMap(({ to, at }) => at.slice(0, 1).map((place) => ({ ref: to, location: location(place) })));
