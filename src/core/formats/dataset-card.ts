/** Data set cards of the Hub: README front matter with a key that only data sets use. */
import { mayHaveFrontMatter } from "../syntax/markdown.ts";
import { has, type Located, type Scalar, scalars } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { datasetKeys, firstWords, isTemplate, licenseClaims } from "./model-card.ts";
import { statementsIn } from "./prose.ts";
import { licenseSentences } from "./prose-license.ts";
import { isPlaceholder, upstream } from "./vocabulary.ts";

export const datasetCard: Format = {
  id: "dataset-card",
  title: "Hugging Face data set card",
  syntax: "markdown",
  phrases: () => "card",
  matches: ({ name, text }) => /\.(?:md|markdown)$/i.test(name) && mayHaveFrontMatter(text),
  recognizes: ({ root }) => datasetKeys.some((key) => has(root, key)),
  extract(doc, emit) {
    const { root } = doc;
    emit({ kind: "is", role: "dataset-card", artifact: "dataset" }, "card", firstWords(doc));
    licenseClaims(root, emit);
    for (const name of scalars(root, "/pretty_name").slice(0, 1))
      if (!isPlaceholder(name.node.text))
        emit({ kind: "named", name: name.node.text, as: "heading" }, name.at, name.node.inner, { confidence: "likely" });
    for (const located of scalars(root, "/source_datasets").flatMap(source)) upstream(emit, located, "unspecified", "dataset");
    if (doc.markdown)
      for (const { kind, ref, range, at } of statementsIn(doc.markdown, doc.text))
        if (kind === "generator")
          emit({ kind: "upstream", ref, relation: "generated-by" }, at, range, { basis: "prose", confidence: "likely" });
    licenseSentences(doc, "dataset", emit);
    if (!isTemplate(root)) emit({ kind: "use", use: "publish", certain: false, sign: "hub-card" }, "card", firstWords(doc));
  },
};

/** `original` and `extended|other-…` name nothing; `extended|wikipedia` names its source. */
function source({ node, at }: Located<Scalar>): Located<Scalar>[] {
  const prefix = /^extended(?:\|(?:other-?)?)?/i.exec(node.text)?.[0] ?? "";
  const text = node.text.slice(prefix.length).trim();
  if (text === "" || /^(?:original|other|extended)\b/i.test(text) || /other/i.test(prefix)) return [];
  return [{ at, node: { ...node, text, inner: { start: node.inner.start + prefix.length, end: node.inner.end } } }];
}
