/** What an editor shows at a place of a file: hovers, counts, links and completion, as plain data. Files in, words out. */
import fc from "fast-check";
import { micromark } from "micromark";
import { describe, expect, test } from "vitest";
import { type Locale, type Snapshot, path as toPath } from "../src/core/index.ts";
import { type Completion, completionsAt, countsIn, hoverAt, linksIn, type Reading } from "../src/core/language/index.ts";
import { check } from "./harness/check.ts";
import { knowledge, standIn } from "./harness/knowledge.ts";
import { harm, samples, workspace } from "./harness/samples.ts";

const read = (snapshot: Snapshot, locale: Locale = "en"): Reading => ({
  snapshot,
  knowledge,
  locale,
  pageOf: ({ check: id, license, service }) => `page:${[id, license ?? service].filter(Boolean).join("/")}`,
});
const reading = (files: Readonly<Record<string, string>>, locale?: Locale): Reading => read(check(new Map(Object.entries(files))), locale);

/** Cards and configs in few words. */
const card = (...lines: readonly string[]): string => `---\n${lines.join("\n")}\n---\n# reed-8b\n\nA reed.\n`;
const llama = "meta-llama/Llama-3.1-8B-Instruct";
const axolotl = (...lines: readonly string[]): string => [`base_model: ${llama}`, "micro_batch_size: 1", ...lines, ""].join("\n");
const copy = (id: string): string => {
  const license = knowledge.licenses.get(id);
  if (!license) throw new Error(id);
  return standIn(license);
};

/** The hover over some words, without the signs that only Markdown sees. */
function hover(files: Readonly<Record<string, string>>, path: string, words: string, locale?: Locale): string | undefined {
  const at = (files[path] ?? "").indexOf(words);
  expect(at, words).toBeGreaterThanOrEqual(0);
  return hoverAt(toPath(path), at + 1, reading(files, locale))?.markdown.replace(/\\(?=[^\w\s])/g, "");
}

describe("A hover over a base model", () => {
  const files = { "m/README.md": card("license: mit", `base_model: ${llama}`) };
  const said = hover(files, "m/README.md", "meta-llama") ?? "";
  test("says what it is and whose", () => {
    expect(said).toContain("`meta-llama/Llama-3.1-8B-Instruct` · **Llama 3.1** · Meta");
  });
  test("names the license with its edition and the way to the official text", () => {
    expect(said).toContain(
      "**[Llama 3.1 Community License](https://www.llama.com/llama3_1/license/)** · Meta · community license · edition of 2024-07-23",
    );
  });
  test("lists what is open for the work of this file, each a link to the page of its rule", () => {
    expect(said).toContain("**Open** `reed-8b`\n- [a copy of the license](page:include-license-copy/llama3.1) · 1.b.i(A)");
  });
  test("tells the clauses in plain words", () => {
    expect(said).toMatch(/a name that begins with "Llama".*1\.b\.i: An AI model that was created/);
    expect(said).toContain("1.b.i(A): Whoever distributes the materials");
  });
  test("lists what files cannot show", () => {
    expect(said).toMatch(/\*\*To confirm\*\* `reed-8b`\n- .*Use follows/);
  });
  test("says how we know: where it is named, how model and license were read", () => {
    expect(said).toMatch(
      /Evidence: named in `m\/README\.md`; Llama 3\.1: read in the official text \(\d{4}-\d\d-\d\d\); Llama 3\.1 Community License: read/,
    );
  });
  test("leads to its page on the Hub", () => {
    expect(said).toContain("(https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct)");
  });
  test("stands over exactly the id", () => {
    const text = files["m/README.md"];
    const range = hoverAt(toPath("m/README.md"), text.indexOf("Instruct"), reading(files))?.range;
    expect(text.slice(range?.start, range?.end)).toBe(llama);
  });
  test("says it in Chinese", () => {
    const chinese = hover(files, "m/README.md", "meta-llama", "zh") ?? "";
    expect(chinese).toContain("社区许可证 · 2024-07-23 版");
    expect(chinese).toMatch(/\*\*待处理\*\* `reed-8b`\n- \[附上许可证副本\]/);
    expect(chinese).toContain("依据： 见于");
  });
});

