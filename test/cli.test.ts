/** The built command line, as a person runs it: arguments and files in, report and exit code out. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { root } from "../scripts/paths.ts";
import type { JsonReport } from "../src/core/index.ts";
import { builtCli, type Run, reportOfRun, run } from "./harness/cli.ts";
import { emptyFolder, folderWith, type Tree, treeOf } from "./harness/folder.ts";

let cli = "";
beforeAll(async () => {
  cli = await builtCli();
}, 120_000);

const check = (folder: string, ...args: string[]): Run => run(cli, folder, ["check", ...args]);
const json = (folder: string, ...args: string[]): JsonReport => reportOfRun(check(folder, "--format", "json", ...args));

/** Llama under a wider label and a free name: errors, warnings and an information. */
const llama = "---\nlicense: mit # ours\nbase_model: meta-llama/Llama-3.1-8B-Instruct\nmodel_name: reed-8b\n---\n# reed-8b\n\nA reed.\n";
/** Gemma, labeled as it should be and with nothing attached: warnings. */
const gemma = "---\nlicense: gemma\nbase_model: google/gemma-2-2b\nmodel_name: sedge-2b\n---\n# sedge-2b\n\nA sedge.\n";
/** Nothing to say of it. */
const prose = "# A marsh\n\nWe once looked at Llama 2 and at ChatGPT.\n";

type Finding = JsonReport["findings"][number];

/** A finding without what is said of it. */
const line = ({ location: { path, startLine, startColumn, endLine, endColumn }, id, severity, fingerprint }: Finding): string =>
  `${path}:${startLine}:${startColumn}-${endLine}:${endColumn} ${severity} ${id} ${fingerprint}`;
const linesOf = (report: JsonReport): string[] => report.findings.map(line);

describe("The exit code", () => {
  const folders = { errors: "", warnings: "", nothing: "" };
  beforeAll(() => {
    folders.errors = folderWith({ "README.md": llama });
    folders.warnings = folderWith({ "README.md": gemma });
    folders.nothing = folderWith({ "README.md": prose });
  });
  test.each([
    ["errors", [], 1],
    ["errors", ["--fail-on", "error"], 1],
    ["errors", ["--fail-on", "never"], 0],
    ["warnings", [], 0],
    ["warnings", ["--fail-on", "warning"], 1],
    ["warnings", ["--fail-on=information"], 1],
    ["nothing", ["--fail-on", "hint"], 0],
  ] as const)("is right for a folder with %s and %j: %i", (which, args, code) => {
    expect(check(folders[which], ...args).code).toBe(code);
  });
  test("is the same for every format", () => {
    for (const format of ["unix", "json", "sarif", "markdown"]) expect(check(folders.errors, "--format", format).code, format).toBe(1);
  });
  test("is that of the paths that were asked about", () => {
    const folder = folderWith({ "a/README.md": llama, "b/README.md": prose });
    expect(check(folder, "b").code).toBe(0);
    expect(check(folder, "a", "b").code).toBe(1);
  });
});

describe("Misuse ends with code 2 and one clear sentence", () => {
  const folder = (): string => folderWith({ "README.md": llama });
  test.each([
    ["an unknown option", ["check", "--nonsense"], /--nonsense/],
    ["an unknown command", ["chekc"], /chekc/],
    ["half a command", ["licenses"], /licenses/],
    ["an unknown format", ["check", "--format", "xml"], /--format.*xml/],
    ["an unknown severity", ["check", "--fail-on", "fatal"], /--fail-on.*fatal/],
    ["an unknown locale", ["check", "--locale", "fr"], /--locale.*fr/],
    ["an option without its value", ["check", "--output"], /--output/],
    ["a path that is not there", ["check", "no/such/folder"], /no\/such\/folder/],
    ["a fingerprint of nothing", ["check", "--explain", "0123456789abcdef"], /0123456789abcdef/],
    ["a report that cannot be written", ["check", "--output", "no/such/folder/report.txt"], /no\/such\/folder/],
  ])("%s", (_, args, words) => {
    const { code, stdout, stderr } = run(cli, folder(), args);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split("\n"), stderr).toHaveLength(1);
    expect(stderr).not.toContain("our mistake");
    expect(stdout).toBe("");
  });
});

