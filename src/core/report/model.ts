/** The report: everything a reader can be shown, as plain data in one language. JSON, SARIF, Markdown, the panel and the command line are views of it. */

import type { SubjectReport } from "../analysis.ts";
import type { Citation } from "../checks/check.ts";
import type { Anchor, Confidence, Problem } from "../facts/claim.ts";
import { claimsOf } from "../facts/claim.ts";
import type { Finding } from "../findings/finding.ts";
import { type DutyState, type Judged, stateOf } from "../findings/judge.ts";
import type { Relation, Use } from "../knowledge/types.ts";
import type { Edge } from "../lineage/graph.ts";
import type { GraphNode } from "../lineage/resolve.ts";
import { type Message, message, render } from "../messages/messages.ts";
import type { Snapshot } from "../session.ts";
import type { Locale, Severity } from "../settings.ts";
import { type Lines, lines, type Position } from "../text/lines.ts";
import type { Path } from "../text/path.ts";

/** A place in a file; lines and columns count from one, columns in UTF-16 code units. */
export interface Place {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** A clause in the language of the report. */
export interface ReportedClause {
  readonly document: string;
  readonly section: string;
  readonly summary: string;
  readonly url: string;
  readonly verified: string;
  readonly date?: string;
}

/** One step from the subject to the upstream, and what shows it. */
export interface Step {
  readonly to: string;
  readonly relation: Relation;
  readonly confidence: Confidence;
  /** Statements in the workspace; empty where only our knowledge of public works says so. */
  readonly at: readonly Place[];
}

/** A fact of ours about a public model or data set on which a finding rests. */
export interface ReportedFact {
  /** The model family or data set, by its full name. */
  readonly of: string;
  /** How it was read, weakest last: `primary` … `memory`. */
  readonly verified: string;
  readonly source: string;
}

/** A finding with places and sentences. */
export interface ReportedFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly auditOnly: boolean;
  readonly confidence: Confidence;
  /** Why the severity is what it is, in sentences. */
  readonly reasons: readonly string[];
  readonly message: string;
  readonly help: string;
  readonly place: Place;
  /** The words at the place. */
  readonly words: string;
  /** The line in which the place begins. */
  readonly line: string;
  readonly subject: string;
  readonly upstream?: string;
  readonly license?: string;
  readonly service?: string;
  readonly clauses: readonly ReportedClause[];
  readonly evidence: readonly Step[];
  /** What is known of the works along the way, nearest first. */
  readonly facts: readonly ReportedFact[];
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  readonly joined: readonly string[];
  /** `files`: the paths that a fix changes or adds. */
  readonly fixes: readonly { readonly title: string; readonly safety: "safe" | "review"; readonly files: readonly string[] }[];
  readonly fingerprint: string;
}

/** A duty and how it stands. */
export interface ReportedDuty {
  readonly check: string;
  readonly upstream: string;
  readonly license?: string;
  readonly service?: string;
  readonly clause?: ReportedClause;
  readonly state: DutyState;
  /** Files that meet it. */
  readonly by: readonly Place[];
  readonly question?: string;
  readonly answer?: { readonly path: string; readonly startLine: number; readonly message: string };
  /** The condition that decides whether it applies, where that is a number or a place. */
  readonly threshold?: { readonly metric: string; readonly value: number };
  readonly territories?: readonly string[];
}

/** A work, what is done with it, what it stands on, and its duties. */
export interface ReportedSubject {
  readonly id: string;
  readonly name: string;
  readonly artifact: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly exempt: boolean;
  readonly use: {
    readonly is: Use;
    readonly certain: boolean;
    readonly evidence: readonly { readonly place: Place; readonly why: string }[];
  };
  readonly licenses: readonly string[];
  readonly upstream: readonly (Step & { readonly known: boolean; readonly licenses: readonly string[] })[];
  readonly duties: readonly ReportedDuty[];
}

/** What of the repository keeps a finding quiet. */
type QuietBy = NonNullable<Finding["quietBy"]>;

/** Everything a reader can be shown. */
export interface Report {
  readonly tool: { readonly name: "model-terms"; readonly version: string; readonly knowledge: string };
  readonly locale: Locale;
  readonly findings: readonly ReportedFinding[];
  readonly subjects: readonly ReportedSubject[];
  /** Questions that files cannot answer, once for each license and check. */
  readonly confirm: readonly {
    readonly check: string;
    readonly license?: string;
    readonly question: string;
    readonly subjects: readonly string[];
  }[];
  /** Findings that the repository keeps quiet, and why. */
  readonly suppressed: readonly (ReportedFinding & { readonly reason: string; readonly by: QuietBy })[];
  readonly problems: readonly { readonly place: Place; readonly message: string; readonly key: string; readonly severity: Severity }[];
}

