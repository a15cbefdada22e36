/** ms-swift configs. Ids are ModelScope's unless `use_hf: true`; `id:subset#n` names a part of a data set. */
import { get, has, isTrue, type Located, type Scalar, scalars, textAt } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { isForeign } from "./not-config.ts";
import { named, tasks, trainingUse, upstream } from "./vocabulary.ts";

const swiftKeys = ["tuner_type", "train_type", "sft_type", "rlhf_type", "torch_dtype", "template", "model_id_or_path", "use_hf"];
const selfCognition = /(?:^|\/)self-cognition/i;

export const msSwift: Format = {
  id: "ms-swift",
  title: "ms-swift config",
  syntax: "yaml",
  matches: ({ name, text }) =>
    /\.(?:ya?ml|json)$/i.test(name) &&
    /^[ \t]*["']?(?:model|model_id_or_path)["']?\s*:/m.test(text) &&
    /^[ \t]*["']?dataset["']?\s*:/m.test(text),
  recognizes: ({ root }) =>
    !isForeign(root) &&
    get(root, "model")?.type !== "mapping" &&
    (has(root, "model") || has(root, "model_id_or_path")) &&
    has(root, "dataset") &&
    swiftKeys.some((key) => has(root, key)),
  extract({ root }, emit) {
    const base = scalars(root, "/model_id_or_path")[0] ?? scalars(root, "/model")[0];
    if (!base) return;
    const scheme = isTrue(get(root, "use_hf")) ? "hub" : "modelscope";
    const isAdapter = /lora/i.test(textAt(root, "/tuner_type") ?? textAt(root, "/train_type") ?? textAt(root, "/sft_type") ?? "lora");
    emit({ kind: "is", role: "training", artifact: isAdapter ? "adapter" : "model" }, base.at, base.node.inner);
    upstream(emit, base, isAdapter ? "adapter" : "finetune", "model", { scheme });
    for (const teacher of scalars(root, "/teacher_model")) upstream(emit, teacher, "distilled", "model", { scheme });
    for (const located of scalars(root, "/dataset").flatMap(words))
      if (!selfCognition.test(located.node.text)) upstream(emit, located, "trained-on", "dataset", { scheme });
    tasks(emit, root, "/task_type", "/rlhf_type");
    named(emit, root, "/hub_model_id", "hub-id");
    named(emit, root, "/output_dir", "output");
    trainingUse(emit, root, ["/hub_model_id"], base);
  },
};

/** One string may hold several ids, as on the command line. */
function words({ node, at }: Located<Scalar>): Located<Scalar>[] {
  return [...node.text.matchAll(/\S+/g)].map((match, i) => {
    const inner = { start: node.inner.start + match.index, end: node.inner.start + match.index + match[0].length };
    return { at: i === 0 ? at : `${at}#${i}`, node: { ...node, text: match[0], range: inner, inner } };
  });
}
