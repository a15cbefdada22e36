/**
 * May a work made of these carry that label? The answers of the relation in `src/core/agreement`, against tables that others published.
 * Where a row differs, the case says by which clause.
 */
import { describe, expect, test } from "vitest";
import { agree, dutiesOf, type Made, type Part } from "../src/core/agreement/agree.ts";
import { type Labels, labelsFor } from "../src/core/agreement/labels.ts";
import type { License } from "../src/core/knowledge/types.ts";
import { knowledge } from "./harness/knowledge.ts";

const held = (id: string): License => {
  const license = knowledge.licenses.get(id);
  if (!license) throw new Error(`there is no license ${id}`);
  return license;
};
const part = (id: string, relation: Made = "finetune"): Part => ({ license: held(id), relation });
/** What stands in the way of a label: `license reason`, sorted. */
const against = (label: string, ...parts: readonly Part[]): string[] =>
  agree(parts, held(label))
    .blocks.map(({ part: { license }, reason }) => `${license.id} ${reason}`)
    .sort();
const openOf = (label: string, ...parts: readonly Part[]): string[] =>
  agree(parts, held(label)).unsettled.map(({ part: { license }, reason }) => `${license.id} ${reason}`);
const labels = (...parts: readonly Part[]): Labels => labelsFor(parts, knowledge.licenses.values());
const ids = (licenses: readonly License[]): string[] => licenses.map(({ id }) => id);
const duties = (one: Part): string[] => dutiesOf(one).map(({ id }) => id);

describe("What a text says of derivatives", () => {
  test("any terms, if the duties are met: Apache, MIT, CC BY, the Qwen License", () => {
    for (const id of ["apache-2.0", "mit", "cc-by-4.0", "qwen-license"]) {
      expect(against("mit", part(id))).toEqual([]);
      expect(labels(part(id)).isFree).toBe(true);
    }
    expect(duties(part("qwen-license"))).toEqual(expect.arrayContaining(["include-license-copy", "display-attribution"]));
  });
  test("the same terms: GPL, CC BY-SA; and what the text itself names besides", () => {
    expect(ids(labels(part("gpl-3.0")).fits)).toEqual(["gpl-3.0"]);
    expect(ids(labels(part("cc-by-sa-4.0")).fits)).toEqual(["cc-by-sa-4.0", "gpl-3.0"]);
    expect(against("cc-by-sa-4.0", part("gpl-3.0"))).toEqual(["gpl-3.0 same"]);
  });
  test("restrictions that flow down: RAIL, Gemma, DeepSeek", () => {
    expect(against("apache-2.0", part("gemma"))).toEqual(["gemma flow-down"]);
    expect(against("gemma", part("gemma"))).toEqual([]);
    expect(duties(part("gemma"))).toContain("pass-through-terms");
  });
  test("not stated: Llama; receivers are owed the agreement, which a label alone does not pass on", () => {
    expect(against("apache-2.0", part("llama3.1"))).toEqual(["llama3.1 not-stated"]);
    expect(against("llama3.3", part("llama3.1"))).toEqual(["llama3.1 not-stated"]);
  });
  test("nothing: ND gives no right to share what is adapted, and a copy stays what it is", () => {
    expect(against("cc-by-nd-4.0", part("cc-by-nd-4.0"))).toEqual(["cc-by-nd-4.0 none"]);
    expect(against("cc-by-nd-4.0", part("cc-by-nd-4.0", "copy"))).toEqual([]);
  });
  test("not read: unsettled, never free", () => {
    const unread = [...knowledge.licenses.values()].find(({ derivatives }) => !derivatives);
    expect(openOf("apache-2.0", part(unread?.id ?? ""))).toEqual([`${unread?.id} policy-unknown`]);
  });
});

