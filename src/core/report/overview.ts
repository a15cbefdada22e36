/** How a work stands, without the words of a whole report: each duty once, with its state and the place to look at. For lists and the status bar. */
import type { SubjectReport } from "../analysis.ts";
import { type Anchor, claimsOf } from "../facts/claim.ts";
import type { Finding } from "../findings/finding.ts";
import { isQuestion, type Judged, stateOf } from "../findings/judge.ts";
import { levels } from "../findings/severity.ts";
import type { License, Service } from "../knowledge/types.ts";
import type { Message } from "../messages/messages.ts";
import type { Snapshot } from "../session.ts";
import type { Answer } from "../settings.ts";
import { groupBy } from "../text/group-by.ts";
import type { Path } from "../text/path.ts";

/** `open`: something is missing; `confirm`: a question that files cannot answer; `answered`, or turned `off`, in `model-terms.yaml`. */
export type Standing = "open" | "confirm" | "answered" | "met" | "off";

/** One duty of a work, or what the work says wrongly of itself. */
export interface Entry {
  /** The same for as long as the duty is there. */
  readonly key: string;
  readonly check: string;
  readonly license?: License;
  readonly service?: Service;
  readonly state: Standing;
  /** Of no use before publishing, or doubtful: not counted as open. */
  readonly auditOnly: boolean;
  /** The finding, what meets the duty, or the value that brought it. */
  readonly at: Anchor;
  readonly finding?: Finding;
  readonly question?: Message;
  /** An answer in `model-terms.yaml` would settle it. */
  readonly isAnswerable: boolean;
  readonly answer?: Answer;
}

/** A work with its duties: open ones first. */
export interface Overview {
  readonly work: SubjectReport;
  readonly entries: readonly Entry[];
  /** How many entries are in each state; open ones of the audit only are left out. */
  readonly counts: Readonly<Record<Standing, number>>;
}

const order: readonly Standing[] = ["open", "confirm", "answered", "met", "off"];

/** The overviews of all works. */
export function overviewsOf(snapshot: Snapshot): Overview[] {
  const bySubject = ({ subject }: Finding): string => subject.id;
  const findings = groupBy(snapshot.findings, bySubject);
  const quiet = groupBy(snapshot.suppressed, bySubject);
  return snapshot.subjects.map((work) => overviewOf(work, findings.get(work.subject.id) ?? [], quiet.get(work.subject.id) ?? []));
}

/** The overviews of the works that a file speaks of. */
export function overviewsAt(path: Path, { findings, suppressed, subjects }: Snapshot): Overview[] {
  return subjects
    .filter(({ subject }) => subject.files.includes(path))
    .map((work) => {
      const isOfWork = ({ subject }: Finding): boolean => subject.id === work.subject.id;
      return overviewOf(work, findings.filter(isOfWork), suppressed.filter(isOfWork));
    });
}

/** A report of a work is kept from reading to reading while it and its findings stand, and its overview with it. */
const kept = new WeakMap<SubjectReport, Overview>();

function overviewOf(work: SubjectReport, findings: readonly Finding[], quiet: readonly Finding[]): Overview {
  const known = kept.get(work) ?? made(work, findings, quiet);
  kept.set(work, known);
  return known;
}

function made(work: SubjectReport, findings: readonly Finding[], quiet: readonly Finding[]): Overview {
  const entries = new Map<string, Entry>();
  const add = (entry: Entry): void => {
    const known = entries.get(entry.key);
    if (!known || rank(entry) < rank(known)) entries.set(entry.key, entry);
  };
  for (const judged of work.duties) {
    const entry = entryOf(judged, work, findings, quiet);
    if (entry) add(entry);
  }
  // A joined finding has no row of its own: each duty that it stands for has one.
  for (const finding of findings) if (finding.joined.length === 0) add(fromFinding(finding, "open"));
  for (const finding of quiet) if (finding.joined.length === 0) add(fromFinding(finding, "off"));
  const sorted = [...entries.values()].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
  return { work, entries: sorted, counts: countsOf(sorted) };
}

/** By state, then the gravest first, what is for the audit only last. */
const rank = ({ state, auditOnly, finding }: Entry): number =>
  order.indexOf(state) * levels.length * 2 + (auditOnly ? levels.length : 0) - (finding ? levels.indexOf(finding.severity) : 0);
const keyOf = (check: string, by: License | Service | undefined): string => `${check} ${by?.id ?? ""}`;

function countsOf(entries: readonly Entry[]): Record<Standing, number> {
  const counts = { open: 0, confirm: 0, answered: 0, met: 0, off: 0 };
  for (const { state, auditOnly } of entries) if (!auditOnly) counts[state]++;
  return counts;
}

const fromFinding = (finding: Finding, state: "open" | "off"): Entry => ({
  key: keyOf(finding.id, finding.license ?? finding.service),
  check: finding.id,
  ...(finding.license && { license: finding.license }),
  ...(finding.service && { service: finding.service }),
  state,
  auditOnly: finding.auditOnly,
  at: finding.at,
  finding,
  isAnswerable: false,
});

/** A duty that is short but of which nothing is said does not bite under this use: it has no row. */
function entryOf(judged: Judged, work: SubjectReport, findings: readonly Finding[], quiet: readonly Finding[]): Entry | undefined {
  const { duty, verdict, answer } = judged;
  const by = duty.kind === "license" ? duty.license : duty.service;
  const says = (finding: Finding): boolean =>
    (finding.license ?? finding.service)?.id === by.id && (finding.id === duty.check || finding.joined.includes(duty.check));
  const state = stateOf(judged);
  const finding = state === "open" ? (findings.find(says) ?? quiet.find(says)) : undefined;
  if (state === "open" && !finding) return undefined;
  const brought = duty.arrival.path[0]?.claims[0]?.anchor ?? work.subject.claims[0]?.anchor;
  const at = finding?.at ?? (verdict.kind === "met" ? verdict.by[0]?.anchor : undefined) ?? brought;
  return (
    at && {
      key: keyOf(duty.check, by),
      check: duty.check,
      ...(duty.kind === "license" ? { license: duty.license } : { service: duty.service }),
      state: finding?.quiet ? "off" : state,
      auditOnly: finding?.auditOnly ?? false,
      at,
      ...(finding && { finding }),
      ...(verdict.kind === "confirm" && { question: verdict.question }),
      isAnswerable: isQuestion(judged),
      ...(answer && { answer }),
    }
  );
}

/** Where a work says that it is one: the place to open it at. */
export const startOf = ({ subject }: SubjectReport): Anchor | undefined =>
  claimsOf(subject.claims, "named")[0]?.anchor ?? subject.claims[0]?.anchor;
