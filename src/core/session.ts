/**
 * The door that hosts use: files in, findings out. Synchronous and incremental; the result depends on the files and
 * settings alone, never on the order in which they came.
 */
import type { View } from "./checks/check.ts";
import type { Anchor, DocumentFacts, Problem } from "./facts/claim.ts";
import { createExtractor } from "./facts/extract.ts";
import type { Lexicon } from "./facts/lexicon.ts";
import { assemble } from "./findings/assemble.ts";
import type { Finding } from "./findings/finding.ts";
import { type Judged, judge } from "./findings/judge.ts";
import { ordered } from "./findings/order.ts";
import { formats } from "./formats/index.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import { indexShipped } from "./lineage/discharge.ts";
import { buildGraph, type Edge } from "./lineage/graph.ts";
import { declaredLicenses, isLicensorsOwn } from "./lineage/licenses.ts";
import { buildSubjects, type Subject } from "./lineage/subjects.ts";
import { inferUse, type InferredUse } from "./lineage/use.ts";
import { obligationsOf } from "./obligations/derive.ts";
import { combine, isPolicyFile, type Policy, readPolicy } from "./policy/policy.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import { comparePaths, type Path } from "./text/path.ts";
import type { Range } from "./text/range.ts";

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
}

/** What the session says at one moment. */
export interface Snapshot {
  /** Grows with every change of what is said. */
  readonly revision: number;
  readonly findings: readonly Finding[];
  readonly subjects: readonly SubjectReport[];
  /** At most one note for a file that could not be read, or only in part. */
  readonly problems: readonly Problem[];
  /** The range of an anchor in the newest text. */
  locate(anchor: Anchor): Range | undefined;
  /** The newest text of a file that was read. */
  text(path: Path): string | undefined;
}

export interface Session {
  /** Reads a file, or reads it anew. */
  upsert(path: Path, text: string): void;
  /** Notes that a file could not be read; `detail` is what the host was told. */
  note(path: Path, key: Problem["key"], detail?: string): void;
  remove(path: Path): void;
  configure(settings: Settings): void;
  snapshot(): Snapshot;
}

/** Makes a session over one knowledge base. */
export function createSession(knowledge: Knowledge, settings: Settings = defaultSettings): Session {
  return new WorkspaceSession(knowledge, settings);
}

interface Result {
  readonly findings: readonly Finding[];
  readonly subjects: readonly SubjectReport[];
  readonly failures: readonly Problem[];
}

class WorkspaceSession implements Session {
  readonly #knowledge: Knowledge;
  readonly #extractor: ReturnType<typeof createExtractor>;
  readonly #files = new Map<Path, { readonly text: string; readonly facts: DocumentFacts }>();
  readonly #policies = new Map<Path, Policy>();
  readonly #notes = new Map<Path, Problem>();
  #settings: Settings;
  #result: Result | undefined;
  #revision = 0;

  constructor(knowledge: Knowledge, settings: Settings) {
    this.#knowledge = knowledge;
    this.#settings = settings;
    this.#extractor = createExtractor(formats, lexiconOf(knowledge));
  }

  upsert(path: Path, text: string): void {
    const known = this.#files.get(path);
    if (known?.text === text) return;
    this.#notes.delete(path);
    const facts = this.#extract(path, text);
    this.#files.set(path, { text, facts });
    if (isPolicyFile(path)) {
      this.#policies.set(path, readPolicy(path, text, this.#knowledge));
      this.#result = undefined;
    } else if (!known || !sameClaims(known.facts, facts)) this.#result = undefined;
    this.#revision++;
  }

  note(path: Path, key: Problem["key"], detail?: string): void {
    this.remove(path);
    this.#notes.set(path, { path, range: { start: 0, end: 0 }, key, ...(detail !== undefined && { detail }) });
    this.#revision++;
  }

