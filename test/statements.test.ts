/** What a workspace states, while it is edited: after any sequence of edits a session says what a new one says, and nothing is thrown for any text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createSession, defaultSettings, render, type Snapshot, path as toPath } from "../src/core/index.ts";
import { commentsIn } from "../src/core/policy/comments.ts";
import { knowledge } from "./harness/knowledge.ts";
import { harm } from "./harness/samples.ts";

const card = (base: string, comment = ""): string =>
  `---\nlicense: mit\nbase_model: ${base}\nmodel_name: reed-8b${comment}\n---\n# reed-8b\n\nBuilt with Acme\n`;
const license = `id: acme-weights
spdx: LicenseRef-acme-weights
name: Acme Weights License
short: Acme Weights License
licensor: Acme
category: community
url: https://acme.example/license
ids: {names: [acme-weights]}
commercial: "yes"
verified: primary
terms:
  - id: display-attribution
    when: {reaches: [derivative]}
    clause: {section: "2", summary: {en: Say what it is built on., zh: 写明其基础。}}
    marks: [Built with Acme]
`;
/** Each path with what may stand there. */
const versions: Readonly<Record<string, readonly string[]>> = {
  "a/README.md": [
    card("meta-llama/Llama-3.1-8B"),
    card("meta-llama/Llama-3.1-8B", " # model-terms-ignore name-prefix: old"),
    card("acme/base"),
  ],
  "b/README.md": [card("acme/base"), `${card("acme/base")}\n<!-- model-terms-ignore-next-line name-prefix: old -->\n`],
  "model-terms.yaml": [
    "waivers:\n  - {check: name-prefix, reason: so, owner: Lin, expires: 2030-01-01}\nrules: terms\n",
    "models: [{id: acme/base, licenses: [acme-weights]}]\nrules: terms\n",
    "models: [{id: acme/base, base: meta-llama/Llama-3.1-8B}]\nusers: 5\n",
    "uses: [\n",
  ],
  "b/model-terms.yaml": ["severities: {name-prefix: off}\n", "licenses: [{id: acme-weights}]\n", "waivers: all\n"],
  "terms/licenses/acme-weights.yaml": [license, license.replace("marks: [Built with Acme]", "marks: [Made of Acme]"), "id: [\n"],
  "model-terms-baseline.json": ['{"findings": []}', '{"findings": [{"fingerprint": "0123456789abcdef"}]}', "["],
};

const said = (snapshot: Snapshot): unknown => ({
  findings: snapshot.findings.map(({ fingerprint, severity, at }) => [fingerprint, severity, at]),
  suppressed: snapshot.suppressed.map(({ fingerprint, quietBy }) => [fingerprint, quietBy]),
  problems: snapshot.problems
    .map(({ path, key, range, message }) => [path, key, range.start, range.end, message ? render(message, "en") : ""].join())
    .sort(),
});

test("Any sequence of edits ends where a new session begins", () => {
  const edit = fc
    .constantFrom(...Object.keys(versions))
    .chain((path) =>
      fc.record({ path: fc.constant(path), text: fc.constantFrom(...(versions[path] ?? []), undefined), look: fc.boolean() }),
    );
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 14 }), (edits) => {
      const settings = { ...defaultSettings, today: "2026-11-25" };
      const session = createSession(knowledge, settings);
      const files = new Map<string, string>();
      for (const { path, text, look } of edits) {
        if (text === undefined) {
          session.remove(toPath(path));
          files.delete(path);
        } else {
          session.upsert(toPath(path), text);
          files.set(path, text);
        }
        if (look) session.snapshot();
      }
      const fresh = createSession(knowledge, settings);
      for (const [path, text] of [...files].sort()) fresh.upsert(toPath(path), text);
      expect(said(session.snapshot())).toEqual(said(fresh.snapshot()));
    }),
    { numRuns: 150, seed: 20_231_121 },
  );
});

test("Nothing throws, whatever becomes of a file, and every note stands inside of it", () => {
  const files = Object.entries(versions).flatMap(([path, texts]) => texts.map((text) => [path, text] as const));
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(harm, { minLength: 1, maxLength: 3 }), ([path, text], harms) => {
      const harmed = harms.reduce((now, change) => change(now), text);
      const session = createSession(knowledge, defaultSettings);
      for (const [other, [first = ""]] of Object.entries(versions)) session.upsert(toPath(other), other === path ? harmed : first);
      const { problems } = session.snapshot();
      expect(problems.filter(({ key }) => key === "internal")).toEqual([]);
      for (const { path: at, range } of problems) if (at === path) expect(range.end).toBeLessThanOrEqual(harmed.length);
    }),
    { numRuns: 200, seed: 20_231_121 },
  );
});

test("A text full of marks gives its comments, and a line full of them gives none", () => {
  const line = "# model-terms-ignore name-prefix: so\n";
  const full = `${line.repeat(2_000)}${"model-terms-ignore ".repeat(40_000)}\n${line}`;
  expect(commentsIn(toPath("x.yaml"), full).comments).toHaveLength(2_001);
});
