/** The question of a merge: the parts with their licenses, the labels that fit, what stands in the way, names and notices. */
import { expect, test } from "vitest";
import { combinationOf, combinationPageOf, combinationsOf, mergeKeyAt, textPage } from "../src/core/about/index.ts";
import { check } from "./harness/check.ts";
import { knowledge } from "./harness/knowledge.ts";

const merge = (...models: readonly string[]): string =>
  `merge_method: linear\nmodels:\n${models.map((model) => `  - model: ${model}\n`).join("")}`;
const workOf = (text: string) => {
  const [work] = check(new Map([["merge.yml", text]])).subjects;
  if (!work) throw new Error("no work");
  return work;
};
const page = (text: string, locale: "en" | "zh" = "en"): string => {
  const made = combinationPageOf(workOf(text), knowledge, locale);
  return made ? textPage(made, locale) : "";
};

test("A merge of works under one license keeps its label, its names and its notices", () => {
  const said = page(merge("meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B-Instruct"));
  expect(said).toMatch(/Labels that fit\n {2}llama3\.1/);
  expect(said).toMatch(/Llama 3\.1 Community License: the name begins with\n {6}"Llama"/);
  expect(said).toContain("Built with Llama");
});
test("Parts whose texts exclude one another are told, with what would work instead", () => {
  const answer = combinationOf(workOf(merge("meta-llama/Llama-3.1-8B", "CohereForAI/c4ai-command-r-v01")), knowledge);
  expect(answer?.labels.fits).toEqual([]);
  expect(answer?.labels.blocks.map(({ part }) => part.name)).toContain("CohereForAI/c4ai-command-r-v01");
  expect(answer?.labels.instead.length).toBeGreaterThan(0);
});
test("Permissive parts leave the label free", () => {
  expect(combinationOf(workOf(merge("mistralai/Mistral-7B-v0.1", "Qwen/Qwen2.5-7B")), knowledge)?.labels.isFree).toBe(true);
});
test("What is unknown stays open", () => {
  expect(combinationOf(workOf(merge("nobody/knows-7b", "Qwen/Qwen2.5-7B")), knowledge)?.open).toEqual([
    { name: "nobody/knows-7b", why: "unknownPart" },
  ]);
});
test("It is answered in Chinese too", () =>
  expect(page(merge("Qwen/Qwen2.5-7B", "Qwen/Qwen2.5-7B-Instruct"), "zh")).toMatch(/\p{Script=Han}/u));
test("A work of one model is no such question", () => {
  const training = "base_model: Qwen/Qwen2.5-7B\ndatasets:\n  - path: tatsu-lab/alpaca\nmicro_batch_size: 1\n";
  expect(combinationOf(workOf(training), knowledge)).toBeUndefined();
});
test("The key of a merge config is where it is asked", () => {
  const text = `# ours\n${merge("a/b")}`;
  expect(mergeKeyAt(text, text.indexOf("merge_method") + 3)).toEqual({ start: 7, end: 19 });
  expect(mergeKeyAt(text, text.indexOf("models"))).toBeUndefined();
});
test("It follows the Markdown report, for the works that are shown", () => {
  const files = new Map([
    ["a/merge.yml", merge("meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B-Instruct")],
    ["b/merge.yml", merge("mistralai/Mistral-7B-v0.1", "Qwen/Qwen2.5-7B")],
    ["c/train.yml", "base_model: Qwen/Qwen2.5-7B\nmicro_batch_size: 1\n"],
  ]);
  const snapshot = check(files);
  const sections = (only?: ReadonlySet<string>): number => combinationsOf(snapshot, "en", only).match(/^## /gm)?.length ?? 0;
  expect(sections()).toBe(2);
  expect(sections(new Set(snapshot.subjects.flatMap(({ subject }) => (subject.id.startsWith("a/") ? [subject.id] : []))))).toBe(1);
  expect(combinationsOf(snapshot, "en")).not.toMatch(/^# /m);
  expect(combinationsOf(check(new Map()), "en")).toBe("");
});