describe("A hover tells how a duty stands", () => {
  test("met, with the file that meets it", () => {
    const said = hover({ "m/README.md": card(`base_model: ${llama}`), "m/LICENSE": copy("llama3.1") }, "m/README.md", "meta-llama");
    expect(said).toMatch(/\*\*Met\*\* `reed-8b`\n- \[A copy of the agreement[^\n]* · `m\/LICENSE`/);
  });
  test("answered, with the file that answers it", () => {
    const answer = "answers:\n  - check: use-policy\n    met: true\n    note: read\n";
    const said = hover({ "README.md": card(`base_model: ${llama}`), "model-terms.yaml": answer }, "README.md", "meta-llama");
    expect(said).toMatch(/\*\*Met\*\*.*\n(?:- .*\n)*- \[Use follows[^\n]* · `model-terms\.yaml`/);
  });
  test("to be met when published, for what is only trained", () => {
    const said = hover({ "a.yml": axolotl() }, "a.yml", "meta-llama");
    expect(said).toContain("**When it is published** `a.yml`\n");
    expect(said).not.toContain("**Open**");
  });
  test("with the name of the license where several ask", () => {
    const said = hover(
      { "README.md": card("license: mit", "base_model: deepseek-ai/DeepSeek-R1-Distill-Llama-8B") },
      "README.md",
      "deepseek-ai/",
    );
    expect(said).toMatch(/a copy of the license\S* · Llama 3\.1 Community License ·/);
  });
  test("not at all in a licensor's own work", () => {
    const own = { "meta-llama/Llama-3.1-8B-Instruct/README.md": card("license: llama3.1", "base_model: meta-llama/Llama-3.1-8B") };
    expect(hover(own, Object.keys(own)[0] as string, "meta-llama/")).toContain("The licensor's own work: nothing is asked of it.");
  });
  test("in a license file, a notice and a mark: what they meet", () => {
    const files = {
      "m/README.md": `${card(`base_model: ${llama}`)}\nBuilt with Llama\n`,
      "m/LICENSE": copy("llama3.1"),
    };
    expect(hover(files, "m/LICENSE", "Stand-in")).toMatch(
      /\*\*This meets\*\*\n- \[A copy of the agreement[^\n]*· Llama 3\.1 Community License/,
    );
    expect(hover(files, "m/README.md", "Built with")).toMatch(/\*\*This meets\*\*\n- \[The mark/);
  });
});

describe("A hover tells what else an id can be", () => {
  const over = (text: string, words: string, path = "m/README.md"): string | undefined => hover({ [path]: text }, path, words);
  test("a data set: its license, whose output it is, what its authors say", () => {
    const said = over(card("datasets: [tatsu-lab/alpaca]"), "tatsu-lab");
    expect(said).toContain("**[CC BY-NC 4.0 License](https://creativecommons.org/licenses/by-nc/4.0/)**");
    expect(said).toContain("no commercial use");
    expect(said).toContain("Made with output of text-davinci-003 ([OpenAI](page:output-terms/openai))");
    expect(said).toContain("The authors say");
    expect(said).toContain("(https://huggingface.co/datasets/tatsu-lab/alpaca)");
  });
  test("a provider: its terms by date, newest first", () => {
    const said = over(axolotl("teacher_model: gpt-4o"), "gpt-4o", "a.yml") ?? "";
    expect(said).toContain("`gpt-4o` · OpenAI");
    expect(said).toMatch(/- \d{4}-\d\d-\d\d – .*output may not train competing models \(\[/);
    const dates = [...(said.split("\n\n")[1] ?? "").matchAll(/^- (\S+) –/gm)].map(([, date]) => date ?? "");
    expect(dates).toEqual([...dates].sort().reverse());
    expect(said).toContain("[All editions of the terms](page:output-terms/openai)");
  });
  test("a quantized copy", () => {
    expect(over(card("base_model: nvidia/Llama-3.1-8B-Instruct-FP8"), "nvidia")).toContain("**Llama 3.1** · Meta · a quantized copy");
  });
  test("a name that tells it alone, which is not certain", () => {
    const said = over(card("base_model: somebody/Llama-3.1-8B-reed"), "somebody");
    expect(said).toContain("told by its name alone");
    expect(said).toContain("possible, no more");
  });
  test("a model whose license was replaced in place", () => {
    expect(over(card("base_model: 01-ai/Yi-34B"), "01-ai")).toMatch(/\[Yi Community License 2\.1\].*copies until 2024-05-29/);
  });
  test("a work of this workspace", () => {
    const files = { "m/README.md": card("license: mit"), "a.yml": axolotl().replace(llama, "./m") };
    expect(hover(files, "a.yml", "./m")).toMatch(/a work of this workspace\n\n`m\/README\.md`\n\n\*\*\[MIT License\]/);
  });
  test("something that we do not know, calmly", () => {
    const said = over(card("base_model: somebody/reed"), "somebody");
    expect(said).toContain("`somebody/reed` · not known to us\n\nLook at its card. It is neither counted as free nor as restricted.");
  });
  test.each(
    Object.entries(samples).flatMap(([format, [path]]) =>
      check(workspace)
        .claims(toPath(path))
        .flatMap((claim) => (claim.kind === "upstream" && claim.ref.scheme !== "path" ? [[format, claim] as const] : [])),
    ),
  )("wherever the core reads one: %s", (_, claim) => {
    const snapshot = check(workspace);
    const range = snapshot.locate(claim.anchor);
    expect(hoverAt(claim.anchor.path, range?.start ?? -1, read(snapshot))?.markdown).toContain("Evidence:");
  });
});

describe("A hover over a license", () => {
  const over = (lines: readonly string[], words: string): string | undefined => hover({ "README.md": card(...lines) }, "README.md", words);
  test("says which one it is and what it asks", () => {
    const said = over(["license: gemma"], "gemma");
    expect(said).toContain("**[Gemma Terms of Use](https://ai.google.dev/gemma/terms)** · Google");
    expect(said).toMatch(/\*\*It asks\*\*\n- \[[^\n]*\]\(page:[\w-]+\/gemma\) · /);
  });
  test("reads `other` through its name", () => {
    expect(over(["license: other", "license_name: llama4"], "other")).toContain("Llama 4 Community License");
    expect(over(["license: other", "license_name: llama4"], "llama4")).toContain("Llama 4 Community License");
  });
  test("says of a family of licenses that it names none", () => {
    expect(over(["license: cc"], "cc\n")).toContain("a family of licenses");
  });
  test("says of another one that we do not know it", () => {
    expect(over(["license: reed-license"], "reed-license")).toContain("`reed-license` · No license that we know.");
  });
  test("is silent over a link to a file", () => {
    const files = {
      "README.md": card("license: other", "license_name: reed", "license_link: LICENSE.txt"),
      "LICENSE.txt": "Do as you like.\n",
    };
    expect(hover(files, "README.md", "LICENSE.txt")).toBeUndefined();
  });
});

describe("A hover over a finding that stands elsewhere", () => {
  const said = hover({ "README.md": card("license: mit", `base_model: ${llama}`, "model_name: reed-8b") }, "README.md", "reed-8b") ?? "";
  test("leads to the page of its rule", () =>
    expect(said).toMatch(/^\*\*\[The name of the work[^\]]*\]\(page:name-prefix\/llama3\.1\)\*\*/));
  test("tells the clause in plain words and how it was read", () =>
    expect(said).toMatch(/- \[1\.b\.i\]\(https:[^)]*\): An AI model .* \(read in the official text\)/));
  test("shows the way from the work to the upstream", () => expect(said).toContain("`reed-8b` → `meta-llama/Llama-3.1-8B-Instruct`"));
});

describe("A hover in model-terms.yaml", () => {
  const text = "answers:\n  - check: use-policy\n    license: llama3.1\n    met: true\n    note: yes\nseverities:\n  name-prefix: off\n";
  const over = (words: string): string | undefined => hover({ "model-terms.yaml": text }, "model-terms.yaml", words);
  test("tells a license", () => expect(over("llama3.1")).toContain("Llama 3.1 Community License"));
  test("tells a check", () => {
    expect(over("use-policy")).toBe("[Use follows the licensor's policy](page:use-policy)");
    expect(over("name-prefix")).toContain("page:name-prefix");
  });
  test("tells what a key means, at the top and in an entry", () => {
    expect(over("answers")).toBe("`answers` · Answers to what files cannot show.");
    expect(over("note")).toBe("`note` · Who says so, and on what ground.");
  });
  test("tells the same in Chinese", () => {
    const at = { ...reading({ "model-terms.yaml": text }), locale: "zh" } as const;
    expect(hoverAt(toPath("model-terms.yaml"), text.indexOf("note"), at)?.markdown).toMatch(/^`note` · 由谁/);
  });
  test("is silent over everything else", () => expect(over("true")).toBeUndefined());
});

describe("No hover", () => {
  test.each([
    ["prose", "A reed"],
    ["a key", "base_model"],
    ["the language", "en\n"],
  ])("over %s", (_, words) => {
    expect(hover({ "README.md": card("language: en", `base_model: ${llama}`, "license: llama3.1") }, "README.md", words)).toBeUndefined();
  });
  test("in a file that was not read", () => expect(hoverAt(toPath("none.md"), 0, reading({}))).toBeUndefined());
});

describe("Words of files are never markup", () => {
  const evil = [
    "a/b`[x](command:evil)<img src=x>",
    "a/![x](https://evil.example/x.png)",
    "https://huggingface.co/a/b](command:evil)",
    "<a href='command:evil'>a/b</a>",
    "www.evil.example/x",
    "a/b\u202e\u2066c",
  ];
  /** Where the Markdown would lead, and the tags in it. */
  const render = (markdown: string): { readonly hrefs: string[]; readonly tags: Set<string> } => {
    const html = micromark(markdown, { allowDangerousProtocol: true });
    return {
      hrefs: [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, href]) => href ?? ""),
      tags: new Set([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag ?? "")),
    };
  };
  test.each(evil)("%s", (id) => {
    const quoted = JSON.stringify(id);
    const text = card(
      `license: ${quoted}`,
      "base_model:",
      `  - ${quoted}`,
      `  - ${llama}`,
      `datasets: [${quoted}]`,
      `model_name: ${quoted}`,
    );
    const at = reading({ "README.md": text });
    const all = [...at.snapshot.claims(toPath("README.md"))].flatMap(({ anchor }) => {
      const range = at.snapshot.locate(anchor);
      return range ? (hoverAt(toPath("README.md"), range.start, at)?.markdown ?? []) : [];
    });
    expect(all.length).toBeGreaterThan(1);
    for (const markdown of all) {
      const { hrefs, tags } = render(markdown);
      expect(hrefs.filter((href) => !/^(?:page:|https:\/\/(?:huggingface\.co|www\.llama\.com)\/)/.test(href))).toEqual([]);
      expect([...tags].filter((tag) => !/^(?:p|a|em|strong|code|ul|li|hr)$/.test(tag))).toEqual([]);
      expect(markdown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }
  });
});

describe("Counts", () => {
  const of = (files: Readonly<Record<string, string>>, path: string, locale?: Locale): string[] =>
    countsIn(toPath(path), reading(files, locale)).map(({ range, text }) => `${files[path]?.slice(range.start, range.end)}: ${text}`);
  test("say under which license a base comes, how many duties it brings, and how many are open", () => {
    expect(of({ "README.md": card("license: llama3.1", `base_model: ${llama}`) }, "README.md")).toEqual([
      "meta-llama/Llama-3.1-8B-Instruct: Llama 3.1 Community · 7 duties · 4 open",
    ]);
  });
  test("say it in Chinese", () => {
    expect(of({ "README.md": card("license: llama3.1", `base_model: ${llama}`) }, "README.md", "zh")).toEqual([
      "meta-llama/Llama-3.1-8B-Instruct: Llama 3.1 Community · 7 项义务 · 4 项待处理",
    ]);
  });
  test("go down as duties are met, and leave out what is not open", () => {
    const files = { "README.md": card("license: apache-2.0", "base_model: Qwen/Qwen2.5-7B-Instruct"), LICENSE: copy("apache-2.0") };
    expect(of(files, "README.md")).toEqual(["Qwen/Qwen2.5-7B-Instruct: Apache License 2.0 · 3 duties"]);
  });
  test("of what is only trained are what publishing will ask", () => {
    expect(of({ "a.yml": axolotl() }, "a.yml")).toEqual([
      "meta-llama/Llama-3.1-8B-Instruct: Llama 3.1 Community · 6 duties · 4 when published",
    ]);
  });
  test("stand once in a file, however often it names the base", () => {
    const text = card("license: llama3.1", `base_model: ${llama}`, `tags: ["base_model:finetune:${llama}"]`);
    expect(of({ "README.md": text }, "README.md")).toHaveLength(1);
  });
  test("stand at each of several bases, in the order of the file", () => {
    const text = card("base_model:", "  - google/gemma-2-2b", "  - Qwen/Qwen2.5-7B-Instruct", "datasets: [tatsu-lab/alpaca]");
    expect(countsIn(toPath("README.md"), reading({ "README.md": text })).map(({ isModel }) => isModel)).toEqual([true, true, false]);
  });
  test("are not shown where nothing is asked", () => {
    expect(of({ Modelfile: "FROM qwen2.5:7b\nPARAMETER temperature 1\n" }, "Modelfile")).toEqual([]);
    expect(of({ "README.md": card("base_model: somebody/reed") }, "README.md")).toEqual([]);
    expect(of({ "docs/about.md": "# About\n" }, "docs/about.md")).toEqual([]);
  });
});

describe("Links", () => {
  const of = (files: Readonly<Record<string, string>>, path: string): Record<string, string> =>
    Object.fromEntries(
      linksIn(toPath(path), reading(files)).map((link) => [
        files[path]?.slice(link.range.start, link.range.end),
        "url" in link ? link.url : `./${link.path}`,
      ]),
    );
  test("lead from ids to the Hub, and from a license to its official text", () => {
    expect(of({ "README.md": card("license: gemma", "base_model: google/gemma-2-2b", "datasets: [org/talks]") }, "README.md")).toEqual({
      gemma: "https://ai.google.dev/gemma/terms",
      "google/gemma-2-2b": "https://huggingface.co/google/gemma-2-2b",
      "org/talks": "https://huggingface.co/datasets/org/talks",
    });
  });
  test("lead to a work of this workspace itself", () => {
    expect(of({ "m/README.md": card("license: mit"), "a.yml": axolotl().replace(llama, "./m") }, "a.yml")).toEqual({
      "./m": "./m/README.md",
    });
  });
  test("lead to Ollama's library and to the Hub from a Modelfile", () => {
    expect(of({ Modelfile: "FROM llama3.1:8b\n" }, "Modelfile")).toEqual({ "llama3.1:8b": "https://ollama.com/library/llama3.1" });
    expect(of({ Modelfile: "FROM hf.co/org/reed-GGUF\n" }, "Modelfile")).toEqual({
      "hf.co/org/reed-GGUF": "https://huggingface.co/org/reed-GGUF",
    });
  });
  test("lead from a config's own repository, and from a name that we know, to the Hub", () => {
    expect(of({ "a.yml": axolotl("hub_model_id: me/reed-8b") }, "a.yml")).toMatchObject({
      "me/reed-8b": "https://huggingface.co/me/reed-8b",
    });
  });
  test("leave addresses to the editor, and paths and unknown names alone", () => {
    expect(of({ "README.md": card("base_model: https://huggingface.co/google/gemma-2-2b", "license: reed") }, "README.md")).toEqual({});
    expect(of({ "a.yml": axolotl().replace(llama, "./elsewhere") }, "a.yml")).toEqual({});
  });
});

/** Where the cursor stands. */
const here = "‸";

/** What fits at the cursor, and the words that it replaces; the other files are as they are. */
function complete(
  path: string,
  marked: string,
  others: Readonly<Record<string, string>> = {},
): readonly Completion[] & { replaces: string | undefined } {
  const offset = marked.indexOf(here);
  const text = marked.replace(here, "");
  const found = completionsAt(toPath(path), text, offset, reading({ ...others, [path]: text }));
  return Object.assign([...(found?.items ?? [])], { replaces: found && text.slice(found.range.start, found.range.end) });
}
const labels = (items: readonly Completion[]): string[] => items.map(({ label }) => label);

describe("Completion in a card", () => {
  test("of license offers the Hub's ids, that of the base first", () => {
    const items = complete("README.md", card(`license: ${here}`, "base_model: google/gemma-2-2b"));
    expect(labels(items).slice(0, 3)).toEqual(["gemma", "apache-2.0", "mit"]);
    expect(items[0]).toMatchObject({ detail: "the license of the base" });
    expect(items[0]?.documentation).toContain("community license");
  });
  test("offers `other` first where the Hub has no id for the license of the base, and its name for license_name", () => {
    const base = "base_model: tiiuae/falcon-180B";
    expect(labels(complete("README.md", card(`license: ${here}`, base)))[0]).toBe("other");
    expect(labels(complete("README.md", card("license: other", `license_name: ${here}`, base)))[0]).toContain("falcon");
  });
  test("of a base offers what files beside it name, then what the makers publish", () => {
    const items = complete("m/README.md", card(`base_model: ${here}`), {
      "x.yml": axolotl().replace(llama, "org/far"),
      "m/train.yml": axolotl(),
    });
    expect(labels(items).slice(0, 2)).toEqual([llama, "org/far"]);
    expect(items[0]).toMatchObject({ detail: "m/train.yml" });
    expect(labels(items)).toContain("deepseek-ai/DeepSeek-R1");
    expect(new Set(labels(items)).size).toBe(items.length);
  });
  test("spells out what a pattern of ours can, and stops where it says anything", () => {
    const items = complete("README.md", card(`base_model: ${here}`));
    expect(items.find(({ label }) => label === "meta-llama/Llama-3.1-…")).toMatchObject({ insert: "meta-llama/Llama-3.1-" });
    expect(items.filter(({ label, insert }) => /[{}*]/.test(label + insert))).toEqual([]);
  });
  test("replaces what is written there", () => {
    expect(complete("README.md", card(`base_model: meta-ll${here}ama/x`)).replaces).toBe("meta-llama/x");
    expect(complete("README.md", card("base_model:", `  - "goo${here}"`)).replaces).toBe("goo");
    expect(complete("README.md", card(`datasets: [org/a, tat${here}]`)).replaces).toBe("tat");
  });
  test("of the relation offers the Hub's four words", () => {
    expect(labels(complete("README.md", card(`base_model_relation: ${here}`)))).toEqual(["finetune", "adapter", "merge", "quantized"]);
  });
  test("of data offers data sets, in lists of every kind", () => {
    for (const text of [card("datasets:", `  - ${here}`), card("datasets:", `- org/a`, `- ${here}`), card(`datasets: [${here}]`)]) {
      const items = complete("README.md", text);
      expect(labels(items)).toContain("tatsu-lab/alpaca");
      expect(items.find(({ label }) => label === "tatsu-lab/alpaca")?.documentation).toContain("no commercial use");
    }
    expect(labels(complete("README.md", card("task_categories: [a]", `source_datasets: ${here}`)))).toContain("tatsu-lab/alpaca");
  });
  test("of a name offers one that holds to the license of the base", () => {
    const name = (written: string): string[] =>
      labels(complete("README.md", card(`base_model: ${llama}`, `model_name: ${written}${here}`)));
    expect(name("marsh")).toEqual(["Llama-marsh"]);
    expect(name("llama-marsh")).toEqual(["llama-marsh"]);
    expect(labels(complete("README.md", card(`base_model: ${llama}`, "model-index:", `  - name: marsh${here}`)))).toEqual(["Llama-marsh"]);
    expect(labels(complete("README.md", card("base_model: google/gemma-2-2b", `model_name: marsh${here}`)))).toEqual([]);
  });
  test("works before the front matter has an end", () => {
    expect(labels(complete("README.md", `---\nlicense: ${here}`))).toContain("apache-2.0");
  });
  test("says what it is in Chinese", () => {
    const text = card("license: ", "base_model: google/gemma-2-2b");
    const found = completionsAt(toPath("README.md"), text, text.indexOf("license: ") + 9, reading({ "README.md": text }, "zh"));
    expect(found?.items[0]).toMatchObject({ label: "gemma", detail: "基础模型的许可证" });
  });
  test.each([
    ["prose", "README.md", `${card("license: mit")}license: ${here}`],
    ["other keys", "README.md", card(`language: ${here}`)],
    ["keys", "README.md", card(here)],
    ["comments", "README.md", card(`license: mit # license: ${here}`)],
    ["pages that are no cards", "docs/page.md", card("layout: post", `license: ${here}`)],
    ["keys of the same name below others", "README.md", card("widget:", `  - license: ${here}`)],
  ])("is silent in %s", (_, path, text) => expect(labels(complete(path, text))).toEqual([]));
});

describe("Completion in a config", () => {
  test.each([
    ["a.yml", `base_model: ${here}\nmicro_batch_size: 1\n`],
    ["t.yaml", `model_name_or_path: ${here}\nlearning_rate: 1e-5\n`],
    ["adapter_config.json", `{\n  "base_model_name_or_path": "${here}",\n  "peft_type": "LORA"\n}\n`],
    ["mk.yaml", `models:\n  - model: ${llama}\n  - model: ${here}\nmerge_method: ties\nbase_model: ${llama}\n`],
    ["s.yaml", `model: Qwen/Qwen2.5-${here}\ntrain_type: lora\ntemplate: qwen\ndataset: org/own\n`],
  ])("of a base, in %s", (path, text) => expect(labels(complete(path, text))).toContain("deepseek-ai/DeepSeek-R1"));
  test("of a Modelfile's base offers Ollama's names", () => {
    const items = complete("Modelfile", `FROM llama${here}\n`);
    expect(labels(items)).toContain("llama3.1");
    expect(items.replaces).toBe("llama");
    expect(labels(complete("Modelfile", `SYSTEM ${here}\n`))).toEqual([]);
  });
  test("of data, where the core reads it", () => {
    expect(labels(complete("a.yml", axolotl("datasets:", `  - path: ${here}`, "    type: alpaca")))).toContain("tatsu-lab/alpaca");
  });
  test("of the repository that is pushed to keeps its owner", () => {
    expect(labels(complete("a.yml", axolotl(`hub_model_id: me/marsh${here}`)))).toEqual(["me/Llama-marsh"]);
  });
  test.each([
    ["files that speak of no work", "ci.yml", `jobs:\n  model: ${here}\n`],
    ["other keys", "a.yml", axolotl(`adapter: ${here}`)],
    ["values of other things", "a.yml", axolotl("wandb:", `  - path: ${here}`)],
    ["other files", "a.py", `base_model: ${here}`],
  ])("is silent in %s", (_, path, text) => expect(labels(complete(path, text))).toEqual([]));
});

describe("Completion in model-terms.yaml", () => {
  const offered = (text: string): string[] => labels(complete("model-terms.yaml", text, { "README.md": card(`base_model: ${llama}`) }));
  test("offers checks, those that ask something here first", () => {
    expect(offered(`answers:\n  - check: ${here}\n`).slice(0, 2).sort()).toEqual(["use-policy", "user-threshold"]);
  });
  test("offers licenses, those that ask something here first", () => {
    expect(offered(`answers:\n  - check: use-policy\n    license: ${here}\n`)[0]).toBe("llama3.1");
  });
  test("offers uses, yes and no, severities", () => {
    expect(offered(`uses:\n  - folder: .\n    use: ${here}\n`)).toEqual(["publish", "train", "reference", "bundle", "host"]);
    expect(offered(`answers:\n  - check: use-policy\n    met: ${here}\n`)).toEqual(["true", "false"]);
    expect(offered(`severities:\n  name-prefix: ${here}\n`)).toEqual(["error", "warning", "information", "hint", "off"]);
  });
  test("offers checks as keys of severities", () => {
    const items = complete("model-terms.yaml", `severities:\n  name${here}\n`);
    expect(items.find(({ label }) => label === "name-prefix")).toMatchObject({ insert: "name-prefix: " });
  });
  test("offers the keys at the top, and those of an entry behind its dash and below it", () => {
    expect(offered(`${here}\n`)).toContain("waivers");
    const keys = ["check", "license", "upstream", "path", "subject", "finding", "reason", "owner", "expires"];
    expect(offered(`waivers:\n  - ${here}\n`)).toEqual(keys);
    expect(offered(`waivers:\n  - check: name-prefix\n    ${here}\n`)).toEqual(keys);
    const [first] = complete("model-terms.yaml", `waivers:\n  - ${here}\n`);
    expect(first).toMatchObject({ insert: "check: ", documentation: "The id of a check." });
  });
  test("offers upstreams, works and places of the workspace", () => {
    expect(offered(`waivers:\n  - check: name-prefix\n    upstream: ${here}\n`)[0]).toBe(llama);
    expect(offered(`waivers:\n  - check: name-prefix\n    subject: ${here}\n`)).toEqual(["reed-8b"]);
    expect(offered(`waivers:\n  - check: name-prefix\n    path: ${here}\n`)).toEqual([".", "README.md"]);
    expect(offered(`uses:\n  - folder: ${here}\n`)).toEqual(["."]);
  });
  test("is silent elsewhere", () => expect(offered(`waivers:\n  - check: name-prefix\n    reason: ${here}\n`)).toEqual([]));
});

test("Nothing throws, whatever becomes of a file and wherever the cursor stands", () => {
  const harmed = fc.tuple(
    fc.constantFrom(...workspace.keys()),
    fc.array(harm, { minLength: 1, maxLength: 3 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(harmed, ([path, harms, part]) => {
      const text = harms.reduce((now, change) => change(now), workspace.get(path) ?? "");
      const at = read(check(new Map([...workspace, [path, text]])));
      const offset = Math.floor(part * text.length);
      hoverAt(toPath(path), offset, at);
      completionsAt(toPath(path), text, offset, at);
      for (const { range } of [...countsIn(toPath(path), at), ...linksIn(toPath(path), at)])
        expect(range.end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300, seed: 20_231_121 },
  );
});