test("--help and --version answer and end well", () => {
  const folder = emptyFolder();
  expect(run(cli, folder, ["--help"])).toMatchObject({ code: 0, stderr: "" });
  expect(run(cli, folder, [])).toMatchObject({ code: 0, stdout: run(cli, folder, ["help"]).stdout });
  expect(run(cli, folder, ["-v"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe("As text", () => {
  test("a finding has its place, severity, id, clause and help", () => {
    const { stdout } = check(folderWith({ "m/README.md": llama }));
    expect(stdout).toMatch(/^m\/README\.md$/m);
    expect(stdout).toMatch(/^ +4:13 +error .*reed-8b.* name-prefix [0-9a-f]{8}$/m);
    expect(stdout).toMatch(/clause: Llama 3\.1 Community License Agreement, 1\.b\.i .*https:/);
    expect(stdout).toMatch(/help: Rename/);
  });
  test("the line is shown with carets under the words", () => {
    const { stdout } = check(folderWith({ "m/README.md": llama }));
    const lines = stdout.split("\n");
    const at = lines.findIndex((text) => text.includes("model_name: reed-8b"));
    expect(at, "the line").toBeGreaterThan(0);
    const carets = /\^+/.exec(lines[at + 1] ?? "");
    expect(lines[at]?.slice(carets?.index, (carets?.index ?? 0) + (carets?.[0].length ?? 0))).toBe("reed-8b");
  });
  test("there are no colors where it is no terminal", () => {
    expect(check(folderWith({ "README.md": llama })).stdout).not.toContain("\u001b");
  });
  test("a calm workspace is told in one line", () => {
    expect(check(folderWith({ "README.md": prose })).stdout).toBe("Nothing to do.\n");
  });
  test("hints are shown on request only", () => {
    const folder = folderWith({ "README.md": gemma.replace("license: gemma\n", "") });
    expect(check(folder).stdout).not.toContain("declare-license");
    expect(check(folder, "--all").stdout).toContain("declare-license");
  });
});

describe("As JSON", () => {
  test("every place covers the words that are spoken of", () => {
    const folder = folderWith({ "a/README.md": llama, "b/README.md": `\uFEFF${gemma.replace(/\n/g, "\r\n")}` });
    const words = json(folder).findings.map(({ id, location }) => [id, wordsAt(folder, location)].join(" "));
    expect(new Set(words)).toEqual(
      new Set([
        "display-attribution meta-llama/Llama-3.1-8B-Instruct",
        "include-license-copy google/gemma-2-2b",
        "include-license-copy meta-llama/Llama-3.1-8B-Instruct",
        "include-notice google/gemma-2-2b",
        "include-notice meta-llama/Llama-3.1-8B-Instruct",
        "license-agrees-with-base meta-llama/Llama-3.1-8B-Instruct",
        "name-prefix reed-8b",
      ]),
    );
  });
  test("the report is the contract that docs/report.schema.json describes", () => {
    const schema = JSON.parse(readFileSync(join(root, "docs/report.schema.json"), "utf8")) as object;
    const tree = { "a/README.md": llama, "b/README.md": gemma.replace("google/gemma-2-2b", "some/body"), "c/adapter_config.json": "{" };
    const report = json(folderWith(tree));
    const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report).toMatchObject({ schema: 1, tool: { name: "model-terms" } });
    for (const part of ["findings", "subjects", "duties", "unknown", "problems"] as const)
      expect(report[part].length, part).toBeGreaterThan(0);
  });
  test("the same workspace gives the same bytes", () => {
    const folder = folderWith({ "a/README.md": llama, "b/README.md": gemma });
    expect(check(folder, "--format", "json").stdout).toBe(check(folder, "--format", "json").stdout);
  });
  test("nothing of the machine stands in it", () => {
    const folder = folderWith({ "a/README.md": llama, "b/config.json": "{" });
    expect(check(folder, "--format", "json").stdout).not.toContain(folder);
  });
});

describe("As SARIF", () => {
  interface Region {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
  }
  interface Location {
    readonly id?: number;
    readonly message?: { readonly text: string };
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region: Region };
  }
  interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly Location[];
    readonly relatedLocations: readonly Location[];
    readonly codeFlows?: readonly { readonly threadFlows: readonly { readonly locations: readonly { readonly location: Location }[] }[] }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }
  interface Log {
    readonly version: string;
    readonly $schema: string;
    readonly runs: readonly {
      readonly tool: {
        readonly driver: { readonly name: string; readonly version: string; readonly rules: readonly { readonly id: string }[] };
      };
      readonly columnKind: string;
      readonly originalUriBaseIds: Readonly<Record<string, unknown>>;
      readonly results: readonly Result[];
      readonly invocations: readonly {
        readonly executionSuccessful: boolean;
        readonly toolExecutionNotifications: readonly {
          readonly message: { readonly text: string };
          readonly locations: readonly Location[];
        }[];
      }[];
    }[];
  }
  const odd = "dir #1/100% [wild]?/ü 模型";
  const tree: Tree = {
    "a/README.md": llama,
    "a/adapter_config.json": '{"base_model_name_or_path": "meta-llama/Llama-3.1-8B-Instruct"}',
    "a/LICENSE": "\u0000",
    [`${odd}/README.md`]: gemma.replace(/\n/g, "\r\n"),
    "model-terms.yaml": "nonsense: 1\n",
  };
  let folder = "";
  let log: Log;
  beforeAll(() => {
    folder = folderWith(tree);
    log = JSON.parse(check(folder, "--format", "sarif").stdout) as Log;
  });
  const runOf = (): Log["runs"][number] => log.runs[0] as Log["runs"][number];
  const pathOf = ({ physicalLocation: { artifactLocation } }: Location): string =>
    decodeURIComponent(new URL(artifactLocation.uri, "file:///base/").pathname).replace(/^\/base\//, "");
  const isRight = (location: Location): void => {
    const { artifactLocation, region } = location.physicalLocation;
    expect(Object.keys(runOf().originalUriBaseIds)).toContain(artifactLocation.uriBaseId);
    expect(artifactLocation.uri).not.toMatch(/^\/|^[a-z]+:|\\| /);
    const text = readFileSync(join(folder, pathOf(location)), "utf8");
    const lines = text.split(/\r\n|\r|\n/);
    for (const number of Object.values(region)) expect(Number.isInteger(number) && number >= 1, JSON.stringify(region)).toBe(true);
    expect(region.endLine).toBeLessThanOrEqual(lines.length);
    expect(region.startColumn).toBeLessThanOrEqual((lines[region.startLine - 1] ?? "").length + 1);
    expect(region.endColumn).toBeLessThanOrEqual((lines[region.endLine - 1] ?? "").length + 1);
    expect(region.endLine > region.startLine || (region.endLine === region.startLine && region.endColumn >= region.startColumn)).toBe(true);
  };

  test("it is a log of one run of version 2.1.0", () => {
    expect(log.version).toBe("2.1.0");
    expect(log.$schema).toMatch(/^https:.*sarif.*2\.1\.0/);
    expect(log.runs).toHaveLength(1);
    expect(runOf().tool.driver).toMatchObject({ name: "model-terms", version: expect.stringMatching(/^\d/) });
    expect(runOf().columnKind).toBe("utf16CodeUnits");
    expect(runOf().invocations[0]?.executionSuccessful).toBe(true);
  });
  test("every result names its rule, a level, a sentence and a fingerprint of its own", () => {
    const { results, tool } = runOf();
    expect(results.length).toBeGreaterThan(5);
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(["error", "warning", "note", "none"]).toContain(result.level);
      expect(result.message.text).toMatch(/\S/);
      expect(result.partialFingerprints["modelTerms/v1"]).toMatch(/^[0-9a-f]{16}$/);
      expect(result.locations).toHaveLength(1);
      const ids = result.relatedLocations.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const prints = results.map(({ partialFingerprints }) => partialFingerprints["modelTerms/v1"]);
    expect(new Set(prints).size).toBe(prints.length);
  });
  test("every region lies in its file, whatever the file is called", () => {
    const { results, invocations } = runOf();
    const flows = results.flatMap(({ codeFlows }) => codeFlows ?? []).flatMap(({ threadFlows }) => threadFlows);
    const locations = [
      ...results.flatMap((result) => [...result.locations, ...result.relatedLocations]),
      ...flows.flatMap((flow) => flow.locations.map(({ location }) => location)),
      ...invocations.flatMap(({ toolExecutionNotifications: notes }) => notes.flatMap((note) => note.locations)),
    ];
    for (const location of locations) isRight(location);
    expect(new Set(locations.map(pathOf))).toContain(`${odd}/README.md`);
  });
  test("the way of the lineage is a code flow", () => {
    const flows = runOf().results.flatMap(({ codeFlows }) => codeFlows ?? []);
    expect(flows.length).toBeGreaterThan(0);
    expect(flows[0]?.threadFlows[0]?.locations[0]?.location.message?.text).toMatch(/Llama-3\.1/);
  });
  test("files that were not read are notes of the run", () => {
    const said = runOf().invocations.flatMap(({ toolExecutionNotifications }) =>
      toolExecutionNotifications.map(({ message }) => message.text),
    );
    expect(said).toHaveLength(2);
  });
});

describe("As Markdown", () => {
  test("it has a summary, the findings, the works and what is to confirm", () => {
    const { stdout } = check(folderWith({ "README.md": llama }), "--format", "markdown");
    expect(stdout.match(/^#+ .*/gm)?.filter((heading) => !heading.startsWith("### "))).toEqual([
      "# Model Terms audit",
      "## Summary",
      "## Findings",
      "## Works",
      "## To confirm by hand",
    ]);
    expect(stdout).toContain("- error: 2");
    expect(stdout).toContain("`README.md:4`");
  });
  test("nothing of a file becomes markup", () => {
    const evil = "x-<img src=x onerror=alert(1)>-[a](javascript:1)-|-`-7b";
    const card = llama.replace("license: mit # ours", `license: '${evil}'`).replaceAll("reed-8b", evil.replace(/^/, "'").replace(/$/, "'"));
    const { stdout } = check(folderWith({ "README.md": card, "<b>.md": llama }), "--format", "markdown", "--all");
    const outside = stdout.replace(/`[^`\n]*`/g, "").replace(/\\[^\n]/g, "");
    expect(outside).not.toMatch(/<(?!https:)/);
    expect(outside).not.toMatch(/\]\(/);
  });
});

describe("--output", () => {
  test("writes the report to a file and nothing to the screen", () => {
    const folder = folderWith({ "README.md": llama });
    const shown = check(folder, "--format", "json").stdout;
    const { code, stdout, stderr } = check(folder, "--format", "json", "--output", "report.json");
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: "" });
    expect(readFileSync(join(folder, "report.json"), "utf8")).toBe(shown);
  });
});

describe("--format unix", () => {
  const { owner, pattern } = manifest.contributes.problemMatchers[0] as (typeof manifest.contributes.problemMatchers)[number];
  /** What VS Code's problem matcher takes from a line. */
  const matched = (line: string): Readonly<Record<"file" | "line" | "column" | "severity" | "message" | "code", string>> | undefined => {
    const found = new RegExp(pattern.regexp).exec(line);
    const of = (key: "file" | "line" | "column" | "severity" | "message" | "code"): string => found?.[pattern[key]] ?? "";
    return found
      ? { file: of("file"), line: of("line"), column: of("column"), severity: of("severity"), message: of("message"), code: of("code") }
      : undefined;
  };

  test("gives one line a finding, which the problem matcher of the editor reads", () => {
    const folder = folderWith({ "a: odd/README.md": llama, "b/README.md": gemma, "b/broken.yaml": "base_model: [\n" });
    const lines = check(folder, "--format", "unix").stdout.trimEnd().split("\n");
    const all = lines.map(matched);
    expect(owner).toBe("modelTerms");
    expect(all.filter((one) => !one)).toEqual([]);
    const expected = json(folder).findings.filter(({ severity, auditOnly }) => severity !== "hint" && !auditOnly);
    expect(all.slice(0, expected.length)).toEqual(
      expected.map(({ location, severity, message, id }) => ({
        file: location.path,
        line: String(location.startLine),
        column: String(location.startColumn),
        severity: severity === "information" ? "info" : severity,
        message,
        code: id,
      })),
    );
  });
  test("keeps the words of severities in Chinese, and says nothing where nothing is to be said", () => {
    const folder = folderWith({ "README.md": llama });
    const said = check(folder, "--format", "unix", "--locale", "zh").stdout.trimEnd().split("\n").map(matched);
    expect(new Set(said.map((one) => one?.severity))).toEqual(new Set(["error", "warning", "info"]));
    expect(check(folderWith({ "README.md": prose }), "--format", "unix")).toMatchObject({ code: 0, stdout: "" });
  });
  test("leads to the files from the folder where it was started, though the whole repository is read", () => {
    const folder = folderWith({ ".git/HEAD": "ref: refs/heads/main\n", "sub/model/README.md": llama });
    expect(matched(check(join(folder, "sub"), "--format", "unix").stdout.split("\n")[0] ?? "")?.file).toBe("model/README.md");
  });
});

describe("--explain", () => {
  test("tells the way from the words to the clause", () => {
    const folder = folderWith({ "README.md": llama });
    const finding = json(folder).findings.find(({ id }) => id === "name-prefix");
    for (const id of [finding?.fingerprint ?? "", finding?.fingerprint.slice(0, 6) ?? ""]) {
      const { stdout } = check(folder, "--explain", id);
      expect(stdout).toContain('README.md:4:13  "reed-8b"');
      expect(stdout).toMatch(/way: +finetune → meta-llama\/Llama-3\.1-8B-Instruct \(certain\), README\.md:3:13/);
      expect(stdout).toMatch(/clause: +Llama 3\.1 Community License Agreement, 1\.b\.i/);
      expect(stdout).toMatch(/severity: +The work is given to others/);
      expect(stdout).toMatch(/settle it: +\S/);
    }
  });
});

describe("--exclude", () => {
  test.each([[["--exclude", "old"]], [["--exclude", "**/old/"]], [["--exclude=*.nothing", "--exclude", "old/*"]]])(
    "%j leaves files out",
    (args) => {
      const folder = folderWith({ "old/README.md": llama, "new/README.md": gemma });
      expect(new Set(json(folder, ...args).findings.map(({ location }) => location.path))).toEqual(new Set(["new/README.md"]));
    },
  );
});

describe("In Chinese", () => {
  const tree = { "README.md": llama, "b/README.md": gemma, "b/sft.yaml": "model-terms: [" };
  test("it is the same findings in other words", () => {
    const folder = folderWith(tree);
    const [en, zh] = [json(folder), json(folder, "--locale", "zh")];
    expect(linesOf(zh)).toEqual(linesOf(en));
    for (const { message, help, clause } of zh.findings)
      for (const text of [message, help, clause?.summary ?? "无"]) expect(text).toMatch(/\p{Script=Han}/u);
  });
  test.each(["text", "markdown"])("headings and severities are Chinese too in the format %s", (format) => {
    const { stdout } = check(folderWith(tree), "--locale", "zh", "--format", format, "--all");
    expect(stdout).toMatch(/\p{Script=Han}/u);
    const english = /\b(?:error|warning|information|hint|clause|help|Summary|Findings|Works)\b(?!-)/g;
    expect([...new Set(stdout.match(english))]).toEqual([]);
  });
  test("the environment may ask for it", () => {
    const folder = folderWith(tree);
    const inChina = run(cli, folder, ["check"], { LANG: "zh_CN.UTF-8" });
    expect(inChina.stdout).toBe(check(folder, "--locale", "zh").stdout);
    expect(run(cli, folder, ["check"], { LANG: "zh_CN.UTF-8", LC_ALL: "en_US.UTF-8" }).stdout).toBe(check(folder).stdout);
  });
});

describe("A sub-folder alone gives the findings that the whole gives for it", () => {
  const tree: Tree = {
    NOTICE: "Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms\n",
    "models/a/README.md": llama,
    "models/b/README.md": gemma,
    "data/dataset_info.json": '{"talks": {"hf_hub_url": "tatsu-lab/alpaca"}}',
    "models/a/sft.yaml":
      "model_name_or_path: meta-llama/Llama-3.1-8B-Instruct\nstage: sft\nfinetuning_type: lora\ndataset: talks\noutput_dir: models/a\nhub_model_id: me/reed-8b\npush_to_hub: true\n",
    "model-terms.yaml": "severities:\n  name-prefix: warning\n",
  };
  const inModels = (report: JsonReport): string[] => linesOf(report).filter((text) => text.startsWith("models/"));
  const inRepository = (): string => {
    const folder = folderWith(tree);
    mkdirSync(join(folder, ".git"));
    return folder;
  };

  test("in a repository, from wherever it is asked", () => {
    const folder = inRepository();
    const whole = inModels(json(folder));
    expect(whole.length).toBeGreaterThan(5);
    expect(linesOf(json(folder, "models"))).toEqual(whole);
    expect(linesOf(json(join(folder, "models")))).toEqual(whole);
    expect(linesOf(json(join(folder, "models/b"), "..")), "from a sibling").toEqual(whole);
    expect(linesOf(json(emptyFolder(), join(folder, "models"))), "from elsewhere").toEqual(whole);
  });
  test("for a single file too", () => {
    const folder = inRepository();
    const report = json(folder, "models/b/README.md");
    expect(linesOf(report)).toEqual(linesOf(json(folder)).filter((text) => text.startsWith("models/b/README.md")));
  });
  test("without a repository, from the folder above", () => {
    const folder = folderWith(tree);
    expect(linesOf(json(folder, "models"))).toEqual(inModels(json(folder)));
  });
  test("with nothing of the folders beside it in the report", () => {
    const { subjects, duties } = json(inRepository(), "models/b");
    expect(subjects.map(({ path }) => path)).toEqual(["models/b/README.md"]);
    expect(new Set(duties.map(({ subject }) => subject))).toEqual(new Set(["models/b/README.md"]));
  });
  test("two repositories at once are two repositories: what lies above both is nobody's", () => {
    const folder = folderWith({ "a/README.md": llama, "b/README.md": gemma, NOTICE: tree["NOTICE"] ?? "" });
    for (const name of ["a", "b"]) mkdirSync(join(folder, name, ".git"));
    const alone = json(join(folder, "b")).findings.map(({ id }) => id);
    const together = json(emptyFolder(), join(folder, "a"), join(folder, "b")).findings;
    expect(together.filter(({ location }) => location.path.endsWith("b/README.md")).map(({ id }) => id)).toEqual(alone);
  });
});

describe("Nothing is said of what nobody publishes", () => {
  const adapter = '{"base_model_name_or_path": "meta-llama/Llama-2-7b-hf", "peft_type": "LORA"}\n';
  const template = "---\nbase_model: meta-llama/Llama-2-7b-hf\nlibrary_name: peft\n---\n# Model Card for Model ID\n";
  const pointer =
    "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 612\n";
  test.each([
    ["files that git ignores", { ".gitignore": "runs/\n", "runs/a/README.md": llama, "runs/a/adapter_config.json": adapter }],
    [
      "files that a nested .gitignore ignores",
      { "w/.gitignore": "*\n!keep.md\n", "w/README.md": llama, "w/m/adapter_config.json": adapter },
    ],
    ["pointers of Git LFS", { "m/adapter_config.json": pointer, "m/config.json": pointer, "m/README.md": pointer, "m/LICENSE": pointer }],
    [
      "a cache of the Hub",
      {
        "cache/models--meta-llama--Llama-2-7b-hf/snapshots/1/README.md": llama,
        "hub/datasets--tatsu-lab--alpaca/snapshots/1/README.md": "---\nlicense: nonsense\npretty_name: x\n---\n",
      },
    ],
    ["packages that were installed", { "node_modules/x/README.md": llama, ".venv/lib/site-packages/x/README.md": llama }],
    [
      "a download of the Hub's own tool",
      {
        "weights/README.md": llama,
        "weights/.cache/huggingface/download/README.md.metadata": "0123456789abcdef0123456789abcdef01234567\n\n1700000000.0\n",
        "weights/.cache/huggingface/.gitignore": "*",
      },
    ],
    ["checkpoints of a training", { "out/checkpoint-500/README.md": template, "out/checkpoint-500/adapter_config.json": adapter }],
  ] satisfies [string, Tree][])("%s", (_, tree) => {
    const { findings, problems } = json(folderWith(tree));
    expect({ findings: findings.filter(({ auditOnly }) => !auditOnly).map(line), problems }).toEqual({ findings: [], problems: [] });
  });

  test("checkpoints add nothing to the work that they belong to", () => {
    const work = { "out/README.md": llama, "out/adapter_config.json": adapter.replace("Llama-2-7b-hf", "Llama-3.1-8B-Instruct") };
    const checkpoints = Object.fromEntries(
      [100, 200].flatMap((step) =>
        Object.entries(work).map(([path, text]) => [path.replace("/", `/checkpoint-${step}/`), text.replace("reed-8b", "reed")]),
      ),
    );
    expect(linesOf(json(folderWith({ ...work, ...checkpoints })))).toEqual(linesOf(json(folderWith(work))));
  });
});

describe("--fix", () => {
  const notice = "Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms";
  const tree: Tree = {
    "a/README.md": llama,
    "b/README.md": gemma,
    "b/NOTICE": "Our own notice.\n",
    "c/README.md": "---\r\n# ours\r\nlicense:   apache-2.0   # kept\r\ntags: [ 'a' , \"b\" ]\r\n---\r\n# c-7b\r\n\r\nText.\r\n",
    "c/adapter_config.json": '{"base_model_name_or_path": "Qwen/Qwen2.5-7B-Instruct"}',
    "d/adapter_config.json": "{",
    "e.bin": Buffer.from([0, 1, 2, 255]),
  };

  test("adds notices, marks and a base that is proven, and touches nothing else", () => {
    const folder = folderWith(tree);
    const before = treeOf(folder);
    check(folder, "--fix");
    const { "c/LICENSE": _, ...after } = treeOf(folder);
    expect(after).toEqual({
      ...before,
      "a/README.md": llama.replace("# reed-8b\n", "# reed-8b\n\nBuilt with Llama\n"),
      "a/NOTICE": expect.stringContaining("Llama 3.1 is licensed under the Llama 3.1 Community License"),
      "b/NOTICE": `Our own notice.\n\n${notice}\n`,
      "c/README.md": String(before["c/README.md"]).replace('"b" ]\r\n', '"b" ]\r\nbase_model: Qwen/Qwen2.5-7B-Instruct\r\n'),
    });
  });
  test("adds a license text that ships with us", () => {
    const folder = folderWith(tree);
    check(folder, "--fix");
    expect(treeOf(folder)["c/LICENSE"]).toContain("Apache License");
  });
  test("settles what it said it would, and brings nothing new", () => {
    const folder = folderWith(tree);
    const before = json(folder);
    const after = json(folder, "--fix");
    const old = new Set(before.findings.map(({ fingerprint }) => fingerprint));
    expect(linesOf(after).filter((text) => !old.has(text.slice(-16)))).toEqual([]);
    expect(
      after.findings.filter(({ id }) => id === "include-notice" || id === "display-attribution" || id === "declare-base-model"),
    ).toEqual([]);
  });
  test("changes nothing the second time", () => {
    const folder = folderWith(tree);
    check(folder, "--fix");
    const once = treeOf(folder);
    expect(check(folder, "--fix").stderr).not.toMatch(/created|changed/);
    expect(treeOf(folder)).toEqual(once);
  });
  test("says on the error stream what was done, and in the report what is left", () => {
    const folder = folderWith(tree);
    const { stdout, stderr } = check(folder, "--fix", "--format", "json");
    expect(stderr).toMatch(/^changed a\/README\.md$/m);
    expect(stderr).toMatch(/^created a\/NOTICE$/m);
    expect(stderr).toMatch(/^no true text of the Gemma Terms of Use was found; the official page is https:/m);
    expect((JSON.parse(stdout) as JsonReport).findings.some(({ id }) => id === "include-notice")).toBe(false);
  });
  test("stays in the folder that it was given", () => {
    const folder = folderWith(tree);
    const before = treeOf(folder);
    check(folder, "b", "--fix");
    expect(treeOf(folder)).toEqual({ ...before, "b/NOTICE": `Our own notice.\n\n${notice}\n` });
  });
  test("never goes online without --download", () => {
    const folder = folderWith(tree);
    const home = emptyFolder();
    const watch = `globalThis.fetch = async (url) => { (await import("node:fs")).appendFileSync(${JSON.stringify(join(home, "asked"))}, url + "\\n"); throw new Error("offline"); };`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}`, HOME: home };
    run(cli, folder, ["check", "--fix"], env);
    expect(existsSync(join(home, "asked"))).toBe(false);
    run(cli, folder, ["check", "--fix", "--download"], env);
    expect(readFileSync(join(home, "asked"), "utf8")).toMatch(/^https:/);
  });
  test("never writes through a link that leads out of the workspace", () => {
    const outside = emptyFolder();
    const folder = folderWith({ "a/README.md": llama });
    symlinkSync(join(outside, "target"), join(folder, "a/NOTICE"));
    const { code, stderr } = check(folder, "--fix");
    expect(existsSync(join(outside, "target"))).toBe(false);
    expect(stderr).not.toContain("our mistake");
    expect(code).toBe(1);
  });
  test("takes another name for a license copy where a link that leads nowhere has the wanted one", () => {
    const texts = folderWith({ "apache.txt": apacheTerms() });
    const folder = folderWith({
      "c/README.md": gemma.replace(
        "license: gemma\nbase_model: google/gemma-2-2b",
        "license: apache-2.0\nbase_model: Qwen/Qwen2.5-7B-Instruct",
      ),
    });
    symlinkSync("nowhere", join(folder, "c/LICENSE"));
    const { stderr } = check(folder, "--fix", "--license-texts", texts);
    expect(stderr).not.toContain("our mistake");
    expect(stderr).toMatch(/^created c\/LICENSE-apache-2\.0/m);
  });
  test("finds license texts in a folder that is named, and in the person's own caches", () => {
    const card = gemma.replace(
      "license: gemma\nbase_model: google/gemma-2-2b",
      "license: apache-2.0\nbase_model: Qwen/Qwen2.5-7B-Instruct",
    );
    const named = folderWith({ "c/README.md": card });
    check(named, "--fix", "--license-texts", folderWith({ "apache.txt": apacheTerms() }));
    expect(treeOf(named)["c/LICENSE"]).toBe(apacheTerms());
    const cached = folderWith({ "c/README.md": card });
    const home = folderWith({ ".cache/huggingface/hub/models--Qwen--Qwen2.5-7B-Instruct/snapshots/1/LICENSE": apacheTerms() });
    run(cli, cached, ["check", "--fix"], { HOME: home });
    expect(treeOf(cached)["c/LICENSE"]).toBe(apacheTerms());
  });
  test("leaves a file alone that is no text, however much it is missed", () => {
    const folder = folderWith({ "b/README.md": gemma, "b/NOTICE": Buffer.from("Notiz f\xfcr alle\n", "latin1") });
    check(folder, "--fix");
    expect(readFileSync(join(folder, "b/NOTICE"))).toEqual(Buffer.from("Notiz f\xfcr alle\n", "latin1"));
  });
});

describe("Fingerprints", () => {
  const tree: Tree = {
    "a/README.md": llama,
    "b/README.md": gemma,
    "b/adapter_config.json": '{"base_model_name_or_path": "google/gemma-2-2b"}',
  };
  const prints = (folder: string): string[] =>
    json(folder)
      .findings.map(({ fingerprint }) => fingerprint)
      .sort();
  test("stay when lines move", () => {
    const moved = {
      ...tree,
      "a/README.md": llama.replace("---\n", "---\n# a comment\n\n\n").replace("A reed.", "Much\n\nmore about reeds."),
    };
    expect(prints(folderWith(moved))).toEqual(prints(folderWith(tree)));
  });
  test("stay when line ends change", () => {
    const moved = { ...tree, "a/README.md": llama.replace(/\n/g, "\r\n") };
    expect(prints(folderWith(moved))).toEqual(prints(folderWith(tree)));
  });
  test("stay when the workspace moves", () => {
    const folder = folderWith(tree);
    const elsewhere = join(emptyFolder(), "another name");
    cpSync(folder, elsewhere, { recursive: true });
    const here = prints(folder);
    rmSync(folder, { recursive: true });
    expect(prints(elsewhere)).toEqual(here);
  });
  test("stay for one work when another is added", () => {
    const before = prints(folderWith(tree));
    const after = prints(folderWith({ ...tree, "c/README.md": gemma.replace("sedge-2b", "rush-2b") }));
    expect(after).toEqual(expect.arrayContaining(before));
  });
  test("differ from finding to finding", () => {
    const all = prints(folderWith(tree));
    expect(new Set(all).size).toBe(all.length);
  });
});

test("--fix and --output write only where they were told to: a check alone writes nothing", () => {
  const folder = folderWith({ "README.md": llama, "b/README.md": gemma });
  const home = emptyFolder();
  const before = treeOf(folder);
  for (const format of ["text", "json", "sarif", "markdown"]) run(cli, folder, ["check", "--format", format, "--all"], { HOME: home });
  expect(treeOf(folder)).toEqual(before);
  expect(treeOf(home)).toEqual({});
});

/** The words at a place, as an editor would count. */
function wordsAt(folder: string, { path, startLine, startColumn, endLine, endColumn }: Finding["location"]): string {
  const text = readFileSync(join(folder, path), "utf8");
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  return text.slice((starts[startLine - 1] ?? 0) + startColumn - 1, (starts[endLine - 1] ?? 0) + endColumn - 1);
}

/** The Apache License without the advice on how to apply it. */
function apacheTerms(): string {
  const { licenseText } = JSON.parse(
    readFileSync(new URL("../node_modules/spdx-license-list/licenses/Apache-2.0.json", import.meta.url), "utf8"),
  ) as { licenseText: string };
  return `${licenseText.slice(0, licenseText.indexOf("APPENDIX")).trimEnd()}\n`;
}
