/** axolotl configs: `base_model` and a `datasets` list; a `hub_model_id` is pushed to. */
import { has, type Located, type Scalar, scalars, textAt } from "../syntax/node.ts";
import type { Emit, Format } from "./format.ts";
import { isForeign } from "./not-config.ts";
import { isPlaceholder, named, tasks, trainingUse, upstream, upstreams } from "./vocabulary.ts";

const dataPaths = ["/datasets/*/path", "/pretraining_dataset/*/path", "/pretraining_dataset"];
/** Loaders that are named where a path could stand; the files are in `data_files`. */
const loaders = /^(?:json|jsonl|csv|text|parquet|arrow)$/i;

export const axolotl: Format = {
  id: "axolotl",
  title: "axolotl config",
  syntax: "yaml",
  matches: ({ name, text }) =>
    /\.ya?ml$/i.test(name) && /^base_model:/m.test(text) && /^(?:datasets|pretraining_dataset|micro_batch_size|sequence_len):/m.test(text),
  recognizes: ({ root }) =>
    !isForeign(root) &&
    has(root, "base_model") &&
    !has(root, "merge_method") &&
    (has(root, "datasets") || has(root, "pretraining_dataset") || has(root, "micro_batch_size")),
  extract({ root }, emit) {
    const base = scalars(root, "/base_model")[0];
    if (!base) return;
    const isAdapter = /lora/i.test(textAt(root, "/adapter") ?? "");
    emit({ kind: "is", role: "training", artifact: isAdapter ? "adapter" : "model" }, base.at, base.node.inner);
    upstream(emit, base, isAdapter ? "adapter" : "finetune", "model");
    upstreams(emit, root, ["/lora_model_dir"], "finetune", "model", { scheme: "path" });
    upstreams(emit, root, ["/kd_teacher", "/teacher_model"], "distilled", "model");
    for (const pattern of dataPaths)
      for (const data of scalars(root, pattern)) for (const located of files(data, root)) upstream(emit, located, "trained-on", "dataset");
    taskClaims(root, emit);
    named(emit, root, "/hub_model_id", "hub-id");
    named(emit, root, "/output_dir", "output");
    trainingUse(emit, root, ["/hub_model_id"], base, true);
  },
};

/** What is trained gives labels or rewards where the class or a switch says so; other classes name no task. */
function taskClaims(root: Parameters<typeof scalars>[0], emit: Emit): void {
  if (/For(?:Sequence|Token)Classification$/.test(textAt(root, "/model_type") ?? "")) tasks(emit, root, "/model_type");
  for (const { node, at } of [...scalars(root, "/reward_model"), ...scalars(root, "/process_reward_model")])
    if (/^true$/i.test(node.text)) emit({ kind: "task", name: "reward-modeling" }, at, node.inner);
}

/** The path itself, or the files that stand beside a loader's name. */
function files(data: Located<Scalar>, root: Parameters<typeof scalars>[0]): Located<Scalar>[] {
  if (isPlaceholder(data.node.text)) return [];
  return loaders.test(data.node.text) ? scalars(root, `${data.at.replace(/\/path$/, "")}/data_files`) : [data];
}
