/**
 * Model cards of the Hub: front matter of a README or of a file that mirrors one, and the sentences that the card
 * templates write into the body (formats.md, "Hugging Face model card").
 */
import { mayHaveFrontMatter } from "../syntax/markdown.ts";
import { find, get, has, keysOf, type Node, type Scalar, scalars } from "../syntax/node.ts";
import { maxValue } from "../text/limits.ts";
import { profile, type TextProfile } from "../text/passages.ts";
import { nameOf } from "../text/path.ts";
import { bodyStatements } from "./card-body.ts";
import { quotedConfigs } from "./card-config.ts";
import type { Doc, Emit, Format } from "./format.ts";
import { statementsIn } from "./prose.ts";
import { licenseSentences } from "./prose-license.ts";
import { isPlaceholder, named, tasks, upstream } from "./vocabulary.ts";

/** Keys that only the Hub uses; `license`, `tags` and `language` alone also stand in web pages. */
const hubKeys = [
  "base_model",
  "base_model_relation",
  "library_name",
  "pipeline_tag",
  "model-index",
  "license_name",
  "license_link",
  "datasets",
  "model_name",
  "model_creator",
  "model_type",
  "quantized_by",
  "widget",
  "inference",
  "co2_eq_emissions",
  "thumbnail",
  "metrics",
  "extra_gated_prompt",
  "new_version",
  "prompt_template",
  "tasks",
];
const softKeys = ["license", "tags", "language"];
const pageKeys = ["layout", "sidebar_position", "sidebar_label", "permalink", "redirect_from", "nav_order", "slug", "date", "template"];
/** Keys that the Hub knows in cards of data sets only. */
export const datasetKeys = [
  "dataset_info",
  "task_categories",
  "task_ids",
  "size_categories",
  "annotations_creators",
  "language_creators",
  "source_datasets",
  "pretty_name",
  "paperswithcode_id",
  "multilinguality",
  "multilingualism",
];

export const modelCard: Format = {
  id: "model-card",
  title: "Hugging Face model card",
  syntax: "markdown",
  phrases: () => "card",
  matches: ({ name, text }) => /\.(?:md|markdown)$/i.test(name) && mayHaveFrontMatter(text),
  recognizes: ({ root, name }) => isCard(root, name) && !datasetKeys.some((key) => has(root, key)),
  extract(doc, emit) {
    const isQuantized = relationOf(doc, 0) === "quantized";
    emit(
      { kind: "is", role: "model-card", artifact: artifactOf(doc.root), ...(isQuantized && { quantized: true }) },
      "card",
      firstWords(doc),
    );
    licenseClaims(doc.root, emit);
    const stated: string[] = [];
    const noting: Emit = (claim, ...place) => {
      if (claim.kind === "upstream") stated.push(claim.ref.text);
      emit(claim, ...place);
    };
    baseClaims(doc, noting);
    dataClaims(doc.root, emit);
    nameClaims(doc, emit);
    tasks(emit, doc.root, "/pipeline_tag");
    useClaims(doc, emit);
    promptClaims(doc.root, emit);
    const isToldByTemplate = bodyStatements(doc, noting) > 0;
    quotedConfigs(doc, emit, stated);
    proseClaims(doc, isToldByTemplate, emit);
    licenseSentences(doc, "model", emit);
    architectureClaims(doc, emit);
  },
};

/** Front matter with a key of the Hub's own, or a README whose only keys are license, tags and language. */
function isCard(root: Node | undefined, name: string): boolean {
  const keys = keysOf(root);
  if (keys.length === 0 || keys.some((key) => pageKeys.includes(key))) return false;
  if (keys.some((key) => hubKeys.includes(key) || datasetKeys.includes(key))) return true;
  return /^readme|model[_-]?card/i.test(name) && keys.some((key) => softKeys.includes(key));
}

const artifactOf = (root: Node | undefined): "model" | "adapter" =>
  scalars(root, "/base_model_relation").some(({ node }) => node.text === "adapter") ||
  scalars(root, "/library_name").some(({ node }) => node.text.toLowerCase() === "peft")
    ? "adapter"
    : "model";

