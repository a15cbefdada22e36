/** A team's own rules: the folder that `rules` names, in the shape of the product's `rules/`. A file that does not fit gives no fact. */
import type { Problem } from "../facts/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { layered, noFacts, type OwnFacts } from "../knowledge/layered.ts";
import type { Dataset, License, ModelFamily, Service } from "../knowledge/types.ts";
import { message } from "../messages/messages.ts";
import { get, type Node } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { isTooDeep, maxChars } from "../text/limits.ts";
import { comparePaths, type Path } from "../text/path.ts";
import { type RuleSchema, readAs, type Say } from "./rule-schema.ts";

/** The facts of some rule files, and what is wrong with them. */
export interface ReadRules {
  readonly facts: OwnFacts;
  readonly problems: readonly Problem[];
}

interface Draft {
  readonly licenses: License[];
  readonly models: ModelFamily[];
  readonly datasets: Dataset[];
  readonly services: Service[];
}

const kinds = { licenses: "license", models: "model", datasets: "dataset", services: "service" } as const;
type Folder = keyof typeof kinds;
/** Licenses first: the others name them. */
const order: readonly Folder[] = ["licenses", "services", "datasets", "models"];

/** Is this a rule file of that folder? */
export const isRuleFile = (path: Path, folder: Path): boolean => folderIn(path, folder) !== undefined;

function folderIn(path: Path, folder: Path): Folder | undefined {
  const start = folder === "" ? "" : `${folder}/`;
  if (!path.startsWith(start) || !/\.ya?ml$/i.test(path)) return undefined;
  return order.find((name) => path.startsWith(`${start}${name}/`));
}

/** Reads the rule files of a folder. */
export function readRules(folder: Path, files: readonly (readonly [Path, string])[], built: Knowledge): ReadRules {
  const draft: Draft = { licenses: [], models: [], datasets: [], services: [] };
  const problems: Problem[] = [];
  const sorted = [...files].sort(([a], [b]) => comparePaths(a, b));
  for (const kind of order)
    for (const [path, text] of sorted) if (folderIn(path, folder) === kind) readRule(kind, path, text, built, draft, problems);
  return { facts: draft, problems };
}

function readRule(kind: Folder, path: Path, text: string, built: Knowledge, draft: Draft, problems: Problem[]): void {
  const say: Say = (range, key, args = {}) => void problems.push({ path, range, key: "workspace-file", message: message(key, args) });
  if (text.length > maxChars.yaml || isTooDeep(text, "yaml")) return say({ start: 0, end: Math.min(1, text.length) }, "rule.no-mapping");
  const { documents, problems: broken } = parseYaml(text);
  const [root] = documents;
  const [first] = broken;
  if (first || !root) return say(first?.range ?? { start: 0, end: Math.min(1, text.length) }, "rule.broken");
  const before = problems.length;
  const data = readAs(root, (built.schemas?.[kinds[kind]] ?? {}) as RuleSchema, say);
  if (problems.length > before) return;
  const fact = complete(kind, data as License & ModelFamily & Dataset & Service);
  const known = layered(built, { ...noFacts, ...draft });
  const id = get(root, "id") ?? root;
  if (isKnown(kind, fact, known)) return say(id.range, "policy.known-already", { value: fact.id });
  if (!namesKnown(root, fact, known, say)) return;
  (draft[kind] as unknown[]).push(fact);
}

/** Lists inside of a license that may be left out. */
const complete = <T extends { readonly ids?: unknown }>(kind: Folder, fact: T): T =>
  kind === "licenses" ? { ...fact, ids: { hub: [], names: [], titles: [], ...(fact.ids as object) } } : fact;

/** Is something of that id, or under one of its addresses, built in or stated already? */
function isKnown(kind: Folder, fact: License & ModelFamily & Dataset & Service, known: Knowledge): boolean {
  switch (kind) {
    case "licenses":
      return known.licenses.has(fact.id) || known.licenseNamed(fact.id) !== undefined;
    case "models":
      return known.families.has(fact.id) || fact.match.some(({ ids }) => ids?.some((id) => known.modelById(id.toLowerCase())));
    case "datasets":
      return known.datasets.has(fact.id) || (fact as Dataset).ids.some((id) => known.datasetById(id));
    case "services":
      return known.services.has(fact.id);
  }
}

/** Licenses that a fact names must be known. */
function namesKnown(root: Node, fact: { readonly licenses?: readonly string[] }, known: Knowledge, say: Say): boolean {
  const wrong = (fact.licenses ?? []).findIndex((id) => !known.licenses.has(id));
  if (wrong < 0) return true;
  const list = get(root, "licenses");
  const node = list?.type === "sequence" ? list.items[wrong] : undefined;
  say((node ?? root).range, "policy.unknown-license", { value: fact.licenses?.[wrong] ?? "" });
  return false;
}
