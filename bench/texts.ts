/** License recognition: milliseconds a text, against hashing the same words without looking anything up, and the share of right answers. */

import { compileRules } from "../scripts/rules.ts";
import { createRecognizer } from "../src/core/knowledge/license-text.ts";
import { profile } from "../src/core/text/passages.ts";
import { answers, forms, type KnownText, officialTexts, spdxTexts } from "../test/harness/license-forms.ts";

/** Prints a line for each form of the SPDX texts, and of the official ones where they are there. */
export async function textsBench(): Promise<void> {
  const { rules } = await compileRules();
  const recognizer = createRecognizer(rules.fingerprints);
  const spdx = new Map(rules.licenses.map(({ id, spdx: name }) => [id, name]));
  const show = (name: string, texts: readonly KnownText[], nameOf: (license: string) => string): void => {
    const isRight = answers(texts, nameOf);
    for (const [form, change] of Object.entries(forms)) {
      const changed = texts.map((asked) => ({ asked, text: change(asked.text) }));
      for (const { text } of changed.slice(0, 100)) recognizer.recognize(profile(text));
      const start = performance.now();
      const profiles = changed.map(({ text }) => profile(text));
      const hashed = performance.now();
      const got = profiles.map((one) => recognizer.recognize(one)?.license);
      const end = performance.now();
      const right = changed.filter(({ asked }, i) => isRight(asked, got[i])).length;
      const ms = (end - start) / texts.length;
      console.log(
        `texts ${name.padEnd(9)} ${form.padEnd(10)} ${((100 * right) / texts.length).toFixed(1)} % right  ${ms.toFixed(2)} ms a text, ${((end - start) / (hashed - start)).toFixed(2)} of hashing its words`,
      );
    }
  };
  show("SPDX", spdxTexts(), (license) => spdx.get(license) ?? license);
  const official = officialTexts();
  if (official.length > 0) show("official", official, (license) => license);
}