describe("The relation decides what reaches the work", () => {
  test.each<[Made, string[]]>([
    ["finetune", ["llama3.1 not-stated"]],
    ["adapter", ["llama3.1 not-stated"]],
    ["merge", ["llama3.1 not-stated"]],
    ["quantized", ["llama3.1 not-stated"]],
    ["copy", ["llama3.1 not-stated"]],
    ["distilled", []],
  ])("Llama 3.1, %s", (relation, expected) => {
    expect(against("mit", part("llama3.1", relation))).toEqual(expected);
  });
  test("a student of Llama 3.1 owes the name, not the agreement", () => {
    expect(duties(part("llama3.1", "distilled"))).toContain("name-prefix");
    expect(duties(part("llama3.1", "distilled"))).not.toContain("include-license-copy");
  });
  test("a student of Llama 2 is barred under every label (1.b.v), of Llama 3.1 under none", () => {
    expect(against("mit", part("llama2", "distilled"))).toEqual(["llama2 output-improves-other-model"]);
    expect(against("mit", part("llama3.1", "distilled"))).toEqual([]);
  });
  test("a student of Gemma is a derivative if it is meant to perform similarly (1.1(e)): open, not barred", () => {
    expect([against("mit", part("gemma", "distilled")), openOf("mit", part("gemma", "distilled"))]).toEqual([[], ["gemma flow-down"]]);
  });
  test("a student under BigCode OpenRAIL-M is a derivative without that condition (1.i)", () => {
    expect(against("mit", part("bigcode-openrail-m", "distilled"))).toEqual(["bigcode-openrail-m flow-down"]);
  });
  test("whether terms of data reach a model is unsettled", () => {
    expect([against("mit", part("cc-by-sa-4.0", "trained-on")), openOf("mit", part("cc-by-sa-4.0", "trained-on"))]).toEqual([
      [],
      ["cc-by-sa-4.0 share-alike"],
    ]);
    expect(openOf("mit", part("cc-by-nc-4.0", "trained-on"))).toEqual(["cc-by-nc-4.0 non-commercial"]);
    expect(openOf("cc-by-nc-4.0", part("cc-by-nc-4.0", "trained-on"))).toEqual([]);
  });
});

describe("Merges of several parents", () => {
  test("say which parent blocks, and that two agreements can stand side by side", () => {
    const { fits, blocks, instead } = labels(part("llama3.1", "merge"), part("cc-by-nc-4.0", "merge"));
    expect(fits).toEqual([]);
    expect(blocks.map(({ part: { license }, reason }) => `${license.id} ${reason}`)).toEqual([
      "llama3.1 not-stated",
      "cc-by-nc-4.0 non-commercial",
    ]);
    expect(
      instead.map((way) => (way.kind === "without" ? `without ${way.part.license.id}` : `${ids(way.pass)} ${way.nonCommercial}`)),
    ).toEqual(["llama3.1 true", "without llama3.1", "without cc-by-nc-4.0"]);
  });
  test("of two copyleft texts have no label, and no side by side", () => {
    const { fits, instead } = labels(part("gpl-2.0", "merge"), part("epl-2.0", "merge"));
    expect(fits).toEqual([]);
    expect(instead.map(({ kind }) => kind)).toEqual(["without", "without"]);
  });
  test("of Llama 2 and Llama 3 pass both agreements on", () => {
    const [way] = labels(part("llama2", "merge"), part("llama3", "merge")).instead;
    expect(way).toMatchObject({ kind: "side-by-side", nonCommercial: false });
  });
  test("of permissive parents take any label whose own text bears their terms", () => {
    const { isFree, except } = labels(part("apache-2.0", "merge"), part("mit", "merge"), part("bsd-3-clause", "merge"));
    expect(isFree).toBe(true);
    expect(ids(except)).toContain("gpl-2.0");
    expect(ids(except)).not.toContain("gpl-3.0");
  });
});

