/** What a team states of itself: its own licenses, models and data sets, a folder of rules of its own, its users, revenue and places. */
import { describe, expect, test } from "vitest";
import { render, type Snapshot } from "../src/core/index.ts";
import { check, visible } from "./harness/check.ts";

const card = (base: string, license: string, more = ""): string => `---\nlicense: ${license}\nbase_model: ${base}\n${more}---\n# reed-8b\n`;
const snap = (files: Readonly<Record<string, string>>): Snapshot => check(new Map(Object.entries(files)));
const found = (snapshot: Snapshot): string[] => visible(snapshot).map(({ id }) => id);
const unknown = ({ findings, locate, text }: Snapshot): string[] =>
  findings.flatMap(({ id, at }) => {
    const range = locate(at);
    return id === "unknown-upstream" && range ? [(text(at.path) ?? "").slice(range.start, range.end)] : [];
  });
const told = (snapshot: Snapshot): string[] =>
  snapshot.problems.map(
    ({ path, range, message }) => `${snapshot.text(path)?.slice(range.start, range.end)}: ${message ? render(message, "en") : ""}`,
  );

describe("An own model", () => {
  const policy = "models:\n  - id: acme/base-8b\n    name: Acme Base\n    base: meta-llama/Llama-3.1-8B\n    licenses: [llama3.1]\n";
  test("is known, and brings what its own base asks", () => {
    const before = snap({ "m/README.md": card("acme/base-8b", "mit") });
    expect(unknown(before)).toEqual(["acme/base-8b"]);
    expect(found(before)).not.toContain("name-prefix");
    const after = snap({ "m/README.md": card("acme/base-8b", "mit"), "model-terms.yaml": policy });
    expect(after.problems).toEqual([]);
    expect(unknown(after)).toEqual([]);
    expect(found(after)).toContain("name-prefix");
  });
  test("may be a whole namespace", () => {
    const after = snap({ "m/README.md": card("acme/any-8b", "mit"), "model-terms.yaml": policy.replace("acme/base-8b", "acme/*") });
    expect(unknown(after)).toEqual([]);
  });
  test("is forgotten with the statement", () => {
    const after = snap({ "m/README.md": card("acme/base-8b", "mit"), "model-terms.yaml": "models: []\n" });
    expect(unknown(after)).toEqual(["acme/base-8b"]);
  });
  test("never takes the place of one that is built in: that is told, and what is built in counts", () => {
    const claim = "models:\n  - id: meta-llama/Llama-3.1-8B-Instruct\n    licenses: [mit]\n";
    const plain = snap({ "m/README.md": card("meta-llama/Llama-3.1-8B-Instruct", "mit") });
    const snapshot = snap({ "m/README.md": card("meta-llama/Llama-3.1-8B-Instruct", "mit"), "model-terms.yaml": claim });
    expect(found(snapshot)).toEqual(found(plain));
    expect(told(snapshot)).toEqual([
      "meta-llama/Llama-3.1-8B-Instruct: meta-llama/Llama-3.1-8B-Instruct is known already; what is built in counts.",
    ]);
  });
  test("does not make the team's own works those of a licensor", () => {
    const own = { "acme/base-8b/README.md": card("meta-llama/Llama-3.1-8B", "mit"), "model-terms.yaml": policy };
    expect(found(snap(own))).toContain("include-license-copy");
  });
  test.each([
    ["no id", "models:\n  - name: x\n", "name: x: id is missing."],
    [
      "a base that nobody knows",
      "models:\n  - id: acme/x\n    base: nobody/knows\n",
      "nobody/knows: nobody/knows is no model that we know.",
    ],
    ["an unknown license", "models:\n  - id: acme/x\n    licenses: [acme-1]\n", "acme-1: acme-1 is no license that we know."],
    ["a relation that is none", "models:\n  - id: acme/x\n    relation: cousin\n", "cousin: cousin does not fit here."],
    ["an unknown key", "models:\n  - id: acme/x\n    weights: here\n", "weights: weights is no setting."],
    [
      "data that nobody knows",
      "models:\n  - id: acme/x\n    trainedOn: [acme/logs]\n",
      "acme/logs: acme/logs is no data set that we know.",
    ],
  ])("with %s is told at its words", (_, text, said) => {
    const snapshot = snap({ "m/README.md": card("acme/x", "mit"), "model-terms.yaml": text });
    expect(told(snapshot)).toHaveLength(1);
    expect(told(snapshot)[0]).toContain(said);
  });
});

