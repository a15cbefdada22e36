/** The keys of `model-terms.yaml`: what stands at the top, and what in the entries of its lists. A test compares them with the schema. */
import type { Relation, Use } from "../knowledge/types.ts";
import type { Severity } from "../settings.ts";

/** What can be stated of a folder. */
export const uses: readonly Use[] = ["publish", "train", "reference", "bundle", "host"];
/** What a check can be set to. */
export const severities: readonly (Severity | "off")[] = ["error", "warning", "information", "hint", "off"];

/** How an own model may have been made from its base. */
export const relations = ["finetune", "adapter", "merge", "quantized", "distilled", "re-upload"] as const satisfies readonly Relation[];

/** Settings that are lists, with the keys of their entries. */
export const entryKeys = {
  uses: ["folder", "use"],
  answers: ["check", "license", "folder", "met", "note"],
  waivers: ["check", "license", "upstream", "path", "subject", "finding", "reason", "owner", "expires"],
  models: ["id", "name", "licenses", "base", "relation", "trainedOn"],
  datasets: ["id", "name", "licenses", "generatedBy"],
  licenses: ["id", "name", "url", "commercial"],
} as const;

/** Everything that may stand at the top. */
export const topKeys: readonly string[] = [
  ...Object.keys(entryKeys),
  "commercial",
  "severities",
  "users",
  "revenue",
  "territories",
  "rules",
];

/** The keys that may stand in an entry of a setting; none where it is no list of entries. */
export const keysIn = (setting: string): readonly string[] => (setting in entryKeys ? entryKeys[setting as keyof typeof entryKeys] : []);
