/** `model-terms.yaml`: what a repository says about itself counts, and a mistake in it is told at its words and silences nothing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Finding, render, type Snapshot, type Statement, stated, path as toPath } from "../src/core/index.ts";
import { readPolicy } from "../src/core/policy/policy.ts";
import { check, report, visible } from "./harness/check.ts";
import { knowledge } from "./harness/knowledge.ts";

const card = (name: string, license = "mit"): string =>
  `---\nlicense: ${license}\nbase_model: meta-llama/Llama-3.1-8B-Instruct\nmodel_name: ${name}\n---\n# ${name}\n`;
const training =
  "model_name_or_path: meta-llama/Llama-3.1-8B-Instruct\nstage: sft\nfinetuning_type: full\ndo_train: true\ndataset: own\noutput_dir: saves/x\n";
const files: Readonly<Record<string, string>> = {
  "a/README.md": card("reed-8b"),
  "b/README.md": card("sedge-8b"),
  "b/c/README.md": card("rush-8b"),
  "train/sft.yaml": training,
};
/** The snapshot of the works above with these workspace files. */
const withPolicy = (policies: string | Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): Snapshot =>
  check(new Map(Object.entries({ ...files, ...more, ...(typeof policies === "string" ? { "model-terms.yaml": policies } : policies) })));
const said = (snapshot: Snapshot, folder: string): string[] =>
  shown(visible(snapshot).filter(({ at }) => at.path.startsWith(`${folder}/`)));
const shown = (findings: readonly Finding[]): string[] => findings.map(({ id, severity }) => `${id} ${severity}`).sort();
const calm = withPolicy("{}");

test("an empty file, and one of nothing but comments, change nothing and are no mistake", () => {
  for (const text of ["", "# nothing yet\n", "{}\n", "---\n", "uses:\nanswers:\nseverities:\n"]) {
    const snapshot = withPolicy(text);
    expect(shown(visible(snapshot)), JSON.stringify(text)).toEqual(shown(visible(calm)));
    expect(snapshot.problems, JSON.stringify(text)).toEqual([]);
  }
});

describe("A use", () => {
  test("that is stated for a folder holds there and below, and nowhere else", () => {
    const snapshot = withPolicy("uses:\n  - folder: b\n    use: train\n");
    expect(said(snapshot, "a")).toEqual(said(calm, "a"));
    for (const folder of ["b", "b/c"]) expect(said(snapshot, folder).filter((line) => !line.endsWith("information"))).toEqual([]);
  });
  test("of the nearest folder wins, in whatever order they stand", () => {
    const entries = ["  - folder: b\n    use: train\n", "  - folder: b/c\n    use: publish\n", "  - folder: .\n    use: reference\n"];
    for (const list of [entries, [...entries].reverse()]) {
      const snapshot = withPolicy(`uses:\n${list.join("")}`);
      expect(said(snapshot, "b/c")).toEqual(said(calm, "b/c"));
      expect(said(snapshot, "a")).toEqual([]);
    }
  });
  test("makes a training that nobody pushes a publication", () => {
    expect(said(calm, "train")).toEqual(["include-license-copy information"]);
    expect(said(withPolicy("uses: [{folder: train, use: publish}]"), "train")).toContain("include-license-copy warning");
  });
  test("is told as stated, not as inferred", () => {
    const { subjects } = report(new Map(Object.entries({ ...files, "model-terms.yaml": "uses: [{folder: a, use: host}]" })));
    expect(subjects.find(({ folder }) => folder === "a")?.use).toMatchObject({ is: "host", certain: true });
  });
  test.each(["a", "./a", "a/", "./a/", "b/../a"])("may write its folder as %s", (folder) => {
    expect(said(withPolicy(`uses: [{folder: ${folder}, use: reference}]`), "a")).toEqual([]);
  });
});

