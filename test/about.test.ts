/** What is told of known things: the systems of the founding stories by all their names, ids, licenses, and what is unknown. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { root } from "../scripts/paths.ts";
import { about, aboutPage, createNames, jsonAbout, markdownPage, textPage } from "../src/core/about/index.ts";
import { knowledge } from "./harness/knowledge.ts";

const names = createNames(knowledge);
const ask = (ref: string) => jsonAbout(about(ref, names, knowledge), "en");
const unique = (items: readonly string[]): string[] => [...new Set(items)].sort();
const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(join(root, "docs/about.schema.json"), "utf8")) as object);

/** What must be among the answer: ids of licenses, services whose terms are told, duties. */
interface Expected {
  readonly kind?: string;
  readonly licenses?: readonly string[];
  readonly terms?: readonly string[];
  readonly duties?: readonly string[];
  readonly lineage?: readonly string[];
}
const weightsNowhere = { kind: "model", licenses: [] } as const;
const openai = { ...weightsNowhere, terms: ["openai"] } as const;
const google = { ...weightsNowhere, terms: ["google"] } as const;
const apache = { kind: "model", licenses: ["apache-2.0"] } as const;
const baiduAll = { kind: "model", licenses: ["apache-2.0"], terms: ["baidu"] } as const;
const chatglm = { kind: "model", licenses: ["chatglm-6b", "chatglm-6b-2023-03-14"] } as const;

describe("The systems of the founding stories are known by their names", () => {
  test.each<[string, Expected]>([
    ["Gemini", google],
    ["Gemini Nano", weightsNowhere],
    ["PaLM", google],
    ["Bard", google],
    ["Gemma", { kind: "model", licenses: ["apache-2.0", "gemma"], duties: ["include-notice", "pass-through-terms"] }],
    ["BERT", apache],
    ["T5", apache],
    ["Switch Transformer", apache],
    ["GPT-1", { kind: "model", licenses: ["mit"] }],
    ["GPT-2", { kind: "model", licenses: ["gpt-2-mit"] }],
    ["GPT-3", openai],
    ["GPT-3.5", openai],
    ["GPT-4", openai],
    ["GPT-4V", openai],
    ["ChatGPT", openai],
    ["the OpenAI API", { kind: "service", licenses: [], terms: ["openai"] }],
    ["ERNIE 3.0", apache],
    ["ERNIE Bot", { ...weightsNowhere, terms: ["baidu"] }],
    ["文心一言", { ...weightsNowhere, terms: ["baidu"] }],
    ["文心大模型", baiduAll],
    ["Wenxin", baiduAll],
    ["ERNIE 3.0 Titan", weightsNowhere],
    ["鹏城-百度·文心", weightsNowhere],
    ["PaddlePaddle", apache],
    ["飞桨", apache],
    ["Megatron-LM", weightsNowhere],
    ["LLaMA", { kind: "model", licenses: ["llama1"], duties: ["non-commercial"] }],
    ["Llama 2", { kind: "model", licenses: ["llama2"], duties: ["output-improves-other-model", "include-license-copy"] }],
    ["Yi-6B", { kind: "model", licenses: ["apache-2.0", "yi-license-1.0", "yi-license-2.0", "yi-license-2.1"] }],
    ["Yi-34B", { kind: "model", licenses: ["apache-2.0", "yi-license-1.0", "yi-license-2.0", "yi-license-2.1"] }],
    ["Falcon-180B", { kind: "model", licenses: ["falcon-180b"], duties: ["no-hosted-service"] }],
    ["OPT", { kind: "model", licenses: ["opt-175b"], duties: ["non-commercial"] }],
    ["Grok", { kind: "model", licenses: ["apache-2.0", "grok-2-community"], terms: ["xai"] }],
    ["Claude", { ...weightsNowhere, terms: ["anthropic"] }],
    ["MOSS", { kind: "model", licenses: ["moss-model"], lineage: ["codegen-16b", "openai"] }],
    ["讯飞星火", { ...weightsNowhere, terms: ["iflytek"] }],
    ["iFlytek Spark", { ...weightsNowhere, terms: ["iflytek"] }],
    ["通义千问", { kind: "model", licenses: ["qwen-license", "qwen-research", "tongyi-qianwen"], terms: ["alibaba"] }],
    ["Qwen", { kind: "model", licenses: ["apache-2.0", "qwen-license", "qwen-research"], terms: ["alibaba"] }],
    ["混元", { kind: "model", licenses: ["tencent-hunyuan-a13b", "tencent-hunyuan-large"], terms: ["tencent"] }],
    ["Hunyuan", { kind: "model", licenses: ["tencent-hunyuan-a13b", "tencent-hunyuan-large"], terms: ["tencent"] }],
    ["ChatGLM-6B", chatglm],
    ["孟子", apache],
    ["Mengzi", apache],
    ["MChat", apache],
    ["日日新", { ...weightsNowhere, terms: ["sensetime"] }],
    ["SenseNova", { ...weightsNowhere, terms: ["sensetime"] }],
    ["式说", { ...weightsNowhere, terms: ["4paradigm"] }],
    ["4Paradigm SageGPT", { ...weightsNowhere, terms: ["4paradigm"] }],
    ["盘古", { kind: "model", licenses: ["openpangu-1.0"] }],
    ["PanGu", { kind: "model", licenses: ["openpangu-1.0"] }],
    ["MiniMax", { kind: "model", licenses: ["minimax-model-license"], terms: ["minimax"] }],
    ["Zhipu's GLM", { kind: "model", licenses: ["chatglm-6b", "glm-130b", "glm-4", "mit"], terms: ["zhipu"] }],
    ["BookCorpus", { kind: "dataset", licenses: [] }],
    ["C-Eval", { kind: "dataset", licenses: ["cc-by-nc-sa-4.0"], duties: ["non-commercial"] }],
  ])("%s", (ref, { kind, licenses = [], terms = [], duties = [], lineage = [] }) => {
    const answer = ask(ref);
    expect(answer.known).toBe(true);
    expect(answer.kind).toBe(kind ?? answer.kind);
    const held = unique(answer.licenses.map(({ id }) => id));
    if (licenses.length === 0) expect(held).toEqual([]);
    expect(held).toEqual(expect.arrayContaining([...licenses]));
    expect(unique(answer.terms.map(({ service }) => service))).toEqual(expect.arrayContaining([...terms]));
    expect(answer.duties.map(({ id }) => id)).toEqual(expect.arrayContaining([...duties]));
    expect(answer.lineage.map(({ id }) => id)).toEqual(expect.arrayContaining([...lineage]));
    expect(answer.sources.length).toBeGreaterThan(0);
  });
});

