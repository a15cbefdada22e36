/** The words that formats are written in: from places in a tree to claims. */
import type { ClaimBody, Confidence, NameKind, Ref, UseSign } from "../facts/claim.ts";
import type { Relation } from "../knowledge/types.ts";
import { get, isFalse, isTrue, type Located, type Node, type Scalar, scalars } from "../syntax/node.ts";
import { maxValue } from "../text/limits.ts";
import type { Emit } from "./format.ts";

type RefOptions = Partial<Pick<Ref, "scheme">> & { readonly subject?: string; readonly confidence?: Confidence };

/** Claims one upstream at a scalar. Placeholders and templates are no reference and give nothing. */
export function upstream(
  emit: Emit,
  { node, at }: Located<Scalar>,
  relation: Relation,
  expects: Ref["expects"],
  options: RefOptions = {},
): void {
  const text = node.text.trim();
  if (isPlaceholder(text)) return;
  const ref: Ref = { text, expects, ...(options.scheme && { scheme: options.scheme }) };
  const { scheme: _, ...claim } = options;
  emit({ kind: "upstream", ref, relation }, at, node.inner, claim);
}

/** Claims an upstream at every scalar that the patterns lead to. */
export function upstreams(
  emit: Emit,
  root: Node | undefined,
  patterns: readonly string[],
  relation: Relation,
  expects: Ref["expects"],
  options: RefOptions = {},
): void {
  for (const pattern of patterns) for (const located of scalars(root, pattern)) upstream(emit, located, relation, expects, options);
}

/** The members of a comma list, each at its exact place. */
export function commaItems({ node, at }: Located<Scalar>): Located<Scalar>[] {
  let from = node.inner.start;
  return node.text.split(",").map((item, i) => {
    const start = from + (item.length - item.trimStart().length);
    from += item.length + 1;
    const inner = { start, end: start + item.trim().length };
    return { at: i === 0 ? at : `${at}#${i}`, node: { ...node, text: item.trim(), range: inner, inner } };
  });
}

/**
 * What a training config does with its result: it publishes where the framework pushes to a named repository, else it
 * trains. `defaultsToPush` tells frameworks that push as soon as an id is given (axolotl).
 */
export function trainingUse(
  emit: Emit,
  root: Node | undefined,
  ids: readonly string[],
  start: Located<Scalar>,
  defaultsToPush = false,
  subject?: string,
): void {
  const options = subject === undefined ? {} : { subject };
  const id = ids.flatMap((pattern) => scalars(root, pattern)).find(({ node }) => !isPlaceholder(node.text));
  const push = get(root, "push_to_hub");
  const say = (use: "publish" | "train", sign: UseSign, at: Located<Scalar>): void =>
    emit({ kind: "use", use, certain: true, sign }, at.at, at.node.inner, options);
  if (isTrue(get(root, "hub_private_repo")) || isTrue(get(root, "hub_private"))) return say("train", "private-push", id ?? start);
  if (id && !isFalse(push) && (defaultsToPush || isTrue(push))) return say("publish", defaultsToPush ? "hub-model-id" : "push-to-hub", id);
  say("train", isFalse(push) ? "no-push" : "training-config", start);
}

/** Claims what the artifact does, at every scalar that the patterns lead to. */
export function tasks(emit: Emit, root: Node | undefined, ...patterns: readonly string[]): void {
  for (const { node, at } of patterns.flatMap((pattern) => scalars(root, pattern)))
    if (!isPlaceholder(node.text)) emit({ kind: "task", name: node.text.trim() }, at, node.inner);
}

/** Claims a name at the first scalar of a pattern. */
export function named(emit: Emit, root: Node | undefined, pattern: string, as: NameKind, subject?: string): void {
  const located = scalars(root, pattern)[0];
  if (!located || isPlaceholder(located.node.text)) return;
  const claim: ClaimBody = { kind: "named", name: located.node.text.trim(), as };
  emit(claim, located.at, located.node.inner, subject === undefined ? {} : { subject });
}

/**
 * Templates, mandatory-missing marks and stand-ins name nothing: `${output_dir}`, `???`, `{{base_model}}`, `<MODEL>`,
 * `$MODEL`, `path/to/llama`, `# REPLACE WITH …`, `your-username/…`, `[More Information Needed]`. Nor does what is longer than any name.
 */
export const isPlaceholder = (text: string): boolean =>
  text.length > maxValue ||
  text.trim() === "" ||
  /\$\{|^\$|\{\{|\?\?\?|^[<[].*[>\]]$|<[\w -]+>|\[more information needed\]|(?:^|\/)path\/to\/|^\/?path\/to|replace[ _-]with|^your[-_ /]|[/_-]your[-_]|^(?:xxx+|todo|tbd|placeholder|dummy|example|model|none|null|n\/a)$/i.test(
    text.trim(),
  );
