/** Names and patterns that would make an answer depend on the order of files: one name, two owners. */
import { glob } from "../src/core/knowledge/glob.ts";
import type { RuleBase } from "../src/core/knowledge/types.ts";

/** A name or pattern and what it stands for. */
type Owned = readonly (readonly [name: string, owner: string])[];

/** Everything that two entries claim, as sentences. */
export function nameProblems({ licenses, models, datasets, services }: RuleBase): string[] {
  const names = licenses.flatMap(({ id, ids }) => [...new Set([...ids.hub, ...ids.names].map(plain))].map((name) => [name, id] as const));
  const titles = licenses.flatMap(({ id, ids }) => [...new Set(ids.titles.map(plain))].map((name) => [name, id] as const));
  // An SPDX id may stand for two: a maker adds a policy to a text that is on the list.
  const refs = licenses.filter(({ spdx }) => spdx.startsWith("LicenseRef-")).map(({ id, spdx }) => [spdx.toLowerCase(), id] as const);
  const stems = models.flatMap(({ id, stems: own }) => own.map((stem) => [stem, id] as const));
  const data = datasets.flatMap(({ id, ids, mirrors }) => [...ids, ...mirrors].map((pattern) => [pattern, id] as const));
  const apis = services.flatMap(({ id, models: own }) => own.map((pattern) => [pattern, id] as const));
  const documents = services.flatMap(({ id, terms }) => terms.map((document) => [document.id, id] as const));
  return [
    ...twice("license", names),
    ...twice("license title", titles),
    ...twice("license", refs),
    ...twice("stem", stems),
    ...twice("document of terms", documents),
    ...caught("dataset", data),
    ...caught("service model", apis),
  ];
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, "-");

function twice(kind: string, owned: Owned): string[] {
  const first = new Map<string, string>();
  return owned.flatMap(([name, owner]) => {
    const other = first.get(name);
    first.set(name, owner);
    return other !== undefined && other !== owner ? [`${kind} ${name} belongs to ${other} and to ${owner}`] : [];
  });
}

/** Plain ids that a pattern of somebody else catches. */
function caught(kind: string, owned: Owned): string[] {
  const patterns = owned.filter(([name]) => /[*{]/.test(name)).map(([name, owner]) => ({ name, owner, test: glob(name) }));
  return owned.flatMap(([name, owner]) =>
    patterns
      .filter((pattern) => pattern.owner !== owner && pattern.test.test(name.replace(/\{([^,}]*)[^}]*\}/g, "$1").replace(/\*/g, "")))
      .map((pattern) => `${kind} ${name} of ${owner} is also matched by ${pattern.name} of ${pattern.owner}`),
  );
}
