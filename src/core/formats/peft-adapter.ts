/** PEFT's `adapter_config.json`: names the base of an adapter. */
import { scalars } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { isPlaceholder, upstream } from "./vocabulary.ts";

export const peftAdapter: Format = {
  id: "peft-adapter",
  title: "PEFT adapter config",
  syntax: "json",
  matches: ({ name }) => name === "adapter_config.json",
  extract({ root, text }, emit) {
    const base = scalars(root, "/base_model_name_or_path")[0];
    const range = base?.node.inner ?? { start: 0, end: Math.min(1, text.length) };
    emit({ kind: "is", role: "adapter", artifact: "adapter" }, base?.at ?? "adapter", range);
    emit({ kind: "use", use: "train", certain: true, sign: "adapter-folder" }, base?.at ?? "adapter", range);
    if (base && !isPlaceholder(base.node.text)) upstream(emit, base, "adapter", "model");
  },
};