  remove(path: Path): void {
    this.#notes.delete(path);
    this.#policies.delete(path);
    if (this.#files.delete(path)) this.#result = undefined;
    this.#revision++;
  }

  configure(settings: Settings): void {
    this.#settings = settings;
    this.#result = undefined;
    this.#revision++;
  }

  snapshot(): Snapshot {
    this.#result ??= this.#compute();
    const files = new Map(this.#files);
    const locate = (anchor: Anchor): Range | undefined => files.get(anchor.path)?.facts.ranges.get(anchor.at);
    const { findings, subjects, failures } = this.#result;
    return {
      revision: this.#revision,
      findings: ordered(findings, ({ at }) => locate(at)),
      subjects,
      problems: [...this.#problems(), ...failures].sort((a, b) => comparePaths(a.path, b.path)),
      locate,
      text: (path) => files.get(path)?.text,
    };
  }

  /** A format that throws is our mistake: the file gives nothing but one note. */
  #extract(path: Path, text: string): DocumentFacts {
    try {
      return this.#extractor.extract(path, text);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { path, format: "none", claims: [], ranges: new Map(), problems: [{ path, range: { start: 0, end: 0 }, key: "internal", detail }] };
    }
  }

  #problems(): Problem[] {
    const read = [...this.#files].flatMap(([path, { facts }]) => this.#policies.get(path)?.problems ?? facts.problems.slice(0, 1));
    return [...read, ...this.#notes.values()];
  }

  #compute(): Result {
    const documents = [...this.#files.values()].map(({ facts }) => facts).sort((a, b) => comparePaths(a.path, b.path));
    const knowledge = this.#knowledge;
    const settings = combine(this.#settings, [...this.#policies].sort(([a], [b]) => comparePaths(a, b)).map(([, policy]) => policy));
    const subjects = buildSubjects(documents);
    const graph = buildGraph(subjects, knowledge);
    const shipped = indexShipped(documents);
    const findings: Finding[] = [];
    const failures: Problem[] = [];
    const reports = subjects.map((subject): SubjectReport => {
      const use = inferUse(subject, settings);
      const upstream = graph.of(subject);
      if (isLicensorsOwn(subject, knowledge)) return { subject, use, exempt: true, duties: [], upstream };
      const duties = obligationsOf(subject, graph, knowledge);
      const view: View = { subject, use, declared: declaredLicenses(subject, knowledge), duties, graph, shipped, knowledge, settings };
      const judgement = judge(view);
      findings.push(...assemble(subject, use, judgement, settings));
      for (const { check, reason } of judgement.failed) failures.push({ path: subject.files[0] as Path, range: { start: 0, end: 0 }, key: "internal", detail: `${check}: ${reason}` });
      return { subject, use, exempt: false, duties: judgement.duties, upstream };
    });
    return { findings, subjects: reports, failures };
  }
}

/** The phrases that any license orders: marks and notice lines. */
const lexiconOf = ({ licenses }: Knowledge): Lexicon => ({
  phrases: [...new Set([...licenses.values()].flatMap(({ terms }) => terms.flatMap(({ marks, notice }) => [...(marks ?? []), ...(notice ?? [])])))],
});

/** Do two versions of a file say the same, apart from where? Then findings stand, and only ranges move. */
function sameClaims(a: DocumentFacts, b: DocumentFacts): boolean {
  return a.format === b.format && a.claims.length === b.claims.length && a.claims.every((claim, i) => sameClaim(claim, b.claims[i]));
}

const sameClaim = (a: DocumentFacts["claims"][number], b: DocumentFacts["claims"][number] | undefined): boolean => b !== undefined && claimKey(a) === claimKey(b);

/** Everything of a claim but its range; texts of license files by their words. */
const claimKey = (claim: DocumentFacts["claims"][number]): string =>
  JSON.stringify(claim, (key, value: unknown) => (key === "profile" ? Array.from((value as { words: Uint32Array }).words).join() : value));
