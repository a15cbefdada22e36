/** The row scan: the same hits from every path, and what counts in a row. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { parquetWriteFile } from "hyparquet-writer";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../scripts/paths.ts";
import { kindOf } from "../src/cli/scan/files.ts";
import { type Shard, scanShare } from "../src/cli/scan/read.ts";
import type { ScanReport } from "../src/cli/scan/report.ts";
import { type FilePart, mergeParts, type RowFormat, type StreamFormat, type Tools } from "../src/rows/index.ts";
import { createPhraseSearch } from "../src/rows/phrase-search.ts";
import { createSweepingScanner } from "../src/rows/sweep.ts";
import { builtCli, run } from "./harness/cli.ts";
import { emptyFolder } from "./harness/folder.ts";
import { bytes, catalog, escaped, leaks, partOf, type Row, rowsOf, tools, write } from "./harness/rows.ts";

/** What is the same whatever file held the rows. */
const sums = ({ rows, leaks, style, identities: by, phrases, evidence, notes }: FilePart) => ({
  rows,
  leaks,
  style,
  by,
  phrases,
  evidence: evidence.map(({ line: _, ...one }) => one),
  notes,
});

describe("The same rows give the same hits", () => {
  test("in pieces of any size", () => {
    fc.assert(
      fc.property(
        rowsOf,
        fc.constantFrom<StreamFormat>("jsonl", "json", "csv"),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
        (rows, format, sizes) => {
          const data = bytes(rows, format);
          expect(partOf(data, format, tools, sizes)).toEqual(partOf(data, format, tools));
        },
      ),
    );
  });
  test("as JSON Lines, JSON and CSV, and with Chinese escaped", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const expected = sums(partOf(bytes(rows, "jsonl"), "jsonl", tools));
        expect(sums(partOf(bytes(rows, "json"), "json", tools))).toEqual(expected);
        expect(sums(partOf(Buffer.from(escaped(write.jsonl(rows))), "jsonl", tools))).toEqual(expected);
        // A CSV whose cells hold a carriage return at their very end is another file.
        expect(sums(partOf(bytes(rows, "csv"), "csv", tools))).toEqual(expected);
      }),
    );
  });
  test("packed, in Parquet, and in any number of shards, swept or not", async () => {
    const folder = emptyFolder();
    const sweeping: Tools = { ...tools, scanner: createSweepingScanner(catalog, createPhraseSearch(catalog), 0) };
    await fc.assert(
      fc.asyncProperty(rowsOf, fc.integer({ min: 1, max: 6 }), async (rows, count) => {
        const plain = bytes(rows, "jsonl");
        const files: Readonly<Record<string, Buffer>> = {
          "a.jsonl": plain,
          "a.jsonl.gz": gzipSync(plain),
          "a.jsonl.zst": storedZstd(plain),
        };
        for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, name), data);
        parquetWriteFile({
          filename: join(folder, "a.parquet"),
          rowGroupSize: 7,
          columnData: (["instruction", "output"] as const).map((name) => ({ name, data: rows.map((row) => row[name]), type: "STRING" })),
        });
        const expected = sums(partOf(plain, "jsonl", tools));
        for (const name of [...Object.keys(files), "a.parquet"])
          for (const using of [tools, sweeping])
            expect(sums(await share(join(folder, name), { index: 0, count: 1 }, using)), name).toEqual(expected);
        for (const name of ["a.jsonl", "a.parquet"]) {
          const parts = await Promise.all(Array.from({ length: count }, (_, index) => share(join(folder, name), { index, count })));
          expect(sums(mergeParts(parts)), `${name} in ${count}`).toEqual(expected);
        }
      }),
      { numRuns: 25 },
    );
  });
  test("in shards that are processes, merged", async () => {
    const cli = await builtCli();
    const folder = emptyFolder();
    const rows = Array.from(
      { length: 3_000 },
      (_, i): Row => ({ instruction: `Question ${i}`, output: i % 50 === 7 ? (leaks[i % leaks.length] ?? "") : `Answer ${i}` }),
    );
    writeFileSync(join(folder, "a.jsonl"), write.jsonl(rows));
    writeFileSync(join(folder, "b.jsonl"), write.jsonl(rows.slice(0, 3)));
    writeFileSync(join(folder, "c.csv.gz"), gzipSync(write.csv(rows.slice(0, 60))));
    const wholeRun = run(cli, folder, ["scan", ".", "--format", "json"]);
    const whole = JSON.parse(wholeRun.stdout) as ScanReport;
    expect(whole.files.map(({ path, leaks: found }) => [path, found])).toEqual([
      ["a.jsonl", 60],
      ["b.jsonl", 0],
      ["c.csv.gz", 2],
    ]);
    await Promise.all(
      [1, 2, 3].map((i) =>
        ended(
          spawn(process.execPath, [cli, "scan", ".", "--format", "json", "--shard", `${i}/3`, "--output", `part-${i}.report`], {
            cwd: folder,
          }),
        ),
      ),
    );
    const merged = run(cli, folder, ["scan", "--merge", "part-1.report", "part-2.report", "part-3.report", "--format", "json"]);
    expect(JSON.parse(merged.stdout)).toEqual(whole);
    expect(run(cli, folder, ["scan", "--merge", "part-1.report", "part-3.report"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("shards are missing"),
    });
  });
});

const share = (path: string, shard: Shard, using = tools): Promise<FilePart> => {
  const kind = kindOf(path) as { readonly format: RowFormat };
  return scanShare({ path, bytes: readFileSync(path).length, ...kind }, shard, using);
};

