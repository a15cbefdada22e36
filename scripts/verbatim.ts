/**
 * The strings of a license that its text orders word for word: notice lines, marks, words of names. They are looked up in the official text
 * where it lies (`npm run fingerprints -- FOLDER`), and remembered by hash, so that one that is changed later must be looked up again.
 */
import { createHash } from "node:crypto";
import type { License, RuleBase } from "../src/core/knowledge/types.ts";

/** By license id, the hashes of the strings that were found in its text. */
export type Verbatim = Readonly<Record<string, readonly string[]>>;

/** The ordered strings of a license, each once. */
export const orderedStrings = ({ terms }: License): readonly string[] => [
  ...new Set(
    terms.flatMap(({ notice, marks, prefix, contains, notPrimary }) =>
      [...(notice ?? []), ...(marks ?? []), prefix ?? [], contains ?? [], notPrimary ?? []].flat(),
    ),
  ),
];

/** Hash of a string as it is written. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Letters and numbers alone: spaces and signs differ between copies, and `(c)` is ©. */
const key = (text: string): string =>
  text
    .replace(/\(c\)/gi, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** Does the text hold the string? `{name}` stands for any name. */
export function isIn(text: string, ordered: string): boolean {
  const whole = key(text);
  return ordered.split("{name}").every((part) => whole.includes(key(part)));
}

/** Strings of licenses whose text lay there, that were not found in it or were changed since, as sentences. */
export function verbatimProblems({ licenses }: RuleBase, verbatim: Verbatim): string[] {
  return licenses.flatMap((license) => {
    const found = verbatim[license.id];
    return found === undefined
      ? []
      : orderedStrings(license)
          .filter((string) => !found.includes(hashOf(string)))
          .map((string) => `license ${license.id}: "${string}" was not found in the official text; npm run fingerprints looks it up`);
  });
}
