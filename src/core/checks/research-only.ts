/** A base or data for research only in a work whose label allows more. A text that says both is judged once, as non-commercial. */
import { type LicenseCheck, none } from "./check.ts";
import { restrictedUse } from "./restricted-use.ts";

export const researchOnly: LicenseCheck = {
  id: "research-only",
  on: "license",
  evaluate: (duty, view) =>
    duty.license.terms.some(({ id }) => id === "non-commercial") ? none : restrictedUse("research-only", duty, view),
};