/** The key of the first entry: where findings about the card as a whole are shown. */
export function firstWords(doc: Doc): { start: number; end: number } {
  const first = doc.root?.type === "mapping" ? doc.root.entries[0]?.key.range : undefined;
  return first ?? { start: 0, end: 0 };
}

/** Every license statement of a front matter. */
export function licenseClaims(root: Node | undefined, emit: Emit): void {
  for (const via of ["license", "license_name", "license_link"] as const)
    for (const { node, at } of scalars(root, `/${via}`))
      if (!isPlaceholder(node.text)) emit({ kind: "licensed", value: node.text.trim(), via }, at, node.inner);
  for (const { node, at } of scalars(root, "/tags"))
    if (/^license:/i.test(node.text))
      emit({ kind: "licensed", value: node.text.slice(8).trim(), via: "tag" }, at, { start: node.inner.start + 8, end: node.inner.end });
}

const relations: Readonly<Record<string, "finetune" | "adapter" | "merge" | "quantized">> = {
  finetune: "finetune",
  adapter: "adapter",
  merge: "merge",
  quantized: "quantized",
};

function baseClaims(doc: Doc, emit: Emit): void {
  const { root } = doc;
  const bases = scalars(root, "/base_model");
  const relation = relationOf(doc, bases.length);
  for (const base of bases) upstream(emit, base, relation, "model");
  for (const link of scalars(root, "/model_link")) upstream(emit, link, "quantized", "model");
  for (const located of scalars(root, "/tags")) {
    const tag = /^base_model:(?:(finetune|adapter|merge|quantized):)?(?=[\w.-]+\/)/.exec(located.node.text);
    if (!tag) continue;
    const from = located.node.inner.start + tag[0].length;
    const node = { ...located.node, text: located.node.text.slice(tag[0].length), inner: { start: from, end: located.node.inner.end } };
    upstream(emit, { ...located, node }, relations[tag[1] ?? ""] ?? "unspecified", "model");
  }
}

const quantizedTag = /^(?:gguf|ggml|gptq|awq|exl2|exl3|mlx|quantized|[48]-bit|imatrix|llama\.cpp|llama-cpp|gguf-my-repo|onnx)$/;
/** How quantized files are named; bare sizes such as `4bit` also stand in names of adapters. */
const quantizedName = /(?:^|[-_. ])(?:gguf|ggml|gptq|awq|exl2|exl3|bnb-4bit|bnb-8bit|mlx|fp8|w4a16|w8a8|int4|int8)(?:$|[-_. ])/i;

/** As the Hub infers it: stated, or from adapter libraries, GGUF and quantization tags and names, merge tags and several bases. */
function relationOf({ root, folder, markdown }: Doc, bases: number): "finetune" | "adapter" | "merge" | "quantized" {
  const stated = scalars(root, "/base_model_relation")[0]?.node.text.toLowerCase();
  const known = stated ? relations[stated] : undefined;
  if (known) return known;
  const tags = [...scalars(root, "/tags"), ...scalars(root, "/library_name")].map(({ node }) => node.text.toLowerCase());
  if (bases > 1 || tags.some((tag) => /^(?:merge|mergekit)$/.test(tag))) return "merge";
  if (has(root, "quantized_by") || tags.some((tag) => quantizedTag.test(tag))) return "quantized";
  if (quantizedName.test(nameOf(folder)) || quantizedName.test(markdown?.headings[0]?.text ?? "")) return "quantized";
  return artifactOf(root) === "adapter" || tags.some((tag) => /^(?:lora|qlora|adapter)$/.test(tag)) ? "adapter" : "finetune";
}

function dataClaims(root: Node | undefined, emit: Emit): void {
  for (const pattern of ["/datasets", "/datasets/train"])
    for (const data of scalars(root, pattern)) upstream(emit, data, "trained-on", "dataset");
}

/**
 * What the body says in sentences: what made the data, and base and data where nothing else names them. The card of a quantized
 * model repeats that of its original.
 */
