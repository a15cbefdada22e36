/**
 * The door that hosts use: files in, findings out. Synchronous and incremental; the result depends on the files and
 * settings alone, never on the order in which they came.
 */
import { Analysis, type Result, type SubjectReport } from "./analysis.ts";
import { isCode } from "./candidates.ts";
import { type Anchor, type Claim, claimsOf, type DocumentFacts, type Problem } from "./facts/claim.ts";
import { gatherOutOfReach } from "./facts/out-of-reach.ts";
import type { Finding } from "./findings/finding.ts";
import { ordered } from "./findings/order.ts";
import { type Silenced, type Silencers, silence } from "./findings/silence.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import { mayHoldComments } from "./policy/comments.ts";
import { combine } from "./policy/policy.ts";
import { Statements } from "./policy/statements.ts";
import { createReading, orderedPhrases, ourMistake, type Reading } from "./reading.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import { type Lines, lines, sparseLines } from "./text/lines.ts";
import { comparePaths, folderOf, foldersUp, type Path } from "./text/path.ts";
import type { Range } from "./text/range.ts";
import { remember } from "./text/remember.ts";
import { wordsAt } from "./text/word-run.ts";

/** What the session says at one moment. */
export interface Snapshot {
  /** Grows with every change of what is said. */
  readonly revision: number;
  readonly findings: readonly Finding[];
  /** Findings that the repository keeps quiet. */
  readonly suppressed: readonly Finding[];
  readonly subjects: readonly SubjectReport[];
  /** What is built in, with what the workspace states of its own works. */
  readonly knowledge: Knowledge;
  /** At most one note for a file that could not be read, or only in part. */
  readonly problems: readonly Problem[];
  /** The range of an anchor in the newest text. */
  locate(anchor: Anchor): Range | undefined;
  /** What a file says, in the order of its format; `locate` tells where. */
  claims(path: Path): readonly Claim[];
  /** The newest text of a file that was read; code that says nothing is not kept. */
  text(path: Path): string | undefined;
  /** Lines of the newest text of a file that was read; the same object as long as the text is the same. */
  lines(path: Path): Lines | undefined;
  /** License files of the workspace with their texts. */
  licenseFiles(): Iterable<{ readonly path: Path; readonly text: string }>;
}

export interface Session {
  /** Reads a file, or reads it anew. `facts` are given where a host has read this text by a reading of its own. */
  upsert(path: Path, text: string, facts?: DocumentFacts): void;
  /** Notes that a file could not be read; `detail` is what the host was told. */
  note(path: Path, key: Problem["key"], detail?: string): void;
  remove(path: Path): void;
  configure(settings: Settings): void;
  snapshot(): Snapshot;
  /** The same in steps, for hosts that must pause. Abandon it when a file changes: the next one starts from what is known. */
  refresh(): Generator<undefined, Snapshot>;
  /** What would be said under other settings, in steps. Nothing of the session changes. */
  suppose(change: (settings: Settings) => Settings): Generator<undefined, Snapshot>;
}

/** Makes a session over one knowledge base. */
export function createSession(knowledge: Knowledge, settings: Settings = defaultSettings): Session {
  return new WorkspaceSession(knowledge, settings);
}

interface ReadFile {
  readonly text: string;
  readonly facts: DocumentFacts;
}

/** Code that says nothing, and in which nothing is silenced: its text is of no further use. */
export const isSilentCode = (path: Path, text: string, { claims, problems }: DocumentFacts): boolean =>
  claims.length === 0 && problems.length === 0 && isCode(path) && !mayHoldComments(text);

/** Stands for every file of code that says nothing: there may be a hundred thousand of them. */
const silent: ReadFile = { text: "", facts: { path: "" as Path, format: "none", claims: [], ranges: new Map(), problems: [] } };

/** Only a scan reads rows: their text here is a few of them, in which nothing else is to be found. */
const isOfRows = (facts: DocumentFacts | undefined): boolean => facts?.lineNumbers !== undefined;

const linesOf = remember(({ text, facts }: ReadFile): Lines => (facts.lineNumbers ? sparseLines(text, facts.lineNumbers) : lines(text)));

