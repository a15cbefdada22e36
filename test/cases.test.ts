/** Runs every case file: `rules/**`/`*.md` (is the license encoded right) and `test/checks`, `test/formats`, … (does the code do its one thing). */
import { readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../scripts/paths.ts";
import { filesBelow } from "../scripts/rules.ts";
import { type Case, parseCases } from "./harness/case-file.ts";
import { check, differences, filesOf, fixed, lineOf, visible } from "./harness/check.ts";

const found = await Promise.all(
  ["rules/licenses", "test/checks", "test/formats", "test/lineage", "test/fixes", "test/benchmarks"].map((folder) =>
    filesBelow(join(root, folder), ".md"),
  ),
);
const caseFiles = found.flat();

describe.each(caseFiles.map((file) => relative(root, file)))("%s", (file) => {
  const cases = parseCases(readFileSync(join(root, file), "utf8"));
  test.each(cases.map((one) => [one.title, one] as const))("%s", (_title, one) => run(one));
  if (file.startsWith("rules/licenses/"))
    test("has a bad and a good case", () => {
      const titles = cases.map(({ title }) => title.split(/\W/)[0]);
      expect(new Set(titles), basename(file)).toEqual(new Set(["Bad", "Good"]));
    });
});

function run(one: Case): void {
  const files = filesOf(one);
  const snapshot = check(files);
  expect(differences(snapshot, one.expected).join("\n")).toBe("");
  // A good case is calm: nothing above information, unless it marks what it shows.
  if (one.title.startsWith("Good") && one.expected.length === 0)
    expect(
      visible(snapshot)
        .filter(({ severity }) => severity !== "hint")
        .map((finding) => lineOf(finding, snapshot)),
    ).toEqual([]);
  // The order in which files come does not matter.
  const reversed = check(new Map([...files].reverse()));
  expect(visible(reversed).map((finding) => lineOf(finding, reversed))).toEqual(
    visible(snapshot).map((finding) => lineOf(finding, snapshot)),
  );
  // A safe fix does what it says, and brings nothing new.
  const after = fixed(files, snapshot);
  const again = check(after);
  const before = new Set(visible(snapshot).map(({ fingerprint }) => fingerprint));
  expect(
    visible(again)
      .filter(({ fingerprint }) => !before.has(fingerprint))
      .map((finding) => lineOf(finding, again)),
    "new after the safe fixes",
  ).toEqual([]);
  const claimed = visible(snapshot)
    .filter(({ fixes }) => fixes.some(({ safety }) => safety === "safe"))
    .map(({ fingerprint }) => fingerprint);
  expect(
    visible(again)
      .filter(({ fingerprint }) => claimed.includes(fingerprint))
      .map((finding) => lineOf(finding, again)),
    "still there after its safe fix",
  ).toEqual([]);
  for (const [path, text] of one.fixed) expect(after.get(path), path).toBe(text);
}