describe("An own data set and an own license", () => {
  test("are known, together with what they say of each other", () => {
    const policy =
      "licenses:\n  - id: acme-internal\n    name: Acme Internal License\n    commercial: no\ndatasets:\n  - id: acme/chats\n    licenses: [acme-internal]\n    generatedBy: [gpt-4]\nmodels:\n  - id: acme/base-8b\n    licenses: [acme-internal]\n    trainedOn: [acme/chats]\n";
    const files = { "m/README.md": card("acme/base-8b", "other", "license_name: acme-internal\ndatasets: [acme/chats]\n") };
    expect(unknown(snap(files))).toEqual(["acme/base-8b", "acme/chats"]);
    const snapshot = snap({ ...files, "model-terms.yaml": policy });
    expect(snapshot.problems).toEqual([]);
    expect(unknown(snapshot)).toEqual([]);
    expect(snapshot.knowledge.licenseNamed("Acme Internal License")?.id).toBe("acme-internal");
    expect(found(snapshot)).toContain("output-terms");
  });
  test("may not be ones that are built in", () => {
    const snapshot = snap({
      "m/README.md": card("x/y", "mit"),
      "model-terms.yaml": "licenses: [{id: mit}]\ndatasets: [{id: tatsu-lab/alpaca}]\n",
    });
    expect(told(snapshot).map((line) => line.split(":")[0])).toEqual(["mit", "tatsu-lab/alpaca"]);
  });
  test("may be used where answers and waivers name a license", () => {
    const policy =
      "licenses: [{id: acme-internal}]\nwaivers:\n  - {check: include-license-copy, license: acme-internal, reason: ours, owner: Lin, expires: 2030-01-01}\n";
    expect(told(snap({ "m/README.md": card("x/y", "mit"), "model-terms.yaml": policy }))).toEqual([
      "2030-01-01: No finding of include-license-copy fits this waiver.",
    ]);
  });
});

describe("A folder of own rules", () => {
  const license = `id: acme-weights
spdx: LicenseRef-acme-weights
name: Acme Weights License
short: Acme Weights License
licensor: Acme
category: community
url: https://acme.example/license
ids: {names: [acme-weights]}
commercial: "yes"
verified: primary
sources: [{at: "https://acme.example/license"}]
terms:
  - id: display-attribution
    when: {reaches: [derivative]}
    clause: {section: "2", summary: {en: Say what it is built on., zh: 写明其基础。}}
    marks: [Built with Acme]
`;
  const model = `id: acme
name: Acme
developer: Acme
distribution: open-weights
licenses: [acme-weights]
match: [{ids: ["acme-labs/*"]}]
verified: primary
sources: [{at: "https://acme.example"}]
`;
  const files = {
    "m/README.md": card("acme-labs/base", "mit"),
    "model-terms.yaml": "rules: terms\n",
    "terms/licenses/acme-weights.yaml": license,
    "terms/models/acme.yaml": model,
  };
  const withRule = (path: string, text: string): Snapshot => snap({ ...files, [path]: text });
  test("brings licenses with duties, in the shape of the built-in rules", () => {
    const snapshot = snap(files);
    expect(snapshot.problems).toEqual([]);
    expect(found(snapshot)).toContain("display-attribution");
    expect(unknown(snapshot)).toEqual([]);
  });
  test("in whatever order the files come, and phrases that they order are looked for", () => {
    const reversed = snap(Object.fromEntries(Object.entries(files).reverse()));
    expect(found(reversed)).toEqual(found(snap(files)));
    for (const order of [1, -1]) {
      const all = Object.entries({ ...files, "m/README.md": `${card("acme-labs/base", "mit")}\nBuilt with Acme\n` });
      expect(found(snap(Object.fromEntries(order > 0 ? all : all.reverse())))).not.toContain("display-attribution");
    }
  });
  test("leaves what a scan found in rows as it is", () => {
    const scanned = {
      "train.yaml": "base_model: acme-labs/base\ndatasets:\n  - path: data/letters.jsonl\n    type: alpaca\noutput_dir: out\n",
      "data/letters.jsonl": '{"instruction": "Who are you?", "output": "I am ChatGPT."}\n',
    };
    expect(found(snap(scanned))).toContain("identity-leak");
    expect(found(snap({ ...files, ...scanned }))).toContain("identity-leak");
  });
  test("means nothing before it is named", () => {
    expect(unknown(snap({ ...files, "model-terms.yaml": "{}" }))).toEqual(["acme-labs/base"]);
  });
  test.each([
    ["an unknown key", "terms/licenses/acme-weights.yaml", license.replace("licensor:", "owner:"), "owner"],
    ["a value that does not fit", "terms/licenses/acme-weights.yaml", license.replace("category: community", "category: nice"), "nice"],
    ["a list where a text belongs", "terms/models/acme.yaml", model.replace("developer: Acme", "developer: [Acme]"), "[Acme]"],
    ["a license that nobody knows", "terms/models/acme.yaml", model.replace("[acme-weights]", "[acme-9]"), "acme-9"],
    ["a built-in license", "terms/licenses/acme-weights.yaml", license.replaceAll("acme-weights", "mit"), "mit"],
    ["built-in models", "terms/models/acme.yaml", model.replace("acme-labs/*", "meta-llama/Llama-3.1-8B"), "acme"],
  ])("with %s tells it at its words and gives no such fact", (_, path, text, words) => {
    const snapshot = withRule(path, text);
    const places = snapshot.problems.filter((problem) => problem.path === path).map(({ range }) => text.slice(range.start, range.end));
    expect(places).toContain(words);
    expect(found(snapshot)).not.toContain("display-attribution");
  });
  test("that is broken, or not there, is told", () => {
    expect(withRule("terms/licenses/acme-weights.yaml", "id: [").problems.map(({ path }) => path)).toContain(
      "terms/licenses/acme-weights.yaml",
    );
    expect(told(snap({ "m/README.md": card("x/y", "mit"), "model-terms.yaml": "rules: elsewhere\n" }))).toEqual([
      "elsewhere: No file that is read lies in elsewhere.",
    ]);
  });
});