describe("An answer", () => {
  const answer = (more: string): string => `answers:\n  - check: user-threshold\n    met: true\n    note: We have few.\n${more}`;
  const states = (snapshot: Snapshot, check: string): string[] =>
    snapshot.subjects.flatMap(({ subject, duties }) =>
      duties.filter(({ duty }) => duty.check === check).map(({ answer: given }) => `${subject.folder} ${given?.note ?? "asked"}`),
    );
  test("settles the question that it names, for all works", () => {
    expect(new Set(states(withPolicy(answer("")), "user-threshold"))).toEqual(
      new Set(["a We have few.", "b We have few.", "b/c We have few.", "train We have few."]),
    );
    expect(states(withPolicy(answer("")), "use-policy").filter((line) => !line.endsWith("asked"))).toEqual([]);
  });
  test("for a folder settles it there only", () => {
    const given = states(withPolicy(answer("    folder: b\n")), "user-threshold");
    expect(given).toContain("b/c We have few.");
    expect(given).toContain("a asked");
  });
  test("for a license settles it for that license only", () => {
    expect(states(withPolicy(answer("    license: llama3.1\n")), "user-threshold")).toContain("a We have few.");
    expect(states(withPolicy(answer("    license: llama4\n")), "user-threshold")).toContain("a asked");
  });
  test("takes no finding away: what files can show is not a matter of opinion", () => {
    const snapshot = withPolicy(
      "answers: [{check: include-license-copy, met: true, note: trust me}, {check: name-prefix, met: true, note: so}]",
    );
    expect(shown(visible(snapshot))).toEqual(shown(visible(calm)));
  });
});

describe("A severity", () => {
  test.each(["error", "warning", "information", "hint"])("may be set to %s", (severity) => {
    const snapshot = withPolicy(`severities:\n  include-license-copy: ${severity}\n`);
    const found = visible(snapshot).filter(({ id }) => id === "include-license-copy");
    expect(new Set(found.map((finding) => finding.severity))).toEqual(new Set([severity]));
    expect(found).toHaveLength(4);
  });
  test.each(["off", "false", "no"])("set to %s switches the check off, and only that check", (off) => {
    const snapshot = withPolicy(`severities: {name-prefix: ${off}}`);
    expect(visible(snapshot).filter(({ id }) => id === "name-prefix")).toEqual([]);
    expect(shown(visible(snapshot))).toEqual(shown(visible(calm).filter(({ id }) => id !== "name-prefix")));
  });
  test("of a check that is for the audit only brings it before everybody's eyes", () => {
    const more = { "d/README.md": "---\nlicense: mit\nbase_model: nobody/knows-this\n---\n# x-1b\n" };
    expect(said(withPolicy("{}", more), "d").join()).not.toContain("unknown-upstream");
    expect(said(withPolicy("severities: {unknown-upstream: warning}", more), "d")).toContain("unknown-upstream warning");
  });
  test("leaves what it switched off in the report, with the reason", () => {
    const { suppressed } = report(new Map(Object.entries({ ...files, "model-terms.yaml": "severities: {name-prefix: off}" })));
    expect(suppressed.map(({ id }) => id)).toEqual(["name-prefix", "name-prefix", "name-prefix"]);
    for (const { reason } of suppressed) expect(reason).toMatch(/model-terms\.yaml/);
  });
});

describe("Commercial", () => {
  const more = {
    "d/README.md": "---\nlicense: cc-by-nc-4.0\nbase_model: CohereForAI/c4ai-command-r-v01\n---\n# x-1b\n",
    "e/README.md": "---\nlicense: apache-2.0\nbase_model: CohereForAI/c4ai-command-r-v01\n---\n# y-1b\n",
  };
  const restricted = (policy: string, folder: string): string[] =>
    said(withPolicy(policy, more), folder)
      .map((line) => line.split(" ")[0] ?? "")
      .filter((id) => /^(?:non-commercial|research-only)$/.test(id));
  test("that is not stated lets the labels speak", () => {
    expect(restricted("{}", "d")).toEqual([]);
    expect(restricted("{}", "e")).toEqual(["non-commercial"]);
  });
  test("true holds against a non-commercial base, whatever the label", () => {
    expect(restricted("commercial: true", "d")).toEqual(["non-commercial"]);
  });
  test("false is an answer for the use, not for a label that allows more", () => {
    expect(restricted("commercial: false", "d")).toEqual([]);
    expect(restricted("commercial: false", "e")).toEqual(["non-commercial"]);
  });
});

