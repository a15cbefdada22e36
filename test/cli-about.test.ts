/** `model-terms about`, as a person runs it. */
import { beforeAll, describe, expect, test } from "vitest";
import { builtCli, type Run, run } from "./harness/cli.ts";
import { emptyFolder } from "./harness/folder.ts";

let cli = "";
beforeAll(async () => {
  cli = await builtCli();
}, 120_000);
const about = (...args: string[]): Run => run(cli, emptyFolder(), ["about", ...args]);

describe("model-terms about", () => {
  test("tells the exact strings of a model, in both languages", () => {
    const { code, stdout } = about("meta-llama/Llama-3.1-8B");
    expect([code, stdout.includes('"Built with Llama"')]).toEqual([0, true]);
    expect(about("通义千问", "--locale", "zh", "--format", "markdown").stdout).toContain("## 关于输出的条款");
  });
  test("takes several words without a relation as one name", () => {
    expect(JSON.parse(about("Llama", "2", "--format", "json").stdout)).toMatchObject({ ref: "Llama 2", kind: "model", known: true });
  });
  test("answers the unknown with code 0, and names that look alike on the error stream", () => {
    const { code, stdout, stderr } = about("Lama 2", "--format", "json");
    expect([code, (JSON.parse(stdout) as { known: boolean }).known]).toEqual([0, false]);
    expect(stderr).toContain("Llama 2");
  });
  test("combines, and holds a label against the parts", () => {
    const { stdout } = about("llama3.1", "cc-by-nc-4.0", "--relation", "merge", "--label", "apache-2.0", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      labels: [],
      label: { id: "apache-2.0", blocks: [{ reason: "not-stated" }, { reason: "non-commercial" }] },
      instead: [{ kind: "side-by-side", pass: ["llama3.1"], nonCommercial: true }, { kind: "without" }, { kind: "without" }],
    });
    expect(about("apache-2.0", "mit", "--relation", "merge").stdout).toContain("Any license");
    expect(about("Qwen2.5", "reed/sedge", "--relation", "merge").stdout).toMatch(/differs by size[\s\S]*not known/);
  });
  test.each([
    [["about"], "needs the name"],
    [["about", "mit", "--format", "sarif"], "text, json and markdown"],
    [["about", "mit", "--label", "mit"], "--label needs --relation"],
    [["about", "mit", "--relation", "eaten"], "--relation takes one of"],
    [["about", "mit", "--relation", "merge", "--label", "no-such"], "no-such"],
  ])("misuse ends with code 2: %j", (args, words) => {
    const { code, stderr } = run(cli, emptyFolder(), args);
    expect([code, stderr.includes(words)]).toEqual([2, true]);
  });
});
