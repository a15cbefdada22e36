/** Everything that the files of a workspace state for the tool: workspace files, own rules, baselines and comments, kept up to date. */
import type { Problem } from "../facts/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { layered, noFacts, type OwnFacts } from "../knowledge/layered.ts";
import { comparePaths, type Path } from "../text/path.ts";
import { isBaselineFile, type ReadBaseline, readBaseline } from "./baseline.ts";
import { type Comments, commentsIn, mayHoldComments } from "./comments.ts";
import { isPolicyFile, noPolicy, type Policy, readPolicy, rulesFolder } from "./policy.ts";
import { isRuleFile, type ReadRules, readRules } from "./rule-files.ts";

/** What is stated, as it is now. */
export interface Stand {
  /** What is built in, and what the workspace states of its own works. */
  readonly knowledge: Knowledge;
  /** By path, in its order. */
  readonly policies: readonly (readonly [Path, Policy])[];
  readonly problems: readonly Problem[];
}

/** Takes files as they come. A file that throws is our mistake: `failed` makes the note. */
export class Statements {
  readonly #built: Knowledge;
  readonly #failed: (path: Path, error: unknown) => Problem;
  readonly #policies = new Map<Path, string>();
  readonly baselines = new Map<Path, ReadBaseline>();
  readonly comments = new Map<Path, Comments>();
  /** Folders of own rules, as the workspace files name them. */
  #rules: readonly Path[] = [];
  #stand: Stand | undefined;

  constructor(built: Knowledge, failed: (path: Path, error: unknown) => Problem) {
    this.#built = built;
    this.#failed = failed;
  }

  /** Takes a file; tells whether settings or facts may be others now. What silences alone changes neither. */
  upsert(path: Path, text: string): boolean {
    if (mayHoldComments(text) && !isPolicyFile(path)) this.comments.set(path, commentsIn(path, text));
    else this.comments.delete(path);
    if (isBaselineFile(path)) this.baselines.set(path, readBaseline(path, text));
    if (isPolicyFile(path)) this.#policies.set(path, text);
    return this.#isStated(path);
  }

  /** Forgets a file; tells the same. */
  remove(path: Path): boolean {
    this.comments.delete(path);
    this.baselines.delete(path);
    const isStated = this.#isStated(path);
    this.#policies.delete(path);
    return isStated;
  }

  #isStated(path: Path): boolean {
    if (!isPolicyFile(path) && !this.#rules.some((folder) => isRuleFile(path, folder))) return false;
    this.#stand = undefined;
    return true;
  }

  /** Is it a workspace file that is read here? */
  has(path: Path): boolean {
    return this.#policies.has(path);
  }

  /** What is stated now. `files`: all texts, looked at only where a workspace file names a folder of own rules. */
  stand(files: () => Iterable<readonly [Path, string]>): Stand {
    this.#stand ??= this.#read(files);
    return this.#stand;
  }

  #read(files: () => Iterable<readonly [Path, string]>): Stand {
    const sorted = [...this.#policies].sort(([a], [b]) => comparePaths(a, b));
    const read = this.#readRules(sorted, files);
    const withRules = layered(this.#built, together(read.map(({ facts }) => facts)));
    let knowledge = withRules;
    const policies = sorted.map(([path, text]) => {
      const policy = this.#policy(path, text, knowledge);
      knowledge = layered(knowledge, policy.own);
      return [path, policy] as const;
    });
    return {
      knowledge,
      policies,
      problems: [...read.flatMap(({ problems }) => problems), ...policies.flatMap(([, { problems }]) => problems)],
    };
  }

  #readRules(policies: readonly (readonly [Path, string])[], files: () => Iterable<readonly [Path, string]>): ReadRules[] {
    this.#rules = [...new Set(policies.flatMap(([path, text]) => rulesFolder(path, text) ?? []))];
    return this.#rules.map((folder) => {
      try {
        return readRules(
          folder,
          [...files()].filter(([path]) => isRuleFile(path, folder)),
          this.#built,
        );
      } catch (error) {
        return { facts: noFacts, problems: [this.#failed(folder, error)] };
      }
    });
  }

  #policy(path: Path, text: string, knowledge: Knowledge): Policy {
    try {
      return readPolicy(path, text, knowledge);
    } catch (error) {
      return { ...noPolicy, problems: [this.#failed(path, error)] };
    }
  }
}

const together = (all: readonly OwnFacts[]): OwnFacts => ({
  licenses: all.flatMap(({ licenses }) => licenses),
  models: all.flatMap(({ models }) => models),
  datasets: all.flatMap(({ datasets }) => datasets),
  services: all.flatMap(({ services }) => services),
});
