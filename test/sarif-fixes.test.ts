/** Fixes in a SARIF log: whoever applies one by the letter gets what the editor's quick fix gives. */
import { expect, test } from "vitest";
import { changesOf, reportOf, sarif } from "../src/core/index.ts";
import { lines } from "../src/core/text/lines.ts";
import { check } from "./harness/check.ts";

interface Replacement {
  readonly deletedRegion: {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
  };
  readonly insertedContent: { readonly text: string };
}
interface Told {
  readonly description: { readonly text: string };
  readonly artifactChanges: readonly {
    readonly artifactLocation: { readonly uri: string };
    readonly replacements: readonly Replacement[];
  }[];
}
interface Log {
  readonly runs: readonly {
    readonly results: readonly {
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly fixes?: readonly Told[];
      readonly properties: { readonly wantedTexts?: readonly object[] };
    }[];
  }[];
}

const card = "---\r\nlicense: apache-2.0\r\nbase_model: meta-llama/Llama-3.1-8B\r\n---\r\n# Heron 🐦\r\n\r\nA model.\r\n";
const files = new Map([["my heron/README.md", card]]);
const snapshot = check(files);
const report = reportOf(snapshot, "en", { version: "0", knowledge: "0" });
const results = (JSON.parse(JSON.stringify(sarif(report, snapshot))) as Log).runs[0]?.results ?? [];

/** Applies a replacement as the standard orders. */
function applied(text: string, { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }: Replacement): string {
  const at = lines(text);
  return text.slice(0, at.start(startLine) + startColumn - 1) + insertedContent.text + text.slice(at.start(endLine) + endColumn - 1);
}

test("a fix changes what the quick fix changes, in files that are there and in new ones", () => {
  const changed = new Set<string>();
  for (const { partialFingerprints, fixes = [] } of results) {
    const finding = snapshot.findings.find(({ fingerprint }) => fingerprint === partialFingerprints["modelTerms/v1"]);
    const own = (finding?.fixes ?? [])
      .map((fix) => changesOf([fix], snapshot))
      .filter(({ files: all, texts }) => texts.length === 0 && all.length > 0);
    expect(fixes.length).toBe(own.length);
    for (const [i, { description, artifactChanges }] of fixes.entries()) {
      expect(description.text).toMatch(/\S/);
      for (const { artifactLocation, replacements } of artifactChanges) {
        const path = decodeURIComponent(artifactLocation.uri);
        changed.add(path);
        const after = replacements.reduce(applied, files.get(path) ?? "");
        expect(after).toBe(own[i]?.files.find((file) => file.path === path)?.after);
      }
    }
  }
  expect(changed).toContain("my heron/README.md");
  expect(changed).toContain("my heron/NOTICE");
});

test("of a fix that needs an official text, the log says which text belongs where", () => {
  const wanted = results.flatMap(({ properties }) => properties.wantedTexts ?? []);
  expect(wanted).toContainEqual({
    description: { text: expect.stringContaining("Llama 3.1 Community License") },
    artifactLocation: { uri: "my%20heron/LICENSE-LLAMA-3.1.txt", uriBaseId: "ROOT" },
    license: "llama3.1",
    url: expect.stringMatching(/^https:/),
  });
});

test("texts of licenses are not in the log, and without a snapshot there are no fixes", () => {
  expect(JSON.stringify(results)).not.toMatch(/"fixes":\[\]/);
  expect(JSON.stringify(sarif(report))).not.toContain('"fixes"');
});
