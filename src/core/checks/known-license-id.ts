/** The license id of a card is one that the Hub or SPDX knows; with the one that is likely meant. */
import { claimsOf } from "../facts/claim.ts";
import { cardOf, message, type SubjectCheck } from "./check.ts";

export const knownLicenseId: SubjectCheck = {
  id: "known-license-id",
  on: "subject",
  inspect({ subject, knowledge }) {
    if (!cardOf(subject)) return [];
    return claimsOf(subject.claims, "licensed").flatMap((claim) => {
      if (claim.via !== "license" || knowledge.hubLicense(claim.value)) return [];
      const license = knowledge.licenseNamed(claim.value);
      const meant =
        knowledge.hubLicense(claim.value.toLowerCase())?.id ??
        knowledge.hubLicenses.find((hub) => hub.license !== undefined && hub.license === license?.id)?.id;
      const args = { value: claim.value, meant: meant ?? "" };
      return [
        {
          row: "minor" as const,
          ...(knowledge.isSpdxId(claim.value) && { cap: "hint" as const }),
          at: claim.anchor,
          message: message(
            meant ? "known-license-id.meant" : knowledge.isSpdxId(claim.value) ? "known-license-id.spdx-only" : "known-license-id.unknown",
            args,
          ),
          help: message("known-license-id.help", args),
          fixes: meant
            ? [
                {
                  title: message("fix.license", { license: meant }),
                  safety: "review" as const,
                  edits: [{ kind: "replace" as const, path: claim.anchor.path, at: claim.anchor.at, text: meant }],
                },
              ]
            : [],
          value: claim.value,
        },
      ];
    });
  },
};
