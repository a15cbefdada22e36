/** Frictionless data packages: `datapackage.json` or `.yaml`. */
import { has, scalars } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { hubSource, packagedLicense } from "./packaging.ts";
import { upstream } from "./vocabulary.ts";

export const frictionless: Format = {
  id: "frictionless",
  title: "Frictionless data package",
  syntax: "yaml",
  matches: ({ name }) => /^datapackage\.(?:json|ya?ml)$/i.test(name),
  recognizes: ({ root }) => has(root, "resources") || has(root, "licenses") || has(root, "sources"),
  extract({ root, text }, emit) {
    const name = scalars(root, "/name")[0] ?? scalars(root, "/title")[0];
    const range = name?.node.inner ?? { start: 0, end: Math.min(1, text.length) };
    emit({ kind: "is", role: "dataset-card", artifact: "dataset" }, name?.at ?? "package", range);
    emit({ kind: "use", use: "publish", certain: false, sign: "data-package" }, name?.at ?? "package", range);
    if (name) emit({ kind: "named", name: name.node.text.trim(), as: "heading" }, name.at, name.node.inner);
    const licenses = [...scalars(root, "/licenses/*/name"), ...scalars(root, "/license")];
    for (const license of licenses.length > 0 ? licenses : scalars(root, "/licenses/*/path")) packagedLicense(emit, license);
    for (const source of scalars(root, "/sources/*/path")) {
      const found = hubSource(source);
      if (found) upstream(emit, found.located, "unspecified", "dataset");
    }
  },
};
