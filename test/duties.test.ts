/** Every kind of duty that a license of the rules brings is judged by a check, asked of a person, or only shown. A new kind must be put somewhere. */
import { describe, expect, test } from "vitest";
import { termIds } from "../scripts/lint-rules.ts";
import { checks } from "../src/core/checks/index.ts";
import { en } from "../src/core/messages/en.ts";
import { zh } from "../src/core/messages/zh.ts";
import { knowledge } from "./harness/knowledge.ts";

/** Files show whether it is met. */
const judged = [
  "display-attribution",
  "include-license-copy",
  "include-notice",
  "name-prefix",
  "no-derivatives",
  "non-commercial",
  "output-improves-other-model",
  "pass-through-terms",
  "research-only",
  "share-alike",
];

/** Files cannot show it: asked once, answered in `model-terms.yaml`, never underlined. */
const confirmed = [
  "acknowledge-in-publications",
  "commercial-registration",
  "disclose-machine-generated",
  "gated-access",
  "no-guardrail-bypass",
  "no-hosted-service",
  "no-redistribution",
  "purpose-limit",
  "registration",
  "remote-restriction",
  "retain-copyright",
  "retain-documentation",
  "revenue-threshold",
  "safeguards-for-services",
  "source-disclosure",
  "state-changes",
  "territory",
  "use-policy",
  "user-threshold",
];

/** Standard closing clauses: shown in pages, never asked about. */
const shown = ["indemnity", "patent-termination", "termination", "trademark-limits"];

describe("Every kind of duty", () => {
  const kinds = [...new Set([...knowledge.licenses.values()].flatMap(({ terms }) => terms.map(({ id }) => id)))].sort();
  test("has its place", () => {
    expect(kinds.filter((kind) => ![...judged, ...confirmed, ...shown].includes(kind))).toEqual([]);
    expect([...termIds].sort()).toEqual([...judged, ...confirmed, ...shown].sort());
  });
  test.each([...judged, ...confirmed, ...shown])("%s has a check and a sentence in both languages", (kind) => {
    expect(checks.some(({ id, on }) => id === kind && on === "license")).toBe(true);
    expect(`check.${kind}` in en && `check.${kind}` in zh).toBe(true);
  });
});
