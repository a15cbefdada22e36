/** Share-alike data under a wider label: whether it reaches models is unsettled, so it is told and not asserted. Bases are judged by `license-agrees-with-base`. */
import { labelConflict } from "../agreement/agree.ts";
import { type LicenseCheck, message, met, none, short, trainedWork, upstreamWords } from "./check.ts";

export const shareAlike: LicenseCheck = {
  id: "share-alike",
  on: "license",
  evaluate(duty, view) {
    if (duty.reach !== "data" || duty.license.terms.some(({ id }) => id === "non-commercial")) return none;
    const { declared } = view;
    const same = declared.find(({ license }) => license && labelConflict(duty.license, license) === undefined);
    if (same) return met(same.claim);
    const args = {
      license: duty.license.short,
      upstream: upstreamWords(duty),
      subject: trainedWork(duty, view),
      label: declared.map(({ shown }) => shown).join(", "),
    };
    return short({
      row: "restricted-data",
      message: message(declared.length > 0 ? "share-alike.data" : "share-alike.data-unlabeled", args),
      help: message("share-alike.help"),
      value: args.label,
    });
  },
};