/** LISCAN's twenty incompatible pairs: label, parts, and what blocks by the texts. */
describe("Pairs that a survey of the Hub calls incompatible", () => {
  test.each<[string, readonly Part[], readonly string[]]>([
    ["apache-2.0", [part("llama3")], ["llama3 not-stated"]],
    ["apache-2.0", [part("creativeml-openrail-m")], ["creativeml-openrail-m flow-down"]],
    // Narrower, and still without what receivers of Llama are owed; 3.1 has no ban on improving other models, whatever the table says.
    ["cc-by-nc-4.0", [part("llama3.1", "quantized")], ["llama3.1 not-stated"]],
    ["mit", [part("bigscience-openrail-m", "adapter")], ["bigscience-openrail-m flow-down"]],
    ["gpl-3.0", [part("openrail++")], ["openrail++ flow-down"]],
    ["apache-2.0", [part("cc-by-nc-sa-4.0", "quantized")], ["cc-by-nc-sa-4.0 non-commercial", "cc-by-nc-sa-4.0 same"]],
    ["apache-2.0", [part("gpl-3.0")], ["gpl-3.0 same"]],
    ["mit", [part("gpl-3.0", "adapter")], ["gpl-3.0 same"]],
    ["mit", [part("cc-by-nc-4.0")], ["cc-by-nc-4.0 non-commercial"]],
    ["creativeml-openrail-m", [part("cc-by-nc-4.0")], ["cc-by-nc-4.0 non-commercial"]],
    ["llama3.1", [part("llama3.1", "merge"), part("cc-by-nc-4.0", "merge")], ["cc-by-nc-4.0 non-commercial"]],
    ["openrail++", [part("gpl-3.0", "merge")], ["gpl-3.0 same"]],
    ["llama3.1", [part("cc-by-nc-sa-4.0")], ["cc-by-nc-sa-4.0 non-commercial", "cc-by-nc-sa-4.0 same"]],
    // The table calls ND a restriction that is passed through; the text gives no right to share adaptations at all (2(a)(1)(B)).
    ["creativeml-openrail-m", [part("cc-by-nc-nd-4.0")], ["cc-by-nc-nd-4.0 non-commercial", "cc-by-nc-nd-4.0 none"]],
    ["creativeml-openrail-m", [part("gemma")], ["gemma flow-down"]],
    ["creativeml-openrail-m", [part("llama3")], ["llama3 not-stated"]],
    ["gemma", [part("llama3.1")], ["llama3.1 not-stated"]],
    ["openrail++", [part("llama2")], ["llama2 not-stated"]],
    ["openrail++", [part("llama3.1")], ["llama3.1 not-stated"]],
  ])("%s", (label, parts, blocked) => {
    expect(against(label, ...parts)).toEqual([...blocked]);
  });
  test("Apache-2.0 over CC BY-NC data: told, not asserted, since whether data binds models is unsettled", () => {
    expect([against("apache-2.0", part("cc-by-nc-4.0", "trained-on")), openOf("apache-2.0", part("cc-by-nc-4.0", "trained-on"))]).toEqual([
      [],
      ["cc-by-nc-4.0 non-commercial"],
    ]);
  });
});

describe("A license with strong restrictions as the label (the survey's row by kind)", () => {
  test("takes permissive parts", () => expect(against("llama3.1", part("mit"), part("apache-2.0"))).toEqual([]));
  test("takes no copyleft part: the same license is asked for", () =>
    expect(against("llama3.1", part("gpl-3.0"))).toEqual(["gpl-3.0 same"]));
  test("takes no part with restrictions of its own that the label lacks", () =>
    expect(against("llama3.1", part("openrail++"))).toEqual(["openrail++ flow-down"]));
  test("takes a part under itself; another one depends on its clauses", () => {
    expect(against("llama3.1", part("llama3.1"))).toEqual([]);
    expect(against("llama3.1", part("qwen-license"))).toEqual([]);
    expect(against("llama3.1", part("llama2"))).toEqual(["llama2 not-stated"]);
  });
});

/** OSADL's matrix, for the eight licenses of its extract: rows lead, columns are built in. `?` is "check dependency". */
describe("The matrix of open-source licenses", () => {
  const order = ["apache-2.0", "mit", "bsd-3-clause", "mpl-2.0", "lgpl-3.0", "gpl-2.0", "gpl-3.0", "agpl-3.0"];
  const matrix = ["SYYNNNNN", "YSYNNNNN", "YYSNNNNN", "YYYSNNNN", "YYYYSNN?", "NYYYNSNN", "YYYYYNS?", "YYYY?N?S"];
  /**
   * "Check dependency": GPL-3.0 and AGPL-3.0, section 13, let two works be linked and conveyed together, each part under its own
   * license; as the one label of a whole they do not pass (GPL-3.0 5(c)).
   */
  const expected = (cell: string | undefined): boolean => cell === "S" || cell === "Y";
  test.each(order.flatMap((lead, row) => order.map((sub, column) => [lead, sub, matrix[row]?.[column]] as const)))(
    "%s takes %s: %s",
    (lead, sub, cell) => {
      expect(against(lead, part(sub, "merge")).length === 0).toBe(expected(cell));
    },
  );
});

