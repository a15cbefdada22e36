/** Configs that a card quotes: axolotl and mergekit write the config that made the work into its card, others paste theirs. */
import { hubId } from "../facts/ref.ts";
import type { Markdown } from "../syntax/markdown.ts";
import type { Node } from "../syntax/node.ts";
import { scalars } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { isTooDeep, maxChars } from "../text/limits.ts";
import { axolotl } from "./axolotl.ts";
import type { Doc, Emit, Format } from "./format.ts";
import { llamaFactory } from "./llama-factory.ts";
import { mergekit } from "./mergekit.ts";
import { trl } from "./trl.ts";

const quoted: readonly Format[] = [mergekit, axolotl, llamaFactory, trl];
const languages = /^(?:ya?ml|json)?$/;
/** What a reader is told to do is not how the work was made. */
const advice =
  /\b(?:usage|how to|quick ?start|getting started|examples?|inference|your own|deploy\w*)\b|使用|用法|示例|快速开始|推理|部署|如何/i;

type Parts = Parameters<Emit>;

/**
 * Claims of the card's own work from fenced configs that carry the signature of a framework, and only what the front
 * matter leaves open. Certain where the config is of a base that the card states (`stated`), likely where it states none; a config
 * of another base made another work (a quantizer quotes the original's card).
 */
export function quotedConfigs(doc: Doc, emit: Emit, stated: readonly string[]): void {
  const bases = new Set(stated.map(idOf));
  for (const [i, { language, content }] of (doc.markdown?.fences ?? []).entries()) {
    if (!languages.test(language) || content.end - content.start > maxChars.yaml || isAdvice(doc.markdown?.headings ?? [], content.start))
      continue;
    const text = doc.text.slice(content.start, content.end);
    const file = { path: doc.path, name: "config.yml", text };
    const candidates = quoted.filter((format) => format.matches(file));
    if (candidates.length === 0 || isTooDeep(text, "yaml")) continue;
    const roots = parseYaml(text, content.start).documents;
    const config: Doc = { ...doc, name: file.name, text, roots, root: roots[0], markdown: undefined };
    const format = candidates.find(({ recognizes }) => recognizes?.(config) ?? true);
    if (!format) continue;
    const found: Parts[] = [];
    format.extract(config, (...parts) => found.push(parts));
    const confidence = bases.size > 0 ? "certain" : "likely";
    for (const [claim, at, range] of ofThisWork(found, doc.root, bases, format === mergekit))
      emit(claim, `fence/${i}${at}`, range, { confidence });
  }
}

/** The nearest heading above says whose hands the block is meant for. */
export const isAdvice = (headings: Markdown["headings"], start: number): boolean =>
  advice.test(headings.findLast(({ range }) => range.start < start)?.text ?? "");

function ofThisWork(found: readonly Parts[], matter: Node | undefined, bases: ReadonlySet<string>, isMerge: boolean): Parts[] {
  const isSilentOnData = scalars(matter, "/datasets").length === 0;
  const upstreams = found.filter(([claim]) => claim.kind === "upstream");
  const idAt = ([claim]: Parts): string => (claim.kind === "upstream" ? idOf(claim.ref.text) : "");
  const models = upstreams.filter(([claim]) => claim.kind === "upstream" && claim.ref.expects === "model");
  if (bases.size > 0 && !models.some((model) => bases.has(idAt(model)))) return [];
  return upstreams.filter((parts) => {
    if (!models.includes(parts)) return isSilentOnData;
    return isMerge || parts[0].kind !== "upstream" || parts[0].relation === "distilled" ? !bases.has(idAt(parts)) : bases.size === 0;
  });
}

const idOf = (text: string): string => hubId(text)?.id ?? text.trim().toLowerCase();
