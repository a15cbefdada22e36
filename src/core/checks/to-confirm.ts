/** Duties that files cannot show: asked once in the audit, answered in `model-terms.yaml`, never squiggled. */
import { confirm, type LicenseCheck, none, upstreamLabel } from "./check.ts";

const asked = [
  "use-policy",
  "user-threshold",
  "revenue-threshold",
  "territory",
  "registration",
  "commercial-registration",
  "gated-access",
  "purpose-limit",
  "no-hosted-service",
  "no-redistribution",
  "safeguards-for-services",
  "no-guardrail-bypass",
  "remote-restriction",
  "source-disclosure",
  "retain-documentation",
  "disclose-machine-generated",
  "acknowledge-in-publications",
] as const;

/** Standard closing clauses: shown in pages, never asked about. */
const noted = ["trademark-limits", "patent-termination", "indemnity", "termination"] as const;

/** One check an id; the clause that brings it says what is to be confirmed. */
export const toConfirm: readonly LicenseCheck[] = [
  ...asked.map(
    (id): LicenseCheck => ({
      id,
      on: "license",
      evaluate: (duty) =>
        confirm("to-confirm", { license: duty.license.short, upstream: upstreamLabel(duty), summary: duty.clause.summary }),
    }),
  ),
  ...noted.map((id): LicenseCheck => ({ id, on: "license", evaluate: () => none })),
];
