/** `scan --resume`: what is done stays done, however the scan was cut off. */
import { readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { ScanReport } from "../src/cli/scan/report.ts";
import { builtCli, run } from "./harness/cli.ts";
import { folderWith } from "./harness/folder.ts";

let cli: string;
beforeAll(async () => {
  cli = await builtCli();
}, 60_000);

const leak = `{"output": "I am ChatGPT."}\n`;
const good = `{"output": "Blue, good."}  \n`;
const scan = (folder: string, ...args: readonly string[]): ScanReport =>
  JSON.parse(run(cli, folder, ["scan", "data", "--format", "json", "--resume", "state", ...args]).stdout) as ScanReport;
const leaksOf = ({ files }: ScanReport): readonly (readonly [string, number])[] => files.map(({ path, leaks }) => [path, leaks]);

function folderWithFiles(count: number): string {
  const folder = folderWith({ "data/0.jsonl": leak });
  for (let i = 1; i < count; i++) writeFileSync(join(folder, `data/${i}.jsonl`), (i % 2 === 0 ? leak : good).repeat(i));
  // Times that can be set again to the digit.
  for (let i = 0; i < count; i++) utimesSync(join(folder, `data/${i}.jsonl`), written, written);
  return folder;
}

const written = new Date("2026-01-01T00:00:00Z");

/** Other content of the same size and time: whoever gives the old result has not read it. */
function changedUnseen(path: string): void {
  writeFileSync(path, "\n".repeat(statSync(path).size));
  utimesSync(path, written, written);
}

describe("A scan that is resumed", () => {
  test("gives the same report, and does not read again what has not changed", () => {
    const folder = folderWithFiles(4);
    const whole = scan(folder);
    for (let i = 0; i < 4; i++) changedUnseen(join(folder, `data/${i}.jsonl`));
    expect(scan(folder)).toEqual(whole);
    writeFileSync(join(folder, "data/0.jsonl"), good);
    writeFileSync(join(folder, "data/9.jsonl"), leak);
    expect(leaksOf(scan(folder, "--workers", "2"))).toEqual([
      ["data/0.jsonl", 0],
      ["data/1.jsonl", 0],
      ["data/2.jsonl", 2],
      ["data/3.jsonl", 0],
      ["data/9.jsonl", 1],
    ]);
  });
  test("goes on wherever the state was cut off", () => {
    const folder = folderWithFiles(3);
    const whole = scan(folder);
    const state = readFileSync(join(folder, "state"), "utf8");
    const lines = state.split("\n");
    const [first = "", second = ""] = lines;
    for (const cut of [first.length + 1, first.length + 30, first.length + 1 + second.length, state.length - 1]) {
      writeFileSync(join(folder, "state"), state.slice(0, cut));
      expect(scan(folder), `cut at ${cut}`).toEqual(whole);
      expect(scan(folder), `again, cut at ${cut}`).toEqual(whole);
    }
  });
  test("does not copy again what was copied", () => {
    const folder = folderWithFiles(2);
    const whole = scan(folder, "--write-clean", "clean");
    expect(scan(folder, "--write-clean", "clean")).toEqual(whole);
    expect(readFileSync(join(folder, "clean/0.jsonl"), "utf8")).toBe("");
  });
  test("refuses another file, and a state of another catalog", () => {
    const folder = folderWithFiles(1);
    const refused = (text: string): string => {
      writeFileSync(join(folder, "state"), text);
      const { code, stderr } = run(cli, folder, ["scan", "data", "--resume", "state"]);
      expect(code).toBe(2);
      expect(readFileSync(join(folder, "state"), "utf8")).toBe(text);
      return stderr;
    };
    expect(refused("my notes\n")).toContain("no state of a scan");
    expect(refused('{"schema":"model-terms/scan-state/1","catalog":"0"}\n')).toContain("another version of the catalog");
  });
});
