/** `scan --write-clean`: copies without the rows that hit, of which every other byte is the same. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kindOf } from "../src/cli/scan/files.ts";
import { scanShare } from "../src/cli/scan/read.ts";
import { type FilePart, maxRow, type RowFormat, type StreamFormat } from "../src/rows/index.ts";
import { builtCli, run } from "./harness/cli.ts";
import { emptyFolder } from "./harness/folder.ts";
import { type Row, rowsOf, tools, write } from "./harness/rows.ts";

const scan = (path: string, target?: string): Promise<FilePart> =>
  scanShare(
    { path, bytes: readFileSync(path).length, ...(kindOf(path) as { readonly format: RowFormat }) },
    { index: 0, count: 1 },
    tools,
    target,
  );
const isHit = (row: Row): boolean => tools.judge.row(row).hits.some(({ kind }) => kind !== "style");
const leak = `{"output": "I am ChatGPT."}`;
const good = `{"output": "Blue."}`;

describe("The copy", () => {
  test.each(["jsonl", "csv", "jsonl.gz", "csv.gz"])("has all other rows as they were, and none that hits: .%s", async (kind) => {
    const format = kind.split(".")[0] as StreamFormat;
    const isPacked = kind.endsWith(".gz");
    await fc.assert(
      fc.asyncProperty(rowsOf, async (rows) => {
        const folder = emptyFolder();
        const [path, target] = [join(folder, `a.${kind}`), join(folder, "clean", `a.${kind}`)];
        const bytes = Buffer.from(write[format](rows));
        writeFileSync(path, isPacked ? gzipSync(bytes) : bytes);
        const before = readFileSync(path);
        const part = await scan(path, target);
        const copy = isPacked ? gunzipSync(readFileSync(target)) : readFileSync(target);
        const rest = rows.filter((row) => !isHit(row));
        const titles = format === "csv" ? "instruction,output\n" : "";
        expect(copy.toString()).toBe(rest.length === 0 ? titles : write[format](rest));
        expect(part).toMatchObject({ copy: target, leaks: rows.length - rest.length, notes: [] });
        expect(await scan(target)).toMatchObject({ leaks: 0, named: 0, rows: rest.length });
        expect(readFileSync(path).equals(before)).toBe(true);
        expect(readdirSync(join(folder, "clean"))).toEqual([`a.${kind}`]);
      }),
      { numRuns: 15 },
    );
  });
  test("keeps what cannot be read: broken and overlong rows, carriage returns, a last line without an end", async () => {
    const folder = emptyFolder();
    const long = `{"output": "${"x".repeat(maxRow)}"}`;
    const kept = [`${good}\r`, '{"output": "I am ChatGPT.', long, "", good];
    const [path, target] = [join(folder, "a.jsonl"), join(folder, "b.jsonl")];
    writeFileSync(path, [leak, ...kept.slice(0, 3), leak, ...kept.slice(3)].join("\n"));
    expect(await scan(path, target)).toMatchObject({ leaks: 2, notes: ["row-too-long", "unreadable-rows"] });
    expect(readFileSync(target, "utf8") === kept.join("\n")).toBe(true);
  });
  test("leaves out rows whose fields name a provider's model, and keeps style", async () => {
    const folder = emptyFolder();
    const style = `{"output": "As an AI language model, I say 2."}`;
    writeFileSync(join(folder, "a.jsonl"), `${style}\n{"output": "Blue.", "model": "gpt-4"}\n`);
    await scan(join(folder, "a.jsonl"), join(folder, "b.jsonl"));
    expect(readFileSync(join(folder, "b.jsonl"), "utf8")).toBe(`${style}\n`);
  });
  test("of a damaged file is none", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "a.jsonl.gz"), gzipSync(`${leak}\n`.repeat(5000)).subarray(0, 60));
    expect(await scan(join(folder, "a.jsonl.gz"), join(folder, "b.jsonl.gz"))).toMatchObject({ notes: ["broken", "no-copy"] });
    expect(readdirSync(folder)).toEqual(["a.jsonl.gz"]);
  });
});

describe("On the command line", () => {
  test("copies lie as the files do, and nothing is ever written over", async () => {
    const cli = await builtCli();
    const folder = emptyFolder();
    mkdirSync(join(folder, "data/part"), { recursive: true });
    writeFileSync(join(folder, "data/a.jsonl"), `${leak}\n${good}\n`);
    writeFileSync(join(folder, "data/part/b.csv"), "instruction,output\nHi,I am ChatGPT.\nHi,Blue.\n");
    writeFileSync(join(folder, "data/c.json"), `[${leak}]`);
    const first = run(cli, folder, ["scan", "data", "--write-clean", "clean", "--workers", "2"]);
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining("no copy of data/c.json") });
    expect(first.stdout).toContain("copy without these rows: clean/a.jsonl");
    expect(readFileSync(join(folder, "clean/a.jsonl"), "utf8")).toBe(`${good}\n`);
    expect(readFileSync(join(folder, "clean/part/b.csv"), "utf8")).toBe("instruction,output\nHi,Blue.\n");
    expect(existsSync(join(folder, "clean/c.json"))).toBe(false);
    expect(run(cli, folder, ["scan", "clean"]).stdout).not.toContain("rows introduce");
    writeFileSync(join(folder, "clean/a.jsonl"), "mine");
    expect(run(cli, folder, ["scan", "data", "--write-clean", "clean"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("clean/a.jsonl is there already"),
    });
    expect(readFileSync(join(folder, "clean/a.jsonl"), "utf8")).toBe("mine");
    expect(run(cli, folder, ["scan", "data", "--write-clean", "other", "--shard", "1/2"]).code).toBe(2);
  });
});
