/** Home-grown training configs: the dozen key names that everybody uses, with values that look like hub ids. */
import { find, get, isFalse, keysOf, type Located, type Node, type Scalar, scalars } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { isForeign } from "./not-config.ts";
import { isPlaceholder, named, tasks, trainingUse, upstream } from "./vocabulary.ts";

const baseKeys = [
  "model_name_or_path",
  "pretrained_model_name_or_path",
  "pretrained_model",
  "pretrained_model_path",
  "base_model",
  "student_model",
  "student_model_name_or_path",
  "base_model_name",
  "base_model_name_or_path",
  "base_model_path",
  "model_name",
  "model_id",
  "model_path",
];
const teacherKeys = ["teacher_model", "teacher_model_name_or_path"];
const dataKeys = [
  "dataset_name",
  "dataset_name_or_path",
  "dataset_path",
  "dataset_id",
  "dataset",
  "train_dataset",
  "train_file",
  "data_path",
];
/** Keys that only a training has; `training: false` says the opposite. */
const trainingKeys =
  /^(?:.*(?:epochs?|learning_rate|warmup|weight_decay|grad(?:ient)?_accum|train(?:ing)?_|lora_|(?:micro|device|global|train)_batch_size|optimizer|optim|max_steps).*|lr|lora|peft|train|training)$/i;
const containers = ["", "/model", "/training", "/train", "/args", "/config", "/data", "/trainer", "/sft"];
const evaluationNames =
  /(?:^|[/_.-])(?:eval|evaluation|bench|benchmark|judge|infer|inference|serve|serving|deploy|demo|chat|predict|generate)/i;

export const genericConfig: Format = {
  id: "generic-config",
  title: "Other training configs",
  syntax: "yaml",
  matches: ({ path, name, text }) =>
    /\.(?:ya?ml|json)$/i.test(name) &&
    !evaluationNames.test(path) &&
    /["']?(?:model_name_or_path|pretrained_model|base_model|student_model|model_name|model_id|model_path)\w*["']?\s*:/.test(text) &&
    /(?:epochs?|learning_rate|\blr|batch_size|lora|max_steps|train)\w*["']?\s*:/i.test(text),
  recognizes: ({ root, name }) =>
    !isForeign(root) &&
    containers.some((at) =>
      find(root, at).some(({ node }) =>
        keysOf(node).some(
          (key) => (trainingKeys.test(key) || (key === "batch_size" && saysTraining(name, root))) && !isFalse(get(node, key)),
        ),
      ),
    ),
  extract({ root }, emit) {
    const bases = values(root, baseKeys).filter(looksLikeId);
    const first = bases[0];
    if (!first) return;
    emit({ kind: "is", role: "training", artifact: "model" }, first.at, first.node.inner);
    upstream(emit, first, "finetune", "model");
    for (const teacher of values(root, teacherKeys).filter((one) => looksLikeId(one) || isServed.test(one.node.text)))
      upstream(emit, teacher, "distilled", "model");
    for (const data of values(root, dataKeys).filter(looksLikeId)) upstream(emit, data, "trained-on", "dataset");
    tasks(emit, root, "/task_type", "/task", "/model/task_type");
    named(emit, root, "/hub_model_id", "hub-id");
    named(emit, root, "/output_dir", "output");
    trainingUse(emit, root, ["/hub_model_id"], first);
  },
};

/** Batches are served too: the file or the key of the model has to say what it is for. */
const saysTraining = (name: string, root: Node | undefined): boolean =>
  /train|tun(?:e|ing)|sft|lora|dpo/i.test(name) ||
  containers.some((at) => find(root, at).some(({ node }) => keysOf(node).some((key) => /^(?:base_|pretrained_|student_)/.test(key))));

/** A teacher may be called by the name that its API has. */
const isServed = /^[a-z][\w.-]*\d[\w.-]*$/i;

const values = (root: Node | undefined, keys: readonly string[]): Located<Scalar>[] =>
  keys.flatMap((key) => containers.flatMap((at) => scalars(root, `${at}/${key}`)));

/** `owner/name`, and nothing that could be a path, a MIME type or a date. */
const looksLikeId = ({ node }: Located<Scalar>): boolean => {
  const text = node.text.trim();
  return (
    !isPlaceholder(text) &&
    /^(?:https:\/\/huggingface\.co\/)?[A-Za-z][\w.-]*\/[\w.-]*[A-Za-z][\w.-]*$/.test(text) &&
    !/^(?:application|text|image|data|datasets|models|outputs?|checkpoints?|src|configs?)\//i.test(text)
  );
};
