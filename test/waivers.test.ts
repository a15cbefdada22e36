/** What a repository accepts: waivers with an end, comments with a reason, a baseline. What is incomplete, wrong or over silences nothing. */
import { describe, expect, test } from "vitest";
import { baselineOf, defaultSettings, render, type Scope, type Snapshot, stated, waiverOf } from "../src/core/index.ts";
import { check, visible } from "./harness/check.ts";
import { knowledge } from "./harness/knowledge.ts";

const card = (name: string): string =>
  `---\nlicense: mit\nbase_model: meta-llama/Llama-3.1-8B-Instruct\nmodel_name: ${name}\n---\n# ${name}\n`;
const works: Readonly<Record<string, string>> = {
  "a/README.md": card("reed-8b"),
  "b/README.md": card("sedge-8b"),
  "b/c/README.md": card("rush-8b"),
};

/** The works above with these files, on a day. */
const at = (today: string, more: Readonly<Record<string, string>>): Snapshot =>
  check(new Map(Object.entries({ ...works, ...more })), knowledge, { ...defaultSettings, today });
const day = "2026-11-25";
const withPolicy = (policy: string, today = day): Snapshot => at(today, { "model-terms.yaml": policy });
const told = (snapshot: Snapshot, check?: string): string[] =>
  visible(snapshot)
    .filter(({ id }) => check === undefined || id === check)
    .map(({ id, at: { path } }) => `${path} ${id}`)
    .sort();
const notes = (snapshot: Snapshot): string[] => snapshot.problems.map(({ key, severity }) => `${key} ${severity ?? "warning"}`);
const calm = at(day, {});
const every = ["a/README.md name-prefix", "b/README.md name-prefix", "b/c/README.md name-prefix"];

/** A waiver of the name rule. */
const waiver = (scope: string, expires = "2027-02-01"): string =>
  `waivers:\n  - check: name-prefix\n${scope === "" ? "" : `    ${scope}\n`}    reason: Renamed with the next release.\n    owner: Lin\n    expires: ${expires}\n`;

