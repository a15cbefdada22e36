/**
 * Writes `rules/schema/*.schema.json` from the types of `src/core/knowledge/types.ts`, so that an editor completes rule
 * files and the lint checks them, `schema/model-terms.schema.json` for the workspace file, and `docs/*.schema.json` from the types of what the command line writes. Lists may be left out of
 * a rule file; `scripts/rules.ts` fills them in.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createGenerator } from "ts-json-schema-generator";
import { checks } from "../src/core/checks/index.ts";
import { root } from "./paths.ts";

const kinds = {
  license: "License",
  model: "ModelFamily",
  dataset: "Dataset",
  service: "Service",
  identity: "Identity",
  fingerprint: "Fingerprint",
  architecture: "Architecture",
} as const;

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  [key: string]: unknown;
}

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null && !Array.isArray(value);

/** Makes every list optional, at any depth. */
function relax(schema: Schema): void {
  const { properties, required } = schema;
  if (properties && required) {
    const kept = required.filter((key) => properties[key]?.type !== "array");
    if (kept.length > 0) schema.required = kept;
    else delete schema.required;
  }
  for (const value of Object.values(schema)) {
    if (isSchema(value)) relax(value);
    if (Array.isArray(value)) for (const item of value) if (isSchema(item)) relax(item);
  }
}

/** The schema of one type of a file. */
const schemaOf = (file: string, type: string, additionalProperties: boolean): Schema =>
  createGenerator({
    path: join(root, file),
    tsconfig: join(root, "scripts/schema.tsconfig.json"),
    type,
    topRef: false,
    additionalProperties,
    skipTypeCheck: true,
  }).createSchema(type) as Schema;

const write = (file: string, schema: Schema): Promise<void> => writeFile(join(root, file), `${JSON.stringify(schema, null, 2)}\n`);

/** Wherever a check is named, the checks that there are. */
function nameChecks(schema: Schema): void {
  const ids = checks.map(({ id }) => id).sort();
  const walk = (part: Schema): void => {
    for (const [key, value] of Object.entries(part.properties ?? {})) {
      if (key === "check") value["enum"] = ids;
      if (key === "severities") value["propertyNames"] = { enum: ids };
      walk(value);
    }
    if (isSchema(part["items"])) walk(part["items"]);
  };
  walk(schema);
}

await mkdir(join(root, "rules/schema"), { recursive: true });
await mkdir(join(root, "schema"), { recursive: true });
for (const [kind, type] of Object.entries(kinds)) {
  const schema = schemaOf("src/core/knowledge/types.ts", type, false);
  relax(schema);
  await write(`rules/schema/${kind}.schema.json`, schema);
}
const workspaceFile = schemaOf("src/core/policy/workspace-file.ts", "WorkspaceFile", false);
nameChecks(workspaceFile);
await write("schema/model-terms.schema.json", {
  $id: "https://raw.githubusercontent.com/model-terms/model-terms/main/schema/model-terms.schema.json",
  title: "model-terms.yaml",
  ...workspaceFile,
});
// Readers of reports must bear keys that come later.
await write("docs/report.schema.json", schemaOf("src/core/report/json.ts", "JsonReport", true));
await write("docs/about.schema.json", schemaOf("src/core/about/json.ts", "JsonAbout", false));
await write("docs/combination.schema.json", schemaOf("src/core/about/combine.ts", "JsonCombination", true));
