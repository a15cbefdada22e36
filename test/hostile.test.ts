/** Any bytes may lie in a workspace (product promise, section 8). Bad files lie beside good ones, and the good ones do not notice. */
import { execFileSync } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { JsonReport } from "../src/core/index.ts";
import { builtCli, type Run, reportOfRun, run } from "./harness/cli.ts";
import { emptyFolder, folderWith, type Tree } from "./harness/folder.ts";

const card = "---\nlicense: mit\nbase_model: meta-llama/Llama-3.1-8B-Instruct\nmodel_name: reed-8b\n---\n# reed-8b\n\nA reed.\n";
const good: Tree = {
  "good/README.md": card,
  "good/adapter_config.json": '{"base_model_name_or_path": "meta-llama/Llama-3.1-8B-Instruct"}',
  "good/NOTICE": "Nothing of note.\n",
  "good/data/sft.yaml":
    "model_name_or_path: google/gemma-2-2b\nstage: sft\nfinetuning_type: lora\ndo_train: true\ndataset: talks\noutput_dir: saves/sedge\n",
  "good/data/dataset_info.json": '{"talks": {"hf_hub_url": "tatsu-lab/alpaca"}}',
};
/** What makes a config one that is read. */
const training = "base_model: meta-llama/Llama-2-7b-hf\nmicro_batch_size: 1\n";
const megabytes = 200;
const seconds = 5;
/** C0 and C1 control characters but the line feed: what moves a cursor or changes a color. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

let cli = "";
let calm: string[] = [];
beforeAll(async () => {
  cli = await builtCli();
  calm = goodLines(reportOfRun(check(folderWith(good))));
  expect(calm.length).toBeGreaterThan(5);
}, 120_000);

const check = (folder: string, format = "json"): Run => run(cli, folder, ["check", "--format", format, "--all"], {}, 2 * seconds);

const goodLines = ({ findings }: JsonReport): string[] =>
  findings
    .filter(({ location }) => location.path.startsWith("good/"))
    .map(({ location, fingerprint, message }) => `${JSON.stringify(location)} ${fingerprint} ${message}`);

/** Every entry below a folder, links not followed, with what would tell that it was written. Names need not be text. */
function entriesOf(folder: Buffer): string[] {
  return readdirSync(folder, { encoding: "buffer" }).flatMap((name) => {
    const path = Buffer.concat([folder, Buffer.from("/"), name]);
    const stats = lstatSync(path);
    const line = `${path.toString("latin1")} ${stats.mode} ${stats.mtimeMs} ${stats.size}`;
    return stats.isDirectory() ? [line, ...entriesOf(path)] : [line];
  });
}

/** What holds beside any bad file. */
function holds(result: Run, patience = seconds): JsonReport {
  expect(result.stderr).toBe("");
  expect(result.code, "killed after twice the time").toBe(1);
  const report = reportOfRun(result);
  expect(goodLines(report)).toEqual(calm);
  const noted = report.problems.map(({ path }) => path);
  expect(new Set(noted).size, "one note a file at most").toBe(noted.length);
  expect(noted.filter((path) => path.startsWith("good/"))).toEqual([]);
  for (const { message } of report.problems) {
    expect(message).toMatch(/^(?:Not read|Read in part): \S/);
    expect(message).not.toContain("Error");
    expect(message.length).toBeLessThan(200);
  }
  expect(result.seconds).toBeLessThan(patience);
  expect(result.megabytes).toBeLessThan(megabytes);
  return report;
}

/** A sparse file of this many bytes. */
function sparse(folder: string, path: string, bytes: number): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), "");
  truncateSync(join(folder, path), bytes);
}

/** Named pipes: whoever opens one to read waits for a writer who never comes. */
function pipes(...paths: readonly string[]): void {
  const command = ["mk", "fifo"].join("");
  execFileSync(command, [...paths]);
}