describe("A waiver", () => {
  test("without a scope holds for the whole repository, and for its check only", () => {
    const snapshot = withPolicy(waiver(""));
    expect(told(snapshot, "name-prefix")).toEqual([]);
    expect(told(snapshot)).toEqual(told(calm).filter((line) => !line.endsWith("name-prefix")));
    expect(notes(snapshot)).toEqual([]);
  });
  test("leaves what it silences in the report, with owner, reason and end", () => {
    const [finding] = withPolicy(waiver("")).suppressed;
    expect(finding?.quiet && render(finding.quiet, "en")).toBe("Lin waives it until 2027-02-01: Renamed with the next release.");
    expect(finding?.quietBy).toBe("waiver");
  });
  test.each([
    ["a file", "path: b/README.md", ["b/README.md"]],
    ["a folder", "path: b", ["b/README.md", "b/c/README.md"]],
    ["a work, by its name", "subject: reed-8b", ["a/README.md"]],
    ["a work, by its folder", "subject: b/c", ["b/c/README.md"]],
    ["a work, by its best document", "subject: b/README.md", ["b/README.md"]],
    ["an upstream", "upstream: meta-llama/llama-3.1-8b-instruct", ["a/README.md", "b/README.md", "b/c/README.md"]],
    ["a license", "license: llama3.1", ["a/README.md", "b/README.md", "b/c/README.md"]],
  ])("of %s holds there and nowhere else", (_, scope, paths) => {
    const snapshot = withPolicy(waiver(scope));
    expect(told(snapshot, "name-prefix")).toEqual(every.filter((line) => !paths.some((path) => line.startsWith(`${path} `))));
  });
  test.each(["upstream: meta-llama/Llama-2-7b", "license: llama4", "subject: nobody", "finding: 0123456789abcdef"])(
    "of something else (%s) silences nothing, and that is a hint",
    (scope) => {
      const snapshot = withPolicy(waiver(scope));
      expect(told(snapshot)).toEqual(told(calm));
      expect(notes(snapshot)).toEqual(["unused-waiver hint"]);
    },
  );
  test("of exactly one finding holds wherever its line moves to", () => {
    const print = calm.findings.find(({ id, at: { path } }) => id === "name-prefix" && path === "b/README.md")?.fingerprint ?? "";
    const policy = waiver(`finding: ${print}`);
    expect(told(withPolicy(policy), "name-prefix")).toEqual(every.filter((line) => !line.startsWith("b/README")));
    const moved = at(day, { "model-terms.yaml": policy, "b/README.md": card("sedge-8b").replace("---\n", "---\n# moved\n\n") });
    expect(told(moved, "name-prefix")).toEqual(every.filter((line) => !line.startsWith("b/README")));
  });
  test("in a folder speaks for that folder, also of one finding, wherever the folder lies", () => {
    const alone = check(new Map([["README.md", card("sedge-8b")]]), knowledge);
    const print = alone.findings.find(({ id }) => id === "name-prefix")?.fingerprint ?? "";
    const snapshot = at(day, { "b/model-terms.yaml": waiver(`finding: ${print}`) });
    expect(told(snapshot, "name-prefix")).toEqual(every.filter((line) => !line.startsWith("b/README")));
    expect(told(at(day, { "b/model-terms.yaml": waiver("") }), "name-prefix")).toEqual(["a/README.md name-prefix"]);
  });
  test("holds on its last day, and not on the day after: then the finding is back, and that it ended is told", () => {
    expect(told(withPolicy(waiver("", "2026-11-25")), "name-prefix")).toEqual([]);
    const over = withPolicy(waiver("", "2026-11-24"));
    expect(told(over)).toEqual(told(calm));
    expect(notes(over)).toEqual(["waiver-expired warning"]);
    const [{ message, path, range } = {}] = over.problems;
    expect(message && render(message, "en")).toMatch(/name-prefix ended on 2026-11-24; .*: 3\. Lin/);
    expect(path).toBe("model-terms.yaml");
    expect(range && over.text(path as never)?.slice(range.start, range.end)).toBe("2026-11-24");
  });
  test.each([
    ["2026-12-25", ["waiver-ends information"]],
    ["2026-11-25", ["waiver-ends information"]],
    ["2026-12-26", []],
  ])("that ends on %s is told 30 days before, as information", (expires, expected) => {
    expect(notes(withPolicy(waiver("", expires)))).toEqual(expected);
  });
  test("that is over and fits nothing more is called unused, not expired", () => {
    expect(notes(withPolicy(waiver("path: model-terms.yaml", "2020-01-01")))).toEqual(["unused-waiver hint"]);
  });
  test("gives way to a check that is off, and is not called unused", () => {
    const snapshot = withPolicy(`${waiver("")}severities: {name-prefix: off}\n`);
    expect(snapshot.suppressed.map(({ quietBy }) => quietBy)).toEqual(["severity", "severity", "severity"]);
    expect(notes(snapshot)).toEqual([]);
  });
  test("that another one renews is enough: of two, one that holds silences", () => {
    const two = `${waiver("", "2026-01-01")}${waiver("").replace("waivers:\n", "")}`;
    expect(told(withPolicy(two), "name-prefix")).toEqual([]);
  });
});