describe("A mistake is told at its words and silences nothing:", () => {
  test.each([
    ["a list instead of settings", "- uses\n", "- uses"],
    ["a text instead of settings", "off\n", "off"],
    ["an unknown setting", "severity:\n  name-prefix: off\n", "severity"],
    ["uses that are no list", "uses:\n  folder: a\n  use: reference\n", "folder: a\n  use: reference"],
    ["uses that are a word", "uses: reference\n", "reference"],
    ["a use that is a word", "uses:\n  - reference\n", "reference"],
    ["a use without a folder", "uses:\n  - use: reference\n", "use: reference"],
    ["a use without its use", "uses:\n  - folder: a\n", "folder: a"],
    ["a use that is none", "uses:\n  - folder: a\n    use: sell\n", "sell"],
    ["a use that is a list", "uses:\n  - folder: a\n    use: [train]\n", "[train]"],
    ["a word that a use does not know", "uses:\n  - folder: a\n    use: publish\n    because: fun\n", "because"],
    ["a folder that is a list", "uses:\n  - folder: [a, b]\n    use: reference\n", "folder: [a, b]\n    use: reference"],
    ["a folder outside", "uses:\n  - folder: ../a\n    use: reference\n", "../a"],
    ["a folder that is not there", "uses:\n  - folder: aa\n    use: reference\n", "aa"],
    ["answers that are no list", "answers: {check: user-threshold, met: true, note: x}\n", "{check: user-threshold, met: true, note: x}"],
    ["an answer to nothing", "answers:\n  - met: true\n    note: x\n", "met: true\n    note: x"],
    ["an answer to an unknown check", "answers:\n  - check: users\n    met: true\n    note: x\n", "users"],
    [
      "an answer for an unknown license",
      "answers:\n  - check: user-threshold\n    license: llama9\n    met: true\n    note: x\n",
      "llama9",
    ],
    ["an answer without a note", "answers:\n  - check: user-threshold\n    met: true\n", "user-threshold"],
    ["an answer with an empty note", "answers:\n  - check: user-threshold\n    met: true\n    note: ''\n", "user-threshold"],
    ["an answer that does not say", "answers:\n  - check: user-threshold\n    note: x\n", "user-threshold"],
    ["an answer that is neither yes nor no", "answers:\n  - check: user-threshold\n    met: maybe\n    note: x\n", "maybe"],
    ["a word that an answer does not know", "answers:\n  - check: user-threshold\n    met: true\n    note: x\n    until: 2030\n", "until"],
    ["severities that are a word", "severities: off\n", "off"],
    ["severities that are a list", "severities: [name-prefix]\n", "[name-prefix]"],
    ["a severity of an unknown check", "severities:\n  name: off\n", "name"],
    ["a severity that is none", "severities:\n  name-prefix: ignore\n", "ignore"],
    ["a severity without a value", "severities:\n  name-prefix:\n", "name-prefix"],
    ["commercial that is neither", "commercial: perhaps\n", "perhaps"],
  ])("%s", (_, policy, words) => {
    const snapshot = withPolicy(policy);
    const told = snapshot.problems.map(({ path, range }) => [path, policy.slice(range.start, range.end)]);
    expect(shown(visible(snapshot))).toEqual(shown(visible(calm)));
    expect([...new Set(told.map(String))]).toEqual([["model-terms.yaml", words].join()]);
    for (const { message } of snapshot.problems)
      for (const locale of ["en", "zh"] as const) if (message) expect(render(message, locale)).toMatch(/\S/);
  });

  test("broken YAML is told once, and nothing of it silences, lowers or answers", () => {
    for (const policy of [
      "severities:\n  name-prefix: off\nanswers: [\n",
      "severities:\n  name-prefix: hint\nanswers: [\n",
      "uses: [{folder: a, use: reference}, {folder: b, use: train}]\nanswers: [\n",
      "commercial: false\nusers: 1\nanswers: [{check: user-threshold, met: true, note: small}\n",
    ]) {
      const snapshot = withPolicy(policy);
      expect(snapshot.problems.map(({ path, key }) => `${path} ${key}`)).toEqual(["model-terms.yaml broken-syntax"]);
      expect(shown(visible(snapshot)), policy).toEqual(shown(visible(calm)));
      expect(snapshot.suppressed).toEqual([]);
    }
  });
  test("what raises still counts in a broken file", () => {
    const snapshot = withPolicy("severities:\n  name-prefix: error\nuses: [\n");
    expect(new Set(visible(snapshot).flatMap(({ id, severity }) => (id === "name-prefix" ? [severity] : [])))).toEqual(new Set(["error"]));
  });
  test.each([
    ["a key of the file", "severities:\n  name-prefix: off\nseverities:\n  name-prefix: off\n", "severities"],
    ["a check", "severities:\n  name-prefix: off\n  name-prefix: off\n", "name-prefix"],
    ["a key of an entry", "uses:\n  - folder: a\n    use: reference\n    folder: a\n", "folder"],
  ])("%s that stands twice is told, and silences nothing", (_, policy, words) => {
    const snapshot = withPolicy(policy);
    expect(snapshot.problems.map(({ range }) => policy.slice(range.start, range.end))).toEqual([words]);
    expect(shown(visible(snapshot))).toEqual(shown(visible(calm)));
  });
  test("of several documents none silences; that is told at the second", () => {
    const policy = "severities:\n  name-prefix: off\n---\nseverities:\n  name-prefix: off\n";
    const snapshot = withPolicy(policy);
    expect(snapshot.problems.map(({ range }) => policy.slice(range.start, range.start + 10))).toEqual(["severities"]);
    expect(shown(visible(snapshot))).toEqual(shown(visible(calm)));
  });
  test("each of several mistakes is told, and what is right beside them counts", () => {
    const snapshot = withPolicy(
      "severities:\n  name-prefix: hint\n  nonsense: off\ncommercial: perhaps\nuses: [{folder: a, use: sell}, {folder: b, use: reference}]\n",
    );
    expect(snapshot.problems).toHaveLength(3);
    expect(said(snapshot, "b")).toEqual([]);
    expect(said(snapshot, "a")).toContain("name-prefix hint");
  });
  test("the list of what is known comes with an unknown word", () => {
    const [problem] = withPolicy("uses: [{folder: a, use: sell}]").problems;
    expect(problem?.message && render(problem.message, "en")).toContain("publish, train, reference, bundle, host");
  });
  test("a mistake that is put right is told no more", () => {
    expect(withPolicy("commercial: perhaps").problems).toHaveLength(1);
    expect(withPolicy("commercial: true").problems).toEqual([]);
  });
});

