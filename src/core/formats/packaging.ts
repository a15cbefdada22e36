/** What formats that package and track works share: licenses in any spelling, and sources that may be anything. */
import { get, type Located, type Node, type Scalar, scalars } from "../syntax/node.ts";
import type { ClaimOptions, Emit } from "./format.ts";
import { isPlaceholder } from "./vocabulary.ts";

/** Claims a license by name or address: these formats have ids of their own, never those of the Hub. */
export function packagedLicense(emit: Emit, { node, at }: Located<Scalar>, options: ClaimOptions = {}): void {
  const text = node.text.trim();
  if (isPlaceholder(text) || /^(?:unknown|noassertion|none|other|copyright-authors)\b/i.test(text)) return;
  emit({ kind: "licensed", value: text, via: "packaged" }, at, node.inner, options);
}

/** A source as an id of the Hub: its address there or a package address, or plain `owner/name`; nothing for everything else. */
export function hubSource({
  node,
  at,
}: Located<Scalar>): { readonly located: Located<Scalar>; readonly expects: "model" | "dataset" | undefined } | undefined {
  const text = node.text.trim();
  const found =
    /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:(datasets)\/)?([\w.-]+\/[\w.-]+)/i.exec(text) ??
    /^pkg:huggingface\/()([\w.-]+\/[\w.-]+)/i.exec(text) ??
    /^()([A-Za-z][\w.-]*\/[\w.-]+)$/.exec(text);
  const id = found?.[2];
  if (!found || id === undefined || /^(?:spaces|docs|blog|papers)\//i.test(id)) return undefined;
  const isAddress = /^https?:/i.test(text);
  return { located: { at, node: { ...node, text: id } }, expects: found[1] ? "dataset" : isAddress ? "model" : undefined };
}

/** The scalars at a key of a mapping, which may carry a prefix (`sc:license`); of a list all, of an object its `url`, `name` or `@id`. */
export function property(node: Node | undefined, key: string, base = ""): Located<Scalar>[] {
  if (node?.type !== "mapping") return [];
  const entry = node.entries.find(({ key: { text } }) => text === key || text.endsWith(`:${key}`));
  const value = entry?.value;
  if (!entry || !value) return [];
  const at = `${base}/${entry.key.text.replace(/~/g, "~0").replace(/\//g, "~1")}`;
  const all: Located[] =
    value.type === "sequence" ? value.items.map((item, i) => ({ node: item, at: `${at}/${i}` })) : [{ node: value, at }];
  return all.flatMap(({ node: one, at: place }) => {
    if (one.type === "scalar") return scalars(one, "", place);
    return ["url", "@id", "name"]
      .filter((name) => get(one, name))
      .slice(0, 1)
      .flatMap((name) => scalars(one, `/${name}`, place));
  });
}
