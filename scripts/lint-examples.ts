/** Examples of names that must be known for what they are, and of names that must not be taken for anything (`rules/examples.yaml`). */
import { createKnowledge, type Knowledge } from "../src/core/knowledge/knowledge.ts";
import type { RuleBase } from "../src/core/knowledge/types.ts";

/** By kind, names with the id of the entry that they belong to; `none` for a name that belongs to no entry. */
export type Examples = Readonly<
  Partial<Record<"models" | "names" | "datasets" | "licenses" | "services", Readonly<Record<string, string>>>>
>;

const lookUps: Readonly<Record<keyof Examples, (knowledge: Knowledge, name: string) => string | undefined>> = {
  models: (knowledge, name) => knowledge.modelById(name)?.family.id,
  names: (knowledge, name) => (knowledge.modelByBareName(name, "ollama") ?? knowledge.modelByName(name))?.family.id,
  datasets: (knowledge, name) => (knowledge.datasetById(name) ?? knowledge.datasetByAlias(name))?.id,
  licenses: (knowledge, name) => (knowledge.licenseNamed(name) ?? knowledge.licenseAt(name))?.id,
  services: (knowledge, name) => (knowledge.serviceOf(name) ?? knowledge.serviceNamed(name))?.id,
};

/** Examples that are answered otherwise, and own ids of families and data sets that another entry answers, as sentences. */
export function exampleProblems(rules: RuleBase, examples: Examples): string[] {
  const knowledge = createKnowledge(rules);
  const wrong = Object.entries(examples).flatMap(([kind, names]) =>
    Object.entries(names).flatMap(([name, expected]) => {
      const found = lookUps[kind as keyof Examples](knowledge, name) ?? "none";
      return found === expected ? [] : [`example ${kind} ${name}: is ${found}, not ${expected}`];
    }),
  );
  const own = rules.models.flatMap(({ id, match }) =>
    match
      .flatMap(({ ids }) => ids.filter((one) => !/[*{]/.test(one)))
      .flatMap((one) => answeredBy("model", one, id, knowledge.modelById(one)?.family.id)),
  );
  const data = rules.datasets.flatMap(({ id, ids, mirrors }) =>
    [...ids, ...mirrors]
      .filter((one) => !/[*{]/.test(one))
      .flatMap((one) => answeredBy("dataset", one, id, knowledge.datasetById(one)?.id)),
  );
  return [...wrong, ...own, ...data];
}

const answeredBy = (kind: string, name: string, owner: string, found: string | undefined): string[] =>
  found === owner ? [] : [`${kind} ${owner}: ${name} is answered by ${found ?? "nobody"}`];
