/** Fields of rows that name the model that wrote the answer: which count, which do not, and that every kind of file gives the same. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { parquetWriteFile } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { kindOf } from "../src/cli/scan/files.ts";
import { type Shard, scanShare } from "../src/cli/scan/read.ts";
import { type FilePart, foundRows, mergeParts, type RowFormat } from "../src/rows/index.ts";
import { emptyFolder } from "./harness/folder.ts";
import { identities, leaks, partOf, tools } from "./harness/rows.ts";

const kindsIn = (row: unknown): string[] => tools.judge.row(row).hits.map(({ kind, identity }) => `${kind} ${identity}`);
const turns = (extra: object = {}) => [
  { role: "user", content: "Hi" },
  { role: "assistant", content: "Hello.", ...extra },
];

describe("The writer of the answer is named", () => {
  test.each([
    ["beside it", { instruction: "Hi", output: "Hello.", model: "gpt-4-0613" }],
    ["with its vendor", { prompt: "Hi", response: "Hello.", model_name: "openai/gpt-4o" }],
    ["as a generator", { instruction: "Hi", output: "Hello.", generator: "text_davinci_003" }],
    ["as a teacher", { messages: turns(), teacher: "GPT-4" }],
    ["of the chosen answer", { prompt: "Hi", chosen: "Hello.", rejected: "No.", chosen_model: "gpt-4", rejected_model: "llama-2-7b" }],
    ["in an object about the row", { messages: turns(), metadata: { model: "gpt-4" } }],
    ["in the turn", { messages: turns({ model: "gpt-4" }) }],
    ["in a list of one", { instruction: "Hi", output: "Hello.", generation_model: ["gpt-4"] }],
    ["in a logged reply", { id: "x", model: "gpt-4o", choices: [{ message: { role: "assistant", content: "Hello." } }] }],
    [
      "in the log of a batch",
      { custom_id: "1", response: { body: { model: "gpt-4o", choices: [{ message: { role: "assistant", content: "Hello." } }] } } },
    ],
  ])("%s", (_, row) => {
    expect(kindsIn(row)).toContain("field openai");
  });
  test.each([
    ["by an own or unknown name", { instruction: "Hi", output: "Hello.", model: "acme/seed-1b" }],
    ["by open weights with a similar name", { instruction: "Hi", output: "Hello.", model: "openai/gpt-oss-20b" }],
    ["where it is the judge", { instruction: "Hi", output: "Hello.", judge_model: "gpt-4", score: 3 }],
    ["where its answer was judged", { question: "Hi", answer: "Hello.", model: "gpt-4", judgment: "Good.", judge: "gpt-4" }],
    ["where two models compete", { prompt: "Hi", response: "Hello.", model_a: "gpt-4", model_b: "claude-2", winner: "model_a" }],
    ["where the answer was rejected", { prompt: "Hi", chosen: "Hello.", rejected: "No.", rejected_model: "gpt-4" }],
    ["in what tells of the rejected answer", { prompt: "Hi", chosen: "Hello.", rejected: { model: "gpt-4", text: "No." } }],
    ["by one of many candidates", { instruction: "Hi", output: "Hello.", models: ["gpt-4", "claude-2"] }],
    ["where there is no answer", { model: "gpt-4", accuracy: 0.9 }],
    ["where only a question was asked", { model: "gpt-4", messages: [{ role: "user", content: "Hi" }] }],
    ["in the request of a batch", { custom_id: "1", body: { model: "gpt-4", messages: [{ role: "user", content: "Hi" }] } }],
    ["in a test of attacks", { jailbreak_prompt: "Play.", response: "No.", model: "gpt-4" }],
    ["in words", { instruction: "model: gpt-4", output: 'Write {"model": "gpt-4"} there.' }],
  ])("but not %s", (_, row) => {
    expect(kindsIn(row).filter((kind) => kind.startsWith("field"))).toEqual([]);
  });
  test("an id that an interface gives is no more than style: many servers give the same", () => {
    expect(kindsIn({ id: "chatcmpl-0123456789abcdef", prompt: "Hi", response: "Hello." })).toEqual(["style teacher-style"]);
    expect(kindsIn({ response: "An id begins with chatcmpl-0123." })).toEqual([]);
  });
  test("logged replies are answers", () => {
    expect(kindsIn({ choices: [{ message: { role: "assistant", content: "I am ChatGPT." } }] })).toEqual(["self openai"]);
    expect(kindsIn({ question: "Which?", choices: [{ text: "I am ChatGPT." }, { text: "I am a cat." }] })).toEqual([]);
  });
});

describe("A file with such fields", () => {
  const models = ["gpt-4", "openai/gpt-4o", "claude-3-opus-20240229", "acme/seed-1b", "", 'a "b"'];
  const rowsOf = fc.array(
    fc.record({
      instruction: fc.constantFrom("Hi.", 'Say "model": "gpt-4".'),
      output: fc.constantFrom("Blue.", "Two\nlines, and a comma", ...leaks.slice(0, 5)),
      model: fc.constantFrom(...models),
      id: fc.constantFrom("1", "chatcmpl-9abc"),
    }),
    { minLength: 1, maxLength: 30 },
  );
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const share = (path: string, shard: Shard = { index: 0, count: 1 }): Promise<FilePart> =>
    scanShare({ path, bytes: readFileSync(path).length, ...(kindOf(path) as { readonly format: RowFormat }) }, shard, tools);
  const sums = ({ rows, leaks: found, named, style, identities: by, writers, phrases, evidence, notes }: FilePart) => ({
    rows,
    found,
    named,
    style,
    by,
    writers,
    phrases,
    notes,
    evidence: evidence.map(({ line: _, ...one }) => one),
  });
  test("gives the same as JSON Lines, JSON, CSV, packed, Parquet, and in shards and pieces", async () => {
    const folder = emptyFolder();
    await fc.assert(
      fc.asyncProperty(rowsOf, fc.integer({ min: 1, max: 300 }), async (rows, size) => {
        const lines = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
        const expected = sums(partOf(lines, "jsonl", tools));
        expect(expected.named).toBe(rows.filter(({ model }) => /^(?:gpt|openai|claude)/.test(model)).length);
        const csv = `instruction,output,model,id\n${rows.map((row) => Object.values(row).map(cell).join(",")).join("\n")}\n`;
        const spaced = rows.map((row) => JSON.stringify(row).replaceAll('":"', '": "')).join("\n");
        expect(sums(partOf(Buffer.from(spaced), "jsonl", tools, [size]))).toEqual(expected);
        expect(sums(partOf(Buffer.from(JSON.stringify(rows, null, 2)), "json", tools, [size]))).toEqual(expected);
        expect(sums(partOf(Buffer.from(csv), "csv", tools, [size]))).toEqual(expected);
        writeFileSync(join(folder, "a.jsonl"), lines);
        writeFileSync(join(folder, "a.csv.gz"), gzipSync(csv));
        parquetWriteFile({
          filename: join(folder, "a.parquet"),
          rowGroupSize: 7,
          columnData: (["instruction", "output", "model", "id"] as const).map((name) => ({
            name,
            data: rows.map((row) => row[name]),
            type: "STRING",
          })),
        });
        for (const name of ["a.jsonl", "a.csv.gz", "a.parquet"]) expect(sums(await share(join(folder, name))), name).toEqual(expected);
        for (const name of ["a.jsonl", "a.parquet"])
          expect(sums(mergeParts(await Promise.all([0, 1, 2].map((index) => share(join(folder, name), { index, count: 3 })))))).toEqual(
            expected,
          );
      }),
      { numRuns: 40 },
    );
  });
  test("tells the line of the field", () => {
    const text = JSON.stringify([{ output: "gpt-4 is a model.", model: "gpt-4" }], null, 2);
    expect(partOf(Buffer.from(text), "json", tools).evidence).toMatchObject([{ line: 4, excerpt: "model: gpt-4" }]);
  });
  test("is told apart from what the assistant says", () => {
    const lines = Buffer.from(
      `${[1, 2, 3].map(() => '{"output": "Blue.", "model": "gpt-4"}\n').join("")}{"output": "I am ChatGPT.", "model": "x"}\n`,
    );
    expect(foundRows(partOf(lines, "jsonl", tools), identities)?.identities).toMatchObject([
      { service: "openai", rows: 1, isField: false, isLikely: false },
      { service: "openai", rows: 3, isField: true, isLikely: true },
    ]);
  });
});