describe("A waiver that is not complete is told at its words and silences nothing:", () => {
  const whole = { check: "name-prefix", reason: "so", owner: "Lin", expires: "2027-01-01" };
  const entry = (fields: Readonly<Record<string, string>>): string =>
    `waivers:\n  - ${Object.entries(fields)
      .map(([key, value]) => `${key}: ${value}`)
      .join("\n    ")}\n`;
  const without = (key: keyof typeof whole): string => entry(Object.fromEntries(Object.entries(whole).filter(([one]) => one !== key)));
  const lines = (policy: string): string => policy.slice(policy.indexOf("- ") + 2).trimEnd();
  test.each([
    ["no check", without("check"), lines(without("check"))],
    ["no reason", without("reason"), lines(without("reason"))],
    ["no owner", without("owner"), lines(without("owner"))],
    ["no end", without("expires"), lines(without("expires"))],
    ["an empty reason", entry({ ...whole, reason: "''" }), "''"],
    ["an end that is no day", entry({ ...whole, expires: "never" }), "never"],
    ["an end that the calendar does not have", entry({ ...whole, expires: "2027-02-30" }), "2027-02-30"],
    ["an unknown check", entry({ ...whole, check: "names" }), "names"],
    ["an unknown license", entry({ ...whole, license: "llama9" }), "llama9"],
    ["a key without a meaning", entry({ ...whole, file: "a" }), "file"],
    ["a scope without a value", entry({ ...whole, path: "" }), "path"],
    ["a scope that is a list", entry({ ...whole, path: "[a, b]" }), "[a, b]"],
    ["a path outside", entry({ ...whole, path: "../a" }), "../a"],
    ["a path where nothing lies", entry({ ...whole, path: "zz" }), "zz"],
    ["no fingerprint", entry({ ...whole, finding: "abc" }), "abc"],
    ["waivers that are no list", "waivers: all\n", "all"],
    ["a waiver that is a word", "waivers: [name-prefix]\n", "name-prefix"],
  ])("%s", (name, policy, words) => {
    const snapshot = withPolicy(policy);
    expect(told(snapshot)).toEqual(told(calm));
    const places = snapshot.problems.filter(({ key }) => key === "workspace-file").map(({ range }) => policy.slice(range.start, range.end));
    expect(places, name).toEqual([words]);
    for (const { message } of snapshot.problems)
      for (const locale of ["en", "zh"] as const) expect(message && render(message, locale)).toMatch(/\S/);
  });
  test("a broken file silences nothing, not even by the entries before the break", () => {
    const snapshot = withPolicy(`${waiver("")}uses: [\n`);
    expect(told(snapshot, "name-prefix")).toEqual(every);
    expect(snapshot.problems.map(({ key }) => key)).toEqual(["broken-syntax"]);
  });
});

