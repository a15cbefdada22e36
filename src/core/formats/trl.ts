/** Trainer-family configs: TRL, alignment-handbook, open-r1, SimPO, open-instruct. They publish only with `push_to_hub: true`. */
import { get, has, isTrue, keysAt, type Located, type Scalar, scalars } from "../syntax/node.ts";
import type { Doc, Emit, Format } from "./format.ts";
import { isForeign } from "./not-config.ts";
import { named, tasks, trainingUse, upstream, upstreams } from "./vocabulary.ts";

const dataKeys = [
  "dataset_name",
  "dataset_mixer",
  "dataset_mixture",
  "dataset_mixer_list",
  "datasets",
  "train_file",
  "dataset_name_or_path",
  "dataset_train_split",
];
const trainerKeys =
  /^[ \t]*["']?(?:per_device_train_batch_size|num_train_epochs|gradient_accumulation_steps|learning_rate|max_steps)["']?\s*:/m;

export const trl: Format = {
  id: "trl",
  title: "TRL, alignment-handbook or open-instruct config",
  syntax: "yaml",
  matches: ({ name, text }) =>
    /\.(?:ya?ml|json)$/i.test(name) && /^[ \t]*["']?model_name_or_path["']?\s*:/m.test(text) && trainerKeys.test(text),
  recognizes: ({ root }) => !isForeign(root) && has(root, "model_name_or_path") && dataKeys.some((key) => has(root, key)),
  extract(doc, emit) {
    const { root } = doc;
    const base = scalars(root, "/model_name_or_path")[0];
    if (!base) return;
    const isAdapter = isTrue(get(root, "use_peft")) || isTrue(get(root, "use_lora"));
    emit({ kind: "is", role: "training", artifact: isAdapter ? "adapter" : "model" }, base.at, base.node.inner);
    upstream(emit, base, isAdapter ? "adapter" : "finetune", "model");
    upstreams(emit, root, ["/teacher_model_name_or_path", "/teacher_model"], "distilled", "model");
    data(doc, emit);
    tasks(emit, root, "/task_type", "/task_name");
    named(emit, root, "/hub_model_id", "hub-id");
    named(emit, root, "/hf_repo_id", "hub-id");
    named(emit, root, "/output_dir", "output");
    trainingUse(emit, root, ["/hub_model_id", "/hf_repo_id"], base);
  },
};

function data({ root }: Doc, emit: Emit): void {
  upstreams(
    emit,
    root,
    ["/dataset_name", "/dataset_name_or_path", "/datasets/*/path", "/datasets/*/id", "/dataset_mixture/datasets/*/id", "/train_file"],
    "trained-on",
    "dataset",
  );
  for (const key of [...keysAt(root, "/dataset_mixer"), ...keysAt(root, "/dataset_mixture")])
    if (key.node.text !== "datasets" && /\//.test(key.node.text)) upstream(emit, key, "trained-on", "dataset");
  for (const item of scalars(root, "/dataset_mixer_list").filter(isNoWeight)) upstream(emit, item, "trained-on", "dataset");
}

/** The list alternates ids and weights: `[org/a, "1.0", org/b, "5000"]`. */
const isNoWeight = ({ node }: Located<Scalar>): boolean => !/^[\d.]+$/.test(node.text.trim());
