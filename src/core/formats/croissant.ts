/** Croissant: a data set in JSON-LD, as MLCommons describes it. */

import type { Format } from "./format.ts";
import { hubSource, packagedLicense, property } from "./packaging.ts";
import { upstream } from "./vocabulary.ts";

export const croissant: Format = {
  id: "croissant",
  title: "Croissant data set",
  syntax: "json",
  matches: ({ name, text }) => /\.json(?:ld)?$/i.test(name) && /mlcommons\.org\/croissant/.test(text.slice(0, 20_000)),
  recognizes: ({ root }) => property(root, "conformsTo").some(({ node }) => /mlcommons\.org\/croissant/.test(node.text)),
  extract({ root, text }, emit) {
    const [name] = property(root, "name");
    const range = name?.node.inner ?? { start: 0, end: Math.min(1, text.length) };
    emit({ kind: "is", role: "dataset-card", artifact: "dataset" }, name?.at ?? "croissant", range);
    emit({ kind: "use", use: "publish", certain: false, sign: "data-package" }, name?.at ?? "croissant", range);
    if (name) emit({ kind: "named", name: name.node.text.trim(), as: "heading" }, name.at, name.node.inner);
    for (const license of property(root, "license")) packagedLicense(emit, license);
    for (const key of ["isBasedOn", "wasDerivedFrom"])
      for (const source of property(root, key)) {
        const found = hubSource(source);
        if (found) upstream(emit, found.located, "unspecified", "dataset");
      }
  },
};
