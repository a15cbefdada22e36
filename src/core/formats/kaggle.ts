/** Kaggle's `dataset-metadata.json`: with it a data set is published there. What a kernel uses is no lineage. */
import { has, scalars } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { packagedLicense } from "./packaging.ts";

export const kaggle: Format = {
  id: "kaggle",
  title: "Kaggle data set",
  syntax: "json",
  matches: ({ name }) => name === "dataset-metadata.json",
  recognizes: ({ root }) => has(root, "id") && (has(root, "licenses") || has(root, "title")),
  extract({ root }, emit) {
    const [id] = scalars(root, "/id");
    if (!id) return;
    emit({ kind: "is", role: "dataset-card", artifact: "dataset" }, id.at, id.node.inner);
    emit({ kind: "use", use: "publish", certain: false, sign: "data-package" }, id.at, id.node.inner);
    for (const { node, at } of scalars(root, "/title").slice(0, 1))
      emit({ kind: "named", name: node.text.trim(), as: "heading" }, at, node.inner);
    for (const license of scalars(root, "/licenses/*/name")) packagedLicense(emit, license);
  },
};