function proseClaims(doc: Doc, isToldByTemplate: boolean, emit: Emit): void {
  const { root, markdown: scanned, text } = doc;
  if (!scanned) return;
  const isQuantized = relationOf(doc, 0) === "quantized";
  const isDeclared = {
    base: isToldByTemplate || has(root, "base_model") || has(root, "model_link") || isQuantized,
    data: scalars(root, "/datasets").length > 0 || isQuantized,
    generator: false,
  };
  for (const { kind, ref, relation, range, at } of statementsIn(scanned, text))
    if (!isDeclared[kind]) emit({ kind: "upstream", ref, relation }, at, range, { basis: "prose", confidence: "likely" });
}

/** `model_name`, the index name, and the first heading, which a card with front matter uses as its title. */
function nameClaims(doc: Doc, emit: Emit): void {
  named(emit, doc.root, "/model_name", "model-name");
  for (const { node, at } of find(doc.root, "/model-index/*/name"))
    if (node.type === "scalar" && !isPlaceholder(node.text)) emit({ kind: "named", name: node.text.trim(), as: "index" }, at, node.inner);
  const heading = doc.markdown?.headings.find(({ level }) => level <= 2);
  if (heading?.level === 1 && heading.text !== "" && !isPlaceholder(heading.text))
    emit({ kind: "named", name: heading.text, as: "heading" }, "title", heading.range, { confidence: "likely" });
}

/** Profiles of prompts: the tree of a front matter stays the same while somebody types below it. */
const profiles = new WeakMap<Scalar, TextProfile>();

/** Long access prompts hold whole agreements. */
function promptClaims(root: Node | undefined, emit: Emit): void {
  const prompt = scalars(root, "/extra_gated_prompt")[0];
  if (!prompt || prompt.node.text.length < 1_000) return;
  const known = profiles.get(prompt.node) ?? profile(prompt.node.text);
  profiles.set(prompt.node, known);
  emit({ kind: "ships", role: "access-prompt", profile: known }, prompt.at, firstLine(prompt.node));
}

/** A text of many lines is shown by its first. */
const firstLine = ({ inner, text }: Scalar): { start: number; end: number } => ({
  start: inner.start,
  end: Math.min(inner.end, inner.start + (text.split("\n")[0] ?? "").length),
});

/** Sentences about an architecture, at most this many. */
const maxSentences = 8;
const ofArchitecture = /architectur|ForCausalLM|tensor|架构|结构/i;

/** What a card says of its architecture: `model_type`, tags, and lines that speak of one. */
function architectureClaims({ root, markdown }: Doc, emit: Emit): void {
  for (const { node, at } of [...scalars(root, "/model_type"), ...scalars(root, "/tags")])
    if (/^[\w.-]+$/.test(node.text)) emit({ kind: "architecture", said: node.text }, at, node.inner);
  const lines = (markdown?.prose ?? []).filter(({ text }) => ofArchitecture.test(text)).slice(0, maxSentences);
  for (const [i, { text, start }] of lines.entries())
    emit({ kind: "architecture", said: text.slice(0, maxValue) }, `architecture/${i}`, { start, end: start + text.length });
}

/** A card whose license is still to be filled in is nobody's: `{license}`, `{{ license }}`. */
export function isTemplate(root: Node | undefined): boolean {
  const license = get(root, "license");
  return license?.type === "mapping" || (license?.type === "scalar" && license.text.trim() !== "" && isPlaceholder(license.text));
}

function useClaims(doc: Doc, emit: Emit): void {
  const base = scalars(doc.root, "/base_model").find(({ node }) => !isPlaceholder(node.text));
  if (base) emit({ kind: "use", use: "publish", certain: true, sign: "card-declares-base" }, base.at, base.node.inner);
  else if (!isTemplate(doc.root)) emit({ kind: "use", use: "publish", certain: false, sign: "hub-card" }, "card", firstWords(doc));
  if (get(doc.root, "model_link"))
    emit({ kind: "use", use: "publish", certain: true, sign: "card-declares-base" }, "card", firstWords(doc));
}
