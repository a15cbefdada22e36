/** A license written by us for tests, with its rule, a later version of it, and a model that is under it: the whole chain without anybody's text. */
import { fingerprintOf } from "../../scripts/fingerprint.ts";
import { createKnowledge, type Knowledge, type License, type RuleBase } from "../../src/core/index.ts";
import { realRules } from "./knowledge.ts";

/** The official text. */
export const heronText = `HERON COMMUNITY LICENSE AGREEMENT
Version 1.0, effective 1 March 2024

This agreement is between you and Marsh Street Laboratories. By downloading the Heron weights, or by using anything that was made
from them, you accept every section below. Should you be unable to accept it, delete the weights and tell nobody that you kept them.

1. What you may do

1.1 You may run, copy, study, adapt and share the Heron weights, free of charge and anywhere on dry land, for as long as you keep to
this agreement.

1.2 Adapted weights are yours. They remain under this agreement as far as they still contain ours, and a polite mention of the
marsh is welcome though never owed.

2. What you owe to the people after you

2.1 Whoever receives the weights, or anything adapted from them, also receives a complete copy of this agreement from you.

2.2 Beside the copy lies a plain text file named NOTICE with this line: "Heron is provided under the Heron Community License."

2.3 Changed files say in their first lines that somebody changed them, when it happened, and why anybody should care.

3. What nobody may do

3.1 Nobody uses Heron to frighten wading birds, to drain wetlands, or to write letters which pretend to come from a heron.

3.2 Nobody removes these restrictions from a copy; they travel downstream with it, like water.

4. Endings

4.1 Breaking section 3 ends this agreement at once. Breaking section 2 ends it thirty days after Marsh Street Laboratories asks you
to put things right and you do not.

4.2 The weights come as they are. Nobody promises that they float, and nobody pays for what happens when they do not.

4.3 The courts of the nearest estuary decide what this agreement leaves open.

END OF THE HERON COMMUNITY LICENSE AGREEMENT
`;

/** The next version: most of the words are the same. */
export const heronTwoText = heronText
  .replace("Version 1.0, effective 1 March 2024", "Version 2.0, effective 9 May 2025")
  .replace("Nobody removes these restrictions from a copy", "Nobody may weaken or remove the restrictions of this section in any copy")
  .replace("4.3 The courts of the nearest estuary decide what this agreement leaves open.", "4.3 Arbitration on a small boat comes first.");

const source = {
  url: "https://heron.example/license",
  owners: ["marsh"],
  verified: "primary" as const,
  sources: [],
  commercial: "yes" as const,
};

/** Rules as a file under `rules/licenses` would compile to them. `urls`: where the official text is to be had. */
export function heronLicense(id: "heron-1.0" | "heron-2.0" = "heron-1.0", urls: readonly string[] = []): License {
  const version = id.slice("heron-".length);
  return {
    ...source,
    id,
    spdx: `LicenseRef-${id}`,
    name: `Heron Community License Agreement ${version}`,
    short: `Heron License ${version}`,
    licensor: "Marsh Street Laboratories",
    category: "community",
    ids: { hub: [], names: [id], titles: [] },
    text: { fileName: "LICENSE-HERON.txt", urls },
    terms: [
      {
        id: "include-license-copy",
        when: { reaches: ["copy", "derivative"], use: ["publish", "bundle"] },
        clause: { section: "2.1", summary: { en: "A copy of the agreement travels along.", zh: "须附上协议副本。" } },
      },
    ],
  };
}

/** The real rules with the license of ours and `marsh/heron-7b` under it. */
export function heronRules(urls: readonly string[] = []): RuleBase {
  return {
    ...realRules,
    licenses: [...realRules.licenses, heronLicense("heron-1.0", urls), heronLicense("heron-2.0")],
    fingerprints: [
      ...realRules.fingerprints,
      fingerprintOf("heron-1.0", "2024-03-01", "official", heronText),
      fingerprintOf("heron-2.0", "2025-05-09", "official", heronTwoText),
    ],
    models: [
      ...realRules.models,
      {
        id: "heron",
        name: "Heron",
        developer: "Marsh Street Laboratories",
        owners: ["marsh"],
        distribution: "open-weights",
        licenses: ["heron-1.0"],
        services: [],
        match: [{ ids: ["marsh/heron-*"] }],
        reuploads: [],
        ollama: ["heron"],
        bare: [],
        torchtune: [],
        stems: ["heron"],
        names: ["Heron"],
        derivedFrom: [],
        trainedOn: [],
        teachers: [],
        verified: "primary",
        sources: [],
      },
    ],
  };
}

export const heronKnowledge: Knowledge = createKnowledge(heronRules());