describe("A workspace file in a folder", () => {
  test("has its folders below its own", () => {
    const snapshot = withPolicy({ "b/model-terms.yaml": "uses: [{folder: c, use: reference}]\n" });
    expect(said(snapshot, "b/c")).toEqual([]);
    expect(said(snapshot, "a")).toEqual(said(calm, "a"));
  });
  test("answers for its own folder, where it names none", () => {
    const snapshot = withPolicy({ "b/model-terms.yaml": "answers: [{check: user-threshold, met: true, note: few}]\n" });
    const answered = snapshot.subjects.filter(({ duties }) => duties.some(({ answer }) => answer)).map(({ subject }) => subject.folder);
    expect(answered).toEqual(["b", "b/c"]);
  });
  test("sets severities for its own folder and below, not for the whole workspace", () => {
    const snapshot = withPolicy({ "b/model-terms.yaml": "severities: {name-prefix: off}\n" });
    expect(said(snapshot, "a")).toEqual(said(calm, "a"));
    expect(said(snapshot, "b").filter((line) => line.startsWith("name-prefix"))).toEqual([]);
  });
  test("says for its own folder whether the work is commercial", () => {
    const nc = "---\nlicense: cc-by-nc-4.0\nbase_model: CohereForAI/c4ai-command-r-v01\n---\n# x-1b\n";
    const snapshot = withPolicy({ "b/model-terms.yaml": "commercial: true\n" }, { "b/d/README.md": nc, "e/README.md": nc });
    expect(said(snapshot, "b/d").join()).toContain("non-commercial");
    expect(said(snapshot, "e").join()).not.toContain("non-commercial");
  });
  test.each([
    ["a", "a/model-terms.yaml"],
    ["b", "b/model-terms.yaml"],
  ])("wins over the one above it, in the folder %s as in any other", (folder, path) => {
    const snapshot = withPolicy({
      "model-terms.yaml": "severities: {name-prefix: warning}\n",
      [path]: "severities: {name-prefix: hint}\n",
    });
    expect(said(snapshot, folder).filter((line) => line.startsWith("name-prefix"))[0]).toBe("name-prefix hint");
    const other = folder === "a" ? "b" : "a";
    expect(said(snapshot, other)).toContain("name-prefix warning");
  });
  test("may not speak for what lies above it", () => {
    const snapshot = withPolicy({ "b/model-terms.yaml": "uses: [{folder: ../../a, use: reference}]\n" });
    expect(snapshot.problems.map(({ path }) => path)).toEqual(["b/model-terms.yaml"]);
    expect(said(snapshot, "a")).toEqual(said(calm, "a"));
  });
});