describe("Licenses that may become others (ModelGo)", () => {
  test.each([
    ["lgpl-3.0", "gpl-3.0"],
    ["lgpl-2.1", "gpl-2.0"],
    ["cc-by-4.0", "cc-by-sa-4.0"],
    ["cc-by-4.0", "cc-by-nc-4.0"],
    ["cc-by-4.0", "cc-by-nc-sa-4.0"],
    ["cc-by-sa-4.0", "gpl-3.0"],
    ["cc-by-nc-4.0", "cc-by-nc-sa-4.0"],
  ])("%s may become %s, not the other way round", (from, to) => {
    expect(against(to, part(from))).toEqual([]);
    expect(against(from, part(to))).not.toEqual([]);
  });
  test("GPL-3.0 to AGPL-3.0 differs: section 13 lets both be combined, each part under its own license", () =>
    expect(against("agpl-3.0", part("gpl-3.0"))).toEqual(["gpl-3.0 same"]));
  test("CC BY-ND to CC BY-NC-ND differs: what is adapted may not be shared at all (2(a)(1)(B))", () =>
    expect(against("cc-by-nc-nd-4.0", part("cc-by-nd-4.0"))).toEqual(["cc-by-nd-4.0 none"]));
  test("CC BY-SA 3.0 does not become GPL-3.0: only 4.0 names it", () =>
    expect(against("gpl-3.0", part("cc-by-sa-3.0"))).toEqual(["cc-by-sa-3.0 same"]));
  test.each(["gpl-2.0", "gpl-3.0", "agpl-3.0", "lgpl-2.1", "lgpl-3.0", "gfdl-1.3"])("RAIL and Llama 2 never become %s", (label) => {
    for (const id of ["openrail++", "creativeml-openrail-m", "bigscience-bloom-rail-1.0", "bigscience-openrail-m", "llama2"])
      expect(against(label, part(id))).not.toEqual([]);
  });
  test("GFDL and GPL exclude each other", () => {
    expect(against("gpl-3.0", part("gfdl-1.3"))).toEqual(["gfdl-1.3 same"]);
    expect(against("gfdl-1.3", part("gpl-3.0"))).toEqual(["gpl-3.0 same"]);
  });
});

