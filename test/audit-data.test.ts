/** What the audit shows beyond the report: the lineage picture, what an assumption changes, and the HTML document. */

import { describe, expect, test } from "vitest";
import { combinationPages } from "../src/core/about/index.ts";
import {
  type Assumption,
  type Change,
  createSession,
  htmlReport,
  type Lineage,
  lineageOf,
  type Report,
  reportOf,
  type Session,
  path as toPath,
  type WhatIf,
  whatIf,
} from "../src/core/index.ts";
import { knowledge } from "./harness/knowledge.ts";

const card = (base: string, license: string, more = ""): string =>
  `---\nlicense: ${license}\nlibrary_name: transformers\nbase_model: ${base}\n${more}---\n# A model\n`;
const origin = { version: "1", knowledge: "k" };

function sessionOf(files: Readonly<Record<string, string>>): Session {
  const session = createSession(knowledge);
  for (const [path, text] of Object.entries(files)) session.upsert(toPath(path), text);
  return session;
}
const reportFor = (session: Session, locale: "en" | "zh" = "en"): Report => reportOf(session.snapshot(), locale, origin);

function end<T>(steps: Generator<undefined, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

describe("The lineage", () => {
  const lineage = (files: Readonly<Record<string, string>>): Lineage => end(lineageOf(sessionOf(files).snapshot()));
  const drawn = ({ nodes, edges }: Lineage): string[] => {
    const name = (id: string): string => nodes.find((node) => node.id === id)?.label ?? "";
    return edges.map(({ from, to, relation }) => `${name(from)} ${relation} ${name(to)}`).sort();
  };

  test("goes through works of the workspace and through what is known of public data, to the provider", () => {
    const picture = lineage({
      "acme/reed-8b/README.md": card("meta-llama/Llama-3.1-8B-Instruct", "llama3.1", "datasets: [tatsu-lab/alpaca]\n"),
      "acme/sedge-8b/README.md": card("acme/reed-8b", "llama3.1"),
    });
    expect(drawn(picture)).toEqual([
      "reed-8b finetune meta-llama/Llama-3.1-8B-Instruct",
      "reed-8b trained-on tatsu-lab/alpaca",
      "sedge-8b finetune reed-8b",
      "tatsu-lab/alpaca generated-by OpenAI",
    ]);
  });
  test("tells of each edge where it is stated, whose terms come along and how many duties, by their state", () => {
    const { edges } = lineage({ "m/README.md": card("meta-llama/Llama-3.1-8B-Instruct", "llama3.1") });
    expect(edges).toMatchObject([
      { at: [{ path: "m/README.md", start: { line: 4, column: 13 } }], terms: ["Llama 3.1 Community License"], confidence: "certain" },
    ]);
    const carries = edges[0]?.carries;
    expect(carries?.open).toBeGreaterThan(2);
    expect(carries?.confirm).toBeGreaterThan(0);
  });
  test("keeps what nobody knows, and marks it", () => {
    const { nodes } = lineage({ "m/README.md": card("nobody/whatever-8b", "mit") });
    expect(nodes.filter(({ known }) => !known)).toMatchObject([{ label: "nobody/whatever-8b", licenses: [] }]);
  });
});

describe("What if", () => {
  const files = {
    "nc/README.md": card("CohereForAI/c4ai-command-r-v01", "cc-by-nc-4.0"),
    "llama/README.md": card("meta-llama/Llama-3.2-11B-Vision", "llama3.2"),
    "demo/Modelfile": "FROM llama3.1\nPARAMETER temperature 0.7\n",
  };
  const supposing = (assumption: Assumption, more: Readonly<Record<string, string>> = {}): WhatIf => {
    const session = sessionOf({ ...files, ...more });
    return end(whatIf(session, reportFor(session), assumption));
  };
  const effects = ({ changes }: WhatIf): string[] => changes.map(({ effect, check, by }: Change) => `${effect} ${check} ${by}`).sort();

  const sum = (counts: WhatIf["before"]): number => Object.values(counts).reduce((a, b) => a + b, 0);

  test("nothing is assumed, nothing changes", () => {
    const { changes, before, after } = supposing({});
    expect(changes).toEqual([]);
    expect(after).toEqual(before);
  });
  test("the work is commercial: what its base does not allow is open, though the label agrees", () => {
    const supposed = supposing({ commercial: true });
    expect(effects(supposed)).toEqual(["opens non-commercial cohere-cc-by-nc"]);
    expect(sum(supposed.after)).toBe(sum(supposed.before) + 1);
  });
  test("more users than a clause allows: the condition applies; fewer: it lapses", () => {
    expect(effects(supposing({ users: 700_000_001 }))).toEqual(["applies user-threshold llama3.2"]);
    expect(effects(supposing({ users: 1000 }))).toEqual(["lapses user-threshold llama3.2"]);
  });
  test("revenue of a year: above a threshold, below it, and what it cannot tell of a month", () => {
    const sold = {
      "s/README.md": card("stabilityai/stable-diffusion-3-medium", "other"),
      "k/README.md": card("mistralai/Devstral-2-123B-Instruct-2512", "other"),
    };
    const of = (revenue: number): string[] => effects(supposing({ revenue }, sold)).filter((effect) => effect.includes("revenue"));
    expect(of(500_000)).toEqual(["lapses revenue-threshold mistral-modified-mit-2025", "lapses revenue-threshold stability-ai-community"]);
    expect(of(25_000_000)).toEqual(["applies revenue-threshold stability-ai-community"]);
    expect(of(300_000_000)).toEqual([
      "applies revenue-threshold mistral-modified-mit-2025",
      "applies revenue-threshold stability-ai-community",
    ]);
  });
  test("in the European Union, or outside", () => {
    expect(effects(supposing({ eu: true }))).toEqual(["applies territory llama3.2"]);
    expect(effects(supposing({ eu: false }))).toEqual(["lapses territory llama3.2"]);
  });
  test("outside the European Union settles nothing where the clause names other places too", () => {
    const hunyuan = { "h/README.md": card("tencent/Hunyuan-A13B-Instruct", "other") };
    expect(effects(supposing({ eu: false }, hunyuan))).toEqual(["lapses territory llama3.2"]);
    expect(effects(supposing({ eu: true }, hunyuan))).toContain("applies territory tencent-hunyuan-a13b");
  });
  test("bundled: what was only referenced is passed on as a copy; a work of one's own stays what it is", () => {
    const found = effects(supposing({ use: "bundle" }));
    expect(found).toContain("comes include-license-copy llama3.1");
    expect(found.filter((effect) => effect.startsWith("goes"))).toEqual([]);
  });
  test("published: what is only referenced is left out, unless it is asked for by itself", () => {
    expect(effects(supposing({ use: "publish" }))).toEqual([]);
    expect(effects(supposing({ use: "publish", subject: "demo/Modelfile" }))).toContain("comes include-license-copy llama3.1");
  });
  test("a statement of the workspace file gives way to the assumption, and the session says what it said", () => {
    const session = sessionOf({ ...files, "model-terms.yaml": "commercial: false\nuses:\n  - folder: llama\n    use: reference\n" });
    const before = reportFor(session);
    const supposed = end(whatIf(session, before, { use: "publish", subject: "llama/README.md" }));
    expect(effects(supposed)).toContain("comes include-license-copy llama3.2");
    expect(reportFor(session)).toEqual(before);
  });
  test("questions that no assumption answers are counted", () => {
    expect(supposing({ users: 1 }).unsettled).toBeGreaterThan(0);
  });
});

test("The audit says of a base who trained it on whose output", () => {
  const { findings } = reportFor(sessionOf({ "m/README.md": card("HuggingFaceH4/zephyr-7b-beta", "mit") }));
  expect(findings.filter(({ id }) => id === "output-terms").map(({ message }) => message)).toEqual([
    expect.stringMatching(/^m builds on HuggingFaceH4\/zephyr-7b-beta, which somebody else trained on output of .*; the terms of OpenAI /),
  ]);
});

describe("A question of the audit", () => {
  const answered = (met: boolean): Report =>
    reportFor(
      sessionOf({
        "m/README.md": card("meta-llama/Llama-3.1-8B-Instruct", "llama3.1"),
        "model-terms.yaml": `answers:\n  - check: user-threshold\n    license: llama3.1\n    met: ${met}\n    note: asked\n`,
      }),
    );
  const state = ({ subjects }: Report): string | undefined =>
    subjects.flatMap(({ duties }) => duties).find(({ check }) => check === "user-threshold")?.state;

  test("that was answered with yes is answered, with no it is open, and neither is asked again", () => {
    expect([state(answered(true)), state(answered(false))]).toEqual(["answered", "open"]);
    for (const met of [true, false]) expect(answered(met).confirm.map(({ check }) => check)).not.toContain("user-threshold");
  });
});

describe("The HTML document", () => {
  const session = sessionOf({ "<img src=x onerror=1>/README.md": card("meta-llama/Llama-3.1-8B-Instruct", "mit") });

  test("renders nothing of the workspace as markup", () => {
    const html = htmlReport(reportFor(session));
    expect(html).not.toContain("<img");
    expect(html).toContain("&#60;img src=x onerror=1&#62;/README.md");
  });
  test("needs nothing from elsewhere and runs nothing", () => {
    const html = htmlReport(reportFor(session));
    expect(html.match(/<(?:script|link|img|iframe|object|base|form|svg)\b|@import|url\(|\s(?:src|style|on\w+)="/gi)).toBeNull();
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:/);
  });
  test("answers the merge question of every work that is made of several", () => {
    const models = ["<b>x</b>/y", "meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B-Instruct"];
    const merge = `merge_method: linear\nmodels:\n${models.map((model) => `  - model: ${model}\n`).join("")}`;
    const merged = sessionOf({ "merge.yml": merge, "one/README.md": card("Qwen/Qwen2.5-7B", "apache-2.0") });
    const pages = combinationPages(merged.snapshot(), "en");
    expect(pages.length).toBe(1);
    const html = htmlReport(reportFor(merged), pages);
    expect(html).toContain("<code>Built with Llama</code>");
    expect(html).not.toContain("<b>");
    expect(html.indexOf(pages[0]?.title ?? "?")).toBeGreaterThan(html.indexOf("<table"));
  });
  test("has the findings, the works with their duties, and the questions, in both languages", () => {
    for (const [locale, heading] of [
      ["en", "To confirm by hand"],
      ["zh", "需人工确认"],
    ] as const) {
      const report = reportFor(session, locale);
      const html = htmlReport(report);
      expect(html).toContain(`<html lang="${locale}">`);
      expect(html).toContain(heading);
      for (const { id } of report.findings.filter(({ auditOnly }) => !auditOnly)) expect(html).toContain(`<code>${id}</code>`);
    }
  });
});
