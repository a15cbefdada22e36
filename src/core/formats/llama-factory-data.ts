/** LLaMA-Factory's `dataset_info.json`: each alias is a data set of its own; only those that a config names count. */
import { find, keysOf, type Node, scalars } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { upstream } from "./vocabulary.ts";

/** In the framework's order of precedence. */
const sources = [
  { key: "hf_hub_url" },
  { key: "ms_hub_url", scheme: "modelscope" },
  { key: "om_hub_url", scheme: "modelscope" },
  { key: "script_url", scheme: "path" },
  { key: "cloud_file_name", scheme: "path" },
  { key: "file_name", scheme: "path" },
] as const;

export const llamaFactoryData: Format = {
  id: "llama-factory-data",
  title: "LLaMA-Factory data set manifest",
  syntax: "json",
  matches: ({ name, text }) =>
    name === "dataset_info.json" && /"(?:hf_hub_url|ms_hub_url|file_name|script_url|cloud_file_name)"/.test(text),
  recognizes: ({ root }) => find(root, "/*").some(({ node }) => sources.some(({ key }) => keysOf(node).includes(key))),
  extract({ root }, emit) {
    if (root?.type !== "mapping") return;
    for (const { key, value } of root.entries) {
      const source = sources.find((candidate) => keysOf(value).includes(candidate.key));
      if (!source) continue;
      const at = `/${key.text.replace(/~/g, "~0").replace(/\//g, "~1")}`;
      const options = { subject: key.text };
      emit({ kind: "is", role: "dataset-entry", artifact: "dataset" }, `${at}#key`, key.inner, options);
      emit({ kind: "named", name: key.text, as: "alias" }, `${at}#key`, key.inner, options);
      for (const located of scalars(value as Node, `/${source.key}`, at))
        upstream(emit, located, "re-upload", "dataset", { ...options, ...("scheme" in source && { scheme: source.scheme }) });
    }
  },
};
