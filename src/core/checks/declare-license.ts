/** A card says under which license the work is; `other` needs a name or a link, and a link leads somewhere. */
import { type ClaimOf, claimsOf } from "../facts/claim.ts";
import { shippedRole } from "../facts/shipped-role.ts";
import { folderOf, join, nameOf } from "../text/path.ts";
import { cardOf, message, type Shortfall, type SubjectCheck, type View } from "./check.ts";

export const declareLicense: SubjectCheck = {
  id: "declare-license",
  on: "subject",
  inspect(view) {
    const card = cardOf(view.subject);
    if (!card) return [];
    const licensed = claimsOf(view.subject.claims, "licensed");
    const declared = licensed.filter(({ via }) => via === "license" || via === "packaged");
    const link = licensed.find(({ via }) => via === "license_link");
    const broken = link ? brokenLink(link, view) : [];
    if (declared.length === 0) return [missing(card), ...broken];
    const other = declared.find(({ value }) => /^other$/i.test(value));
    const isNamed = declared.length > 1 || link !== undefined || licensed.some(({ via }) => via === "license_name");
    return other && !isNamed ? [unnamed(other)] : broken;
  },
};

const missing = (card: ClaimOf<"is">): Shortfall => ({
  row: "minor",
  cap: "hint",
  at: card.anchor,
  message: message("declare-license.missing"),
  help: message("declare-license.help"),
});

const unnamed = (other: ClaimOf<"licensed">): Shortfall => ({
  row: "minor",
  at: other.anchor,
  message: message("declare-license.other"),
  help: message("declare-license.other.help"),
  value: "other",
});

/** Names under which a card lies at its place; a template or a header to be put in elsewhere links to files of that place. */
const cardName = /^(?:readme|model[_-]?card|dataset[_-]?card)/i;

/** A relative link to a license file that is not there. Links to other kinds of files are not judged: not all files are read. */
function brokenLink(link: ClaimOf<"licensed">, { shipped, subject }: View): Shortfall[] {
  const target = link.value.trim();
  if (!cardName.test(nameOf(link.anchor.path))) return [];
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("/") || shippedRole(target) === undefined) return [];
  const path = join(folderOf(link.anchor.path), target.replace(/[?#].*$/, ""));
  if (path === undefined || shipped.files(subject, "license").some(({ anchor }) => anchor.path === path)) return [];
  const args = { file: target };
  return [
    {
      row: "minor",
      at: link.anchor,
      message: message("declare-license.broken-link", args),
      help: message("declare-license.broken-link.help"),
      value: target,
    },
  ];
}
