/** SPDX 3 with its AI profile: packages of models, and the relationships by which they descend from others and were trained on data. */
import { find, type Located, type Scalar, scalars, textAt } from "../syntax/node.ts";
import type { Emit, Format } from "./format.ts";
import { hubSource, packagedLicense } from "./packaging.ts";
import { upstream } from "./vocabulary.ts";

export const spdx3: Format = {
  id: "spdx3",
  title: "SPDX 3 with AI profile",
  syntax: "json",
  matches: ({ name, text }) => /\.json(?:ld)?$/i.test(name) && text.includes("ai_AIPackage") && /"@graph"/.test(text),
  recognizes: ({ root }) => find(root, "/@graph/*").some(isModel),
  extract({ root }, emit) {
    const elements = find(root, "/@graph/*");
    const byId = new Map(elements.flatMap((element) => idOf(element).map((id) => [id, element] as const)));
    for (const element of elements) if (isModel(element)) model(element, elements, byId, emit);
  },
};

const isModel = ({ node }: Located): boolean => textAt(node, "/type") === "ai_AIPackage";
const idOf = ({ node }: Located): string[] => [textAt(node, "/spdxId") ?? textAt(node, "/@id") ?? []].flat();

function model(element: Located, elements: readonly Located[], byId: ReadonlyMap<string, Located>, emit: Emit): void {
  const [id = ""] = idOf(element);
  const [name] = scalars(element.node, "/name", element.at);
  const related = (type: string): Located<Scalar>[] =>
    elements
      .filter(({ node }) => textAt(node, "/relationshipType") === type && textAt(node, "/from") === id)
      .flatMap(({ node, at }) => scalars(node, "/to", at));
  const bases = related("descendantOf").flatMap((to) => nameOf(to, byId));
  const data = related("trainedOn").flatMap((to) => nameOf(to, byId));
  if (!name || bases.length + data.length === 0) return;
  const options = { subject: element.at };
  emit({ kind: "is", role: "training", artifact: "model" }, name.at, name.node.inner, options);
  emit({ kind: "named", name: name.node.text.trim(), as: "model-name" }, name.at, name.node.inner, options);
  emit({ kind: "use", use: "publish", certain: false, sign: "inventory" }, name.at, name.node.inner, options);
  for (const to of related("hasDeclaredLicense")) packagedLicense(emit, licenseOf(to, byId), options);
  for (const base of bases) upstream(emit, base, "finetune", "model", options);
  for (const one of data) upstream(emit, one, "trained-on", "dataset", options);
}

/** What an id of the graph is called, at the place of its name or address; an address that is none of the graph speaks for itself. */
function nameOf(to: Located<Scalar>, byId: ReadonlyMap<string, Located>): Located<Scalar>[] {
  const element = byId.get(to.node.text);
  if (!element) return [hubSource(to)?.located ?? []].flat();
  const addresses = ["/software_packageUrl", "/software_downloadLocation", "/packageUrl", "/downloadLocation"];
  const [address] = addresses.flatMap((key) => scalars(element.node, key, element.at)).flatMap((url) => hubSource(url)?.located ?? []);
  return address ? [address] : scalars(element.node, "/name", element.at).slice(0, 1);
}

/** An expression of the graph, else the id of a license at spdx.org. */
function licenseOf(to: Located<Scalar>, byId: ReadonlyMap<string, Located>): Located<Scalar> {
  const element = byId.get(to.node.text);
  const [expression] = element ? scalars(element.node, "/simplelicensing_licenseExpression", element.at) : [];
  if (expression) return expression;
  const listed = /^https?:\/\/spdx\.org\/licenses\/([\w.+-]+?)(?:\.(?:html|json))?$/.exec(to.node.text)?.[1];
  return listed === undefined ? to : { ...to, node: { ...to.node, text: listed } };
}
