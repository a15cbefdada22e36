/**
 * Which license a text is, in the forms in which texts lie about: over the SPDX list, and over official texts that are not part of this
 * repository (`MODEL_TERMS_LICENSE_TEXTS`); never over READMEs and code of other people (`MODEL_TERMS_PROJECTS`).
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../scripts/paths.ts";
import { phraseKey } from "../src/core/facts/lexicon.ts";
import { profileOf } from "../src/core/index.ts";
import { createRecognizer } from "../src/core/knowledge/license-text.ts";
import { realRules } from "./harness/knowledge.ts";
import { answers, forms, type KnownText, officialTexts, spdxTexts } from "./harness/license-forms.ts";

const recognizer = createRecognizer(realRules.fingerprints);
const recognize = (text: string) => recognizer.recognize(profileOf(text));
const spdx = new Map(realRules.licenses.map(({ id, spdx: name }) => [id, name]));
const spdxOf = (license: string): string => spdx.get(license) ?? license;

/** What was not answered rightly, one line each. */
function wrong(texts: readonly KnownText[], form: (text: string) => string, nameOf: (license: string) => string): string[] {
  const isRight = answers(texts, nameOf);
  return texts.flatMap((asked) => {
    const got = recognize(form(asked.text));
    return isRight(asked, got?.license) ? [] : [`${asked.license} taken for ${got?.license}`];
  });
}

describe("Texts of the SPDX list are named, at least 99 in a hundred", () => {
  const texts = spdxTexts();
  test.each(Object.entries(forms))("%s", (_name, form) => {
    const missed = wrong(texts, form, spdxOf);
    expect(missed.length / texts.length, missed.join("\n")).toBeLessThan(0.01);
  });
});

const official = officialTexts();
if (official.length === 0) console.warn("Skipped: official texts; MODEL_TERMS_LICENSE_TEXTS names no folder");

describe.skipIf(official.length === 0)("Official texts of other licenses are named, at least 97 in a hundred", () => {
  test.each(Object.entries(forms))("%s", (name, form) => {
    const missed = wrong(official, form, (license) => license);
    expect(missed.length / official.length, missed.join("\n")).toBeLessThan(0.03);
    if (name !== "edited") expect(missed).toEqual([]);
  });
  test("in the very edition, which decides what is owed", () => {
    const isRight = answers(
      official.map((text) => ({ ...text, license: `${text.license} ${text.edition}` })),
      (license) => license,
    );
    for (const [name, form] of Object.entries(forms))
      for (const asked of name === "edited" ? [] : official) {
        const got = recognize(form(asked.text));
        expect(isRight(asked, `${got?.license} ${got?.edition}`), `${name} ${asked.license} ${asked.edition}`).toBe(true);
      }
  });
  test("with the version told apart even where words were changed: Llama, Gemma, Yi, GLM", () => {
    const families = /^(?:llama|gemma|yi-license|chatglm|glm)/;
    for (const asked of official.filter(({ license }) => families.test(license)))
      expect(recognize(forms["edited"]?.(asked.text) ?? "")?.license).toBe(asked.license);
  });
});

test.skipIf(official.length === 0)("Every line that a license orders stands in its official text, letter by letter", () => {
  // White space cannot be told from a PDF; of several spellings that are accepted one is the text's.
  const flat = (text: string): string => phraseKey(text.replace("{name}", "")).replace(/[\s"]/g, "");
  const absent = realRules.licenses.flatMap(({ id, terms }) => {
    const texts = official.filter(({ license }) => license === id).map(({ text }) => flat(text));
    const orders = terms.flatMap(({ notice, marks, prefix, contains }) => [notice, marks, prefix && [prefix], contains && [contains]]);
    return orders.flatMap((lines) => {
      const isThere = !lines || texts.length === 0 || lines.some((line) => texts.some((text) => text.includes(flat(line))));
      return isThere ? [] : [`${id}: ${lines[0]}`];
    });
  });
  expect(absent).toEqual([]);
});

test("Versions of the Creative Commons licenses are told apart, changed words or not", () => {
  const texts = spdxTexts().filter(({ license }) => /^CC-BY(?:-NC)?(?:-SA|-ND)?-\d\.\d$/.test(license));
  for (const form of Object.values(forms)) expect(wrong(texts, form, spdxOf)).toEqual([]);
});

const projects = process.env["MODEL_TERMS_PROJECTS"] ?? join(root, "../shared/corpus");

test.skipIf(!existsSync(projects))(
  "No README and no code of other people is named a license",
  () => {
    const named: string[] = [];
    for (const file of readdirSync(projects, { recursive: true, encoding: "utf8" })) {
      const isText = /\.(?:py|md|ya?ml|json|sh|txt|ipynb|ts|js)$/.test(file) && !/licen[cs]e|notice|copying|agreement|policy/i.test(file);
      const stats = isText ? statSync(join(projects, file), { throwIfNoEntry: false }) : undefined;
      if (!stats?.isFile() || stats.size > 300_000) continue;
      const got = recognize(readFileSync(join(projects, file), "utf8"));
      if (got) named.push(`${file} ${got.license} ${got.kind}`);
    }
    expect(named).toEqual([]);
  },
  120_000,
);
