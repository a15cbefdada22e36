/** MLflow: `MLmodel` beside a logged model names what it was made from; `MLproject` the base that its runs begin with. */
import { get, has, scalars } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { isPlaceholder, upstream } from "./vocabulary.ts";

const baseParameter = /^(?:base_model|model_name_or_path|pretrained_model|base_model_name_or_path)$/;

export const mlflow: Format = {
  id: "mlflow",
  title: "MLflow model or project",
  syntax: "yaml",
  matches: ({ name }) => name === "MLmodel" || name === "MLproject",
  recognizes: ({ root }) => has(root, "flavors") || has(root, "entry_points"),
  extract({ root }, emit) {
    const [source] = scalars(root, "/flavors/transformers/source_model_name");
    if (source && !isPlaceholder(source.node.text)) {
      const isAdapter = get(get(get(root, "flavors"), "transformers"), "peft_adaptor") !== undefined;
      emit({ kind: "is", role: "weights", artifact: isAdapter ? "adapter" : "model" }, source.at, source.node.inner);
      emit({ kind: "use", use: "train", certain: true, sign: "tracked-model" }, source.at, source.node.inner);
      upstream(emit, source, isAdapter ? "adapter" : "unspecified", "model");
    }
    for (const start of scalars(root, "/entry_points/*/parameters/*/default").filter(({ at }) =>
      baseParameter.test(at.split("/").at(-2) ?? ""),
    )) {
      if (isPlaceholder(start.node.text)) continue;
      emit({ kind: "is", role: "training", artifact: "model" }, start.at, start.node.inner);
      emit({ kind: "use", use: "train", certain: true, sign: "training-config" }, start.at, start.node.inner);
      upstream(emit, start, "finetune", "model");
    }
  },
};