/** ModelGo's and MG Analyzer's scenarios: E3/E4 no right to share, E5 non-commercial, E6 cannot be relicensed; N1 copy, N2 notice, N3 changes. */
describe("Published scenarios", () => {
  const sold = (label: string, ...parts: readonly Part[]): string[] => against(label, ...parts);
  test("1a: a translated corpus sold under LGPL-LR: NC, SA and ND parts block", () =>
    expect(sold("lgpl-lr", part("cc-by-nc-sa-4.0"), part("cc-by-sa-4.0"), part("lgpl-lr", "merge"), part("cc-by-nd-4.0"))).toEqual([
      "cc-by-nc-sa-4.0 non-commercial",
      "cc-by-nc-sa-4.0 same",
      "cc-by-nd-4.0 none",
      "cc-by-sa-4.0 same",
    ]));
  test("1b: sold under GPL-3.0: NC-ND material cannot be shared", () =>
    expect(sold("gpl-3.0", part("lgpl-lr", "merge"), part("cc-by-nc-nd-4.0"))).toEqual([
      "cc-by-nc-nd-4.0 non-commercial",
      "cc-by-nc-nd-4.0 none",
      "lgpl-lr same",
    ]));
  test("2a: GPL and BLOOM RAIL in one model: BLOOM cannot be relicensed to GPL (E6)", () =>
    expect(against("gpl-3.0", part("gpl-3.0", "merge"), part("bigscience-bloom-rail-1.0", "merge"), part("apache-2.0", "merge"))).toEqual([
      "bigscience-bloom-rail-1.0 flow-down",
    ]));
  test("2b: Apache, CC BY-NC-ND and CC BY-NC under the Unlicense: ND cannot be shared (E3), NC blocks (E5)", () =>
    expect(against("unlicense", part("apache-2.0", "merge"), part("cc-by-nc-nd-4.0", "merge"), part("cc-by-nc-4.0", "merge"))).toEqual([
      "cc-by-nc-4.0 non-commercial",
      "cc-by-nc-nd-4.0 non-commercial",
      "cc-by-nc-nd-4.0 none",
    ]));
  test("3: the output of a pipeline carries no model license; CreativeML leaves output to its user (6)", () =>
    expect(
      knowledge.licenses
        .get("creativeml-openrail-m")
        ?.terms.filter(({ when }) => when.reaches?.includes("output"))
        .map(({ id }) => id),
    ).not.toContain("share-alike"));
  test("4a: distilled from CC BY-NC-ND, merged with CC BY-NC and MIT, under CC BY-NC: sold, it lacks the commercial right (E5)", () => {
    expect(against("cc-by-nc-4.0", part("mit", "merge"), part("cc-by-nc-4.0", "merge"))).toEqual([]);
    expect(against("mit", part("mit", "merge"), part("cc-by-nc-4.0", "merge"))).toEqual(["cc-by-nc-4.0 non-commercial"]);
  });
  test("4b: distilled from BLOOM, with Llama 2 and GPL, under GPL-3.0: Llama 2 cannot be relicensed (E6, E9)", () => {
    const parts = [part("bigscience-bloom-rail-1.0", "distilled"), part("llama2", "merge"), part("gpl-3.0", "merge")];
    expect(against("gpl-3.0", ...parts)).toEqual(["llama2 not-stated"]);
    expect(openOf("gpl-3.0", ...parts)).toEqual(["bigscience-bloom-rail-1.0 flow-down"]);
  });
  test("5: remixed CC0, CC BY-NC and CC BY-NC-SA under the Unlicense: NC (E5) and SA (E6) block", () =>
    expect(against("unlicense", part("cc0-1.0"), part("cc-by-nc-4.0"), part("cc-by-nc-sa-4.0"))).toEqual([
      "cc-by-nc-4.0 non-commercial",
      "cc-by-nc-sa-4.0 non-commercial",
      "cc-by-nc-sa-4.0 same",
    ]));
  test("AGPL and GPL combined: copies, notices and changes are owed for both (N1, N2, N3), source is disclosed (W5)", () => {
    for (const id of ["agpl-3.0", "gpl-3.0"])
      expect(duties(part(id, "merge"))).toEqual(
        expect.arrayContaining(["include-license-copy", "retain-copyright", "state-changes", "source-disclosure"]),
      );
  });
  test("a paid service on CC BY-NC-SA and CC BY-NC: the commercial right is withheld (E5 twice)", () =>
    expect(
      against("mit", part("cc-by-nc-sa-4.0", "copy"), part("cc-by-nc-4.0", "copy")).filter((row) => row.endsWith("non-commercial")),
    ).toHaveLength(2));
  test.each([
    ["apache-2.0", ["include-license-copy", "state-changes", "retain-copyright"]],
    ["mit", ["include-license-copy"]],
    ["cc-by-4.0", ["retain-copyright", "state-changes"]],
    ["bigscience-openrail-m", ["include-license-copy", "state-changes", "pass-through-terms"]],
    ["llama2", ["include-license-copy", "include-notice"]],
    ["gemma", ["include-license-copy", "include-notice", "state-changes"]],
  ])("%s owes what the analyzer's notices say (N1 to N3)", (id, expected) => {
    expect([...duties(part(id)), ...duties(part(id, "copy"))]).toEqual(expect.arrayContaining([...expected]));
  });
});

describe("The relation itself", () => {
  const all = [...knowledge.licenses.values()];
  test("lets every license that allows derivatives label works made from itself, unless a duty of its own forbids", () => {
    const barred = all.filter(
      (license) =>
        license.derivatives && license.derivatives.allow !== "none" && against(license.id, { license, relation: "finetune" }).length > 0,
    );
    expect(ids(barred)).toEqual([]);
  });
  test("never gets freer by a further part", () => {
    for (const one of all.slice(0, 40))
      for (const other of all.slice(40, 60))
        for (const label of ["apache-2.0", "gpl-3.0", one.id]) {
          const alone = against(label, { license: one, relation: "merge" });
          expect(against(label, { license: one, relation: "merge" }, { license: other, relation: "merge" })).toEqual(
            expect.arrayContaining(alone),
          );
        }
  });
  test("names a clause for everything that was read", () => {
    for (const license of all)
      for (const { reason, clause } of agree([{ license, relation: "finetune" }], held("mit")).blocks)
        expect(clause?.section, `${license.id} ${reason}`).toBeTruthy();
  });
});
