/** Data files as they really are: other layouts than their names say, lone quotes, damage, pointers, rows too long. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetMetadata } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { kindOf } from "../src/cli/scan/files.ts";
import { type Shard, scanShare } from "../src/cli/scan/read.ts";
import { readStruct } from "../src/cli/scan/thrift.ts";
import { type FilePart, maxRow, mergeParts, type RowFormat } from "../src/rows/index.ts";
import { builtCli } from "./harness/cli.ts";
import { emptyFolder } from "./harness/folder.ts";
import { partOf, tools } from "./harness/rows.ts";

const leak = "I am ChatGPT, how can I help?";
const share = (path: string, shard: Shard = { index: 0, count: 1 }): Promise<FilePart> =>
  scanShare({ path, bytes: readFileSync(path).length, ...(kindOf(path) as { readonly format: RowFormat }) }, shard, tools);
const summary = ({ rows, leaks, notes }: FilePart) => ({ rows, leaks, notes });
const json = (text: string) => summary(partOf(Buffer.from(text), "json", tools, [7]));
const csv = (text: string) => summary(partOf(Buffer.from(text), "csv", tools, [7]));

describe("A .json file", () => {
  const row = (output: string): string => JSON.stringify({ instruction: "Who are you?", output });
  test("may hold JSON Lines, and a broken line harms no other", () => {
    expect(json(`${row("Hi.")}\n${row(leak)}\n${row(leak)}\n`)).toEqual({ rows: 3, leaks: 2, notes: [] });
    expect(json(`${row("Hi.")}\n{"output": "${leak}\n${row(leak)}\n`)).toEqual({ rows: 3, leaks: 1, notes: ["unreadable-rows"] });
  });
  test("may hold objects one after the other, over several lines", () => {
    const spread = (output: string): string => JSON.stringify({ output }, null, 2);
    expect(json(`${spread("Hi.")}\n${spread(leak)}\n${spread(leak)}`)).toEqual({ rows: 3, leaks: 2, notes: [] });
  });
  test("may be one conversation", () => {
    const turns = [
      { from: "human", value: "Are you a human?" },
      { from: "gpt", value: leak },
    ];
    expect(json(JSON.stringify({ id: 1, conversations: turns }, null, 1))).toEqual({ rows: 1, leaks: 1, notes: [] });
    expect(json(JSON.stringify({ conversations: [turns[0], { from: "human", value: leak }] }))).toEqual({ rows: 1, leaks: 0, notes: [] });
  });
  test("may hold rows inside of one object, by split or by id", () => {
    expect(json(`{"version": 1, "train": [${row("Hi.")}, ${row(leak)}], "test": [${row(leak)}]}`)).toEqual({
      rows: 3,
      leaks: 2,
      notes: [],
    });
    expect(json(`{"a": ${row("Hi.")}, "b": ${row(leak)}}`)).toEqual({ rows: 2, leaks: 1, notes: [] });
  });
});

describe("A CSV file", () => {
  test("loses no row to a quote inside of a field", () => {
    expect(csv(`instruction,output\nA 5" disk,Yes.\nWho are you?,I am ChatGPT.\nAnd a 3" one?,No.\n`)).toEqual({
      rows: 3,
      leaks: 1,
      notes: [],
    });
  });
  test("loses no row to a quote that is never closed", () => {
    expect(csv(`instruction;output\n"Hi;Yes.\nWho?;${leak}\n`)).toEqual({ rows: 2, leaks: 1, notes: [] });
  });
  test("may have lines, quotes and delimiters in quotes", () => {
    expect(csv(`\ufeff"instruction","output"\r\n"a\n""b"",c","Hi."\r\n"Who?","${leak}"\r\n`)).toEqual({ rows: 2, leaks: 1, notes: [] });
  });
});

describe("The line of a hit is that of the words, not of the row", () => {
  const lineIn = (text: string, format: "json" | "csv"): (number | undefined)[] =>
    partOf(Buffer.from(text), format, tools, [7]).evidence.map(({ line }) => line);
  const rows = [{ output: "Hi." }, { instruction: leak, input: "", output: `你好\n${leak}` }];
  const spread = JSON.stringify(rows, null, 2);
  const line = spread.split("\n").findIndex((words) => words.includes('"output": "你好')) + 1;
  test("in JSON that is spread over lines, where the user said the same before, too", () => {
    expect(lineIn(spread, "json")).toEqual([line]);
  });
  test("with escaped letters", () => {
    expect(lineIn(spread.replaceAll("你好", "\\u4f60\\u597d"), "json")).toEqual([line]);
  });
  test("in a quoted field of several lines", () => {
    expect(lineIn(`instruction,output\n"Who?","A ""friend"".\n\n${leak}"\n`, "csv")).toEqual([4]);
  });
});

test("Apostrophes may be escaped, as writers for pages do", () => {
  const line = `{"output": "I\\u0027m ChatGPT, your assistant."}`;
  expect(partOf(Buffer.from(`${line}\n`), "jsonl", tools)).toMatchObject({ leaks: 1 });
});

describe("A row of 16 MB and more", () => {
  const long = `{"output": "${"x".repeat(maxRow)}"}`;
  const good = JSON.stringify({ output: leak });
  test("is counted and left out, wherever it stands", () => {
    const pieces = [1 << 20];
    for (const [text, rows] of [
      [`${good}\n${long}\n${good}\n`, 3],
      [`${good}\n${good}\n${long}\n`, 3],
      [`${good}\n${good}\n${long}`, 3],
    ] as const)
      expect(summary(partOf(Buffer.from(text), "jsonl", tools, pieces))).toEqual({ rows, leaks: 2, notes: ["row-too-long"] });
  });
  test("is none for whoever has all of it at once either", () => {
    const text = Buffer.from(`${good}\n{"output": "${leak}${"x".repeat(maxRow)}"}\n`);
    expect(partOf(text, "jsonl", tools)).toEqual(partOf(text, "jsonl", tools, [1 << 20]));
  });
});

describe("A pointer of Git LFS", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12345\n`;
  test.each(["a.jsonl", "a.parquet", "a.csv.gz"])("is no data: %s", async (name) => {
    const path = join(emptyFolder(), name);
    writeFileSync(path, pointer);
    expect(summary(await share(path))).toEqual({ rows: 0, leaks: 0, notes: ["pointer"] });
  });
});

describe("A file that cannot be read", () => {
  test.each(["a.parquet", "a.jsonl"])("says the same in shards: %s", async (name) => {
    const path = join(emptyFolder(), name);
    writeFileSync(path, "PAR1 is how it begins, and no more");
    const parts = await Promise.all([0, 1, 2].map((index) => share(path, { index, count: 3 })));
    expect(mergeParts(parts)).toEqual(await share(path));
  });
  test("stands in the merged report as in that of one run", async () => {
    const cli = await builtCli();
    const folder = emptyFolder();
    const scan = (...args: readonly string[]): string =>
      spawnSync(process.execPath, [cli, "scan", ...args, "--format", "json"], { cwd: folder, encoding: "utf8" }).stdout;
    writeFileSync(join(folder, "b.parquet"), "no Parquet");
    writeFileSync(join(folder, "a.jsonl"), `{"output": "${leak}"}\n`);
    for (const i of [1, 2]) writeFileSync(join(folder, `${i}.report`), scan("b.parquet", "a.jsonl", "--shard", `${i}/2`));
    expect(scan("--merge", "1.report", "2.report")).toBe(scan("b.parquet", "a.jsonl"));
  });
});

describe("A Parquet file", () => {
  const rows = ["Hi.", leak, "我是由百度开发的人工智能助手。", "Bye."];
  const whole = Buffer.from(
    parquetWriteBuffer({ codec: "UNCOMPRESSED", columnData: [{ name: "output", data: rows, type: "STRING", nullable: false }] }),
  );
  const turns = (text: string) => [
    { from: "human", value: "Hi." },
    { from: "gpt", value: text },
  ];
  const nested = Buffer.from(
    parquetWriteBuffer({
      columnData: [
        { name: "id", data: [1, 2, 3, 4] },
        { name: "system", data: [null, "Be kind.", "Be kind.", null] },
        { name: "conversations", data: rows.map(turns) },
      ],
      schema: [
        { name: "root", num_children: 3 },
        { name: "id", type: "INT32", repetition_type: "REQUIRED" },
        { name: "system", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
        { name: "conversations", repetition_type: "OPTIONAL", num_children: 1, converted_type: "LIST" },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
        { name: "element", repetition_type: "OPTIONAL", num_children: 2 },
        { name: "from", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
        { name: "value", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
      ],
    }),
  );
  const saved = (bytes: Buffer): string => {
    const path = join(emptyFolder(), "a.parquet");
    writeFileSync(path, bytes);
    return path;
  };
  /** The first page's header with one of its numbers, by the id of its field, made another of the same length. */
  function withSize(id: 2 | 3, size: number): Buffer {
    const { meta_data } = parquetMetadata(new Uint8Array(whole).buffer).row_groups[0]?.columns[0] ?? {};
    const start = Number(meta_data?.data_page_offset);
    const before = readStruct(whole, start).fields.get(id) as number;
    const bytes = Buffer.from(whole);
    const [old, other] = [zigzag(before), zigzag(size)];
    expect(other).toHaveLength(old.length);
    bytes.set(other, bytes.indexOf(old, start + (id === 2 ? 2 : 2 + old.length)));
    return bytes;
  }
  const zigzag = (value: number): Buffer => {
    const bytes: number[] = [];
    let rest = value < 0 ? -value * 2 - 1 : value * 2;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    return Buffer.from([...bytes, rest]);
  };
  test("is read, with nested turns too", async () => {
    expect(summary(await share(saved(whole)))).toEqual({ rows: 4, leaks: 2, notes: [] });
    expect(summary(await share(saved(nested)))).toEqual({ rows: 4, leaks: 2, notes: [] });
  });
  test.each([
    ["negative packed size", 3, -100],
    ["packed size behind the column", 3, 8000],
    ["negative size", 2, -100],
  ] as const)("that lies ends in one note: %s", async (_, id, size) => {
    expect(summary(await share(saved(withSize(id, size))))).toEqual({ rows: 4, leaks: 0, notes: ["broken"] });
  });
  test.each([
    ["plain", whole],
    ["nested, with nulls and a dictionary", nested],
  ])(
    "never hangs or throws, whatever is changed in it: %s",
    async (_, good) => {
      for (let at = 0; at < good.length; at++)
        for (const byte of [1, 0xff]) {
          const bytes = Buffer.from(good);
          bytes[at] = byte;
          const { rows: count, notes } = await share(saved(bytes));
          expect(count >= 0 && notes.length <= 2, `byte ${at} is ${byte}`).toBe(true);
        }
    },
    60_000,
  );
});
