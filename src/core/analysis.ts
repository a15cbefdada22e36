/**
 * From facts of all files to reports of all subjects, in steps. Subjects whose claims, upstreams and surroundings are the same
 * as last time keep their report, so that an edit costs what it touches; the result equals one from scratch.
 */
import type { View } from "./checks/check.ts";
import { claimsOf, type DocumentFacts, type Problem } from "./facts/claim.ts";
import { assemble } from "./findings/assemble.ts";
import type { Finding } from "./findings/finding.ts";
import { type Judged, judge } from "./findings/judge.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import { indexShipped, type Shipped } from "./lineage/discharge.ts";
import { buildGraph, type Edge, type LineageGraph } from "./lineage/graph.ts";
import { declaredLicenses, isLicensorsOwn } from "./lineage/licenses.ts";
import { type Arrival, arrivals } from "./lineage/reach.ts";
import { buildSubjects, type Subject } from "./lineage/subjects.ts";
import { type InferredUse, inferUse } from "./lineage/use.ts";
import { obligationsOf } from "./obligations/derive.ts";
import type { Settings } from "./settings.ts";
import type { Path } from "./text/path.ts";

/** One artifact of the workspace with everything that is known about it. */
export interface SubjectReport {
  readonly subject: Subject;
  readonly use: InferredUse;
  /** The licensor's own artifact: it says what it is, and nothing is asked of it. */
  readonly exempt: boolean;
  /** Every duty with its verdict, met ones too. */
  readonly duties: readonly Judged[];
  /** Direct upstreams. */
  readonly upstream: readonly Edge[];
  /** Every upstream with the way to it; none of an exempt work. */
  readonly arrivals: readonly Arrival[];
}

/** What one run says of all subjects. */
export interface Result {
  readonly findings: readonly Finding[];
  /** Findings that the repository keeps quiet. */
  readonly suppressed: readonly Finding[];
  readonly subjects: readonly SubjectReport[];
  /** Checks that threw: our mistakes. */
  readonly failures: readonly Problem[];
}

interface Entry {
  readonly report: SubjectReport;
  readonly findings: readonly Finding[];
  readonly failures: readonly Problem[];
}

/** Remembers the last run. */
export class Analysis {
  readonly #knowledge: Knowledge;
  #entries = new Map<string, Entry>();
  #surroundings = "";
  #settings: Settings | undefined;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** Analyzes documents that are sorted by path. Yields after each subject. */
  *run(documents: readonly DocumentFacts[], settings: Settings): Generator<undefined, Result> {
    const subjects = buildSubjects(documents);
    yield;
    const graph = buildGraph(subjects, this.#knowledge);
    const shipped = indexShipped(documents);
    const surroundings = surroundingsOf(documents);
    const mayReuse = surroundings === this.#surroundings && settings === this.#settings;
    const kept = mayReuse ? this.#entries : new Map<string, Entry>();
    yield;
    const isSame = sameness(graph, kept);
    const entries = new Map<string, Entry>();
    for (const subject of subjects) {
      const last = kept.get(subject.id);
      entries.set(subject.id, last && isSame(subject) ? last : this.#judge(subject, graph, shipped, settings));
      yield;
    }
    this.#entries = entries;
    this.#surroundings = surroundings;
    this.#settings = settings;
    const all = [...entries.values()];
    const found = all.flatMap(({ findings }) => findings);
    return {
      findings: found.filter(({ quiet }) => !quiet),
      suppressed: found.filter(({ quiet }) => quiet),
      subjects: all.map(({ report }) => report),
      failures: all.flatMap(({ failures }) => failures),
    };
  }

  #judge(subject: Subject, graph: LineageGraph, shipped: Shipped, settings: Settings): Entry {
    const knowledge = this.#knowledge;
    const use = inferUse(subject, settings);
    const upstream = graph.of(subject);
    if (isLicensorsOwn(subject, knowledge))
      return { report: { subject, use, exempt: true, duties: [], upstream, arrivals: [] }, findings: [], failures: [] };
    const reached = arrivals(subject, graph);
    const duties = obligationsOf(subject, reached, knowledge);
    const view: View = { subject, use, declared: declaredLicenses(subject, knowledge), duties, graph, shipped, knowledge, settings };
    const judgement = judge(view);
    return {
      report: { subject, use, exempt: false, duties: judgement.duties, upstream, arrivals: reached },
      findings: assemble(subject, use, judgement, settings),
      failures: judgement.failed.map(({ check, reason }) => ({
        path: subject.files[0] as Path,
        range: { start: 0, end: 0 },
        key: "internal",
        detail: `${check}: ${reason}`,
      })),
    };
  }
}

/** What lies around subjects and can meet their duties: license material and ordered phrases. A change there re-judges all. */
function surroundingsOf(documents: readonly DocumentFacts[]): string {
  return documents
    .flatMap(({ path, claims }) => [
      ...claimsOf(claims, "ships").map(
        ({ role, profile }) => `${path}\u0000${role}\u0000${profile.words.length}\u0000${profile.passages.map(({ hash }) => hash).join()}`,
      ),
      ...claimsOf(claims, "says").map(({ phrase }) => `${path}\u0000${phrase}`),
    ])
    .join("\u0001");
}

/** Is a subject, with all local subjects upstream of it, what it was in the last run? */
function sameness(graph: LineageGraph, kept: ReadonlyMap<string, Entry>): (subject: Subject) => boolean {
  const known = new Map<string, boolean>();
  const ask = (subject: Subject): boolean => {
    const answer = known.get(subject.id);
    if (answer !== undefined) return answer;
    known.set(subject.id, true);
    const last = kept.get(subject.id)?.report;
    const edges = graph.of(subject);
    const same =
      last !== undefined &&
      sameSubject(subject, last.subject) &&
      sameEdges(edges, last.upstream) &&
      edges.every(({ to }) => !to.subject || ask(to.subject));
    known.set(subject.id, same);
    return same;
  };
  return ask;
}

const sameSubject = (a: Subject, b: Subject): boolean =>
  a.name === b.name &&
  a.folder === b.folder &&
  a.artifact === b.artifact &&
  a.claims.length === b.claims.length &&
  a.claims.every((claim, i) => claim === b.claims[i]) &&
  a.files.join("\u0000") === b.files.join("\u0000");

const sameEdges = (a: readonly Edge[], b: readonly Edge[]): boolean =>
  a.length === b.length &&
  a.every((edge, i) => edge.to.key === b[i]?.to.key && edge.relation === b[i]?.relation && edge.confidence === b[i]?.confidence);
