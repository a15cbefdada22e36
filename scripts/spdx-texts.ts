/** Texts of SPDX licenses (`spdx-license-list`): the copies that ship, and fingerprints of what is the same in every copy. */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import deprecatedIds from "spdx-license-ids/deprecated.json" with { type: "json" };
import spdxIds from "spdx-license-ids/index.json" with { type: "json" };
import type { Fingerprint, License } from "../src/core/knowledge/types.ts";
import { profile, type TextProfile } from "../src/core/text/passages.ts";
import { fingerprintOf } from "./fingerprint.ts";

const require = createRequire(import.meta.url);

/** The part of a text that every true copy has: without titles, copyright lines to fill in and advice on how to apply it. */
const bodies: readonly (readonly [ids: RegExp, from: RegExp, to?: RegExp])[] = [
  [/^MIT$/, /Permission is hereby granted/],
  [/^BSD-/, /Redistribution and use in source/],
  [/^ISC$/, /Permission to use, copy, modify/],
  [/^Zlib$/, /This software is provided/i],
  [/^NCSA$/, /Permission is hereby granted/],
  [/^PostgreSQL$/, /Permission to use, copy, modify/],
  [/^Apache-2\.0$|^ECL-2\.0$/, /TERMS AND CONDITIONS FOR USE/, /END OF TERMS AND CONDITIONS/],
  [/^A?GPL-|^LGPL-2/, /Preamble/, /END OF TERMS AND CONDITIONS/],
  [/^LGPL-3/, /This version of the GNU Lesser/, /choose that version for the Library\./],
  [/^MPL-2\.0$/, /Contributor.?"\s+means each|1\.1\. "Contributor"/, /described in Exhibit B of this License must be attached/],
  [/^CC-.*-4\.0$/, /By exercising the Licensed Rights/, /any jurisdiction or authority\./],
  [
    /^CC-.*-3\.0$/,
    /THE WORK \(AS DEFINED/,
    /not intended to restrict the license of any rights under applicable law|terms of this License\.\s*(?=Creative Commons Notice)|greater the rights granted/i,
  ],
  [/^CC-.*-2\.[05]$/, /THE WORK \(AS DEFINED/, /mutual written agreement of the Licensor and You\./],
  [/^CC0-1\.0$/, /Statement of Purpose/],
];

/** The text of a license on the SPDX list, or nothing. */
export async function spdxText(id: string): Promise<string | undefined> {
  try {
    const entry = JSON.parse(await readFile(require.resolve(`spdx-license-list/licenses/${id}.json`), "utf8")) as {
      readonly licenseText: string;
    };
    return entry.licenseText;
  } catch {
    return undefined;
  }
}

/**
 * Fingerprints of all texts of the SPDX list: those of licenses of the rules under our id, by the part that is the same in every
 * copy, the others by their SPDX id. A transcription, so a few words may differ from true copies. Of ids with one text
 * (`GPL-2.0-only`, `GPL-2.0-or-later`) the first stands for all.
 */
export async function spdxFingerprints(licenses: readonly License[]): Promise<Fingerprint[]> {
  const held = new Map([...licenses].reverse().map(({ id, spdx }) => [spdx, id]));
  const ids = [...held.keys(), ...(await listedIds()).filter((id) => !held.has(id))];
  const prints: Fingerprint[] = [];
  const wholes: TextProfile[] = [];
  for (const spdx of ids) {
    const text = await spdxText(spdx);
    if (text === undefined) continue;
    const id = held.get(spdx);
    const body = fingerprintOf(id ?? spdx, "SPDX", "copy", bodyOf(spdx, text));
    // An id whose text differs by titles only (`GPL-3.0-or-later`) is a text that we have.
    if (id === undefined && prints.some(({ hash }) => hash === body.hash)) continue;
    const whole = profile(text);
    if (id === undefined && wholes.some((other) => isNearlyEqual(other, whole))) continue;
    wholes.push(whole);
    const print = id === undefined ? fingerprintOf(spdx, "SPDX", "copy", text) : body;
    prints.push({ ...print, around: whole.words.length - print.words });
  }
  return prints;
}

/** Texts that differ in a heading or in how to apply them: 98 of a hundred passages are the same. */
function isNearlyEqual(a: TextProfile, b: TextProfile): boolean {
  if (Math.abs(a.passages.length - b.passages.length) > 0.02 * a.passages.length) return false;
  const known = new Set(a.passages.map(({ hash }) => hash));
  return b.passages.filter(({ hash }) => known.has(hash)).length >= 0.98 * Math.max(a.passages.length, b.passages.length);
}

const onList = new Set<string>([...spdxIds, ...deprecatedIds]);

/** Ids of licenses whose texts are held; exceptions are no licenses. */
async function listedIds(): Promise<string[]> {
  const folder = dirname(require.resolve("spdx-license-list/licenses/MIT.json"));
  return (await readdir(folder))
    .map((name) => name.replace(/\.json$/, ""))
    .filter((id) => onList.has(id))
    .sort();
}

function bodyOf(id: string, text: string): string {
  const found = bodies.find(([ids]) => ids.test(id));
  if (!found) return text;
  const [, from, to] = found;
  const start = text.search(from);
  const rest = start < 0 ? text : text.slice(start);
  const end = to?.exec(rest);
  return end ? rest.slice(0, end.index + end[0].length) : rest;
}
