/** torchtune recipes: the family stands in Python paths of components. Generation, evaluation and quantization recipes give nothing. */
import { get, has, type Located, type Node, type Scalar, scalars, textAt } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { isForeign } from "./not-config.ts";
import { named, upstream } from "./vocabulary.ts";

export const torchtune: Format = {
  id: "torchtune",
  title: "torchtune recipe",
  syntax: "yaml",
  matches: ({ name, text }) => /\.ya?ml$/i.test(name) && /_component_:/.test(text) && /torchtune\./.test(text),
  recognizes: ({ root }) => !isForeign(root) && has(get(root, "model"), "_component_"),
  extract({ root }, emit) {
    const base = scalars(root, "/model/_component_")[0];
    if (!base || !(has(root, "dataset") && (has(root, "optimizer") || has(root, "loss") || has(root, "epochs")))) return;
    const isAdapter = /lora|dora/i.test(base.node.text);
    emit({ kind: "is", role: "training", artifact: isAdapter ? "adapter" : "model" }, base.at, base.node.inner);
    // A builder without a size takes the shape of a family with weights of any origin.
    const isSized = /_\d+(?:_\d+)?[mb](?:_|$)/i.test(base.node.text);
    const relation = !isSized ? "architecture-only" : isAdapter ? "adapter" : "finetune";
    upstream(emit, base, relation, "model", { scheme: "torchtune" });
    for (const folder of scalars(root, "/checkpointer/checkpoint_dir"))
      upstream(emit, folder, isAdapter ? "adapter" : "finetune", "model", { scheme: "path" });
    for (const teacher of scalars(root, "/teacher_model/_component_"))
      upstream(emit, teacher, "distilled", "model", { scheme: "torchtune" });
    for (const located of data(root)) upstream(emit, located, "trained-on", "dataset");
    named(emit, root, "/output_dir", "output");
    emit({ kind: "use", use: "train", certain: true, sign: "training-config" }, base.at, base.node.inner);
  },
};

/** A general builder names its `source`; a builder for one data set is named after it. */
function data(root: Node | undefined): Located<Scalar>[] {
  return ["/dataset", "/dataset/*"].flatMap((at) => {
    const source = scalars(root, `${at}/source`);
    const isFile = /^(?:json|csv|text|parquet)$/i.test(source[0]?.node.text ?? "");
    if (isFile) return scalars(root, `${at}/data_files`);
    if (source.length > 0) return source;
    return textAt(root, `${at}/_component_`) === undefined ? [] : scalars(root, `${at}/_component_`);
  });
}
