/** Where a duty can be met: the subject's folder, the folders above it, their license folders, and what lies below it. */
import { type ClaimOf, claimsOf, type DocumentFacts, type ShippedRole } from "../facts/claim.ts";
import { folderOf, foldersUp, isBelow, type Path } from "../text/path.ts";
import type { Subject } from "./subjects.ts";

const licenseFolders = /^(?:licen[cs]es|legal|third[_-]party)(?:\/|$)/i;

/** Files of license material and ordered phrases, indexed once for all subjects. */
export interface Shipped {
  /** License, notice or policy files in the reach of a subject, nearest first. */
  files(subject: Subject, role: ShippedRole): readonly ClaimOf<"ships">[];
  /** Where an ordered phrase stands for a subject: its own card, notice files in reach, other documents of the workspace. */
  phrase(subject: Subject, phrase: string, where: "mark" | "notice"): ClaimOf<"says"> | undefined;
  /** All notice texts in reach. */
  notices(subject: Subject): readonly ClaimOf<"ships">[];
}

/** Is the folder of a file one in which it counts for the subject? */
export function isInReach(file: Path, subject: Subject): boolean {
  const folder = folderOf(file);
  if (isBelow(folder, subject.folder)) return true;
  return foldersUp(subject.folder).some(
    (up) => folder === up || (isBelow(folder, up) && licenseFolders.test(up === "" ? folder : folder.slice(up.length + 1))),
  );
}

export function indexShipped(documents: Iterable<DocumentFacts>): Shipped {
  const ships: ClaimOf<"ships">[] = [];
  const says = new Map<string, ClaimOf<"says">[]>();
  for (const { claims } of documents) {
    ships.push(...claimsOf(claims, "ships"));
    for (const claim of claimsOf(claims, "says")) says.set(claim.phrase, [...(says.get(claim.phrase) ?? []), claim]);
  }
  const files: Shipped["files"] = (subject, role) =>
    ships
      .filter((claim) => claim.role === role && (isInReach(claim.anchor.path, subject) || claim.subject === subject.id))
      .sort((a, b) => distance(a.anchor.path, subject) - distance(b.anchor.path, subject));
  return {
    files,
    notices: (subject) => files(subject, "notice"),
    phrase(subject, phrase, where) {
      const all = says.get(phrase) ?? [];
      return all.find((claim) => {
        if (claim.in === "notice") return isInReach(claim.anchor.path, subject);
        if (where === "notice") return false;
        return claim.in === "document" || subject.files.includes(claim.anchor.path);
      });
    },
  };
}

function distance(file: Path, subject: Subject): number {
  const folder = folderOf(file);
  const up = foldersUp(subject.folder).indexOf(folder);
  return up >= 0 ? up : folder.split("/").length + 1;
}
