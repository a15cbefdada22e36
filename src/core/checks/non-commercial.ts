/** A base or data for non-commercial use in a work whose label allows more, or that is declared commercial. */
import type { LicenseCheck } from "./check.ts";
import { restrictedUse } from "./restricted-use.ts";

export const nonCommercial: LicenseCheck = {
  id: "non-commercial",
  on: "license",
  evaluate: (duty, view) => restrictedUse("non-commercial", duty, view),
};