describe("A comment", () => {
  const base = "meta-llama/Llama-3.1-8B-Instruct";
  const matter = (line: string): string => `---\nlicense: mit\nbase_model: ${base}\n${line}\n---\n# reed-8b\n`;
  const silenced = (snapshot: Snapshot): string[] => snapshot.suppressed.map(({ id, at: { path } }) => `${path} ${id}`);
  const named = "model_name: reed-8b";
  test.each([
    ["beside the words in front matter", { "a/README.md": matter(`${named} # model-terms-ignore name-prefix: our old name`) }],
    ["in the line above", { "a/README.md": matter(`# model-terms-ignore-next-line name-prefix: our old name\n${named}`) }],
    [
      "with the colon and comma of Chinese",
      { "a/README.md": matter(`${named} # model-terms-ignore name-prefix，declare-license：our old name`) },
    ],
    ["for several checks", { "a/README.md": matter(`${named} # model-terms-ignore name-prefix, declare-license: our old name`) }],
    ["behind quoted words", { "a/README.md": matter(`model_name: "reed-8b" # model-terms-ignore name-prefix: 'our' old name`) }],
    ["with CRLF", { "a/README.md": matter(`${named} # model-terms-ignore name-prefix: our old name`).replaceAll("\n", "\r\n") }],
  ])("with a reason silences a check %s", (_, files) => {
    const snapshot = at(day, files);
    expect(silenced(snapshot)).toEqual(["a/README.md name-prefix"]);
    expect(told(snapshot, "name-prefix")).toEqual(every.filter((line) => !line.startsWith("a/")));
    const [finding] = snapshot.suppressed;
    expect(finding?.quiet && render(finding.quiet, "en")).toMatch(/old name$/);
    expect(finding?.quietBy).toBe("comment");
  });
  test("in YAML silences what stands in its line", () => {
    const config = (line: string): string =>
      `model_name_or_path: ${base}${line}\nstage: sft\nfinetuning_type: full\ndo_train: true\ndataset: own\noutput_dir: saves/x\n`;
    expect(told(at(day, { "t/sft.yaml": config("") })).filter((line) => line.startsWith("t/"))).toEqual([
      "t/sft.yaml include-license-copy",
    ]);
    const snapshot = at(day, { "t/sft.yaml": config("  # model-terms-ignore include-license-copy: a trial run") });
    expect(told(snapshot).filter((line) => line.startsWith("t/"))).toEqual([]);
  });
  test("in Markdown is an HTML comment in the line above the heading, and no other text", () => {
    const text = (line: string): string => `---\nlicense: mit\nbase_model: ${base}\n---\n${line}\n# reed-8b\n`;
    const comment = "<!-- model-terms-ignore-next-line name-prefix: our old name -->";
    expect(silenced(at(day, { "a/README.md": text(comment) }))).toEqual(["a/README.md name-prefix"]);
    const nothing = [
      "# model-terms-ignore-next-line name-prefix: our old name",
      `\`\`\`\n${comment}\n\`\`\``,
      `    ${comment}`,
      comment.slice(4),
    ];
    for (const other of nothing) {
      const snapshot = at(day, { "a/README.md": text(other) });
      expect(silenced(snapshot), other).toEqual([]);
      expect(notes(snapshot), other).toEqual([]);
    }
  });
  test("without a reason silences nothing, and that is a hint at its words", () => {
    for (const comment of ["model-terms-ignore name-prefix", "model-terms-ignore name-prefix:", "model-terms-ignore name-prefix:   "]) {
      const snapshot = at(day, { "a/README.md": matter(`${named} # ${comment}`) });
      expect(told(snapshot), comment).toEqual(told(calm));
      expect(notes(snapshot), comment).toEqual(["suppression hint"]);
    }
  });
  test.each([
    ["names no check", "model-terms-ignore", "model-terms-ignore"],
    ["names no check but a reason", "model-terms-ignore: because", "model-terms-ignore"],
    ["names an unknown check", "model-terms-ignore names: because", "names"],
    ["fits nothing in its line", "model-terms-ignore share-alike: because", "share-alike"],
  ])("that %s silences nothing and is a hint", (_, comment, words) => {
    const text = matter(`${named} # ${comment}`);
    const snapshot = at(day, { "a/README.md": text });
    expect(told(snapshot)).toEqual(told(calm));
    expect(notes(snapshot)).toEqual(["suppression hint"]);
    for (const { range } of snapshot.problems) expect(text.slice(range.start, range.end)).toBe(words);
  });
  test("that stands in a text is none", () => {
    const snapshot = at(day, { "a/README.md": matter(`model_name: "reed-8b # model-terms-ignore name-prefix: no"`) });
    expect(silenced(snapshot)).toEqual([]);
    expect(notes(snapshot)).toEqual([]);
  });
  test("follows its line while somebody types, and goes with its file", () => {
    const session = at(day, { "a/README.md": matter(`${named} # model-terms-ignore name-prefix: our old name`) });
    expect(silenced(session)).toHaveLength(1);
    const moved = at(day, { "a/README.md": matter(`\n\n${named} # model-terms-ignore name-prefix: our old name`) });
    expect(silenced(moved)).toHaveLength(1);
    const apart = at(day, { "a/README.md": matter(`# model-terms-ignore name-prefix: our old name\n${named}`) });
    expect(silenced(apart)).toEqual([]);
  });
});

