/** What a repository holds, for others: an ML-BOM and the text that goes along with a release. */
import { expect, test } from "vitest";
import { cyclonedxBom, reportOf, thirdPartyText } from "../src/core/index.ts";
import { check } from "./harness/check.ts";

const files = new Map([
  [
    "reed/README.md",
    "---\nlicense: other\nlicense_name: llama3.1\nbase_model: meta-llama/Llama-3.1-8B\ndatasets: [tatsu-lab/alpaca, heron/letters]\n---\n# Llama-Reed\n",
  ],
  ["demo/app.py", "from transformers import pipeline\npipe = pipeline(model='google/gemma-2-2b')\n"],
]);
const made = (all: ReadonlyMap<string, string>) => {
  const snapshot = check(all);
  const report = reportOf(snapshot, "en", { version: "0", knowledge: "0" });
  return { bom: cyclonedxBom(report, snapshot), notice: thirdPartyText(report, snapshot) };
};

test("The ML-BOM names works, ancestors, data and licenses", () => {
  const { bom } = made(files);
  expect(bom).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 });
  const components = (bom as { components: readonly object[] }).components;
  expect(components).toContainEqual(
    expect.objectContaining({
      type: "machine-learning-model",
      name: "Llama-Reed",
      licenses: [{ license: { name: "Llama 3.1 Community License Agreement", url: expect.stringMatching(/^https:/) } }],
      pedigree: { ancestors: [expect.objectContaining({ group: "meta-llama", name: "Llama-3.1-8B" })] },
      modelCard: { modelParameters: { datasets: [{ ref: "upstream:tatsu-lab/alpaca" }, { ref: "upstream:heron/letters" }] } },
    }),
  );
  expect(components).toContainEqual(
    expect.objectContaining({ type: "data", name: "alpaca", licenses: [{ license: { id: "CC-BY-NC-4.0" } }] }),
  );
  const refs = components.map((one) => (one as { "bom-ref": string })["bom-ref"]);
  expect(new Set(refs).size).toBe(refs.length);
  for (const { ref, dependsOn } of (bom as { dependencies: readonly { ref: string; dependsOn: readonly string[] }[] }).dependencies)
    for (const one of [ref, ...dependsOn]) expect(refs).toContain(one);
});

test("The ML-BOM is the same for the same files, and says nothing new to who reads it again", () => {
  const { bom } = made(files);
  expect(made(new Map([...files].reverse())).bom).toEqual(bom);
  expect(made(new Map([...files, ["reed.cdx.json", JSON.stringify(bom)]])).bom).toEqual(bom);
});

test("The notice has the lines that licenses order, letter by letter, and nothing for what is only used", () => {
  const { notice } = made(files);
  expect(notice).toContain("meta-llama/Llama-3.1-8B\n");
  expect(notice).toContain(
    "\n  Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.\n",
  );
  expect(notice).toContain("\n  Built with Llama\n");
  expect(notice).not.toContain("gemma");
  expect(made(new Map([["demo/app.py", files.get("demo/app.py") ?? ""]])).notice).toBe("");
});
