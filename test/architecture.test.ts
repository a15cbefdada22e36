/** The structure that `docs/architecture.md` describes, read from the sources themselves. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { root } from "../scripts/paths.ts";
import { checks } from "../src/core/checks/index.ts";
import { formats } from "../src/core/formats/index.ts";
import { en } from "../src/core/messages/en.ts";
import { zh } from "../src/core/messages/zh.ts";

/** Not imported by name: the panel is a project of its own. */
const { words: panelWords } = (await import(join(root, "webview/words.ts"))) as { readonly words: Readonly<Record<"en" | "zh", object>> };

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const json = (path: string): Readonly<Record<string, unknown>> => JSON.parse(read(path)) as Record<string, unknown>;
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .sort();
const all = ["src", "webview"].flatMap(sources);

/** What a source imports, types too: paths of ours from the root, other names as they stand. */
const importsOf = (file: string): string[] =>
  [...read(file).matchAll(/^(?:import|export)\s[^"'`;]*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm)].map(
    (found) => {
      const name = found[1] ?? found[2] ?? found[3] ?? "";
      return name.startsWith(".") ? join(dirname(file), name).replaceAll("\\", "/") : name;
    },
  );

/** Areas of the sources; files with a part of their own come first. `vocabulary`: the plain types of the rules. */
const areas: readonly (readonly [area: string, path: string])[] = [
  ["vocabulary", "src/core/knowledge/types.ts"],
  ["model-globs", "src/core/knowledge/glob.ts"],
  ["extract", "src/core/facts/extract.ts"],
  ["language-door", "src/core/language/index.ts"],
  ["report-words", "src/core/report/words.ts"],
  ["about-door", "src/core/about/index.ts"],
  ["protocol", "src/vscode/protocol.ts"],
  ["panel-library", "webview/ui.ts"],
  ["panel-rendering", "webview/dom.ts"],
  ["panel-layout", "webview/lineage/layout.ts"],
  ...["analysis", "candidates", "index", "reading", "session", "settings"].map((name) => [name, `src/core/${name}.ts`] as const),
  ...[
    "text syntax facts formats knowledge lineage obligations checks fixes findings messages policy report language agreement about".split(
      " ",
    ),
  ].flatMap((names) => names.map((name) => [name, `src/core/${name}/`] as const)),
  ["rows-door", "src/rows/index.ts"],
  ["scan", "src/cli/scan/"],
  ...["licenses", "workspace", "rows", "weights", "compare", "cli", "vscode"].map((name) => [name, `src/${name}/`] as const),
  ["webview", "webview/"],
];
const areaOf = (path: string): string => areas.find(([, start]) => path.startsWith(start))?.[0] ?? path;

/** Which area may know which. What stands in no line may know nothing but itself. */
const mayImport: Readonly<Record<string, string>> = {
  text: "",
  vocabulary: "",
  settings: "vocabulary text",
  messages: "vocabulary settings",
  syntax: "text yaml jsonc-parser",
  facts: "text vocabulary messages",
  formats: "text syntax facts vocabulary",
  extract: "text syntax facts formats",
  "model-globs": "",
  knowledge: "text facts vocabulary model-globs",
  agreement: "vocabulary",
  lineage: "text facts vocabulary knowledge settings",
  obligations: "facts vocabulary knowledge lineage",
  fixes: "text syntax messages",
  checks: "text facts vocabulary settings messages knowledge agreement lineage obligations fixes",
  findings: "text facts vocabulary settings lineage obligations checks fixes",
  policy: "text syntax facts vocabulary settings messages knowledge checks",
  analysis: "text facts vocabulary settings knowledge lineage obligations checks findings",
  reading: "text facts extract formats knowledge",
  session: "text facts settings knowledge findings policy reading analysis candidates",
  "report-words": "",
  report: "text facts vocabulary knowledge settings messages lineage checks fixes findings policy analysis session report-words",
  language: "text syntax facts vocabulary settings messages knowledge lineage checks findings policy analysis session report",
  "language-door": "language",
  about: "facts vocabulary settings messages knowledge agreement lineage analysis",
  "about-door": "about",
  candidates: "text facts",
  index: "text facts extract vocabulary settings messages knowledge fixes findings policy reading analysis session candidates report",
  licenses: "index",
  workspace: "ignore",
  rows: "vocabulary model-globs",
  "rows-door": "rows",
  scan: "index vocabulary settings rows-door node:crypto node:events node:fs node:fs/promises node:os node:path node:util node:worker_threads node:zlib @uwdata/flechette fzstd hyparquet",
  weights: "index",
  compare: "index weights",
  cli: "index about-door scan licenses workspace weights compare node:fs node:fs/promises node:os node:path node:url node:util node:worker_threads",
  protocol: "index",
  vscode: "index language-door about-door licenses workspace rows-door weights protocol vscode",
  "panel-library": "@vscode/webview-ui-toolkit panel-rendering",
  "panel-rendering": "preact preact/hooks",
  "panel-layout": "@dagrejs/dagre",
  webview: "index report-words protocol panel-library panel-rendering panel-layout",
};

describe("Imports", () => {
  test("go in the directions of the table", () => {
    const wrong = all.flatMap((file) => {
      const area = areaOf(file);
      const allowed = [area, ...(mayImport[area] ?? "").split(" ")];
      return importsOf(file)
        .filter((path) => !allowed.includes(areaOf(path)))
        .map((path) => `${file} (${area}) imports ${path} (${areaOf(path)})`);
    });
    expect(wrong).toEqual([]);
  });
  test("were all read: every area is one of the table", () => {
    expect(new Set(all.map(areaOf))).toEqual(new Set(Object.keys(mayImport)));
  });
  test("never go in a circle between areas of the core", () => {
    const known = (area: string): string[] => (mayImport[area] ?? "").split(" ").filter((name) => name in mayImport && name !== area);
    const circle = (area: string, way: readonly string[]): string[] | undefined =>
      way.includes(area)
        ? [...way, area]
        : known(area)
            .map((next) => circle(next, [...way, area]))
            .find((found) => found);
    expect(Object.keys(mayImport).flatMap((area) => circle(area, []) ?? [])).toEqual([]);
  });
  test("bring each library in through one file", () => {
    const importers = new Map<string, string[]>();
    for (const file of all)
      for (const name of new Set(importsOf(file)))
        if (!/^(?:src|webview)\/|^node:|^vscode$/.test(name)) importers.set(name, [...(importers.get(name) ?? []), file]);
    expect(Object.fromEntries(importers)).toEqual({
      "@dagrejs/dagre": ["webview/lineage/layout.ts"],
      "@vscode/webview-ui-toolkit": ["webview/ui.ts"],
      "@uwdata/flechette": [
        "src/cli/scan/arrow-codecs.ts",
        "src/cli/scan/arrow-dictionary.ts",
        "src/cli/scan/arrow-values.ts",
        "src/cli/scan/arrow.ts",
      ],
      fzstd: ["src/cli/scan/arrow-codecs.ts", "src/cli/scan/parquet.ts", "src/cli/scan/unpack.ts"],
      hyparquet: ["src/cli/scan/parquet.ts"],
      ignore: ["src/workspace/ignore-rules.ts"],
      "jsonc-parser": ["src/core/syntax/json.ts"],
      preact: ["webview/dom.ts"],
      "preact/hooks": ["webview/dom.ts"],
      yaml: ["src/core/syntax/yaml-mistakes.ts", "src/core/syntax/yaml.ts"],
    });
  });
  test("leave component tags to the one file that knows the component library", () => {
    expect(all.filter((file) => /["'`<]vscode-[a-z]/.test(read(file)))).toEqual(["webview/ui.ts"]);
  });
});

describe("The panel", () => {
  test("sets words as text and never makes markup of them", () => {
    const makes = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc|\beval\b|new Function/;
    expect(sources("webview").filter((file) => makes.test(withoutComments(read(file))))).toEqual([]);
  });
  test("speaks Chinese wherever a Chinese reader reads", () => {
    const said = (value: unknown): string[] =>
      typeof value === "string"
        ? [value]
        : typeof value === "function"
          ? [String((value as (...args: unknown[]) => unknown)("error", 2, 1))]
          : Object.values(value as object).flatMap(said);
    expect(said(panelWords.zh).filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe("The core", () => {
  test("builds for the browser out of itself and two parsers, without anything of Node", async () => {
    const { metafile, errors, warnings } = await build({
      absWorkingDir: root,
      entryPoints: ["src/core/index.ts", "src/core/language/index.ts"],
      bundle: true,
      write: false,
      metafile: true,
      platform: "browser",
      format: "esm",
      mainFields: ["module", "main"],
      outdir: "core",
      logLevel: "silent",
    });
    expect([...errors, ...warnings]).toEqual([]);
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.filter((path) => !/^src\/core\/|node_modules\/(?:yaml|jsonc-parser)\//.test(path))).toEqual([]);
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  });
  test("knows no globals but those of the language", () => {
    const { compilerOptions } = json("tsconfig.base.json") as { compilerOptions: Readonly<Record<string, unknown>> };
    expect(compilerOptions).toMatchObject({ lib: ["ES2023"], types: [], strict: true });
    expect(Object.keys((json("src/core/tsconfig.json")["compilerOptions"] ?? {}) as object)).not.toEqual(
      expect.arrayContaining(["lib", "types"]),
    );
  });
  test("asks nobody what day it is and rolls no dice", () => {
    const asks = /\bDate\.now\b|new Date\(\)|\bMath\.random\b|\bperformance\b|\bprocess[.[]|\bconsole\b/;
    expect(sources("src/core").filter((file) => asks.test(withoutComments(read(file))))).toEqual([]);
  });
});

describe("The list of", () => {
  const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
  const exportsOf = async (folder: string): Promise<[file: string, name: string, value: unknown][]> => {
    const modules = sources(folder).filter((file) => !file.endsWith("/index.ts"));
    const loaded = await Promise.all(
      modules.map(async (file) => [file, (await import(join(root, file))) as Record<string, unknown>] as const),
    );
    return loaded.flatMap(([file, exported]) =>
      Object.entries(exported).map(([name, value]): [string, string, unknown] => [basename(file, ".ts"), name, value]),
    );
  };
  const has = (value: unknown, ...keys: readonly string[]): value is { readonly id: string } =>
    typeof value === "object" && value !== null && keys.every((key) => key in value);

  test("formats is the folder, each format named as its file", async () => {
    const found = (await exportsOf("src/core/formats")).filter(([, , value]) => has(value, "id", "matches", "extract"));
    expect(new Set(found.map(([, , value]) => value))).toEqual(new Set(formats));
    for (const [file, name, value] of found) expect([kebab(name), (value as { id: string }).id]).toEqual([file, file]);
  });
  test("checks is the folder, each check named as its file", async () => {
    const found = await exportsOf("src/core/checks");
    const single = found.filter(([, , value]) => has(value, "id", "on"));
    const lists = found.flatMap(([, , value]) => (Array.isArray(value) && value.every((item) => has(item, "id", "on")) ? value : []));
    expect(new Set([...single.map(([, , value]) => value), ...lists])).toEqual(new Set(checks));
    for (const [file, name, value] of single) expect([kebab(name), (value as { id: string }).id]).toEqual([file, file]);
  });
  test("checks names every id once", () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("Words", () => {
  const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  const han = /\p{Script=Han}/u;

  test.each([
    ["messages in English", Object.values(en)],
    ["messages in Chinese", Object.values(zh)],
    ["the panel", JSON.stringify(panelWords)],
    ["the manifest", read("package.nls.json") + read("package.nls.zh-cn.json") + JSON.stringify(manifest)],
    ["the editor", Object.entries(json("l10n/bundle.l10n.zh-cn.json")).flat()],
    ["the reports", [...sources("src/core/report"), ...sources("src/cli")].map((file) => withoutComments(read(file)))],
  ])("of %s state what is missing and accuse nobody", (_, texts) => {
    expect([texts].flat().filter((text) => /violat|illegal|infring|违法|违规|侵权/i.test(String(text)))).toEqual([]);
  });
  test("every message is there in both languages, with the same places to fill in", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) expect(placeholders(zh[key as keyof typeof en]), key).toEqual(placeholders(text));
  });
  test("every Chinese message that says something says it in Chinese", () => {
    const foreign = Object.entries(zh).filter(([, text]) => /\p{L}/u.test(text.replace(/\{\w+\}/g, "")) && !han.test(text));
    expect(foreign).toEqual([]);
  });
  test("every message is used", () => {
    const code = sources("src")
      .filter((file) => !/messages\/(?:en|zh)\.ts$/.test(file))
      .map(read)
      .join("\n");
    const made = [...code.matchAll(/`([\w.-]+)\$\{/g)].map((found) => found[1] ?? "");
    const suffixes = [...code.matchAll(/\$\{\w+\}\.([\w.-]+)[`$]/g)].map((found) => `.${found[1]}`);
    const isMade = (key: string): boolean => made.some((start) => key.startsWith(start)) || suffixes.some((end) => key.endsWith(end));
    expect(
      Object.keys(en).filter((key) => !code.includes(`"${key}"`) && !isMade(key) && !/^(?:non-commercial|research-only)\./.test(key)),
    ).toEqual([]);
  });
  test("the panel has the same words in both languages", () => {
    const shape = (value: unknown): unknown =>
      typeof value === "string" ? "" : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, shape(inner)]));
    expect(shape(panelWords.zh)).toEqual(shape(panelWords.en));
  });
  test("everything that the editor says has a translation, and nothing else has", () => {
    const bundle = json("l10n/bundle.l10n.zh-cn.json") as Record<string, string>;
    const said = sources("src/vscode").flatMap((file) =>
      [...read(file).matchAll(/\bl10n\.t\(\s*"((?:[^"\\]|\\.)*)"/g)].map((found) => found[1] ?? ""),
    );
    const calls = sources("src/vscode").flatMap((file) => read(file).match(/\bl10n\.t\(/g) ?? []);
    expect(said.length, "each is a plain string").toBe(calls.length);
    expect(Object.keys(bundle).sort()).toEqual([...new Set(said)].sort());
    for (const [english, chinese] of Object.entries(bundle)) {
      expect([...chinese.matchAll(/\{\d+\}/g)].map(String).sort()).toEqual([...english.matchAll(/\{\d+\}/g)].map(String).sort());
      if (english !== manifest.displayName) expect(chinese).toMatch(han);
    }
  });
  test("every key of the manifest stands in both languages, and no other", () => {
    const keys = [...new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map((found) => found[1] ?? ""))].sort();
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) expect(Object.keys(json(file)).sort(), file).toEqual(keys);
    for (const text of Object.values(json("package.nls.zh-cn.json"))) expect(text).toMatch(han);
  });
  test("everything that the manifest shows to people is a key", () => {
    const shown =
      /^(?:title|label|description|markdownDescription|enumDescriptions|markdownEnumDescriptions|enumItemLabels|altText|contents)$/;
    const bare: string[] = [];
    JSON.stringify(manifest.contributes, (name, value: unknown) => {
      for (const text of shown.test(name) ? [value].flat() : [])
        if (!/^%[\w.]+%$/.test(String(text)) && text !== manifest.displayName) bare.push(String(text));
      return value;
    });
    expect(bare).toEqual([]);
  });
  test("every check has a short name for lists", () => {
    const names = read("src/vscode/check-names.ts");
    expect(checks.map(({ id }) => id).filter((id) => !names.includes(`case "${id}":`))).toEqual([]);
  });
  test("nothing is shown in the editor but translated words, messages and words of files", () => {
    const spoken =
      /\bshow(?:Information|Warning|Error)Message\(\s*["`]|\b(?:title|placeHolder|prompt|detail|description|label): "[^"]*[A-Za-z]{3}/;
    expect(sources("src/vscode").filter((file) => spoken.test(withoutComments(read(file))))).toEqual([]);
  });
  test("what the manifest names is there: pictures, and commands of which each stands in the palette or is hidden there", () => {
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    for (const { media } of steps) expect(read(media.svg)).toMatch(/^<svg /);
    const commands = manifest.contributes.commands.map(({ command }) => command);
    const used = Object.values(manifest.contributes.menus).flatMap((items) => items.map(({ command }) => command));
    expect(used.filter((command) => !commands.includes(command))).toEqual([]);
    const code = sources("src/vscode").map(read).join("\n");
    expect(
      commands.filter((command) => !code.includes(`"${command}"`) && !code.includes(`"${command.replace("modelTerms.", "")}"`)),
    ).toEqual([]);
  });
});

describe("Every source", () => {
  test("opens with a comment that says what it is", () => {
    expect(all.filter((file) => !/^(?:#!.*\n)?\/\*\*/.test(read(file)))).toEqual([]);
  });
  test("has a comment before everything it exports, but for what is named as the file", () => {
    const bare = all.flatMap((file) => {
      const rows = read(file).split("\n");
      return rows.flatMap((row, i) => {
        const name = /^export (?:abstract |async )?(?:function\*?|const|let|type|interface|class) (\w+)/.exec(row)?.[1];
        const own = name !== undefined && name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase() === basename(file, ".ts");
        return name === undefined || own || /\*\/\s*$/.test(rows[i - 1] ?? "") ? [] : [`${file} ${name}`];
      });
    });
    expect(bare).toEqual([]);
  });
  test("names nothing of the machine on which it was written", () => {
    const files = [...all, ...sources("scripts"), ...sources("test"), "README.md", "package.json"];
    expect(files.filter((file) => /\/(?:home|Users|work|root)\/\w|[A-Z]:\\Users/.test(read(file)))).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}
