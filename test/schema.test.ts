/** The JSON schema of `model-terms.yaml`: it has the keys that we read, and takes and refuses what we do, as far as a schema can tell. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../package.json" with { type: "json" };
import { root } from "../scripts/paths.ts";
import { path } from "../src/core/index.ts";
import { readPolicy } from "../src/core/policy/policy.ts";
import { keysIn, topKeys } from "../src/core/policy/settings-shape.ts";
import { knowledge } from "./harness/knowledge.ts";

interface Schema {
  readonly properties: Readonly<Record<string, { readonly items?: { readonly properties?: object } }>>;
}

const [contributed] = manifest.contributes.yamlValidation;
const schema = JSON.parse(readFileSync(join(root, contributed?.url ?? ""), "utf8")) as Schema;
const validate = new Ajv({ strict: false, formats: { date: /^\d{4}-\d\d-\d\d$/ } }).compile(schema);

test("It has exactly the keys that are read, at the top and in entries", () => {
  expect(Object.keys(schema.properties).sort()).toEqual([...topKeys].sort());
  for (const [key, { items }] of Object.entries(schema.properties))
    expect(Object.keys(items?.properties ?? {}).sort(), key).toEqual([...keysIn(key)].sort());
});

describe("Schema and reader agree on", () => {
  const waiver = "waivers:\n  - {check: name-prefix, reason: so, owner: Lin, expires: '2027-01-01'";
  test.each([
    [true, "uses: [{folder: ., use: train}]"],
    [true, "answers: [{check: use-policy, met: true, note: so}]"],
    [true, "severities: {name-prefix: off}"],
    [true, "severities: {name-prefix: false}"],
    [true, "users: 5\nrevenue: 7\nterritories: [US]\ncommercial: true"],
    [true, `${waiver}}`],
    [true, `${waiver}, finding: 0123456789abcdef}`],
    [true, "models: [{id: acme/x, licenses: mit}]\ndatasets: [{id: acme/y}]\nlicenses: [{id: acme-1, commercial: false}]"],
    [false, "use: []"],
    [false, "uses: [{folder: ., use: sell}]"],
    [false, "uses: [{use: train}]"],
    [false, "answers: [{check: nothing, met: true, note: so}]"],
    [false, "severities: {nothing: off}"],
    [false, "users: many"],
    [false, `${waiver}, file: a}`],
    [false, `${waiver}, finding: abc}`],
    [false, "waivers: [{check: name-prefix, owner: Lin, expires: '2027-01-01'}]"],
    [false, "waivers: [{check: name-prefix, reason: so, owner: Lin, expires: soon}]"],
    [false, "models: [{name: x}]"],
  ])("%s: %s", (isRight, text) => {
    expect(validate(parse(text))).toBe(isRight);
    expect(readPolicy(path("model-terms.yaml"), text, knowledge).problems.length === 0).toBe(isRight);
  });
});

test("What the documentation shows is right for both", () => {
  const blocks = ["docs/workspace-file.md", "README.md"].flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(([, text = ""]) =>
      text.includes("uses:") ? [text] : [],
    ),
  );
  expect(blocks).toHaveLength(2);
  for (const text of blocks) {
    expect(validate(parse(text.replaceAll(/(?<=\d)_/g, "")))).toBe(true);
    expect(readPolicy(path("model-terms.yaml"), text, knowledge).problems).toEqual([]);
  }
});
