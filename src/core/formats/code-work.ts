/** What code makes: one work with its bases, data, teachers and names, as command lines and Python both tell it, and its claims. */
import type { ClaimBody, Ref, UseSign } from "../facts/claim.ts";
import type { ArtifactKind, Relation } from "../knowledge/types.ts";
import type { Range } from "../text/range.ts";
import type { Emit } from "./format.ts";
import { isPlaceholder } from "./vocabulary.ts";

/** A literal of the code: its text without quotes, and where it stands. */
export interface Literal {
  readonly text: string;
  readonly range: Range;
}

/** An upstream as the code names it. */
export interface CodeUpstream extends Literal {
  readonly expects: Ref["expects"];
  readonly relation: Relation;
  readonly scheme?: Ref["scheme"];
}

/** One work that code makes. */
export interface CodeWork {
  /** Suffix of the subject, for files that make several works. */
  readonly subject?: string;
  readonly artifact: ArtifactKind;
  readonly upstreams: readonly CodeUpstream[];
  /** Folders or files that are written, and Hub ids that are pushed to. */
  readonly outputs: readonly Literal[];
  readonly hubId?: Literal | undefined;
  readonly push: "public" | "private" | "none";
  readonly tasks: readonly Literal[];
  /** See the claim `is`. */
  readonly latent?: boolean;
}

/**
 * Claims a work, likely at most: code says what it would do, not what was done. Nothing where no upstream is left after templates,
 * stand-ins and folders of some machine are taken away.
 */
export function emitWork(work: CodeWork, emit: Emit): boolean {
  // What a later function loads from where this one saved is the work itself.
  const made = new Set(work.outputs.map(({ text }) => folderOf(text)));
  const upstreams = unique(work.upstreams.filter((one) => isNamed(one) && !made.has(folderOf(one.text))));
  const first = upstreams[0];
  if (!first) return false;
  const role = work.artifact === "dataset" ? "generation" : "training";
  const options = { basis: "code", confidence: "likely", ...(work.subject !== undefined && { subject: work.subject }) } as const;
  const say = (claim: ClaimBody, { range }: Literal, at: string): void => emit(claim, `${work.subject ?? ""}/${at}`, range, options);
  const start = placeOf(first);
  say({ kind: "is", role, artifact: work.artifact, ...(work.latent && { latent: true }) }, first, start);
  for (const upstream of upstreams) {
    const { text, expects, relation, scheme } = upstream;
    say({ kind: "upstream", ref: { text, expects, ...(scheme && { scheme }) }, relation }, upstream, placeOf(upstream));
  }
  const hubId = work.hubId && !isPlaceholder(work.hubId.text) && !isStandIn(work.hubId.text) ? work.hubId : undefined;
  if (hubId) say({ kind: "named", name: hubId.text, as: "hub-id" }, hubId, "hub-id");
  for (const output of unique(work.outputs.filter(({ text }) => /\w/.test(text) && !isPlaceholder(text) && !isStandIn(text))))
    say({ kind: "named", name: output.text, as: "output" }, output, `output/${output.text}`);
  for (const task of work.tasks) if (!isPlaceholder(task.text)) say({ kind: "task", name: task.text }, task, "task");
  const use = (is: "publish" | "train", sign: UseSign, at: Literal, place: string): void =>
    say({ kind: "use", use: is, certain: true, sign }, at, place);
  if (work.push === "public" && hubId) use("publish", "push-to-hub", hubId, "hub-id");
  else if (work.push === "private") use("train", "private-push", first, start);
  else use("train", role === "generation" ? "generation-code" : "training-code", first, start);
  return true;
}

/** A folder as two mentions of it compare. */
export const folderOf = (text: string): string => text.replace(/^\.\//, "").replace(/\/+$/, "");

const placeOf = ({ relation, text }: CodeUpstream): string => `${relation}/${text}`;

/** Stand-ins that only code has: what a tutorial leaves to its reader. */
const isStandIn = (text: string): boolean =>
  /^(?:hf|user|username|user[-_]?name|hf[-_]user(?:name)?|org|your\w*|my|me|repo|account|namespace|xxx*|foo|bar)\/|^(?:your|my)[-_]|username|user_name|(?:^|\/)path_to_|<|\{|\$/i.test(
    text,
  );

/** Is it a name of something, rather than a template, a folder of some machine or a word of the code? */
function isNamed({ text, expects, relation }: CodeUpstream): boolean {
  if (isPlaceholder(text) || isStandIn(text) || /[\s"'`(){}[\]|;=]/.test(text) || !/[a-z]/i.test(text)) return false;
  if (relation === "generated-by") return true;
  return expects === "dataset"
    ? !/^(?:train|test|valid|dev|all|none|auto|default|custom)$/i.test(text)
    : !/^(?:auto|default|none|custom|base|llama|gpt)$/i.test(text);
}

/** Each name once, where it stands first. */
function unique<T extends Literal>(all: readonly T[]): T[] {
  const seen = new Set<string>();
  return all.filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()));
}
