/** What a repository accepts, on the command line: exit codes, the baseline, and what each format says of it. */
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { builtCli, type Run, reportOfRun, run } from "./harness/cli.ts";
import { folderWith } from "./harness/folder.ts";

let cli = "";
beforeAll(async () => {
  cli = await builtCli();
}, 120_000);

const card = (name: string): string =>
  `---\nlicense: mit\nbase_model: meta-llama/Llama-3.1-8B-Instruct\nmodel_name: ${name}\n---\n# ${name}\n`;
const call = (folder: string, ...args: string[]): Run => run(cli, folder, args);
const baseline = "model-terms-baseline.json";

describe("model-terms baseline", () => {
  test("accepts what is there: from then on only new findings fail", () => {
    const folder = folderWith({ ".git/HEAD": "", "a/README.md": card("reed-8b") });
    expect(call(folder, "check").code).toBe(1);
    const { code, stdout, stderr } = call(folder, "baseline");
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toMatch(/wrote .*model-terms-baseline\.json: \d+ findings\n/);
    expect(call(folder, "check").code).toBe(0);
    expect(reportOfRun(call(folder, "check", "--format", "json")).suppressed.every(({ by }) => by === "baseline")).toBe(true);
    folderWith({ "b/README.md": card("sedge-8b") }, folder);
    const { code: after, stdout: said } = call(folder, "check");
    expect(after).toBe(1);
    expect(said).toContain("sedge-8b");
    expect(said).not.toContain("reed-8b");
  });
  test("is of the whole repository, wherever in it one asks", () => {
    const folder = folderWith({ ".git/HEAD": "", "a/README.md": card("reed-8b"), "b/README.md": card("sedge-8b") });
    call(folder, "baseline", "a");
    const whole = readFileSync(join(folder, baseline), "utf8");
    call(folder, "baseline");
    expect(readFileSync(join(folder, baseline), "utf8")).toBe(whole);
    expect(whole).toContain("b/README.md");
  });
  test("is not written through a link", () => {
    const folder = folderWith({ ".git/HEAD": "", "a/README.md": card("reed-8b") });
    symlinkSync(join(folder, "elsewhere.json"), join(folder, baseline));
    const { code, stderr } = call(folder, "baseline");
    expect(code).toBe(2);
    expect(stderr).toContain("is no file of its own");
  });
});

describe("A waiver on the command line", () => {
  const waivers = (expires: string): string =>
    ["name-prefix", "license-agrees-with-base"]
      .map((check) => `  - check: ${check}\n    reason: Renamed with the next release.\n    owner: Lin\n    expires: ${expires}\n`)
      .join("");
  const folder = (expires: string): string =>
    folderWith({ ".git/HEAD": "", "README.md": card("reed-8b"), "model-terms.yaml": `waivers:\n${waivers(expires)}` });
  test("that holds lets the run pass, and SARIF and JSON tell why", () => {
    const at = folder("2999-01-01");
    expect(call(at, "check").code).toBe(0);
    const { suppressed } = reportOfRun(call(at, "check", "--format", "json"));
    expect(suppressed.map(({ id, by, reason }) => [id, by, reason.startsWith("Lin waives it until 2999-01-01")])).toContainEqual([
      "name-prefix",
      "waiver",
      true,
    ]);
    expect(call(at, "check", "--format", "sarif").stdout).toMatch(
      /"suppressions": \[\s*\{\s*"kind": "external",\s*"justification": "Lin waives it/,
    );
  });
  test("that is over fails the run again, and every format says so", () => {
    const at = folder("2020-01-01");
    const { code, stdout } = call(at, "check");
    expect(code).toBe(1);
    expect(stdout).toContain("The waiver of name-prefix ended on 2020-01-01");
    expect(call(at, "check", "--format", "unix").stdout).toMatch(
      /^model-terms\.yaml:5:14: warning: The waiver of name-prefix .* \[waiver-expired\]$/m,
    );
    expect(call(at, "check", "--locale", "zh").stdout).toContain("name-prefix 的豁免已于 2020-01-01 到期");
    const { problems } = reportOfRun(call(at, "check", "--format", "json"));
    expect(problems).toContainEqual(
      expect.objectContaining({ path: "model-terms.yaml", key: "waiver-expired", severity: "warning", startLine: 5 }),
    );
  });
  test("that fits nothing is told only to who asks for all", () => {
    const at = folderWith({ ".git/HEAD": "", "README.md": "# A marsh\n", "model-terms.yaml": `waivers:\n${waivers("2999-01-01")}` });
    expect(call(at, "check").stdout).not.toContain("fits this waiver");
    expect(call(at, "check", "--all").stdout).toContain("No finding of name-prefix fits this waiver.");
  });
});

test("A comment beside the words is told as in the source by SARIF", () => {
  const text = card("reed-8b").replace("model_name: reed-8b", "model_name: reed-8b # model-terms-ignore name-prefix: our old name");
  const { stdout } = call(folderWith({ ".git/HEAD": "", "README.md": text }), "check", "--format", "sarif");
  expect(stdout).toMatch(/"kind": "inSource",\s*"justification": "A comment beside it gives the reason: our old name"/);
});
