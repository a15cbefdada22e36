/** LLaMA-Factory's training, export and inference configs, YAML or JSON. Data sets are aliases of `dataset_info.json`. */
import { get, has, isFalse, isTrue, scalars, textAt } from "../syntax/node.ts";
import type { Doc, Emit, Format } from "./format.ts";
import { isForeign } from "./not-config.ts";
import { commaItems, named, tasks, trainingUse, upstream, upstreams } from "./vocabulary.ts";

const stages = /^(?:sft|pt|dpo|kto|rm|ppo)$/i;

export const llamaFactory: Format = {
  id: "llama-factory",
  title: "LLaMA-Factory config",
  syntax: "yaml",
  matches: ({ name, text }) =>
    /\.(?:ya?ml|json)$/i.test(name) &&
    /^[ \t]*["']?(?:model_name_or_path|model)["']?\s*:/m.test(text) &&
    /^[ \t]*["']?(?:stage|finetuning_type|template|infer_backend|train_dataset|export_dir)["']?\s*:/m.test(text),
  recognizes: ({ root }) =>
    !isForeign(root) &&
    ((has(root, "model_name_or_path") &&
      (stages.test(textAt(root, "/stage") ?? "") || has(root, "finetuning_type") || has(root, "template") || has(root, "export_dir"))) ||
      (has(root, "model") && has(root, "train_dataset"))),
  extract(doc, emit) {
    const { root } = doc;
    const base = scalars(root, "/model_name_or_path")[0] ?? scalars(root, "/model")[0];
    if (!base) return;
    const isAdapter = /lora|oft/i.test(textAt(root, "/finetuning_type") ?? "") || has(root, "peft_config");
    emit({ kind: "is", role: "training", artifact: isAdapter && !has(root, "export_dir") ? "adapter" : "model" }, base.at, base.node.inner);
    upstream(emit, base, isAdapter ? "adapter" : "finetune", "model");
    for (const adapters of scalars(root, "/adapter_name_or_path"))
      for (const item of commaItems(adapters)) upstream(emit, item, "finetune", "model", { scheme: "path" });
    if (trains(doc)) data(doc, emit);
    tasks(emit, root, "/stage");
    named(emit, root, "/export_hub_model_id", "hub-id");
    named(emit, root, "/hub_model_id", "hub-id");
    named(emit, root, "/export_dir", "output");
    named(emit, root, "/output_dir", "output");
    if (!trains(doc) && !has(root, "export_dir"))
      emit({ kind: "use", use: "reference", certain: true, sign: "training-config" }, base.at, base.node.inner);
    else if (has(root, "export_hub_model_id")) trainingUse(emit, root, ["/export_hub_model_id"], base, true);
    else trainingUse(emit, root, ["/hub_model_id"], base);
  },
};

/** Inference and prediction configs name the same model and no training. */
const trains = ({ root }: Doc): boolean =>
  !isFalse(get(root, "do_train")) &&
  (isTrue(get(root, "do_train")) || has(root, "train_dataset") || (has(root, "stage") && has(root, "dataset"))) &&
  !(has(root, "infer_backend") && !has(root, "stage"));

function data({ root }: Doc, emit: Emit): void {
  for (const list of scalars(root, "/dataset"))
    for (const item of commaItems(list)) upstream(emit, item, "trained-on", "dataset", { scheme: "alias" });
  upstreams(emit, root, ["/train_dataset"], "trained-on", "dataset", { scheme: "path" });
}