class WorkspaceSession implements Session {
  /** What is built in, with what the workspace states of its own works. */
  #knowledge: Knowledge;
  #reading: Reading;
  /** Phrases that the workspace's own licenses order; a host's reading does not know them. */
  #ownPhrases: readonly string[] = [];
  readonly #phrases: readonly string[];
  readonly #files = new Map<Path, ReadFile>();
  /** Those of them that say something. */
  readonly #speakers = new Map<Path, ReadFile>();
  /** Files that could be read only in part. */
  readonly #troubled = new Map<Path, Problem>();
  readonly #statements: Statements;
  readonly #notes = new Map<Path, Problem>();
  #analysis: Analysis;
  #settings: Settings;
  /** Settings of the host with those of the workspace files. */
  #combined: Settings;
  #isSettled = true;
  #result: Result | undefined;
  /** Facts of the files that say something, sorted by path; made anew when one of them changed. */
  #sorted: readonly DocumentFacts[] | undefined;
  #revision = 0;

  constructor(knowledge: Knowledge, settings: Settings) {
    this.#knowledge = knowledge;
    this.#settings = settings;
    this.#combined = settings;
    this.#analysis = new Analysis(knowledge);
    this.#phrases = orderedPhrases(knowledge);
    this.#reading = createReading(this.#phrases);
    this.#statements = new Statements(knowledge, ourMistake);
  }

  upsert(path: Path, text: string, facts?: DocumentFacts): void {
    const known = this.#files.get(path);
    if (known?.text === text) return;
    this.#notes.delete(path);
    const read = (this.#ownPhrases.length === 0 || isOfRows(facts) ? facts : undefined) ?? this.#reading(path, text);
    const isSame = known !== undefined && sameClaims(known.facts, read);
    // Claims that say the same keep their identity: what rests on them stands, only ranges move.
    this.#keep(path, text, isSame ? { ...read, claims: known.facts.claims } : read);
    const [problem] = read.problems;
    if (problem) this.#troubled.set(path, problem);
    else this.#troubled.delete(path);
    if (this.#statements.upsert(path, text)) this.#combine();
    else if (!isSame) this.#forget(read, known?.facts);
    this.#revision++;
  }

  note(path: Path, key: Problem["key"], detail?: string): void {
    this.remove(path);
    this.#notes.set(path, { path, range: { start: 0, end: 0 }, key, ...(detail !== undefined && { detail }) });
    this.#revision++;
  }

  remove(path: Path): void {
    this.#notes.delete(path);
    this.#troubled.delete(path);
    this.#forget(this.#files.get(path)?.facts);
    this.#files.delete(path);
    this.#speakers.delete(path);
    if (this.#statements.remove(path)) this.#combine();
    this.#revision++;
  }

  #keep(path: Path, text: string, facts: DocumentFacts): void {
    const file = isSilentCode(path, text, facts) ? silent : { text, facts };
    this.#files.set(path, file);
    if (facts.claims.length > 0) this.#speakers.set(path, file);
    else this.#speakers.delete(path);
  }

  /** What is known no longer holds when a file that said or says something changed. */
  #forget(...changed: readonly (DocumentFacts | undefined)[]): void {
    if (!changed.some((facts) => facts !== undefined && facts.claims.length > 0)) return;
    this.#result = undefined;
    this.#sorted = undefined;
  }

  configure(settings: Settings): void {
    this.#settings = settings;
    this.#combine();
    this.#revision++;
  }

  snapshot(): Snapshot {
    const steps = this.refresh();
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  }

  *refresh(): Generator<undefined, Snapshot> {
    this.#settle();
    if (!this.#result) {
      const revision = this.#revision;
      const result = yield* this.#analysis.run(this.#documents(), this.#combined);
      if (revision !== this.#revision) return this.snapshot();
      this.#result = result;
    }
    return this.#shot(this.#result);
  }

  *suppose(change: (settings: Settings) => Settings): Generator<undefined, Snapshot> {
    this.#settle();
    return this.#shot(yield* new Analysis(this.#knowledge).run(this.#documents(), change(this.#combined)));
  }

  #documents(): readonly DocumentFacts[] {
    this.#sorted ??= Array.from(this.#speakers.values(), ({ facts }) => facts).sort((a, b) => comparePaths(a.path, b.path));
    return this.#sorted;
  }

  #shot({ findings, subjects, failures }: Result): Snapshot {
    // What is told stays as it was read; of all other files only the newest text can be wanted.
    const speakers = new Map(this.#speakers);
    const fileAt = (path: Path): ReadFile | undefined => speakers.get(path) ?? this.#files.get(path);
    const locate = ({ path, at }: Anchor): Range | undefined => {
      const file = speakers.get(path);
      return file && (file.facts.ranges.get(at) ?? wordsAt(at, file.text));
    };
    const { told, quiet, problems } = this.#silence(findings, locate);
    return {
      revision: this.#revision,
      findings: ordered(told, ({ at }) => locate(at)),
      suppressed: ordered(quiet, ({ at }) => locate(at)),
      subjects,
      knowledge: this.#knowledge,
      problems: [...this.#problems(), ...problems, ...failures].sort((a, b) => comparePaths(a.path, b.path)),
      locate,
      claims: (path) => speakers.get(path)?.facts.claims ?? [],
      text: (path) => fileAt(path)?.text,
      lines: (path) => {
        const file = fileAt(path);
        return file && linesOf(file);
      },
      licenseFiles: () =>
        [...speakers].flatMap(([path, { text, facts }]) =>
          claimsOf(facts.claims, "ships").some(({ role }) => role === "license") ? [{ path, text }] : [],
        ),
    };
  }

  /** Settings or facts may be others: found out when they are needed, since files come one by one. */
  #combine(): void {
    this.#isSettled = false;
    this.#result = undefined;
  }

  #settle(): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const { policies, knowledge } = this.#statements.stand(() => this.#texts());
    this.#combined = combine(
      this.#settings,
      policies.map(([, policy]) => policy),
    );
    if (knowledge !== this.#knowledge) this.#learn(knowledge);
  }