fc.configureGlobal({ seed: 20_231_121 });

describe("A statement that is written into the file", () => {
  const answer = { in: "answers", check: "user-threshold", license: "llama3.1", met: true, note: "We have few." } as const;
  test("makes the file", () => {
    expect(stated(undefined, answer)).toBe(
      "answers:\n  - check: user-threshold\n    license: llama3.1\n    met: true\n    note: We have few.\n",
    );
    expect(stated("# ours\n", { in: "severities", check: "declare-license", severity: "off" })).toBe(
      "# ours\nseverities:\n  declare-license: off\n",
    );
  });
  test("is added behind its neighbors, laid out as they are; comments and line ends stay", () => {
    const text = 'uses: # of folders\r\n- folder: "a"   # one\r\n  use: host # as seen\r\n# end\r\ncommercial: false\r\n';
    expect(stated(text, { in: "uses", folder: "b", use: "train" })).toBe(
      'uses: # of folders\r\n- folder: "a"   # one\r\n  use: host # as seen\r\n- folder: b\r\n  use: train\r\n# end\r\ncommercial: false\r\n',
    );
  });
  test("changes what was said of the same thing", () => {
    expect(stated("uses:\n  - folder: a\n    use: host # so far\n", { in: "uses", folder: "a", use: "publish" })).toBe(
      "uses:\n  - folder: a\n    use: publish # so far\n",
    );
    expect(stated("commercial: true\n", { in: "commercial", is: false })).toBe("commercial: false\n");
    const once = stated(undefined, answer);
    expect(stated(once, { ...answer, met: false, note: "We grew: 800 million." })).toContain(
      'met: false\n    note: "We grew: 800 million."',
    );
  });
  test("fits flow style and keys without a value", () => {
    expect(stated("severities: { name-prefix: hint }\n", { in: "severities", check: "share-alike", severity: "off" })).toBe(
      "severities: { name-prefix: hint, share-alike: off}\n",
    );
    expect(stated("answers:\nuses: []\n", answer)).toContain("answers:\n  - check: user-threshold\n");
    expect(stated("answers:\nuses: []\n", { in: "uses", folder: "a", use: "host" })).toContain("uses: [{ folder: a, use: host }]");
  });
  test("is refused where the file is broken or something else", () => {
    for (const text of ["uses: [\n", "- a\n", "answers: yes\n", "{}\n"]) expect(stated(text, answer), text).toBeUndefined();
  });
  test("is read back as it was meant, whatever else is said, and what was said stays", () => {
    const note = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "");
    const folder = fc.constantFrom("a", "b/c", "with space", "-odd", "yes");
    const statement: fc.Arbitrary<Statement> = fc.oneof(
      fc.record({ in: fc.constant("uses" as const), folder, use: fc.constantFrom("publish" as const, "host" as const) }),
      fc.record({
        in: fc.constant("severities" as const),
        check: fc.constantFrom("name-prefix", "share-alike"),
        severity: fc.constantFrom("off" as const, "hint" as const),
      }),
      fc.record({
        in: fc.constant("answers" as const),
        check: fc.constantFrom("user-threshold", "use-policy"),
        folder,
        met: fc.boolean(),
        note,
      }),
    );
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 6 }), (all) => {
        let text: string | undefined = "# ours\n\nuses:\n  - { folder: z, use: bundle }\n";
        for (const one of all) text = stated(text, one);
        const { settings, problems } = readPolicy(toPath("model-terms.yaml"), text ?? "[", knowledge);
        expect(problems).toEqual([]);
        expect(settings.uses).toContainEqual({ folder: "z", use: "bundle" });
        const last = all.at(-1);
        if (last?.in === "uses") expect(settings.uses).toContainEqual({ folder: last.folder, use: last.use });
        if (last?.in === "severities")
          expect(settings.severities).toContainEqual({ folder: "", check: last.check, severity: last.severity });
        if (last?.in === "answers")
          expect(settings.answers).toContainEqual(
            expect.objectContaining({ check: last.check, folder: last.folder, met: last.met, note: last.note }),
          );
      }),
    );
  });
});
