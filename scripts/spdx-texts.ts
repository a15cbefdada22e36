/** Texts of SPDX licenses (`spdx-license-list`): the copies that ship, and fingerprints of what is the same in every copy. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Fingerprint, License } from "../src/core/knowledge/types.ts";
import { profile } from "../src/core/text/passages.ts";
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

/** Fingerprints of all licenses of the rules that stand on the SPDX list. A transcription, so a few words may differ from true copies. */
export async function spdxFingerprints(licenses: readonly License[]): Promise<Fingerprint[]> {
  const prints = await Promise.all(
    licenses.map(async ({ id, spdx }) => {
      const text = await spdxText(spdx);
      if (text === undefined) return undefined;
      const print = fingerprintOf(id, "SPDX", "copy", bodyOf(spdx, text));
      return { ...print, around: profile(text).words.length - print.words };
    }),
  );
  return prints.filter((print) => print !== undefined);
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
