/** What holds for every text, every order and every edit. The seed is fixed, so that a run says the same on every machine. */
import fc from "fast-check";
import { parse, postprocess, preprocess } from "micromark";
import { describe, expect, test } from "vitest";
import type { Claim } from "../src/core/facts/claim.ts";
import { createExtractor } from "../src/core/facts/extract.ts";
import { createLexicon, phraseKey } from "../src/core/facts/lexicon.ts";
import { isWeightFile } from "../src/core/facts/weight-file.ts";
import { formats } from "../src/core/formats/index.ts";
import {
  createReading,
  createSession,
  defaultSettings,
  jsonReport,
  lines,
  markdownReport,
  orderedPhrases,
  reportOf,
  rulePage,
  type Session,
  type Snapshot,
  sarif,
  path as toPath,
} from "../src/core/index.ts";
import { frontMatter, markdown } from "../src/core/syntax/markdown.ts";
import { check, fixed, lineOf, visible } from "./harness/check.ts";
import { knowledge, standIn } from "./harness/knowledge.ts";
import { harm, samples, workspace } from "./harness/samples.ts";
import { composed, ours, yamlSoup, yamlTexts } from "./harness/yaml.ts";

fc.configureGlobal({ seed: 20_231_121 });

const origin = { version: "0", knowledge: "test" };
const everything = (snapshot: Snapshot): string =>
  (["en", "zh"] as const)
    .map((locale) => reportOf(snapshot, locale, origin))
    .map((report) =>
      [JSON.stringify(report), JSON.stringify(jsonReport(report)), JSON.stringify(sarif(report)), markdownReport(report)].join("\n"),
    )
    .join("\n");

const phrases = [...knowledge.licenses.values()].flatMap(({ terms }) =>
  terms.flatMap(({ marks, notice }) => [...(marks ?? []), ...(notice ?? [])]),
);
const extractor = createExtractor(formats, createLexicon([...new Set(phrases)]));

/** A sample and what became of it. */
const harmed = fc.tuple(fc.constantFrom(...Object.keys(samples)), fc.array(harm, { minLength: 1, maxLength: 4 })).map(([format, harms]) => {
  const [path, text] = samples[format] as readonly [string, string];
  return [path, harms.reduce((now, change) => change(now), text)] as const;
});