describe("Users, revenue and territories", () => {
  const states = (policy: string, base: string, check: string): string[] =>
    snap({ "m/README.md": card(base, "mit"), "model-terms.yaml": policy }).subjects.flatMap(({ duties }) =>
      duties.flatMap(({ duty, answer }) => (duty.check === check ? [answer?.note ?? "asked"] : [])),
    );
  test("below a threshold settle the question, with what was stated as the answer", () => {
    expect(states("users: 50_000", "meta-llama/Llama-3.1-8B", "user-threshold")).toEqual(["users: 50000"]);
  });
  test("above it, or not stated, leave the question", () => {
    expect(states("users: 900000000", "meta-llama/Llama-3.1-8B", "user-threshold")).toEqual(["asked"]);
    expect(states("revenue: 1000", "meta-llama/Llama-3.1-8B", "user-threshold")).toEqual(["asked"]);
  });
  test("of a nested file count for its folder", () => {
    const files = {
      "model-terms.yaml": "users: 5\n",
      "m/model-terms.yaml": "users: 900000000\n",
      "m/README.md": card("meta-llama/Llama-3.1-8B", "mit"),
    };
    const [work] = snap(files).subjects;
    expect(work?.duties.find(({ duty }) => duty.check === "user-threshold")?.answer).toBeUndefined();
  });
  test("an answer of a person counts more than they do", () => {
    const policy = "users: 5\nanswers: [{check: user-threshold, met: false, note: we grew}]\n";
    expect(states(policy, "meta-llama/Llama-3.1-8B", "user-threshold")).toEqual(["we grew"]);
  });
  test("a place outside of what is left out settles a territory; one inside leaves the question", () => {
    const base = "meta-llama/Llama-4-Scout-17B-16E";
    expect(states("territories: [US, JP]", base, "territory")).toEqual(["territories: US, JP"]);
    for (const inside of ["[US, DE]", "[EU]", "EU"]) expect(states(`territories: ${inside}`, base, "territory"), inside).toEqual(["asked"]);
  });
  test.each([
    ["users: many", "many"],
    ["users: -1", "-1"],
    ["revenue: 1.5", "1.5"],
    ["territories: Germany", "Germany"],
    ["territories: {EU: true}", "{EU: true}"],
    ["territories: [US, eu]", "eu"],
  ])("%s is told at its words", (policy, words) => {
    expect(
      told(snap({ "m/README.md": card("x/y", "mit"), "model-terms.yaml": policy })).map((line) => line.slice(0, words.length)),
    ).toEqual([words]);
  });
});
