/** What the audit panel decides by itself: what the filter lets through, what comes first, what the picture draws as one. */
import { describe, expect, test } from "vitest";
import { createSession, type Lineage, lineageOf, reportOf, path as toPath } from "../src/core/index.ts";
import { packed } from "../src/vscode/packed.ts";
import type { Audit } from "../src/vscode/protocol.ts";
import { indexOf, shownWorks } from "../webview/filter.ts";
import { firstThing } from "../webview/first.ts";
import { type Picture, pictureOf, total } from "../webview/lineage/graph.ts";
import { initialState, restored, type State } from "../webview/state.ts";
import { knowledge } from "./harness/knowledge.ts";

const card = (base: string, license: string, more = ""): string =>
  `---\nlicense: ${license}\nlibrary_name: transformers\nbase_model: ${base}\n${more}---\n# A model\n`;
const llama = "meta-llama/Llama-3.1-8B-Instruct";

interface Sent {
  readonly audit: Audit;
  readonly lineage: Lineage;
}

/** What the extension would send for these files. */
function sent(files: Readonly<Record<string, string>>): Sent {
  const session = createSession(knowledge);
  for (const [path, text] of Object.entries(files)) session.upsert(toPath(path), text);
  const snapshot = session.snapshot();
  const audit = packed(reportOf(snapshot, "en", { version: "1", knowledge: "k" }));
  const steps = lineageOf(snapshot);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return { audit, lineage: step.value };
}

const files = {
  "reed/README.md": card(llama, "mit"),
  "sedge/README.md": card("google/gemma-2-2b", "gemma"),
  "demo/Modelfile": "FROM llama3.1\nPARAMETER temperature 0.7\n",
};

describe("The report that is sent", () => {
  const { audit } = sent(files);
  test("names each clause once, and every finding and duty finds its own", () => {
    const keys = audit.clauses.map((clause) => JSON.stringify(clause));
    expect(new Set(keys).size).toBe(keys.length);
    const used = [
      ...audit.findings.flatMap(({ clauses }) => clauses),
      ...audit.subjects.flatMap(({ duties }) => duties.map(({ clause }) => clause)),
    ];
    for (const number of used) if (number !== undefined) expect(audit.clauses[number]).toBeDefined();
  });
});

describe("The filter", () => {
  const index = indexOf(sent(files).audit);
  const shown = (state: Partial<State>): string[] => shownWorks(index, { ...initialState, ...state }).map(({ subject }) => subject.folder);

  test("shows works, the gravest first, and hides what only references a model until asked", () => {
    expect(shown({})).toEqual(["reed", "sedge"]);
    expect(shown({ references: true })).toEqual(["reed", "sedge", "demo"]);
  });
  test("looks at names, files, licenses, checks, messages and clauses, whatever the case", () => {
    expect(shown({ filter: "GEMMA" })).toEqual(["sedge"]);
    expect(shown({ filter: "reed/read" })).toEqual(["reed"]);
    expect(shown({ filter: "built with llama" })).toEqual(["reed"]);
    expect(shown({ filter: "700 million" })).toEqual(["reed"]);
    expect(shown({ filter: "heron" })).toEqual([]);
  });
  test("by severity leaves findings alone, by state leaves duties of that state, by license both", () => {
    const [work] = shownWorks(index, { ...initialState, severity: "error" });
    expect(work?.findings.map(({ severity }) => severity)).toEqual(expect.arrayContaining(["error"]));
    expect(work?.duties).toEqual([]);
    const [asked] = shownWorks(index, { ...initialState, duty: "confirm" });
    expect(new Set(asked?.duties.map(({ state }) => state))).toEqual(new Set(["confirm"]));
    expect(shown({ license: "gemma" })).toEqual(["sedge"]);
  });
});

describe("What comes first", () => {
  test("is the gravest; of equally grave matters the one that most works share", () => {
    const { audit } = sent({ ...files, "rush/README.md": card(llama, "mit"), "iris/README.md": card("google/gemma-2-2b", "mit") });
    expect(firstThing(audit)).toMatchObject({ finding: { severity: "error", license: "llama3.1" }, works: 2 });
    expect(firstThing({ findings: [] })).toBeUndefined();
  });
});

describe("The picture", () => {
  const drawn = ({ audit, lineage }: Sent, unfolded: readonly string[] = []): Picture =>
    pictureOf(lineage, audit, unfolded, (works, kind, count) => `${works.length || count} ${works.length > 0 ? "works" : kind}`);
  const labels = ({ nodes }: Picture): string[] => nodes.map(({ label }) => label).sort();
  const crowd = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `w${i}/README.md`,
      card(i < 30 ? llama : "google/gemma-2-2b", "mit", `datasets: [acme/a-${i}, acme/b-${i}]\n`),
    ]),
  );

  test("of few works draws each by itself", () => {
    expect(labels(drawn(sent(files)))).toEqual(["Modelfile", "google/gemma-2-2b", "llama3.1", llama, "reed", "sedge"].sort());
  });
  test("draws files that only reference the same as one", () => {
    const more = { ...files, "other/Modelfile": files["demo/Modelfile"] };
    expect(labels(drawn(sent(more)))).toContain("2 works");
  });
  test("of many works draws those as one that were made from the same, and what nobody knows by who names it", () => {
    const picture = drawn(sent(crowd));
    expect(labels(picture)).toEqual(["10 works", "20 dataset", "30 works", "60 dataset", "google/gemma-2-2b", llama].sort());
  });
  test("loses no duty by that: a joined edge carries what its edges carry", () => {
    const all = sent(crowd);
    const sum = (edges: readonly { readonly carries: Parameters<typeof total>[0] }[]): number =>
      edges.reduce((n, { carries }) => n + total(carries), 0);
    expect(sum(drawn(all).edges)).toBe(sum(all.lineage.edges));
  });
  test("shows a group node by node when it is unfolded", () => {
    const all = sent(crowd);
    const group = drawn(all).nodes.find(({ label }) => label === "10 works");
    expect(labels(drawn(all, [group?.id ?? ""])).filter((label) => /^w3\d$/.test(label))).toHaveLength(10);
  });
});

describe("The state of an earlier visit", () => {
  test("is completed where it is older than the panel", () => {
    expect(restored(undefined)).toEqual(initialState);
    expect(restored({ filter: "x", lineage: { asList: true } as State["lineage"] })).toEqual({
      ...initialState,
      filter: "x",
      lineage: { ...initialState.lineage, asList: true },
    });
  });
});
