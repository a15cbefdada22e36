/** CycloneDX ML-BOM: models of an inventory with the ancestors and data that it names. What it only lists is used, not made. */
import { find, get, has, type Located, type Node, type Scalar, scalars, textAt } from "../syntax/node.ts";
import type { Emit, Format } from "./format.ts";
import { hubSource, packagedLicense } from "./packaging.ts";
import { upstream } from "./vocabulary.ts";

export const cyclonedx: Format = {
  id: "cyclonedx",
  title: "CycloneDX ML-BOM",
  syntax: "json",
  matches: ({ name, text }) =>
    /\.json$/i.test(name) && /"bomFormat"\s*:\s*"CycloneDX"/.test(text) && text.includes("machine-learning-model"),
  recognizes: ({ root }) => textAt(root, "/bomFormat") === "CycloneDX",
  extract({ root }, emit) {
    // What we wrote ourselves repeats what other files say.
    if (scalars(root, "/metadata/tools/components/*/name").some(({ node }) => node.text === "model-terms")) return;
    const components = [...find(root, "/metadata/component"), ...find(root, "/components/*")];
    for (const component of components)
      if (textAt(component.node, "/type") === "machine-learning-model") model(component, components, emit);
  },
};

function model({ node, at }: Located, components: readonly Located[], emit: Emit): void {
  const [name] = scalars(node, "/name", at);
  const ancestors = find(node, "/pedigree/ancestors/*", at).flatMap(nameOfComponent);
  const data = find(node, "/modelCard/modelParameters/datasets/*", at).flatMap((one) => dataOf(one, components));
  if (!name || ancestors.length + data.length === 0) return;
  const options = { subject: at };
  emit({ kind: "is", role: "training", artifact: "model" }, name.at, name.node.inner, options);
  emit({ kind: "named", name: name.node.text.trim(), as: "model-name" }, name.at, name.node.inner, options);
  emit({ kind: "use", use: "publish", certain: false, sign: "inventory" }, name.at, name.node.inner, options);
  for (const pattern of ["/licenses/*/license/id", "/licenses/*/license/name", "/licenses/*/expression"])
    for (const license of scalars(node, pattern, at)) packagedLicense(emit, license, options);
  for (const ancestor of ancestors) upstream(emit, ancestor, "finetune", "model", options);
  for (const one of data) upstream(emit, one, "trained-on", "dataset", options);
}

/** A component as an id: its package address, else group and name. */
function nameOfComponent({ node, at }: Located): Located<Scalar>[] {
  const [address] = scalars(node, "/purl", at).flatMap((purl) => hubSource(purl)?.located ?? []);
  if (address) return [address];
  const [name] = scalars(node, "/name", at);
  const group = textAt(node, "/group");
  return name ? [group ? { ...name, node: { ...name.node, text: `${group}/${name.node.text}` } } : name] : [];
}

/** A data set that stands there itself, or the component that it points at. */
function dataOf(one: Located, components: readonly Located[]): Located<Scalar>[] {
  const ref = textAt(one.node, "/ref");
  const named = ref === undefined ? one : (components.find(({ node }) => textAt(node, "/bom-ref") === ref) ?? one);
  const [address] = addresses(named).flatMap((url) => hubSource(url)?.located ?? []);
  if (address) return [address];
  return has(named.node, "name") || get(named.node, "group") ? nameOfComponent(named) : [];
}

const addresses = ({ node, at }: Located): Located<Scalar>[] =>
  ["/contents/url", "/data/*/contents/url", "/externalReferences/*/url"].flatMap((pattern) => scalars(node as Node, pattern, at));
