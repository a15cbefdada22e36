/** A work that is made from an upstream whose license gives no right to share adaptations. */
import { type LicenseCheck, message, none, short, upstreamWords } from "./check.ts";

export const noDerivatives: LicenseCheck = {
  id: "no-derivatives",
  on: "license",
  evaluate(duty, view) {
    if (duty.reach !== "derivative") return none;
    const args = { license: duty.license.short, upstream: upstreamWords(duty), subject: view.subject.name };
    return short({
      row: "restricted-base",
      item: message("item.no-derivatives"),
      message: message("no-derivatives.found", args),
      help: message("no-derivatives.help"),
    });
  },
};
