/** License texts as they lie about: reflowed, under a heading, edited, as a comment; and what counts as the right answer. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { root } from "../../scripts/paths.ts";
import { profileOf } from "../../src/core/index.ts";
import { fullHash } from "../../src/core/text/passages.ts";

/** The forms of a text. */
export const forms: Readonly<Record<string, (text: string) => string>> = {
  verbatim: (text) => text,
  reflowed: (text) => text.replace(/[ \t]*\n[ \t]*(?!\n)/g, " ").replace(/(.{1,60})\s/g, "$1\n"),
  headed: (text) => `Copyright (c) 2024 Reed Bank Ltd. All rights reserved.\n\nThis model is given out under these terms.\n\n${text}`,
  edited: (text) => {
    const random = randomOf(7);
    return text
      .split(/(?<=\s)(?=\S)/)
      .map((word) => (random() < 0.03 ? "egret " : word))
      .join("");
  },
  decorated: (text) =>
    `/*\n${text
      .split("\n")
      .map((line) => ` * ${line}`)
      .join("\n")}\n */`,
};

/** The same numbers in every run, between 0 and 1. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A text and the license that it is; `edition` where several of its editions are known. */
export interface KnownText {
  readonly license: string;
  readonly edition?: string;
  readonly text: string;
}

/** Texts that are equal but for case and punctuation have one key. */
export const textKey = (text: string): string => {
  const { words } = profileOf(text);
  return fullHash(words, 0, words.length);
};

/** All licenses of the SPDX list. */
export function spdxTexts(): KnownText[] {
  const folder = dirname(createRequire(import.meta.url).resolve("spdx-license-list/licenses/MIT.json"));
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !/exception/i.test(name))
    .map((name) => ({
      license: name.slice(0, -5),
      text: (JSON.parse(readFileSync(join(folder, name), "utf8")) as { licenseText: string }).licenseText,
    }));
}

/** Official texts in the folder that `MODEL_TERMS_LICENSE_TEXTS` names (by default `../shared/reference/licence-texts`), as the fingerprints are made from; none where it is not there. */
export function officialTexts(): KnownText[] {
  const folder = process.env["MODEL_TERMS_LICENSE_TEXTS"] ?? join(root, "../shared/reference/licence-texts");
  if (!existsSync(folder)) return [];
  const entries = parse(readFileSync(join(root, "rules/fingerprints/sources.yaml"), "utf8")) as (KnownText & {
    file: string;
    origin: string;
  })[];
  return entries
    .filter(({ origin, file }) => origin !== "excerpt" && existsSync(join(folder, file)))
    .map(({ license, edition = "", file }) => ({ license, edition, text: readFileSync(join(folder, file), "utf8") }));
}

/** Is the answer the license of the text, or another name of the same text? `-only` and `-or-later` are not told by the text. */
export function answers(
  texts: readonly KnownText[],
  spdxOf: (license: string) => string,
): (asked: KnownText, got: string | undefined) => boolean {
  const bare = (license: string): string => spdxOf(license).replace(/(?:-only|-or-later|\+)$/, "");
  const byKey = new Map<string, Set<string>>();
  for (const { license, text } of texts) byKey.set(textKey(text), (byKey.get(textKey(text)) ?? new Set()).add(bare(license)));
  return ({ text }, got) => got !== undefined && (byKey.get(textKey(text))?.has(bare(got)) ?? false);
}
