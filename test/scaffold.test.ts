/** What `npm run new` writes is whole and valid at once, and says no more than is known; what cannot be begun is refused. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileRules } from "../scripts/rules.ts";
import { type Kind, type Known, Refusal, skeletonOf } from "../scripts/scaffold.ts";
import { emptyFolder } from "./harness/folder.ts";

const today = "2026-01-02";
const page = "https://reed.example/terms";

describe("A skeleton", () => {
  test("of a license, model, data set and service passes schema and lint, alone and together", async () => {
    const folder = emptyFolder();
    const asked: readonly (readonly [Kind, string, Known])[] = [
      ["license", "reed/reed-license-1.0", { name: "Reed License 1.0", source: page, category: "community" }],
      ["model", "reed-bank/Sedge-9B", { source: page }],
      ["dataset", "reed-bank/Rushes", { source: "reed-bank/rushes@abc README.md" }],
      ["service", "reed-ai", { name: "Reed AI", source: page }],
    ];
    for (const [kind, name, known] of asked)
      for (const [path, text] of skeletonOf(kind, name, known, today).files) {
        expect(text).not.toMatch(/TODO|FIXME|\?\?\?/);
        const file = join(folder, path.replace(/^rules\//, ""));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    const { rules, problems } = await compileRules(folder);
    expect(problems).toEqual([]);
    expect([rules.licenses, rules.models, rules.datasets, rules.services].map((list) => list.map(({ id }) => id))).toEqual([
      ["reed-license-1.0"],
      ["sedge-9b"],
      ["rushes"],
      ["reed-ai"],
    ]);
    // Nothing was read yet, so nothing is claimed.
    expect(rules.licenses[0]).toMatchObject({ verified: "memory", commercial: "unknown", terms: [] });
    expect(rules.services[0]?.terms[0]?.versions[0]?.status).toBe("unknown");
  });
  test("of a format or check brings its lines in the lists", () => {
    const { files, insertions } = skeletonOf("check", "reed-watering", { en: "Reeds are watered", zh: "芦苇已浇水" }, today);
    expect(files.map(([path]) => path)).toEqual(["src/core/checks/reed-watering.ts"]);
    expect(insertions.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["src/core/checks/index.ts", "src/core/messages/zh.ts", "scripts/lint-rules.ts"]),
    );
    expect(skeletonOf("format", "reed-config", { file: "reed.yaml" }, today).files.map(([path]) => path)).toEqual([
      "src/core/formats/reed-config.ts",
      "test/formats/reed-config.md",
    ]);
  });
  test.each<[Kind, string, Known, string]>([
    ["license", "reed/reed", { name: "Reed", category: "community" }, "source"],
    ["license", "reed/reed", { name: "Reed", category: "free", source: page }, "--category takes one of"],
    ["license", "Reed", { name: "Reed", category: "community", source: page }, "owner/id"],
    ["model", "sedge", { source: page }, "owner/name"],
    ["model", "reed-bank/sedge", {}, "--source"],
    ["service", "reed-ai", { name: "Reed", source: "somewhere" }, "https"],
    ["format", "reed", {}, "--file"],
    ["check", "reed", { en: "Reeds", zh: "reeds" }, "Chinese"],
  ])("of a %s %s is refused with a clear sentence where a fact is missing", (kind, name, known, words) => {
    expect(() => skeletonOf(kind, name, known, today)).toThrow(Refusal);
    expect(() => skeletonOf(kind, name, known, today)).toThrow(words);
  });
});
