/**
 * Configs of tools that make data with a model: distilabel, data-juicer, synthetic-data-kit, airoboros. Each has a signature of its own;
 * what only filters, judges or serves gives nothing.
 */
import { has, type Located, type Scalar, scalars, textAt } from "../syntax/node.ts";
import type { Doc, Emit, Format } from "./format.ts";
import { isPlaceholder, named, upstream } from "./vocabulary.ts";

/** One tool: how its configs are told, where the generators stand, and where the result goes. */
interface Tool {
  readonly is: (doc: Doc) => boolean;
  readonly generators: (doc: Doc) => Located<Scalar>[];
  readonly outputs: readonly string[];
  readonly hubIds?: readonly string[];
}

const at = ({ root }: Doc, ...patterns: readonly string[]): Located<Scalar>[] => patterns.flatMap((pattern) => scalars(root, pattern));

/** Steps of distilabel that judge what others wrote. */
const judging = /(?:ultrafeedback|prometheus|quality|complexity|reward|judge|pairrm|scorer|evol_?quality_?scor|classif|embedding)/i;

const tools: readonly Tool[] = [
  {
    is: ({ root }) => has(root, "distilabel") && has(root, "pipeline"),
    generators: (doc) =>
      at(
        doc,
        "/pipeline/steps/*/step/llm/model",
        "/pipeline/steps/*/step/llm/model_id",
        "/pipeline/steps/*/step/llm/model_name",
        "/pipeline/steps/*/step/llms/*/model",
        "/pipeline/steps/*/step/task/llm/model",
        "/pipeline/steps/*/step/task/llm/model_id",
      ).filter(
        (located) =>
          !judging.test(
            textAt(doc.root, located.at.replace(/\/step\/.*$/, "/step/type_info/name")) ??
              textAt(doc.root, located.at.replace(/\/step\/.*$/, "/name")) ??
              "",
          ),
      ),
    outputs: [],
    hubIds: ["/pipeline/steps/*/step/repo_id"],
  },
  {
    is: ({ root }) => has(root, "process") && has(root, "export_path") && (has(root, "dataset_path") || has(root, "dataset")),
    generators: (doc) =>
      at(doc, "/process/*/*/api_model", "/process/*/*/api_or_hf_model", "/process/*/*/hf_model").filter(({ at: place }) =>
        /\/(?:generate|optimize|calibrate|dialog|sentence_augmentation|pair_preference|text_rewrite|query_response)\w*_mapper\//.test(
          place,
        ),
      ),
    outputs: ["/export_path"],
  },
  {
    is: ({ root }) => has(root, "llm") && has(root, "generation") && has(root, "paths") && (has(root, "vllm") || has(root, "api-endpoint")),
    generators: (doc) => at(doc, textAt(doc.root, "/llm/provider") === "api-endpoint" ? "/api-endpoint/model" : "/vllm/model"),
    outputs: ["/paths/output/final", "/paths/output/generated"],
  },
  {
    is: ({ root }) => has(root, "instructors") && has(root, "model") && (has(root, "output_path") || has(root, "topics_path")),
    generators: (doc) => at(doc, "/model"),
    outputs: ["/output_path"],
  },
];

export const generationConfig: Format = {
  id: "generation-config",
  title: "Config that generates data: distilabel, data-juicer, synthetic-data-kit, airoboros",
  syntax: "yaml",
  matches: ({ name, text }) =>
    /\.(?:ya?ml|json)$/i.test(name) && /^[ \t]*["']?(?:distilabel|export_path|api-endpoint|vllm|instructors)["']?\s*:/m.test(text),
  recognizes: (doc) => tools.some((tool) => tool.is(doc)),
  extract(doc, emit) {
    const tool = tools.find((one) => one.is(doc));
    if (tool) generation(doc, tool, emit);
  },
};

function generation(doc: Doc, tool: Tool, emit: Emit): void {
  const made = tool.generators(doc).filter(({ node }) => !isPlaceholder(node.text));
  const first = made[0];
  if (!first) return;
  emit({ kind: "is", role: "generation", artifact: "dataset" }, first.at, first.node.inner);
  for (const generator of made) upstream(emit, generator, "generated-by", "model");
  for (const output of tool.outputs) named(emit, doc.root, output, "output");
  for (const id of tool.hubIds ?? []) named(emit, doc.root, id, "hub-id");
  emit({ kind: "use", use: "train", certain: true, sign: "generation-config" }, first.at, first.node.inner);
}
