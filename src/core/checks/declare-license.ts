/** A card says under which license the work is; `other` needs a name or a link. */
import { claimsOf } from "../facts/claim.ts";
import { cardOf, message, type SubjectCheck } from "./check.ts";

export const declareLicense: SubjectCheck = {
  id: "declare-license",
  on: "subject",
  inspect({ subject }) {
    const card = cardOf(subject);
    if (!card) return [];
    const licensed = claimsOf(subject.claims, "licensed");
    const declared = licensed.filter(({ via }) => via === "license");
    if (declared.length === 0)
      return [
        {
          row: "minor",
          cap: "hint",
          at: card.anchor,
          message: message("declare-license.missing"),
          help: message("declare-license.help"),
          value: "",
        },
      ];
    const other = declared.find(({ value }) => /^other$/i.test(value));
    if (!other || declared.length > 1 || licensed.some(({ via }) => via === "license_name" || via === "license_link")) return [];
    return [
      {
        row: "minor",
        at: other.anchor,
        message: message("declare-license.other"),
        help: message("declare-license.other.help"),
        value: "other",
      },
    ];
  },
};