/** What a report says of the program that made it. */
export interface Origin {
  readonly version: string;
  readonly knowledge: string;
}

/** Makes the report of a snapshot. Audit-only findings are part of it and marked. */
export function reportOf(snapshot: Snapshot, locale: Locale, origin: Origin): Report {
  const steps = reportSteps(snapshot, locale, origin);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in steps, for hosts that must pause: yields after each work and each finding. */
export function* reportSteps(snapshot: Snapshot, locale: Locale, { version, knowledge }: Origin): Generator<undefined, Report> {
  const writer = new Writer(snapshot, locale);
  const subjects = yield* eachOf(snapshot.subjects, (subject) => writer.subject(subject));
  const findings = yield* eachOf(snapshot.findings, (finding) => writer.finding(finding));
  return {
    tool: { name: "model-terms", version, knowledge },
    locale,
    findings,
    subjects,
    confirm: questions(subjects),
    suppressed: snapshot.suppressed.map((finding) => ({
      ...writer.finding(finding),
      reason: writer.reason(finding),
      by: finding.quietBy ?? "severity",
    })),
    problems: snapshot.problems.map((problem) => writer.problem(problem)),
  };
}

function* eachOf<T, R>(all: readonly T[], make: (one: T) => R): Generator<undefined, R[]> {
  const made: R[] = [];
  for (const one of all) {
    made.push(make(one));
    yield;
  }
  return made;
}

/** One finding with places and sentences. */
export const reportedFinding = (finding: Finding, snapshot: Snapshot, locale: Locale): ReportedFinding =>
  new Writer(snapshot, locale).finding(finding);

/** Where an anchor stands in the newest text. */
export function placeOf(anchor: Anchor, snapshot: Snapshot): Place {
  const range = snapshot.locate(anchor) ?? { start: 0, end: 0 };
  const index = snapshot.lines(anchor.path) ?? noLines;
  return { path: anchor.path, start: index.position(range.start), end: index.position(range.end) };
}

const noLines = lines("");

/** Turns anchors into places and messages into sentences. */
class Writer {
  readonly #snapshot: Snapshot;
  readonly #locale: Locale;

  constructor(snapshot: Snapshot, locale: Locale) {
    this.#snapshot = snapshot;
    this.#locale = locale;
  }

  finding(finding: Finding): ReportedFinding {
    return {
      id: finding.id,
      severity: finding.severity,
      auditOnly: finding.auditOnly,
      confidence: finding.confidence,
      reasons: finding.reasons.map((reason) => this.#text(reason)),
      message: this.#text(finding.message),
      help: this.#text(finding.help),
      place: this.#place(finding.at),
      words: this.#words(finding.at),
      line: this.#line(finding.at),
      subject: finding.subject.id,
      ...(finding.upstream !== undefined && { upstream: finding.upstream }),
      ...(finding.license && { license: finding.license.id }),
      ...(finding.service && { service: finding.service.id }),
      clauses: finding.citations.map((citation) => this.#clause(citation)),
      evidence: finding.path.map((edge) => this.#step(edge)),
      facts: finding.path.flatMap(({ to }) => factOf(to)),
      related: finding.related.map(({ anchor, message: said }) => ({ place: this.#place(anchor), message: this.#text(said) })),
      joined: finding.joined,
      fixes: finding.fixes.map(({ title, safety, edits }) => ({
        title: this.#text(title),
        safety,
        files: [...new Set(edits.map(({ path }) => path))],
      })),
      fingerprint: finding.fingerprint,
    };
  }

  reason({ quiet }: Finding): string {
    return quiet ? this.#text(quiet) : "";
  }

  subject({ subject, use, exempt, duties, upstream }: SubjectReport): ReportedSubject {
    return {
      id: subject.id,
      name: subject.name,
      artifact: subject.artifact,
      folder: subject.folder,
      files: subject.files,
      exempt,
      use: {
        is: use.is,
        certain: use.certain,
        evidence: use.stated
          ? []
          : use.evidence.slice(0, 3).map(({ anchor, sign }) => ({ place: this.#place(anchor), why: this.#text(message(`sign.${sign}`)) })),
      },
      licenses: claimsOf(subject.claims, "licensed").flatMap(({ via, value }) =>
        via === "license" || via === "license_name" || via === "packaged" ? [value] : [],
      ),
      upstream: upstream.map((edge) => ({
        ...this.#step(edge),
        known: !edge.to.key.startsWith("unknown:"),
        licenses: edge.to.model?.licenses ?? edge.to.dataset?.licenses ?? [],
      })),
      duties: duties.map((judged) => this.#duty(judged)),
    };
  }

  problem(problem: Problem): Report["problems"][number] {
    const said = problem.message ?? message(`problem.${problem.key}`, { detail: problem.detail ?? "" });
    const at =
      this.#snapshot.text(problem.path) === undefined ? { line: 1, column: 1 } : this.#linesOf(problem.path).position(problem.range.start);
    const end = this.#snapshot.text(problem.path) === undefined ? at : this.#linesOf(problem.path).position(problem.range.end);
    return { place: { path: problem.path, start: at, end }, message: this.#text(said), key: problem.key, severity: severityOf(problem) };
  }

  #duty(judged: Judged): ReportedDuty {
    const { duty, verdict, answer } = judged;
    const term = duty.kind === "license" ? duty.term : undefined;
    return {
      check: duty.check,
      upstream: duty.arrival.node.label,
      ...(duty.kind === "license"
        ? {
            license: duty.license.id,
            clause: this.#clause({ document: duty.license.name, url: duty.license.url, verified: duty.license.verified, ...duty.clause }),
          }
        : { service: duty.service.id }),
      state: stateOf(judged),
      ...(term?.threshold && { threshold: term.threshold }),
      ...(term?.territories && { territories: term.territories }),
      by: verdict.kind === "met" ? verdict.by.map(({ anchor }) => this.#place(anchor)) : [],
      ...(verdict.kind === "confirm" && { question: this.#text(verdict.question) }),
      ...(answer && { answer: { path: answer.at.path, startLine: answer.at.line, message: answer.note } }),
    };
  }

  #step(edge: Edge): Step {
    return {
      to: edge.to.label,
      relation: edge.relation,
      confidence: edge.confidence,
      at: edge.claims.map(({ anchor }) => this.#place(anchor)),
    };
  }

  #clause({ document, section, summary, url, verified, date }: Citation): ReportedClause {
    return { document, section, summary: summary[this.#locale], url, verified, ...(date !== undefined && { date }) };
  }

  #text(said: Message): string {
    return render(said, this.#locale);
  }

  #place(anchor: Anchor): Place {
    return placeOf(anchor, this.#snapshot);
  }

  #words(anchor: Anchor): string {
    const range = this.#snapshot.locate(anchor);
    return range ? (this.#snapshot.text(anchor.path) ?? "").slice(range.start, range.end) : "";
  }

  #line(anchor: Anchor): string {
    const index = this.#linesOf(anchor.path);
    return index.text(index.position(this.#snapshot.locate(anchor)?.start ?? 0).line);
  }

  #linesOf(file: Path): Lines {
    return this.#snapshot.lines(file) ?? noLines;
  }
}

/** A file that was not read is an information; a mistake in a file of ours is a warning where it does not say otherwise. */
const severityOf = ({ severity, message: own }: Problem): Severity => severity ?? (own ? "warning" : "information");

/** The source of what we know of a model or a data set. */
function factOf({ model, dataset }: GraphNode): ReportedFact[] {
  const known = model?.family ?? dataset;
  const source = known?.sources[0]?.at;
  return known && source !== undefined ? [{ of: known.name, verified: known.verified, source }] : [];
}

/** Each question once, with the subjects that it is asked about. */
function questions(subjects: readonly ReportedSubject[]): Report["confirm"] {
  const all = new Map<string, { check: string; license?: string; question: string; subjects: string[] }>();
  for (const subject of subjects)
    for (const { check, license, question, state } of subject.duties) {
      if (state !== "confirm" || question === undefined) continue;
      const key = `${check} ${license ?? ""}`;
      const known = all.get(key);
      if (!known) all.set(key, { check, ...(license !== undefined && { license }), question, subjects: [subject.id] });
      else if (!known.subjects.includes(subject.id)) known.subjects.push(subject.id);
    }
  return [...all.values()];
}
