/** The knowledge base as the tests see it: the real rules, with stand-ins for license texts that are not ours to store. */

import { fingerprintOf } from "../../scripts/fingerprint.ts";
import { compileRules } from "../../scripts/rules.ts";
import { createKnowledge, type RuleIdentity as Identity, type Knowledge, type License, type RuleBase } from "../../src/core/index.ts";

const { rules: real, identities: catalog, problems } = await compileRules();
if (problems.length > 0) throw new Error(`rules/: ${problems.join("\n")}`);

/** The catalog of the row scan. */
export const identities: readonly Identity[] = catalog;

/** The rules as they are. */
export const realRules: RuleBase = real;

/** Words that no license uses, in an order that depends on the license: long enough to have many passages. */
export function standIn({ id, name }: Pick<License, "id" | "name">): string {
  const words = [
    "alder",
    "birch",
    "cedar",
    "dogwood",
    "elm",
    "fir",
    "gorse",
    "hazel",
    "ivy",
    "juniper",
    "katsura",
    "larch",
    "maple",
    "nettle",
    "oak",
    "pine",
    "quince",
    "rowan",
    "spruce",
    "thorn",
    "ulmus",
    "viburnum",
    "willow",
    "yew",
  ];
  let state = [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 65_521, 7);
  const text: string[] = [];
  for (let i = 0; i < 400; i++) {
    state = (state * 75 + 74) % 65_537;
    text.push(words[state % words.length] ?? "", i % 12 === 11 ? "\n" : "");
  }
  return `Stand-in for the text of ${name}\n\n${text.join(" ")}\nend of ${id}\n`;
}

/** The real rules with the fingerprints of the stand-ins. */
export const testRules: RuleBase = {
  ...real,
  fingerprints: real.licenses.map((license) => fingerprintOf(license.id, "stand-in", "official", standIn(license))),
};

export const knowledge: Knowledge = createKnowledge(testRules);
