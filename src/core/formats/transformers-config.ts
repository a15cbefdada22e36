/**
 * Transformers' `config.json`. `_name_or_path` is what was loaded when the weights were saved: the base of a fine-tune, or
 * the model's own name. Names and numbers of the architecture prove nothing about lineage.
 */
import { has, scalars, textAt } from "../syntax/node.ts";
import { configKeys, numbersUnder } from "./config-numbers.ts";
import type { Format } from "./format.ts";
import { isPlaceholder, upstream } from "./vocabulary.ts";

export const transformersConfig: Format = {
  id: "transformers-config",
  title: "Transformers model config",
  syntax: "json",
  matches: ({ name, text }) => name === "config.json" && /"(?:model_type|architectures)"/.test(text),
  recognizes: ({ root }) => has(root, "model_type") || has(root, "architectures"),
  extract({ root }, emit) {
    const base = scalars(root, "/_name_or_path")[0];
    const first = base ?? scalars(root, "/architectures")[0] ?? scalars(root, "/model_type")[0];
    if (!first) return;
    emit({ kind: "is", role: "weights", artifact: "model" }, first.at, first.node.inner);
    for (const { node, at } of [...scalars(root, "/architectures"), ...scalars(root, "/model_type")])
      emit({ kind: "architecture", said: node.text }, at, node.inner);
    const numbers = numbersUnder(configKeys, (key) => textAt(root, `/${key}`));
    if (Object.keys(numbers).length > 0) emit({ kind: "config", numbers }, first.at, first.node.inner);
    if (!base || isPlaceholder(base.node.text)) return;
    upstream(emit, base, has(root, "quantization_config") ? "quantized" : "finetune", "model", { confidence: "likely" });
  },
};
