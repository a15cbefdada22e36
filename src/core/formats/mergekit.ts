/** mergekit configs, also several documents in one file, MoE configs and the config beside merged weights. Every member counts. */
import { get, has, type Located, type Node, type Scalar, scalars } from "../syntax/node.ts";
import type { Emit, Format } from "./format.ts";
import { isForeign } from "./not-config.ts";
import { isPlaceholder, named, upstream } from "./vocabulary.ts";

const members = ["/models/*/model", "/models/*", "/slices/*/sources/*/model", "/base_model", "/experts/*/source_model", "/source_model"];

export const mergekit: Format = {
  id: "mergekit",
  title: "mergekit config",
  syntax: "yaml",
  matches: ({ name, text }) => /\.ya?ml$/i.test(name) && /^(?:merge_method|slices|experts|gate_mode|models)\s*:/m.test(text),
  recognizes: ({ root, roots }) => !isForeign(root) && roots.some(isMerge),
  extract({ roots }, emit) {
    for (const [i, root] of roots.entries()) if (isMerge(root)) merge(root, emit, roots.length > 1 ? `${i}` : undefined);
  },
};

const isMerge = (root: Node): boolean =>
  has(root, "merge_method") || has(root, "slices") || has(root, "gate_mode") || (has(root, "experts") && has(root, "base_model"));

/** Claims of one merge; also used for configs that are quoted in a card. */
export function merge(root: Node, emit: Emit, subject?: string): void {
  const options = subject === undefined ? {} : { subject };
  const base = subject === undefined ? "" : `@${subject}`;
  const found = members.flatMap((pattern) => scalars(root, pattern, base)).flatMap((located) => parts(located));
  const nested = ["/models/*/model", "/slices/*/sources/*/model", "/base_model"].flatMap((pattern) =>
    [`${pattern}/model/path`, `${pattern}/model`, `${pattern}/path`].flatMap((inner) => scalars(root, inner, base)),
  );
  const all = [...found, ...nested].filter(({ node }) => !isPlaceholder(node.text));
  const first = all[0];
  if (!first) return;
  emit({ kind: "is", role: "merge", artifact: "model" }, first.at, first.node.inner, options);
  for (const located of all)
    upstream(emit, { ...located, node: { ...located.node, text: unmangled(located.node.text) } }, "merge", "model", options);
  if (get(root, "name")) named(emit, root, "/name", "output", subject);
  emit({ kind: "use", use: "train", certain: true, sign: "merge-config" }, first.at, first.node.inner, options);
}

/** `model+lora` names two works. */
function parts({ node, at }: Located<Scalar>): Located<Scalar>[] {
  const plus = node.text.indexOf("+");
  if (plus < 0) return [{ node, at }];
  const cut = node.inner.start + plus;
  return [
    { at, node: { ...node, text: node.text.slice(0, plus), inner: { start: node.inner.start, end: cut } } },
    { at: `${at}#lora`, node: { ...node, text: node.text.slice(plus + 1), inner: { start: cut + 1, end: node.inner.end } } },
  ];
}

/** text-generation-webui saves `owner/name` as `owner_name`. */
const unmangled = (text: string): string =>
  /^[A-Za-z][\w.-]*$/.test(text) && !text.includes("/") ? text.replace(/^([A-Za-z0-9-]+)_(?=[A-Za-z])/, "$1/") : text;
