/** Statements about the license of one work contradict each other: card metadata, tags, body, license file of a model folder. */
import { type ClaimOf, claimsOf } from "../facts/claim.ts";
import type { License } from "../knowledge/types.ts";
import { isFromProse } from "../lineage/licenses.ts";
import { folderOf } from "../text/path.ts";
import { cardOf, message, type Shortfall, type SubjectCheck, type View } from "./check.ts";

export const licenseStatementsAgree: SubjectCheck = {
  id: "license-statements-agree",
  on: "subject",
  inspect(view) {
    if (!cardOf(view.subject)) return [];
    const declared = view.declared.flatMap(({ claim, license }) => (license ? [{ claim, license }] : []));
    const [first] = declared;
    if (!first || isFromProse(first) || declared.length !== view.declared.length) return [];
    const agrees = (license: License): boolean =>
      declared.some((label) => label.license.id === license.id || sameText(label.license, license));
    return [...others(view), ...files(view)].flatMap(({ claim, license, shown }): Shortfall[] => {
      if (agrees(license)) return [];
      const args = { declared: first.license.short, other: license.short, shown };
      return [
        {
          row: "contradiction",
          // A sentence may be read wrongly where a list entry cannot.
          cap: claim.confidence === "certain" ? "warning" : "information",
          at: claim.anchor,
          ...(claim.kind === "licensed" && claim.basis === "prose" && { basis: "prose" as const }),
          message: message("license-statements-agree.differ", args),
          help: message("license-statements-agree.help", args),
          related: [{ anchor: first.claim.anchor, message: message("related.declared-license", { license: first.claim.value }) }],
          value: `${first.license.id} ${license.id}`,
        },
      ];
    });
  },
};

/** `gpl-3.0` and its or-later form name one text. */
const sameText = (a: License, b: License): boolean =>
  a.spdx.replace(/-(?:only|or-later)$/, "") === b.spdx.replace(/-(?:only|or-later)$/, "");

interface Statement {
  readonly claim: ClaimOf<"licensed"> | ClaimOf<"ships">;
  readonly license: License;
  readonly shown: string;
}

/** Headers of weight files, tags, `license_name` and `license_link` beside an id that is not `other`, `License:` lines and sentences of the body. */
function others({ subject, knowledge, declared }: View): Statement[] {
  const isOther = declared.some(({ claim }) => /^other$/i.test(claim.value));
  return claimsOf(subject.claims, "licensed").flatMap((claim) => {
    const isOwn = claim.via === "license" || claim.via === "packaged";
    if (isOwn || (isOther && (claim.via === "license_name" || claim.via === "license_link"))) return [];
    const license = claim.via === "license_link" ? knowledge.licenseAt(claim.value) : knowledge.licenseNamed(claim.value);
    return license ? [{ claim, license, shown: claim.via === "header" ? claim.anchor.path : claim.value }] : [];
  });
}

/** License files beside weights or an adapter. A copy of an upstream's agreement is no statement of the work's own. */
function files({ subject, shipped, knowledge, duties }: View): Statement[] {
  if (!subject.roles.includes("adapter") && !subject.roles.includes("weights")) return [];
  const upstream = new Set(duties.flatMap((duty) => (duty.kind === "license" ? [duty.license.id] : [])));
  return shipped.files(subject, "license").flatMap((claim) => {
    const read = folderOf(claim.anchor.path) === subject.folder ? knowledge.recognizer.recognize(claim.profile) : undefined;
    const isWhole = read?.kind === "exact" || read?.kind === "contained";
    const license = isWhole ? knowledge.licenses.get(read.license) : undefined;
    return license && !upstream.has(license.id) ? [{ claim, license, shown: claim.anchor.path }] : [];
  });
}