  *#texts(): Iterable<readonly [Path, string]> {
    for (const [path, { text }] of this.#files) yield [path, text];
  }

  /** Other facts: everything is judged anew, and read anew where a license orders phrases that nobody looked for. */
  #learn(knowledge: Knowledge): void {
    this.#knowledge = knowledge;
    this.#analysis = new Analysis(knowledge);
    const own = orderedPhrases(knowledge).filter((phrase) => !this.#phrases.includes(phrase));
    if (own.join("\n") === this.#ownPhrases.join("\n")) return;
    this.#ownPhrases = own;
    this.#reading = createReading([...this.#phrases, ...own]);
    for (const [path, { text, facts }] of [...this.#files]) this.#keep(path, text, isOfRows(facts) ? facts : this.#reading(path, text));
    this.#sorted = undefined;
  }

  /** What the repository accepts of the findings. */
  #silence(findings: readonly Finding[], locate: (anchor: Anchor) => Range | undefined): Silenced {
    const { policies } = this.#statements.stand(() => this.#texts());
    const by: Silencers = {
      today: this.#settings.today,
      waivers: policies.flatMap(([path, { waivers }]) => waivers.map(({ is, range }) => ({ is, path, range }))),
      baselines: [...this.#statements.baselines].map(([path, { fingerprints, range }]) => ({
        is: { folder: folderOf(path), fingerprints },
        path,
        range,
      })),
      suppressions: [...this.#statements.comments].flatMap(([path, { comments }]) =>
        comments.map((comment) => ({ is: comment, path, range: comment.range })),
      ),
    };
    return silence(findings, by, ({ at }) => {
      const file = this.#files.get(at.path);
      return file ? linesOf(file).position(locate(at)?.start ?? 0).line : 0;
    });
  }

  #problems(): Problem[] {
    const read = [...this.#troubled].flatMap(([path, problem]) => (this.#statements.has(path) ? [] : [problem]));
    const { problems } = this.#statements.stand(() => this.#texts());
    const silencing = [...this.#statements.baselines.values(), ...this.#statements.comments.values()].flatMap((one) => one.problems);
    return [...read, ...problems, ...silencing, ...this.#emptyPlaces(), ...gatherOutOfReach([...this.#notes.values()])];
  }

  /** Places that a workspace file names and in which no file lies. */
  #emptyPlaces(): Problem[] {
    const named = this.#statements.stand(() => this.#texts()).policies.flatMap(([, { places }]) => places);
    if (named.length === 0) return [];
    const all = [...this.#files.keys(), ...this.#notes.keys()];
    const known = new Set<Path>([...all, ...all.flatMap((path) => foldersUp(folderOf(path)))]);
    return named.filter(({ path }) => !known.has(path)).map(({ problem }) => problem);
  }
}

/** Do two versions of a file say the same, apart from where? Then findings stand, and only ranges move. */
function sameClaims(a: DocumentFacts, b: DocumentFacts): boolean {
  return a.format === b.format && a.claims.length === b.claims.length && a.claims.every((claim, i) => sameClaim(claim, b.claims[i]));
}

const sameClaim = (a: DocumentFacts["claims"][number], b: DocumentFacts["claims"][number] | undefined): boolean =>
  b !== undefined && claimKey(a) === claimKey(b);

/** Everything of a claim but its range; texts of license files by their words. */
const claimKey = (claim: DocumentFacts["claims"][number]): string =>
  JSON.stringify(claim, (key, value: unknown) => (key === "profile" ? Array.from((value as { words: Uint32Array }).words).join() : value));