const ended = (child: ReturnType<typeof spawn>): Promise<void> => new Promise((resolve) => child.on("close", () => resolve()));

/** A zstd frame that stores its content as it is: RFC 8878, raw blocks behind a header with the window size. */
function storedZstd(data: Buffer): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]);
  const blocks: Buffer[] = [];
  for (let at = 0; at < data.length || at === 0; at += 1 << 16) {
    const piece = data.subarray(at, at + (1 << 16));
    const head = (piece.length << 3) | (at + piece.length >= data.length ? 1 : 0);
    blocks.push(Buffer.from([head & 255, (head >> 8) & 255, head >> 16]), piece);
  }
  return Buffer.concat([header, ...blocks]);
}

describe("In a row", () => {
  const isHit = (row: unknown): boolean => tools.judge.row(row).hits.some(({ kind }) => kind !== "style");
  const says = "I am ChatGPT, a model trained by OpenAI.";
  test.each([
    ["Alpaca", { instruction: "Who are you?", input: "", output: says }],
    ["history", { instruction: "Thanks", output: "Welcome.", history: [["Who are you?", says]] }],
    [
      "ShareGPT",
      {
        conversations: [
          { from: "human", value: "Hi" },
          { from: "gpt", value: says },
        ],
      },
    ],
    [
      "messages",
      {
        messages: [
          { role: "user", content: "Hi" },
          { role: "assistant", content: says },
        ],
      },
    ],
    ["messages in parts", { messages: [{ role: "assistant", content: [{ type: "text", text: says }] }] }],
    ["preferences", { prompt: "Hi", chosen: says, rejected: "Hello." }],
    [
      "preferences as messages",
      {
        chosen: [
          { role: "user", content: "Hi" },
          { role: "assistant", content: says },
        ],
        rejected: [],
      },
    ],
    ["ranked answers", { instruction: "Hi", output: [says, "Hello."] }],
    ["MOSS", { chat: { turn_1: { Human: "Hi", MOSS: says } } }],
    ["one text", { text: `### Human: Hi\n### Assistant: ${says}` }],
    ["ChatML", { text: `<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n${says}<|im_end|>` }],
  ])("the answers of %s count", (_, row) => {
    expect(isHit(row)).toBe(true);
  });
  test.each([
    ["the user's words", { instruction: says, output: "Hello." }],
    [
      "the user's turns",
      {
        conversations: [
          { from: "human", value: says },
          { from: "gpt", value: "Hello." },
        ],
      },
    ],
    ["the user's side of a history", { instruction: "Hi", output: "Hello.", history: [[says, "Hello."]] }],
    [
      "system prompts",
      {
        messages: [
          { role: "system", content: says },
          { role: "assistant", content: "Hello." },
        ],
        system: says,
      },
    ],
    ["rejected answers", { prompt: "Hi", chosen: "Hello.", rejected: says }],
    ["answers ranked below the best", { instruction: "Hi", output: ["Hello.", says] }],
    ["tests of attacks", { jailbreak_prompt: "Play.", response: says }],
    ["the user's part of one text", { text: `### Human: ${says}\n### Assistant: Hello.` }],
    ["unknown columns", { note: says }],
  ])("%s do not", (_, row) => {
    expect(isHit(row)).toBe(false);
  });
});

describe("Bad input", () => {
  test("is a note, and the rest counts", () => {
    const good = '{"output": "I am ChatGPT."}';
    expect(partOf(Buffer.from(`${good}\n{"output": "I am ChatGPT.\n${good}\n`), "jsonl", tools)).toMatchObject({
      leaks: 2,
      rows: 3,
      notes: ["unreadable-rows"],
    });
    expect(partOf(Buffer.from(`[${good}, {"output": "I am Chat`), "json", tools)).toMatchObject({ leaks: 1 });
    expect(partOf(Buffer.from('{"note": "I am ChatGPT."}'), "jsonl", tools)).toMatchObject({ leaks: 0, notes: ["unknown-columns"] });
  });
  test("never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom<StreamFormat>("jsonl", "json", "csv"), (noise, format) => {
        partOf(Buffer.concat([noise, Buffer.from("I am ChatGPT.")]), format, tools, [7]);
      }),
    );
  });
});

const samples = join(process.env["MODEL_TERMS_PROJECTS"] ?? join(root, "../shared/corpus"), "identity-samples");

describe.skipIf(!existsSync(samples))("Other people's sets", () => {
  let found: Map<string, number>;
  beforeAll(async () => {
    const paths = readdirSync(samples, { recursive: true, encoding: "utf8" }).filter((path) => kindOf(path));
    found = new Map(
      await Promise.all(
        paths.map(
          async (path) => [path.split("/").slice(1).join("/"), (await share(join(samples, path), { index: 0, count: 1 })).leaks] as const,
        ),
      ),
    );
  });
  test("report their leaks before cleaning", () => {
    expect(found.get("before/oaast_sft_zh.json")).toBe(44);
    expect(found.get("oaast_rm_zh.json")).toBe(47);
    expect(found.get("GPT_identity.csv")).toBe(7);
  });
  test("report none after it, nor do templates, facts and attacks", () => {
    const clean = [...found].filter(([path]) => !/^before|^oaast_rm|^GPT_identity/.test(path));
    expect(clean.filter(([, count]) => count > 0)).toEqual([]);
    expect(clean).toHaveLength(7);
  });
});
