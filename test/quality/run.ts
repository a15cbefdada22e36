/**
 * `npm run quality -- FOLDER`: measures the tool on labels that were made by reading, before it was run. FOLDER holds the labeled
 * projects, which are other people's and not part of this repository. Prints recall, precision and calmness by check and by
 * evidence, compares with the last figures in `figures.json` and fails when one falls; `--write` keeps the new ones.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { compileRules } from "../../scripts/rules.ts";
import { readWorkspace } from "../../src/cli/files.ts";
import { createSampler } from "../../src/cli/scan/index.ts";
import { createKnowledge, createSession, documentOfRows, type ReportedFinding, reportOf, path as toPath } from "../../src/core/index.ts";
import { type Label, measure, type Score } from "./measure.ts";

const here = import.meta.dirname;
const [folder, ...flags] = process.argv.slice(2);
if (!folder) {
  console.error("Usage: npm run quality -- FOLDER [--write] [--misses]");
  process.exit(2);
}
/** Labeled data files are looked into as if a work named them; all of them are smaller than this, in bytes. */
const largest = 32_000_000;
const speaksOfRows = ({ expect, check = [] }: Label): boolean => [expect, check].flat().includes("identity-leak");
const { rules, identities } = await compileRules();
const session = createSession(createKnowledge(rules));
readWorkspace(folder, [""], session);
const labels = parse(await readFile(join(here, "labels.yaml"), "utf8")) as Label[];
const sample = createSampler(identities, largest);
for (const file of new Set(labels.filter(speaksOfRows).map((label) => label.file))) {
  const found = await sample(join(folder, file));
  const { text, facts } = documentOfRows({ path: toPath(file), rows: 0, identities: [], ...found });
  session.upsert(toPath(file), text, facts);
}
const findings: readonly ReportedFinding[] = reportOf(session.snapshot(), "en", { version: "0", knowledge: rules.version }).findings;
const { scores, misses } = measure(labels, findings);

const percent = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
const row = ({ name, right, all }: Score): string =>
  `${name.padEnd(44)} ${String(right).padStart(4)} of ${String(all).padStart(4)}  ${percent(right, all)}`;
console.log(scores.map(row).join("\n"));
if (flags.includes("--misses")) console.log(`\n${misses.join("\n")}`);

const file = join(here, "figures.json");
const last = JSON.parse(await readFile(file, "utf8").catch(() => "{}")) as Record<string, number>;
const now = Object.fromEntries(
  scores.filter(({ all }) => all > 0).map(({ name, right, all }) => [name, Math.round((1000 * right) / all) / 1000]),
);
const fallen = Object.entries(now).filter(([name, figure]) => figure < (last[name] ?? 0));
for (const [name, figure] of fallen) console.error(`fell: ${name} from ${last[name]} to ${figure}`);
if (flags.includes("--write")) await writeFile(file, `${JSON.stringify(now, null, 2)}\n`);
process.exitCode = fallen.length > 0 && !flags.includes("--write") ? 1 : 0;
