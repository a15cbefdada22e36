/**
 * From facts of all files to reports of all subjects, in steps. Subjects whose claims, upstreams and surroundings are the same
 * as last time keep their report, so that an edit costs what it touches; the result equals one from scratch.
 */
import type { View } from "./checks/check.ts";
import { type Claim, claimsOf, type DocumentFacts, type Problem } from "./facts/claim.ts";
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
import { remember } from "./text/remember.ts";
import { sameItems } from "./text/same-items.ts";

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
  /** Those that the repository keeps quiet too. */
  readonly findings: readonly Finding[];
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
  #graph: LineageGraph | undefined;
  #shipped: { readonly key: readonly string[]; readonly index: Shipped } | undefined;
  #settings: Settings | undefined;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** Analyzes documents that are sorted by path. Yields after each subject. */
  *run(documents: readonly DocumentFacts[], settings: Settings): Generator<undefined, Result> {
    const subjects = yield* buildSubjects(documents);
    const graph = buildGraph(subjects, this.#knowledge, this.#graph);
    yield;
    const surroundings = documents.map(({ claims }) => surroundingsOf(claims)).filter((text) => text !== "");
    const isSurroundedAsBefore = this.#shipped !== undefined && sameItems(surroundings, this.#shipped.key);
    const shipped = isSurroundedAsBefore && this.#shipped ? this.#shipped.index : indexShipped(documents);
    const kept = isSurroundedAsBefore && settings === this.#settings ? this.#entries : new Map<string, Entry>();
    yield;
    const isSame = sameness(graph, kept);
    const entries = new Map<string, Entry>();
    for (const subject of subjects) {
      const last = kept.get(subject.id);
      entries.set(subject.id, last && isSame(subject) ? last : this.#judge(subject, graph, shipped, settings));
      yield;
    }
    this.#entries = entries;
    this.#graph = graph;
    this.#shipped = { key: surroundings, index: shipped };
    this.#settings = settings;
    const all = [...entries.values()];
    return {
      findings: all.flatMap(({ findings }) => findings),
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

/** What of a document lies around subjects and can meet their duties: license material and ordered phrases. A change there re-judges all. */
const surroundingsOf = remember((claims: readonly Claim[]): string =>
  [
    ...claimsOf(claims, "ships").map(
      ({ role, profile, holders, anchor }) =>
        `${anchor.path}\u0000${anchor.at}\u0000${role}\u0000${holders?.join("\u0002") ?? ""}\u0000${profile.words.length}\u0000${profile.passages.map(({ hash }) => hash).join()}\u0001`,
    ),
    ...claimsOf(claims, "says").map(
      ({ phrase, anchor, in: where }) => `${anchor.path}\u0000${anchor.at}\u0000${where}\u0000${phrase}\u0001`,
    ),
  ].join(""),
);

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
      subject === last.subject &&
      sameEdges(edges, last.upstream) &&
      edges.every(({ to }) => !to.subject || ask(to.subject));
    known.set(subject.id, same);
    return same;
  };
  return ask;
}

const sameEdges = (a: readonly Edge[], b: readonly Edge[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((edge, i) => edge.to.key === b[i]?.to.key && edge.relation === b[i]?.relation && edge.confidence === b[i]?.confidence));
