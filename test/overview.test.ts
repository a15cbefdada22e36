/** Overviews of works, as the tree and the status bar show them, and explanations of findings. */
import { describe, expect, test } from "vitest";
import {
  createSession,
  explanationOf,
  markdownExplanation,
  type Overview,
  overviewsAt,
  overviewsOf,
  path,
  type Snapshot,
  startOf,
} from "../src/core/index.ts";
import { check, report } from "./harness/check.ts";
import { knowledge } from "./harness/knowledge.ts";

const card = "---\nlicense: mit\nbase_model: meta-llama/Llama-3.1-8B-Instruct\nmodel_name: reed-8b\n---\n# reed-8b\n";
const training =
  "model_name_or_path: meta-llama/Llama-3.1-8B-Instruct\nstage: sft\nfinetuning_type: full\ndo_train: true\ndataset: own\noutput_dir: saves/x\n";

const read = (files: Readonly<Record<string, string>>): Snapshot => check(new Map(Object.entries(files)));
const only = (snapshot: Snapshot): Overview => {
  const [first, ...more] = overviewsOf(snapshot);
  expect(more).toEqual([]);
  return first as Overview;
};
const rows = ({ entries }: Overview): string[] => entries.map(({ state, key }) => `${state} ${key}`);

describe("The overview of a work", () => {
  test("has each duty once, open ones first, then questions, then what is met", () => {
    const overview = only(read({ "model/README.md": `${card}\nBuilt with Llama\n` }));
    const states = overview.entries.map(({ state }) => state);
    expect(rows(overview)).toEqual(
      expect.arrayContaining(["open name-prefix llama3.1", "confirm user-threshold llama3.1", "met display-attribution llama3.1"]),
    );
    expect(
      [...states].sort((a, b) => ["open", "confirm", "answered", "met"].indexOf(a) - ["open", "confirm", "answered", "met"].indexOf(b)),
    ).toEqual(states);
    expect(new Set(overview.entries.map(({ key }) => key)).size).toBe(overview.entries.length);
  });
  test("counts what is open, but not what is for the audit only", () => {
    const { counts, entries } = only(read({ "model/README.md": card }));
    const open = entries.filter(({ state }) => state === "open");
    expect(counts.open).toBe(open.filter(({ auditOnly }) => !auditOnly).length);
    expect(counts.open).toBeGreaterThan(2);
  });
  test("of a training shows each duty that publishing will ask, though one finding stands for all", () => {
    const overview = only(read({ "train/sft.yaml": training }));
    const open = overview.entries.filter(({ state }) => state === "open");
    expect(open.length).toBeGreaterThan(1);
    expect(new Set(open.map(({ finding }) => finding?.fingerprint)).size).toBe(1);
  });
  test("leads to the words of the finding, to what meets a duty, and to the value that brought a question", () => {
    const { entries, work } = only(read({ "model/README.md": `${card}\nBuilt with Llama\n` }));
    const at = (check: string): string | undefined => entries.find((entry) => entry.check === check)?.at.at;
    expect(at("name-prefix")).toBe("/model_name");
    expect(at("user-threshold")).toBe("/base_model");
    expect(at("display-attribution")).not.toBe("/base_model");
    expect(startOf(work)?.path).toBe("model/README.md");
  });
  test("tells a question that was answered, and a check that was turned off", () => {
    const policy = "answers:\n  - check: user-threshold\n    met: true\n    note: Few.\nseverities:\n  name-prefix: off\n";
    const overview = only(read({ "model/README.md": card, "model-terms.yaml": policy }));
    expect(rows(overview)).toEqual(expect.arrayContaining(["answered user-threshold llama3.1", "off name-prefix llama3.1"]));
    expect(overview.entries.find(({ check: id }) => id === "user-threshold")).toMatchObject({
      isAnswerable: true,
      answer: { note: "Few." },
    });
    expect(overview.entries.find(({ check: id }) => id === "name-prefix")).toMatchObject({ isAnswerable: false });
  });
  test("of a model that is only used has no rows", () => {
    for (const { entries, work } of overviewsOf(read({ "demo/Modelfile": "FROM llama3.1\nPARAMETER temperature 0\n" })))
      expect([work.use.is, entries.filter(({ auditOnly }) => !auditOnly)]).toEqual(["reference", []]);
  });
  test("is found by any of the work's files, and by no other", () => {
    const snapshot = read({ "a/README.md": card, "b/README.md": card.replaceAll("reed", "sedge") });
    expect(overviewsAt(path("a/README.md"), snapshot).map(({ work }) => work.subject.name)).toEqual(["reed-8b"]);
    expect(overviewsAt(path("a/other.md"), snapshot)).toEqual([]);
  });
});

test("Overviews follow the files while a session lives", () => {
  const session = createSession(knowledge);
  const states = (): string[] =>
    overviewsOf(session.snapshot())
      .flatMap(rows)
      .filter((row) => /name-prefix|display-attribution/.test(row));
  session.upsert(path("model/README.md"), card);
  expect(states()).toEqual(["open name-prefix llama3.1", "open display-attribution llama3.1"]);
  session.upsert(path("model/README.md"), `${card}\nBuilt with Llama\n`);
  expect(states()).toEqual(["open name-prefix llama3.1", "met display-attribution llama3.1"]);
  session.upsert(path("model-terms.yaml"), "severities: {name-prefix: off}\n");
  expect(states()).toEqual(["met display-attribution llama3.1", "off name-prefix llama3.1"]);
  session.remove(path("model-terms.yaml"));
  session.upsert(path("model/README.md"), card);
  expect(states()).toEqual(["open name-prefix llama3.1", "open display-attribution llama3.1"]);
});

describe("An explanation", () => {
  const findings = report(
    new Map([
      ["model/README.md", card],
      ["train/sft.yaml", training],
    ]),
  ).findings;
  const named = findings.find(({ id }) => id === "name-prefix");
  const joined = findings.find(({ place }) => place.path === "train/sft.yaml");

  test("follows the steps from the words to what settles it", () => {
    const about = named && explanationOf(named, "en").map((row) => row.about);
    expect([...new Set(about)]).toEqual(["read", "work", "way", "known", "clause", "severity", "confidence", "related", "settle"]);
  });
  test("says why the severity is what it is", () => {
    expect(named?.reasons).toEqual(["The work is given to others, and that is certain."]);
    expect(joined?.reasons[0]).toBe("The work is trained; nothing shows that it is published.");
    const set = report(
      new Map([
        ["model/README.md", card],
        ["model-terms.yaml", "severities: {name-prefix: hint}"],
      ]),
    ).findings;
    expect(set.find(({ id }) => id === "name-prefix")?.reasons.at(-1)).toBe("model-terms.yaml sets the severity.");
  });
  test("has labels in both languages", () => {
    const labels = (locale: "en" | "zh"): string[] => (named ? explanationOf(named, locale).map(({ label }) => label) : []);
    expect(labels("zh").filter((label) => !/\p{Script=Han}/u.test(label))).toEqual([]);
    expect(labels("zh")).toHaveLength(labels("en").length);
  });
  test("as Markdown shows places as code, and words of files are no markup", () => {
    const hostile = "<b>[x](https://example.org) *y*";
    const text = named ? markdownExplanation({ ...named, message: hostile, words: hostile, subject: `\`${hostile}` }, "en") : "";
    expect(text).toContain("`model/README.md:4:13`");
    expect(text).toContain("## Clause");
    expect(text.replace(/`[^`]*`/g, "")).not.toMatch(/(?<!\\)(?:<b>|\[x|\*y)/);
  });
});
