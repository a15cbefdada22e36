/** What the lint of rules catches: names with two owners, patterns that catch what is another's, wrong examples, ordered strings that no text holds. */
import { describe, expect, test } from "vitest";
import { exampleProblems } from "../scripts/lint-examples.ts";
import { nameProblems } from "../scripts/lint-names.ts";
import { hashOf, isIn, orderedStrings, verbatimProblems } from "../scripts/verbatim.ts";
import type { License, ModelFamily, RuleBase } from "../src/core/knowledge/types.ts";
import { testRules } from "./harness/knowledge.ts";

const replaced = <T extends { readonly id: string }>(list: readonly T[], id: string, change: (entry: T) => Partial<T>): T[] =>
  list.map((entry) => (entry.id === id ? { ...entry, ...change(entry) } : entry));
const license = (id: string): License => testRules.licenses.find((one) => one.id === id) as License;
const withModel = (id: string, change: (family: ModelFamily) => Partial<ModelFamily>): RuleBase => ({
  ...testRules,
  models: replaced(testRules.models, id, change),
});

describe("Names", () => {
  test("of the rules have one owner each", () => expect(nameProblems(testRules)).toEqual([]));
  test("that two licenses share are told", () => {
    const licenses = replaced(testRules.licenses, "gemma", ({ ids }) => ({ ids: { ...ids, names: [...ids.names, "Llama 3.1"] } }));
    const shared = replaced(licenses, "llama3.1", ({ ids }) => ({ ids: { ...ids, names: [...ids.names, "llama-3.1"] } }));
    expect(nameProblems({ ...testRules, licenses: shared })).toEqual(["license llama-3.1 belongs to gemma and to llama3.1"]);
  });
  test("that a pattern of another provider catches are told", () => {
    const services = replaced(testRules.services, "anthropic", ({ models }) => ({ models: [...models, "gpt-4*"] }));
    expect(nameProblems({ ...testRules, services }).join()).toContain("of openai is also matched by gpt-4* of anthropic");
  });
});

describe("Examples", () => {
  test("that are answered otherwise are told", () => {
    expect(exampleProblems(testRules, { models: { "google/gemma-2-9b": "gemma-2" }, names: { falconry: "none" } })).toEqual([]);
    expect(exampleProblems(testRules, { models: { "acme/own": "gemma-2" }, licenses: { gemma: "none" } })).toEqual([
      "example models acme/own: is none, not gemma-2",
      "example licenses gemma: is gemma, not none",
    ]);
  });
  test("are all ids of the rules themselves", () => {
    const first = testRules.models[0] as ModelFamily;
    const greedy = withModel(first.id, ({ match }) => ({ match: [...match, { ids: ["xai-org/grok*"] }] }));
    expect(exampleProblems(greedy, {})).toContain(`model grok-2: xai-org/grok-2 is answered by ${first.id}`);
  });
});

describe("Ordered strings", () => {
  const gemma = license("gemma");
  const [notice = ""] = orderedStrings(gemma);

  test("are found in a text whatever its spaces and signs", () => {
    expect(isIn("… “Reed (c)  is licensed\nunder Reed Terms.” …", "Reed © is licensed under Reed Terms")).toBe(true);
    expect(isIn("say that Otter is built using Reed.", "{name} is built using Reed")).toBe(true);
    expect(isIn("Reed is licensed under other terms", "Reed is licensed under Reed Terms")).toBe(false);
  });
  test("that were changed after they were looked up are told", () => {
    const only = { ...testRules, licenses: [gemma] };
    const found = orderedStrings(gemma).map(hashOf);
    expect(verbatimProblems(only, { gemma: found })).toEqual([]);
    expect(verbatimProblems(only, { gemma: found.slice(1) })).toEqual([
      `license gemma: "${notice}" was not found in the official text; npm run fingerprints looks it up`,
    ]);
  });
  test("of a license whose text lies nowhere are not asked for", () => expect(verbatimProblems(testRules, {})).toEqual([]));
});