describe("A crowd of bad files", () => {
  const gigabyte = 1024 ** 3;
  const escapes = "\\e[2J\\e]0;owned\\a\\u009b31m<script>alert(1)</script><img src=x onerror=alert(1)>";
  const bomb = Array.from({ length: 12 }, (_, i) => `k${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`).join("\n");
  const bad: Tree = {
    "brackets/dataset_info.json": "[".repeat(20_000),
    "brackets/adapter_config.json": "[".repeat(20_000),
    "brackets/sft.yaml": `${training}datasets: ${"[".repeat(20_000)}`,
    "brackets/README.md": `---\n${"[".repeat(20_000)}\n---\n`,
    "brackets/axolotl.yml": `base_model: ${"{a: ".repeat(20_000)}`,
    "levels/adapter_config.json": `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`,
    "levels/config.json": `{"model_type": ${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    "levels/sft.yaml": training + Array.from({ length: 600 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    "levels/list.yaml": "- ".repeat(20_000),
    "bomb/sft.yaml": `model_name_or_path: a/b\nk0: &a0 [x, x]\n${bomb}\ndataset: *a12\n`,
    "bomb/README.md": `---\nk0: &a0 [x, x]\n${bomb}\nbase_model: *a12\n---\n`,
    "bomb/self.yaml": "base_model: &a [*a, *a]\ndatasets: &b {<<: *b}\n",
    "utf16/README.md": Buffer.from(`\uFEFF${card}`, "utf16le"),
    "utf16/adapter_config.json": Buffer.from('{"base_model_name_or_path": "a/b"}', "utf16le"),
    "latin/README.md": Buffer.from(card.replace("A reed", "Ein Röhricht"), "latin1"),
    "surrogates/README.md": Buffer.concat([Buffer.from(card), Buffer.from([0xed, 0xa0, 0x80, 0xed, 0xbf, 0xbf])]),
    "surrogates/adapter_config.json": '{"base_model_name_or_path": "\\ud800/\\udfff"}',
    "surrogates/sft.yaml": 'base_model: "\\ud800/x"\ndatasets: [{path: "\\udc00/y"}]\n',
    "noise/README.md": Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 256)),
    "noise/LICENSE": Buffer.alloc(50_000),
    "noise/.gitignore": Buffer.from([0xff, 0xfe, 0x5b, 0x00, 0x21, 0x0a, 0x5c]),
    "escapes/README.md": `---\nlicense: "${escapes}"\nbase_model: meta-llama/Llama-3.1-8B\nmodel_name: "x${escapes}"\n---\n# \u001b[31mred\u009b0m\n`,
    "escapes/sft.yaml": `base_model: meta-llama/Llama-3.1-8B\nmicro_batch_size: 1\nhub_model_id: "me/\u001b[5mblink"\ndatasets: ["\u001b"]\n`,
    "names/READ\nME\u001b[2J\u0007.md": card,
    "names/\u009b31m/README.md": card,
    "names/%s%n$(touch x)`touch y`;&|.yaml": "a: [",
    "names/-rf/README.md": card,
    "runs/README.md": `---\nlicense: mit\n---\n${" ".repeat(200_000)}\n${"-".repeat(200_000)}\n${"`".repeat(200_000)}\n${"<!-- ".repeat(50_000)}`,
    "runs/LICENSE": " -`<!--".repeat(50_000),
    "runs/NOTICE": "-".repeat(399_000),
    "runs/Modelfile": `FROM llama2\nSYSTEM """${"`".repeat(100_000)}\n${'"'.repeat(100_000)}`,
    "runs/sft.yaml": `base_model: a/b # ${"-".repeat(150_000)}\n${"#".repeat(40_000)}\n`,
    "lines/README.md": "a".repeat(5_000_000),
    "lines/sft.yaml": `base_model: ${"a".repeat(5_000_000)}`,
    "lines/adapter_config.json": `{"base_model_name_or_path": "${"a".repeat(5_000_000)}"}`,
    "lines/LICENSE": "word ".repeat(1_000_000),
    "near/README.md": `${card}${"word ".repeat(180_000)}`,
    "near/LICENSE": "word ".repeat(79_000),
    "empty/README.md": "",
    "empty/adapter_config.json": "",
    "empty/config.json": "",
    "empty/dataset_info.json": "",
    "empty/sft.yaml": "",
    "empty/LICENSE": "",
    "empty/NOTICE": "",
    "empty/Modelfile": "",
    "empty/model-terms.yaml": "",
    "empty/.gitignore": "",
    "half/README.md": "---\nbase_model: [",
    "half/adapter_config.json": '{"base_model_name_or_path": "meta-ll',
    "half/sft.yaml": 'model_name_or_path: "meta-ll',
    "half/Modelfile": 'FROM llama2\nSYSTEM """',
    "half/model-terms.yaml": "uses: [{folder: a, use: ",
    "is-a-folder/README.md/adapter_config.json/LICENSE/x": "",
  };
  let folder = "";
  let before: string[] = [];
  let result: Run;
  let report: JsonReport;

  beforeAll(() => {
    folder = folderWith({ ...good, ...bad });
    sparse(folder, "sparse/README.md", 3 * gigabyte);
    sparse(folder, "sparse/adapter_config.json", 3 * gigabyte);
    symlinkSync(".", join(folder, "loop"));
    symlinkSync("two", join(folder, "one"));
    symlinkSync("one", join(folder, "two"));
    symlinkSync("nowhere", join(folder, "LICENSE"));
    symlinkSync("/dev/zero", join(folder, "README.md"));
    symlinkSync("/", join(folder, "everything"));
    pipes(join(folder, "adapter_config.json"), join(folder, "good/LICENSE"));
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/README-`), Buffer.from([0xff, 0xc3]), Buffer.from(".md")]), card);
    mkdirSync(join(folder, Array(1_000).fill("d").join("/")), { recursive: true });
    folderWith({ "README.md": card }, join(folder, "locked"));
    chmodSync(join(folder, "locked"), 0o700);
    before = entriesOf(Buffer.from(folder));
    chmodSync(join(folder, "locked"), 0);
    result = check(folder);
    report = reportOfRun(result);
  }, 60_000);

  test("leaves the good ones as they are, with one calm note each, in little time and memory", () => {
    holds(result);
  });
  test("is told of where a reader would wonder, and why", () => {
    const told = Object.fromEntries(report.problems.map(({ path, message }) => [path, message]));
    const [deep, large, text] = [/too deeply/, /larger/, /not text/].map((words) => expect.stringMatching(words));
    expect(told).toMatchObject({
      "brackets/adapter_config.json": deep,
      "brackets/sft.yaml": deep,
      "brackets/README.md": deep,
      "levels/adapter_config.json": deep,
      "levels/sft.yaml": deep,
      "utf16/README.md": text,
      "latin/README.md": text,
      "surrogates/README.md": text,
      "noise/LICENSE": text,
      "sparse/README.md": large,
      "sparse/adapter_config.json": large,
      "lines/sft.yaml": large,
      "half/adapter_config.json": expect.stringMatching(/in part/),
    });
  });
  test.skipIf(process.getuid?.() === 0)("counts a folder that may not be read among them", () => {
    expect(report.problems).toContainEqual(
      expect.objectContaining({ path: "locked", message: "Not read: EACCES", severity: "information" }),
    );
  });
  test("is not written to", () => {
    chmodSync(join(folder, "locked"), 0o700);
    expect(entriesOf(Buffer.from(folder))).toEqual(before);
  });
  test.each(["text", "markdown"])("sends no escape sequence through the format %s", (format) => {
    expect(controls.exec(check(folder, format).stdout)?.[0]).toBeUndefined();
  });
  test("does not keep safe fixes from the good ones", () => {
    const fixed = run(cli, folder, ["check", "good", "--fix", "--format", "json"], {}, 2 * seconds);
    expect(fixed.code).toBe(1);
    expect(fixed.stderr).toMatch(/^changed good\/README\.md$/m);
  });
});

describe("Escape sequences of names and values", () => {
  const name = "\u001b[31mmodels\u009b0m";
  const tree = { [`${name}/README.md`]: card.replace("model_name: reed-8b", 'model_name: "\\u009b2Jreed-8b"') };
  test("do not reach the screen through --explain", () => {
    const folder = folderWith(tree);
    for (const { fingerprint } of reportOfRun(check(folder)).findings)
      expect(controls.exec(run(cli, folder, ["check", "--explain", fingerprint]).stdout)?.[0]).toBeUndefined();
  });
  test("do not reach the screen through --fix", () => {
    const { stdout, stderr } = run(cli, folderWith(tree), ["check", "--fix"]);
    expect(controls.exec(stdout + stderr)?.[0]).toBeUndefined();
  });
});

describe("One bad file of each kind costs little", () => {
  const front = (lines: string): string => `---\nbase_model: meta-llama/Llama-3.1-8B\n${lines}\n---\n# x\n`;
  const body = (text: string): string => `---\nbase_model: meta-llama/Llama-3.1-8B\n---\n# x\n\nText.\n${text}\n`;
  const fooled = '["]",'.repeat(29_000);

  test.each([
    // Regular expressions that go back and forth.
    ["blank lines in a config", "x.yaml", `${"\n".repeat(199_000)}x: 1`],
    // Code whose values are made of themselves, and brackets that never close.
    ["variables that double", "train.sh", `A=aaaaaaaa\n${"A=$A$A\n".repeat(200)}python train.py --model $A\n`],
    ["substitutions that do not end", "train.sh", `python train.py --model a/b\n${"$(".repeat(90_000)}`],
    ["words before a command", "train.sh", `${"export ".repeat(25_000)}\npython --model`],
    ["a program of one long name", "train.sh", `python ${"gen_".repeat(45_000)}.py --model a/b\n`],
    ["programs of many long names", "train.sh", `python ${"gen_".repeat(240)}.py --model a/b\n`.repeat(190)],
    ["here-documents between variables", "train.sh", `${"A=1\n".repeat(16_000)}python a.py --model b\n${"sh<<E\na\nE\n".repeat(9_000)}`],
    ["names that stand for themselves", "train.py", `Trainer(model=M.from_pretrained("a/b"))\n${"load_dataset(x)\nx = x\n".repeat(9_000)}`],
    ["brackets that do not close", "train.py", `Trainer(model=M.from_pretrained("a/b"))\n${"(".repeat(190_000)}`],
    [
      "a notebook of one long command",
      "lab.ipynb",
      JSON.stringify({ cells: [{ cell_type: "code", source: Array(20_000).fill("!python train.py --model a/b \\\n") }] }),
    ],
    ["spaces in a heading", "README.md", body(`# a${" ".repeat(50_000)}b`)],
    ["number signs in a heading", "README.md", body(`# a${"# ".repeat(50_000)}b`)],
    ["angle brackets in a heading", "README.md", body(`# ${"<".repeat(200_000)}`)],
    ["an HTML heading that does not end", "README.md", body(`<h1>${" ".repeat(50_000)}b`)],
    ["spaces before a word", "README.md", body(`${" ".repeat(200_000)}x`)],
    ["dots after a base", "README.md", body(`Finetuned from model: a/b${".".repeat(100_000)}x`)],
    ["slashes in a name", "README.md", front(`datasets: "a${"/".repeat(140_000)}x"`)],
    ["slashes in an adapter's base", "adapter_config.json", `{"base_model_name_or_path": "a${"/".repeat(900_000)}x"}`],
    ["quotes in a name", "README.md", front(`model_name: "a${"`".repeat(140_000)}x"`)],
    ["spaces in a license", "README.md", front(`license: "a${" ".repeat(140_000)}x"`)],
    ["a family's name over and over", "README.md", front(`datasets: "meta-llama/${"llama-2-".repeat(17_000)}"`)],
    // Nesting that a count of brackets does not see.
    ["brackets that strings seem to close, in JSON", "adapter_config.json", fooled],
    ["brackets that strings seem to close, in YAML", "x.yaml", `${training}datasets: ${fooled}`],
    ["brackets that strings seem to close, in a card", "README.md", front(fooled)],
    ["brackets that strings seem to close, in model-terms.yaml", "model-terms.yaml", `severities: ${fooled}`],
    ["mappings within mappings on one line", "x.yaml", `${training}datasets: ${"a: ".repeat(60_000)}`],
    ["mappings within mappings on one line of model-terms.yaml", "model-terms.yaml", `severities: ${"a: ".repeat(60_000)}`],
    ["keys within keys", "x.yaml", `${training}datasets: ${"? ".repeat(90_000)}`],
    ["colons", "x.yaml", `${training}datasets: ${": ".repeat(90_000)}`],
    // Few words that mean much.
    ["a long list and many aliases of it", "x.yaml", `${training}a: &a [${"x,".repeat(90_000)}]\ndatasets: [${"*a,".repeat(199)}]\n`],
    [
      "a long mapping that is merged many times",
      "x.yaml",
      `${training}a: &a {${Array.from({ length: 14_000 }, (_, i) => `k${i}: x`).join()}}\ndatasets: [${"{<<: *a},".repeat(199)}]\n`,
    ],
    [
      "thousands of bases",
      "README.md",
      front(`license: mit\nbase_model: [${Array.from({ length: 3_900 }, (_, i) => `meta-llama/Llama-2-${i}b`).join()}]`),
    ],
    ["thousands of licenses", "README.md", front(`license: [${Array.from({ length: 3_900 }, (_, i) => `l-${i}`).join()}]`)],
    [
      "thousands of data sets",
      "README.md",
      front(`datasets: [${Array.from({ length: 3_900 }, (_, i) => `tatsu-lab/alpaca-${i}`).join()}]`),
    ],
  ])("%s", (_, name, text) => {
    holds(check(folderWith({ ...good, [`bad/${name}`]: text })));
  });

  test("a .gitignore that is a pipe", () => {
    const folder = folderWith({ ...good, "bad/x": "" });
    pipes(join(folder, "bad/.gitignore"));
    holds(check(folder));
  });
  test("a .gitignore that leads to a device", () => {
    const folder = folderWith({ ...good, "bad/x": "" });
    symlinkSync("/dev/zero", join(folder, "bad/.gitignore"));
    holds(check(folder));
  });
  test("a .gitignore of a gigabyte", () => {
    const folder = folderWith(good);
    sparse(folder, "bad/.gitignore", 1024 ** 3);
    holds(check(folder));
  });
});

describe("What only looks hostile is read", () => {
  const entry = (i: number): [string, unknown] => [`d${i}`, { hf_hub_url: "tatsu-lab/alpaca", columns: { prompt: "q", response: "a" } }];
  test("a manifest of three hundred data sets, written as tools write it", () => {
    const manifest = JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, i) => entry(i))), undefined, 2);
    const { problems, subjects } = reportOfRun(check(folderWith({ "data/dataset_info.json": manifest })));
    expect(problems).toEqual([]);
    expect(subjects).toHaveLength(300);
  });
  test("a data set card with a hundred configurations", () => {
    const configuration = (i: number): string => `    - config_name: c${i}\n      features:\n        - name: q\n          dtype: string\n`;
    const text = `---\nlicense: nonsense\ndataset_info:\n  configs:\n${Array.from({ length: 100 }, (_, i) => configuration(i)).join("")}---\n# Talks\n`;
    const { problems, findings } = reportOfRun(check(folderWith({ "README.md": text })));
    expect(problems).toEqual([]);
    expect(findings.map(({ id }) => id)).toContain("known-license-id");
  });
  test("a tokenizer's settings with hundreds of tokens", () => {
    const tokens = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [i, { content: `<${i}>`, special: true }]));
    const folder = folderWith({ "tokenizer_config.json": JSON.stringify({ added_tokens_decoder: tokens }, undefined, 2) });
    expect(reportOfRun(check(folder)).problems).toEqual([]);
  });
  test("an empty folder", () => {
    expect(check(emptyFolder(), "text")).toMatchObject({ code: 0, stdout: "Nothing to do.\n", stderr: "" });
  });
});