describe("A baseline", () => {
  const file = "model-terms-baseline.json";
  const written = baselineOf(calm, "");
  test("silences what was there, and nothing else", () => {
    const snapshot = at(day, { [file]: written });
    expect(told(snapshot)).toEqual([]);
    expect(new Set(snapshot.suppressed.map(({ quietBy }) => quietBy))).toEqual(new Set(["baseline"]));
    expect(notes(snapshot)).toEqual([]);
    const later = at(day, { [file]: written, "d/README.md": card("moss-8b") });
    expect(new Set(told(later).map((line) => line.split("/")[0]))).toEqual(new Set(["d"]));
  });
  test("is the same when it is written again, in whatever state the repository is", () => {
    expect(baselineOf(at(day, { [file]: written }), "")).toBe(written);
    expect(baselineOf(at(day, { [file]: "{}" }), "")).toBe(written);
  });
  test("leaves out what a waiver, a comment or a setting silences", () => {
    const entries = JSON.parse(baselineOf(withPolicy(waiver("")), "")) as { findings: { check: string }[] };
    expect(entries.findings.map(({ check: id }) => id)).not.toContain("name-prefix");
  });
  test("in a folder holds wherever the folder lies", () => {
    const alone = check(
      new Map([
        ["README.md", card("sedge-8b")],
        ["c/README.md", card("rush-8b")],
      ]),
      knowledge,
    );
    const snapshot = at(day, { [`b/${file}`]: baselineOf(alone, "") });
    expect(told(snapshot)).toEqual(told(calm).filter((line) => line.startsWith("a/")));
    expect(baselineOf(at(day, {}), "b")).toBe(baselineOf(alone, ""));
  });
  test("tells what is gone, as a hint", () => {
    const rest = check(
      new Map([
        [file, written],
        ["a/README.md", works["a/README.md"] ?? ""],
      ]),
      knowledge,
    );
    expect(notes(rest)).toEqual(["baseline hint"]);
  });
  test.each([
    ["is no JSON", "fingerprints"],
    ["is broken", written.slice(0, -20)],
    ["is something else", "[]"],
    ["holds no findings", "{}"],
    ["has findings that are no list", '{"findings": "all"}'],
    ["has a finding without its fingerprint", '{"findings": [{"check": "name-prefix"}]}'],
    ["has a fingerprint that is none", `{"findings": [{"fingerprint": "*"}]}`],
    ["is empty", ""],
  ])("that %s is told and silences nothing", (_, text) => {
    const snapshot = at(day, { [file]: text });
    expect(told(snapshot)).toEqual(told(calm));
    expect(snapshot.problems.map(({ path, key }) => `${path} ${key}`)).toEqual([`${file} workspace-file`]);
  });
});

describe("A waiver that is written for a finding", () => {
  const grounds = { reason: "Renamed: with the next release.", owner: "Lin, legal", expires: "2027-02-01" };
  const written = (scope: Scope, folder: string, text?: string): string => {
    const finding = calm.findings.find(({ id, at: { path } }) => id === "name-prefix" && path === "b/README.md");
    if (!finding) throw new Error("the name of b is in order");
    return stated(text, { in: "waivers", ...waiverOf(finding, scope, folder), ...grounds }) ?? "";
  };
  test.each([
    ["line", ["b/README.md"]],
    ["file", ["b/README.md"]],
    ["subject", ["b/README.md"]],
    ["workspace", ["a/README.md", "b/README.md", "b/c/README.md"]],
  ] as const)("silences it in the scope %s, and nothing else", (scope, paths) => {
    const snapshot = withPolicy(written(scope, ""));
    expect(notes(snapshot)).toEqual([]);
    expect(told(snapshot)).toEqual(told(calm).filter((line) => !paths.some((path) => line === `${path} name-prefix`)));
  });
  test.each(["line", "file", "subject", "workspace"] as const)("does so in the file of a folder, scope %s", (scope) => {
    const snapshot = at(day, { "b/model-terms.yaml": written(scope, "b") });
    expect(notes(snapshot)).toEqual([]);
    expect(told(snapshot, "name-prefix")).not.toContain("b/README.md name-prefix");
    expect(told(snapshot, "name-prefix")).toContain("a/README.md name-prefix");
  });
  test("is laid out like its neighbors, and renews one of the same scope in place", () => {
    const first = written("workspace", "", "# ours\nuses:\n  - folder: a\n    use: publish\n");
    expect(first).toBe(
      '# ours\nuses:\n  - folder: a\n    use: publish\nwaivers:\n  - check: name-prefix\n    license: llama3.1\n    reason: "Renamed: with the next release."\n    owner: "Lin, legal"\n    expires: 2027-02-01\n',
    );
    const over = first.replace("2027-02-01", "2020-01-01");
    expect(written("workspace", "", over)).toBe(first);
    expect(written("line", "", first)).toMatch(
      /expires: 2027-02-01\n {2}- check: name-prefix\n {4}license: llama3\.1\n {4}path: b\/README\.md\n {4}finding: "[0-9a-f]{16}"\n/,
    );
    expect(written("line", "", written("line", ""))).toBe(written("line", ""));
  });
});