describe("An answer", () => {
  test("tells the exact notice, mark and rule on names, each with its clause and link", () => {
    const { duties } = ask("meta-llama/Llama-3.1-8B-Instruct");
    const of = (id: string) => duties.find((duty) => duty.id === id);
    expect(of("include-notice")?.notice).toEqual([
      "Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.",
    ]);
    expect(of("display-attribution")?.marks).toEqual(["Built with Llama"]);
    expect(of("name-prefix")).toMatchObject({ prefix: "Llama", section: "1.b.i", reaches: expect.arrayContaining(["output"]) });
    expect(of("output-improves-other-model")).toBeUndefined();
    for (const { url, section } of duties) expect([url.startsWith("https://"), section.length > 0]).toEqual([true, true]);
  });
  test("tells the license of exactly the size that was asked about", () => {
    expect(ask("Qwen/Qwen2.5-3B").licenses.map(({ id }) => id)).toEqual(["qwen-research"]);
    expect(ask("Qwen/Qwen2.5-72B-Instruct").licenses.map(({ id }) => id)).toEqual(["qwen-license"]);
    expect(ask("Qwen/Qwen2.5-7B").licenses.map(({ id }) => id)).toEqual(["apache-2.0"]);
  });
  test("follows lineage with teachers through models and data", () => {
    const { lineage } = ask("lmsys/vicuna-7b-v1.5");
    expect(lineage.map(({ relation, id }) => `${relation} ${id}`)).toContain("finetune llama-2");
    const alpaca = ask("tatsu-lab/alpaca");
    expect([alpaca.kind, alpaca.licenses[0]?.id, alpaca.lineage[0]?.service]).toEqual(["dataset", "cc-by-nc-4.0", "openai"]);
  });
  test.each([
    ["https://huggingface.co/datasets/tatsu-lab/alpaca", "dataset", "alpaca"],
    ["CC-BY-NC-4.0", "license", "cc-by-nc-4.0"],
    ["Apache-2.0", "license", "apache-2.0"],
    ["MIT", "license", "mit"],
    ["gpt-4o-mini", "service", "openai"],
    ["Meta Llama 2", "model", "llama-2"],
    ["ERNIE Bot (文心一言)", "model", "ernie-bot"],
    ["腾讯混元大模型", "model", "hunyuan-api"],
    ["TheBloke/Llama-2-7B-GGUF", "model", "llama-2"],
  ])("is found for %s", (ref, kind, id) => {
    expect(about(ref, names, knowledge)).toMatchObject({ kind, things: expect.arrayContaining([expect.objectContaining({ id })]) });
  });
  test("is the unknown for what is unknown, with names that look alike", () => {
    const answer = about("Lama 2", names, knowledge);
    expect([answer.known, answer.kind, answer.name, answer.licenses]).toEqual([false, "unknown", "Lama 2", []]);
    expect(answer.nearest).toContain("Llama 2");
    expect(ask("reed-bank/sedge-9b")).toEqual({
      ref: "reed-bank/sedge-9b",
      kind: "unknown",
      known: false,
      name: "reed-bank/sedge-9b",
      licenses: [],
      terms: [],
      duties: [],
      lineage: [],
      sources: [],
    });
  });
  test("keeps to its contract, for everything known and for hostile words", () => {
    const refs = [
      ...names.all.map(({ name }) => name),
      ...names.all.map(({ id }) => id),
      "",
      "../..",
      "<b>",
      "a".repeat(5000),
      "constructor",
      "`x`\n# y",
    ];
    for (const ref of refs) expect(validate(ask(ref)), ref).toBe(true);
  });
  test("is known for every name of everything known, and holds the thing itself", () => {
    const lost = names.all.filter(
      ({ kind, id, name }) => !about(name, names, knowledge).things.some((thing) => thing.kind === kind && thing.id === id),
    );
    // A license that shares its name with the model it belongs to is told with the model.
    expect(lost.filter(({ kind, id }) => kind !== "license" || about(id, names, knowledge).things.length === 0)).toEqual([]);
  });
  test("reads in both languages, as text and as Markdown, without markup from outside", () => {
    for (const locale of ["en", "zh"] as const) {
      const page = aboutPage(about("Llama 3.1", names, knowledge), knowledge, locale);
      expect(textPage(page, locale)).toContain('"Built with Llama"');
      expect(markdownPage(page, locale)).toContain("`Built with Llama`");
      const hostile = aboutPage(about("<img src=x>\n# owned", names, knowledge), knowledge, locale);
      expect(markdownPage(hostile, locale)).not.toMatch(/(?<!\\)<img|^# owned/m);
    }
  });
});