describe("Reading", () => {
  test.each(Object.entries(samples))("%s: the sample is read as what it is", (format, [path, text]) => {
    expect(extractor.extract(toPath(path), text).format).toBe(format);
  });
  test("every format has a sample", () => {
    expect(Object.keys(samples).sort()).toEqual(formats.map(({ id }) => id).sort());
  });

  test("no text of commands, of Python or of a notebook stops the reading, and every claim stands within the text", () => {
    const pieces = fc.constantFrom(
      ...`MODEL=|$MODEL|\${X:-"a/b"}|python train.py|--model_name_or_path |--dataset=a/b |\\\n|"|'|\`|$(|)|(|{|}|[|]|<<EOF\n|EOF\n|;|for m in a; do |from_pretrained(|Trainer(|"a/b"|"""|f"{x}"|=|,|:|\n    |\n|def f(a: str = |class A:|if False:\n|import openai|lambda x: |# |\r\n|@|*|.|json.dump(|push_to_hub(`.split(
        "|",
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom("a.sh", "Makefile", "Dockerfile", "a.py", "a.ipynb"),
        fc.array(pieces, { maxLength: 60 }),
        (name, all) => {
          const code = `${all.join("")}\npython train.py --model_name_or_path a/b\nTrainer(model=M.from_pretrained("c/d"))\n`;
          const text = name === "a.ipynb" ? JSON.stringify({ cells: [{ cell_type: "code", source: [code, ...all] }] }) : code;
          const { claims, ranges } = extractor.extract(toPath(name), text);
          for (const { anchor } of claims) {
            const range = ranges.get(anchor.at) ?? { start: -1, end: -1 };
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeLessThanOrEqual(text.length);
            expect(range.start).toBeLessThanOrEqual(range.end);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const spoken = (claim: Claim): string | undefined => {
    if (claim.kind === "upstream") return claim.ref.text;
    if (claim.kind === "named") return claim.name;
    if (claim.kind === "licensed") return claim.value;
    return claim.kind === "says" ? claim.phrase : undefined;
  };
  const changes: readonly [string, (text: string) => string][] = [
    ["as it is", (text) => text],
    ["with Windows line ends", (text) => text.replace(/\n/g, "\r\n")],
    ["with a byte order mark", (text) => `\uFEFF${text}`],
    ["without its last line end", (text) => text.trimEnd()],
  ];
  test.each(changes)("%s, every claim of every sample stands at the very words that make it", (_, change) => {
    for (const [path, sample] of Object.values(samples)) {
      const text = change(sample);
      const { claims, ranges } = extractor.extract(toPath(path), text);
      for (const claim of claims) {
        const range = ranges.get(claim.anchor.at);
        const words = range && text.slice(range.start, range.end);
        const wanted = spoken(claim);
        // Nobody reads a weight file as text: what its header says stands at its start.
        if (isWeightFile(path)) expect(range).toEqual({ start: 0, end: 0 });
        else if (wanted !== undefined) expect(phraseKey(words ?? ""), `${path} ${claim.anchor.at}`).toBe(phraseKey(wanted));
      }
    }
  });

  test("no text makes it throw, and every place lies in its text", () =>
    fc.assert(
      fc.property(harmed, ([path, text]) => {
        const { claims, ranges, problems } = extractor.extract(toPath(path), text);
        const places = [...claims.map(({ anchor }) => ranges.get(anchor.at)), ...problems.map(({ range }) => range)];
        for (const place of places) {
          expect(place).toBeDefined();
          const { start, end } = place ?? { start: -1, end: -1 };
          expect(start >= 0 && start <= end && end <= text.length, `${start}-${end} of ${text.length}`).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    ));

  test("no text in a workspace makes a report throw or blames us, and there is one note a file at most", () =>
    fc.assert(
      fc.property(fc.array(harmed, { minLength: 1, maxLength: 3 }), (files) => {
        const all = new Map([...workspace, ...files]);
        const snapshot = check(all);
        const paths = snapshot.problems.map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        expect(snapshot.problems.filter(({ key }) => key === "internal")).toEqual([]);
        everything(snapshot);
        for (const { place, words } of reportOf(snapshot, "en", origin).findings) {
          const index = lines(all.get(place.path) ?? "");
          expect(place.start.line <= index.count && place.end.line <= index.count).toBe(true);
          expect(index.start(place.start.line) + place.start.column - 1 + words.length).toBe(
            index.start(place.end.line) + place.end.column - 1,
          );
        }
      }),
      { numRuns: 250 },
    ));

  test("no workspace file makes a session throw or silences a finding of others without saying so", () =>
    fc.assert(
      fc.property(fc.array(harm, { minLength: 1, maxLength: 4 }), (harms) => {
        const text = harms.reduce((now, change) => change(now), workspace.get("model-terms.yaml") ?? "");
        const snapshot = check(new Map([...workspace, ["model-terms.yaml", text]]));
        expect(snapshot.problems.filter(({ key }) => key === "internal")).toEqual([]);
        everything(snapshot);
      }),
      { numRuns: 250 },
    ));
});

describe("A session", () => {
  /** Versions of files that bear on each other. */
  const versions: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(
      Object.values(samples).map(([path, text]) => [
        path,
        [text, text.replace(/Llama-3\.1-8B/g, "Llama-2-7b"), text.replace(/\n/g, "\n\n"), text.replace(/reed|talks/g, "sedge"), ""],
      ]),
    ),
    LICENSE: [...knowledge.licenses.values()]
      .filter(({ id }) => /^llama3\.1$|^llama2$|^gemma$/.test(id))
      .map((license) => standIn(license)),
    NOTICE: [workspace.get("NOTICE") ?? "", "Nothing.\n"],
    "docs/more.md": ["Built with Llama\n", "Built with Gemma\n"],
    "m/checkpoint-5/adapter_config.json": ['{"base_model_name_or_path": "google/gemma-2-2b"}'],
    "model-terms.yaml": [
      workspace.get("model-terms.yaml") ?? "",
      "uses: [{folder: lf, use: publish}]\nseverities: {name-prefix: hint}\n",
      "uses: [{folder: nowhere, use: publish}, {folder: a, use: sell}]\ncommercial: true\n",
    ],
    "m/model-terms.yaml": ["answers:\n  - {check: user-threshold, license: llama3.1, met: true, note: few}\n", "nonsense: 1\n"],
  };
  type Step = readonly [kind: "upsert" | "remove" | "note" | "look" | "locale", path: string, version: number];
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.tuple(
      fc.constantFrom("upsert", "upsert", "upsert", "upsert", "remove", "note", "look", "look", "locale" as const),
      fc.constantFrom(...Object.keys(versions)),
      fc.nat(4),
    ) as fc.Arbitrary<Step>,
    { minLength: 1, maxLength: 30 },
  );

  test("that was edited in any way says what one from scratch says, byte for byte", () =>
    fc.assert(
      fc.property(steps, (all) => {
        const edited = createSession(knowledge);
        const now = new Map<string, string | undefined>();
        for (const [kind, path, version] of all) {
          const text = versions[path]?.[version % (versions[path]?.length ?? 1)] ?? "";
          if (kind === "upsert") edited.upsert(toPath(path), text);
          if (kind === "remove") edited.remove(toPath(path));
          if (kind === "note") edited.note(toPath(path), "too-large");
          if (kind === "look") edited.snapshot();
          if (kind === "locale") edited.configure({ ...defaultSettings });
          if (kind === "upsert") now.set(path, text);
          if (kind === "remove") now.delete(path);
          if (kind === "note") now.set(path, undefined);
        }
        expect(everything(edited.snapshot())).toBe(everything(scratch(now).snapshot()));
      }),
      { numRuns: 300 },
    ));

  test("that is looked at in steps while files change says the same too", () =>
    fc.assert(
      fc.property(steps, fc.nat(6), (all, patience) => {
        const edited = createSession(knowledge);
        const now = new Map<string, string | undefined>();
        for (const [, path, version] of all) {
          const text = versions[path]?.[version % (versions[path]?.length ?? 1)] ?? "";
          edited.upsert(toPath(path), text);
          now.set(path, text);
          // A host that gives up half-way, because somebody types.
          const looking = edited.refresh();
          for (let i = 0; i < patience && !looking.next().done; i++);
        }
        expect(everything(edited.snapshot())).toBe(everything(scratch(now).snapshot()));
      }),
      { numRuns: 100 },
    ));

  test("does not care in which order files come", () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(versions), { minLength: 2 }), (paths) => {
        const files = paths.map((path) => [path, versions[path]?.[0] ?? ""] as const);
        const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(everything(check(new Map(files)))).toBe(everything(check(new Map(sorted))));
      }),
      { numRuns: 100 },
    ));

  function scratch(files: ReadonlyMap<string, string | undefined>): Session {
    const session = createSession(knowledge);
    for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (text === undefined) session.note(toPath(path), "too-large");
      else session.upsert(toPath(path), text);
    }
    return session;
  }
});

describe("Safe fixes", () => {
  const maybe = <T>(...choices: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...choices);
  const cards = fc
    .record({
      bom: maybe("", "", "\uFEFF"),
      end: maybe("\n", "\n", "\r\n"),
      license: maybe(
        "license: mit",
        "license: 'apache-2.0' # ours",
        "license:   llama3.1",
        "license: # none yet",
        "license: [gemma]",
        "# no license",
      ),
      base: maybe(
        "base_model: meta-llama/Llama-3.1-8B-Instruct",
        'base_model: "google/gemma-2-2b" # small',
        "base_model:\n- meta-llama/Llama-3.1-8B-Instruct",
        "base_model:\n  - Qwen/Qwen2.5-7B-Instruct   # ours",
        "base_model:",
        "base_model: ~ # to come",
        "base_model: []",
        "# none",
      ),
      more: maybe("tags: [ 'a' , \"b\" ]", "language:\n- en\n- zh", "model-index:\n- name: x-7b\n  results: []", "extra: |\n  a\n   b\n"),
      close: maybe("---", "---", "--- ", "..."),
      body: maybe(
        "# reed-8b\n\nText.",
        "# reed-8b",
        "\n\n\nText only.",
        "",
        "<h1 align=center>reed-8b</h1>\n\nText.",
        "reed-8b\n=======\n\nText.",
        "```\n# no title\n```\n\n# reed-8b\nText.",
        "<!-- a comment\n# no title -->\nText.\n\n## Use\n",
        "  # reed-8b #\nText.",
      ),
      last: maybe("", "\n", "\n\n"),
      shuffled: fc.boolean(),
      adapter: maybe(undefined, "meta-llama/Llama-3.1-8B-Instruct", "google/gemma-2-2b", "Qwen/Qwen2.5-7B-Instruct"),
      notice: maybe(undefined, undefined, "", "Ours.", "Ours.\r\nToo.\r\n", "\n\n"),
    })
    .map(({ bom, end, license, base, more, close, body, last, shuffled, adapter, notice }) => {
      const matter = shuffled ? [more, base, license] : [license, base, more];
      const card = bom + ["---", ...matter, close, body].join("\n").concat(last).replace(/\n/g, end);
      const files = new Map([["m/README.md", card]]);
      if (adapter !== undefined) files.set("m/adapter_config.json", JSON.stringify({ base_model_name_or_path: adapter }));
      if (notice !== undefined) files.set("m/NOTICE", notice);
      return files;
    });
  const safe = (snapshot: Snapshot): string[] =>
    visible(snapshot)
      .filter(({ fixes }) => fixes.some(({ safety }) => safety === "safe"))
      .map(({ fingerprint }) => fingerprint);
  const each = (property: (files: ReadonlyMap<string, string>) => void): void => fc.assert(fc.property(cards, property), { numRuns: 400 });

  test("leave nothing of what they fix, and bring nothing new", () =>
    each((files) => {
      const before = check(files);
      const after = check(fixed(files, before));
      const old = new Set(visible(before).map(({ fingerprint }) => fingerprint));
      const left = visible(after).filter(({ fingerprint }) => safe(before).includes(fingerprint) || !old.has(fingerprint));
      expect(left.map((finding) => lineOf(finding, after))).toEqual([]);
    }));
  test("applied twice are applied once", () =>
    each((files) => {
      const once = fixed(files, check(files));
      expect([...fixed(once, check(once))]).toEqual([...once]);
    }));
  test("keep every line that was there, in its order", () =>
    each((files) => {
      const after = fixed(files, check(files));
      for (const [path, text] of files) {
        const rest = (after.get(path) ?? "").split(/\r?\n/);
        for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== "" && !/^base_model:/.test(one))) {
          const at = rest.indexOf(line);
          expect(at, `${path}: ${JSON.stringify(line)}`).toBeGreaterThanOrEqual(0);
          rest.splice(0, at + 1);
        }
      }
    }));
  test("keep the line ends of the file, its byte order mark and its comments", () =>
    each((files) => {
      const after = fixed(files, check(files));
      for (const [path, text] of files) {
        const now = after.get(path) ?? "";
        expect(now.startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
        if (/\r\n/.test(text)) expect(now.replace(/\r\n/g, "")).not.toContain("\n");
        else expect(now).not.toContain("\r");
        for (const comment of text.match(/#[^\r\n]*/g) ?? []) expect(now).toContain(comment);
      }
    }));
});

describe("Front matter that is broken", () => {
  test.each(["tags: [a", "tags: {a: b", 'tags: "a', "a: b: c", "a word", "- a", "\tx: y", "extra:\n  - a\n b: c"])(
    "as by %j is told once, and no fix writes into it",
    (broken) => {
      const card = `---\nlicense: apache-2.0\n${broken}\n---\n# rush-7b\n`;
      const files = new Map([
        ["m/README.md", card],
        ["m/adapter_config.json", '{"base_model_name_or_path": "Qwen/Qwen2.5-7B-Instruct"}'],
      ]);
      const snapshot = check(files);
      expect(composed(card.slice(4, card.lastIndexOf("---")))).toBeUndefined();
      expect(snapshot.problems.map(({ path, key }) => `${path} ${key}`)).toEqual(["m/README.md broken-syntax"]);
      expect(fixed(files, snapshot).get("m/README.md")).toBe(card);
    },
  );
});

describe("YAML, with the library's composer as the oracle", () => {
  const agrees = (text: string, lenient: RegExp): void => {
    const wanted = composed(text);
    const { trees, problems } = ours(text);
    if (!wanted) return;
    expect(problems.filter((problem) => !lenient.test(problem))).toEqual([]);
    expect(trees).toEqual(wanted);
  };
  test("texts in every style are read alike", () =>
    fc.assert(
      fc.property(yamlTexts, (text) => agrees(text, /^$/)),
      { numRuns: 3_000 },
    ));
  test("tokens in any order are read alike, or are a mistake for both", () =>
    // Deliberate: we tell of a text block at the very top whose lines are not indented.
    fc.assert(
      fc.property(yamlSoup, (text) => agrees(text, /^Block scalar values in collections must be indented$/)),
      { numRuns: 6_000 },
    ));
  test("so are the samples and the front matter of cards", () => {
    for (const [path, text] of workspace) {
      const matter = frontMatter(text)?.yaml;
      if (matter) agrees(text.slice(matter.start, matter.end), /^$/);
      else if (/\.ya?ml$/.test(path)) agrees(text, /^$/);
    }
  });
  test.each([
    ["an anchor that is used again", "a: &x 1\nb: &x 2\nc: *x\n"],
    ["an anchor that is used again within its own node", "a: &x {b: &x 1}\nc: *x\n"],
    ["a merge of merges, own keys first", "a: &a {k: 1, l: 1}\nb: &b {<<: *a, l: 2}\nc: {<<: [*b, *a], m: 3}\n"],
    ["an alias to itself", "a: &a [x, *a]\nb: *a\n"],
    ["a key given twice", "license: mit\nlicense: apache-2.0\n"],
    ["numbers and booleans that stay text", "a: 3.10\nb: no\nc: 0x1F\nd: 2001-01-01\n"],
  ])("%s", (_, text) => {
    expect(composed(text)).toBeDefined();
    agrees(text, /^$/);
  });
});

describe("Markdown, with micromark as the oracle", () => {
  interface Scanned {
    readonly headings: readonly string[];
    readonly fences: readonly string[];
  }
  /** Headings by level and words, fences by language and content. Empty headings are left out: they name nothing. */
  function ours(text: string): Scanned {
    const { headings, fences } = markdown(text);
    return {
      headings: headings
        .filter(({ range }) => range.end > range.start)
        .map(({ level, range }) => `${level} ${text.slice(range.start, range.end)}`),
      fences: fences.map(({ language, content }) => `${language}: ${text.slice(content.start, content.end).replace(/\r/g, "").trimEnd()}`),
    };
  }
  function theirs(text: string): Scanned {
    const headings: string[] = [];
    const fences: string[] = [];
    let [level, words, language, from, to] = [0, "", "", -1, -1];
    for (const [step, { type, start, end }] of postprocess(
      parse()
        .document()
        .write(preprocess()(text, "utf8", true)),
    )) {
      const source = text.slice(start.offset, end.offset);
      if (step === "enter") {
        if (type === "atxHeading") [level, words] = [0, ""];
        if (type === "atxHeadingSequence" && level === 0) level = source.length;
        if (type === "atxHeadingText") words = source;
        if (type === "codeFenced") [language, from, to] = ["", -1, -1];
        if (type === "codeFencedFenceInfo") language = source;
        if (type === "codeFencedFenceMeta") language = `${language} ${source}`;
        if (type === "codeFencedFence" && from >= 0) to = start.offset;
      } else {
        if (type === "atxHeading" && words !== "") headings.push(`${level} ${words}`);
        if (type === "codeFencedFence" && from < 0) from = end.offset;
        if (type === "codeFenced") {
          const content = text.slice(from, to < 0 ? end.offset : to).replace(/\r/g, "");
          fences.push(`${language.toLowerCase()}: ${content.replace(/^\n/, "").trimEnd()}`);
        }
      }
    }
    return { headings, fences };
  }

  // Deliberate: what stands in lists and quotations, HTML blocks and underlined headings are not told apart from other prose.
  const indents = fc.constantFrom("", " ", "   ", "    ");
  const heading = fc
    .tuple(
      indents,
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(" ", "  ", "\t", ""),
      fc.constantFrom("a", "a b", "a #b", "`x`", "", "x*"),
      fc.constantFrom("", " #", " ##  ", "\t#"),
    )
    .map(([indent, level, space, words, close]) => `${indent}${"#".repeat(level)}${space}${words}${close}`);
  const fence = fc
    .tuple(
      indents,
      fc.constantFrom("```", "````", "~~~", "~~~~", "``"),
      fc.constantFrom("", " py", "js", " a b"),
      fc.array(fc.constantFrom("code", "# no", "", "  ~~~~~", "``` x", "`````", "   ```", " ~~", "<!--"), { maxLength: 3 }),
      fc.constantFrom("", " ", "   "),
      fc.constantFrom("", " "),
      fc.boolean(),
    )
    .map(([indent, mark, info, lines, closeIndent, end, closes]) =>
      [`${indent}${mark}${info}`, ...lines, ...(closes ? [`${closeIndent}${mark}${end}`] : [])].join("\n"),
    );
  const other = fc.constantFrom(
    ..."text|text\nmore|    code|\tcode|<!-- c -->|<!-- c\n# no\n-->|<!--\n\n# no\n\n-->|***|text\n===|text\n    # no|text\n# yes|<!-- a --> # b".split(
      "|",
    ),
  );
  const pages = fc
    .tuple(
      fc.array(fc.oneof(heading, fence, other), { maxLength: 6 }),
      fc.constantFrom("\n\n", "\n"),
      fc.constantFrom("\n", "\r\n"),
      fc.constantFrom("", "\n"),
    )
    .map(([blocks, between, end, last]) => blocks.join(between).concat(last).replace(/\n/g, end))
    // A fence that is closed by a line indented like code is told below.
    .filter((text) => !/^ {4,}[`~]{3}/m.test(text));

  test("headings and fenced code of any page are found alike", () =>
    fc.assert(
      fc.property(pages, (text) => {
        expect(ours(text)).toEqual(theirs(text));
      }),
      { numRuns: 3_000 },
    ));
  test("they are found alike below front matter", () =>
    fc.assert(
      fc.property(pages, (text) => {
        const matter = "---\nlicense: mit\n# no heading\n---\n";
        expect(ours(matter + text)).toEqual(theirs(text));
      }),
      { numRuns: 500 },
    ));
  test.each([
    ["a number sign that belongs to the last word", "# C#\n"],
    ["an escaped number sign at the end", "## a \\##\n"],
    ["tildes with a backtick behind them", "~~~ x`y\n# no\n~~~\n"],
    ["a fence that a line indented like code does not close", "```\n    ```\n# no\n```\n"],
  ])("%s", (_, text) => {
    expect(ours(text)).toEqual(theirs(text));
  });

  /** The bounds as the Hub has them: a first line of three hyphens up to the next line of three hyphens or dots. */
  function bounds(text: string): { readonly yaml: string; readonly after: string } | undefined {
    const rows = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const bare = rows.map((row, i) => (i === 0 ? row.replace(/^\uFEFF/, "") : row).replace(/\r?\n$/, ""));
    const open = bare.findIndex((row) => !/^[ \t]*$/.test(row));
    if (open < 0 || !/^---[ \t]*$/.test(bare[open] ?? "") || !rows[open]?.endsWith("\n")) return undefined;
    const close = bare.findIndex((row, i) => i > open && /^(?:---|\.\.\.)[ \t]*$/.test(row));
    return close < 0 ? undefined : { yaml: rows.slice(open + 1, close).join(""), after: rows.slice(close + 1).join("") };
  }
  const front = (text: string): ReturnType<typeof bounds> => {
    const found = frontMatter(text);
    return found && { yaml: text.slice(found.yaml.start, found.yaml.end), after: text.slice(found.whole.end).replace(/^\r?\n/, "") };
  };
  const rows = fc.constantFrom(
    "---",
    "---",
    "--- ",
    "---\t",
    "...",
    "... ",
    "----",
    "a: b",
    " ---",
    "",
    "  ",
    "---x",
    "- ---",
    "# c",
    "\u00a0",
  );
  test("front matter ends where its lines say", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("", "\uFEFF", "\n", "---\n", "---\n", "\uFEFF---\n"),
        fc.array(rows, { maxLength: 6 }),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        (first, all, end, last) => {
          const text = `${first}${all.join("\n")}${last ? "\n" : ""}`.replace(/\n/g, end);
          expect(front(text)).toEqual(bounds(text));
        },
      ),
      { numRuns: 3_000 },
    ));
  test("a line separator within a value does not end it", () => {
    const text = "---\na: b\u2028---\u2028c\nlicense: mit\n---\nText.\n";
    expect(front(text)).toEqual(bounds(text));
  });
});

describe("Facts that were read on another thread", () => {
  test("give the same as facts that were read here", () => {
    const reading = createReading(orderedPhrases(knowledge));
    const [here, there] = [createSession(knowledge), createSession(knowledge)];
    for (const [path, text] of Object.values(samples)) {
      here.upsert(toPath(path), text);
      there.upsert(toPath(path), text, structuredClone(reading(toPath(path), text)));
    }
    expect(everything(there.snapshot())).toBe(everything(here.snapshot()));
  });
});

describe("The page of a rule", () => {
  const rules = [...knowledge.licenses.values()].flatMap(({ id, terms }) =>
    [...terms.map((term) => term.id), "license-agrees-with-base"].map((rule) => ({ check: rule, license: id })),
  );
  const services = [...knowledge.services.keys()].map((id) => ({ check: "output-terms", service: id }));
  test.each(["en", "zh"] as const)("says every clause with where it stands (%s)", (locale) => {
    for (const rule of [...rules, ...services]) {
      const said = rulePage(rule, knowledge, locale);
      const license = "license" in rule ? knowledge.licenses.get(rule.license) : undefined;
      for (const { clause } of license?.terms.filter(({ id }) => id === rule.check) ?? []) {
        expect(said).toContain(`- **${clause.section}**: ${clause.summary[locale]}`);
      }
      expect(said).toContain(license ? `<${license.url}>` : "<http");
      expect(said).not.toMatch(/undefined|\[object/);
    }
  });
  test("of what is not known there is a page too", () => {
    expect(rulePage({ check: "no-such-check", license: "no-such-license" }, knowledge, "en")).toContain("`no-such-check`");
  });
});
