/**
 * `npm run fingerprints -- FOLDER`: makes `rules/fingerprints/ID.json` from the official texts in a folder, as
 * `rules/fingerprints/sources.yaml` names them, and `rules/verbatim.json`: which ordered strings of the rules stand in them.
 * The texts are not copied.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Fingerprint } from "../src/core/knowledge/types.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { root } from "./paths.ts";
import { compileRules } from "./rules.ts";
import { hashOf, isIn, orderedStrings } from "./verbatim.ts";

interface Entry {
  readonly license: string;
  readonly edition: string;
  readonly file: string;
  readonly origin: Fingerprint["origin"];
}

const folder = process.argv[2];
if (!folder) {
  console.error("Usage: npm run fingerprints -- FOLDER   (the folder with the official texts)");
  process.exit(2);
}
const target = join(root, "rules/fingerprints");
const entries = parse(await readFile(join(target, "sources.yaml"), "utf8")) as Entry[];
const byLicense = new Map<string, Fingerprint[]>();
const texts = new Map<string, string[]>();
for (const { license, edition, file, origin } of entries) {
  const text = await readFile(join(folder, file), "utf8");
  texts.set(license, [...(texts.get(license) ?? []), text]);
  const print = fingerprintOf(license, edition, origin, text);
  const prints = byLicense.get(license) ?? [];
  if (!prints.some(({ hash }) => hash === print.hash)) byLicense.set(license, [...prints, print]);
}
for (const [license, prints] of byLicense) await writeFile(join(target, `${license}.json`), `${JSON.stringify(prints, null, 1)}\n`);
console.log(`${entries.length} texts, ${byLicense.size} licenses`);

const { rules } = await compileRules();
const verbatim: Record<string, string[]> = {};
for (const license of rules.licenses) {
  const own = texts.get(license.id);
  if (!own) continue;
  const ordered = orderedStrings(license);
  const found = ordered.filter((string) => own.some((text) => isIn(text, string)));
  verbatim[license.id] = found.map(hashOf).sort();
  for (const string of ordered) if (!found.includes(string)) console.error(`${license.id}: not in its text: ${string}`);
}
await writeFile(join(root, "rules/verbatim.json"), `${JSON.stringify(verbatim, null, 1)}\n`);
console.log(`${Object.values(verbatim).flat().length} ordered strings found in their texts`);
