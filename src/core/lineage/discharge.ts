/** Where a duty can be met: the subject's folder, the folders above it, their license folders, and what lies below it. */
import { type Claim, type ClaimOf, claimsOf, type DocumentFacts, type ShippedRole } from "../facts/claim.ts";
import { groupBy } from "../text/group-by.ts";
import { comparePaths, folderOf, foldersUp, type Path } from "../text/path.ts";
import type { Subject } from "./subjects.ts";

const licenseFolder = /^(?:licen[cs]es|legal|third[_-]party)$/i;

/** Files of license material and ordered phrases, indexed once for all subjects. */
export interface Shipped {
  /** License, notice or policy files in the reach of a subject, nearest first. */
  files(subject: Subject, role: ShippedRole): readonly ClaimOf<"ships">[];
  /** Where an ordered phrase stands for a subject: its own card, notice files in reach, other documents of the workspace. */
  phrase(subject: Subject, phrase: string, where: "mark" | "notice"): ClaimOf<"says"> | undefined;
  /** All notice texts in reach. */
  notices(subject: Subject): readonly ClaimOf<"ships">[];
}

/** Indexes license material and phrases of all documents. */
export function indexShipped(documents: Iterable<DocumentFacts>): Shipped {
  const claims = [...documents].flatMap((document) => document.claims);
  const byRole = new Map([...groupBy(claimsOf(claims, "ships"), ({ role }) => role)].map(([role, all]) => [role, new Surroundings(all)]));
  const byPhrase = new Map([...groupBy(claimsOf(claims, "says"), ({ phrase }) => phrase)].map(([phrase, all]) => [phrase, sayings(all)]));
  const files: Shipped["files"] = (subject, role) => byRole.get(role)?.of(subject) ?? [];
  return {
    files,
    notices: (subject) => files(subject, "notice"),
    phrase(subject, phrase, where) {
      const said = byPhrase.get(phrase);
      if (!said) return undefined;
      const notice = said.notices.of(subject)[0];
      if (notice || where === "notice") return notice;
      return said.document ?? subject.files.map((file) => said.byFile.get(file)).find((claim) => claim !== undefined);
    },
  };
}

/** One ordered phrase: in notice files, in any document of the workspace, in each card. */
function sayings(all: readonly ClaimOf<"says">[]) {
  return {
    notices: new Surroundings(all.filter((claim) => claim.in === "notice")),
    document: all.find((claim) => claim.in === "document"),
    byFile: new Map(all.filter((claim) => claim.in === "card").map((claim) => [claim.anchor.path, claim])),
  };
}

/** Claims by where their files lie, as seen from a subject's folder. Each folder is asked once. */
class Surroundings<C extends Claim> {
  readonly #byFolder: ReadonlyMap<string, readonly C[]>;
  /** By the folder that holds a license folder: what lies in the latter, at any depth. */
  readonly #inLicenseFolders: ReadonlyMap<string, readonly C[]>;
  readonly #bySubject: ReadonlyMap<string, readonly C[]>;
  /** Folders in an order in which all below one stand together. */
  readonly #folders: readonly string[];
  readonly #kept = new Map<string, readonly C[]>();

  constructor(claims: readonly C[]) {
    this.#byFolder = groupBy(claims, ({ anchor }) => folderOf(anchor.path) as string);
    this.#bySubject = groupBy(claims, ({ subject }) => subject);
    this.#folders = [...this.#byFolder.keys()].sort((a, b) => comparePaths(`${a}/`, `${b}/`));
    const held = claims.flatMap((claim) => holders(folderOf(claim.anchor.path)).map((holder) => ({ holder, claim })));
    this.#inLicenseFolders = new Map(
      [...groupBy(held, ({ holder }) => holder)].map(([holder, all]) => [holder, all.map(({ claim }) => claim)]),
    );
  }

  /** What lies around a subject, and what its own files bring along, nearest first. */
  of(subject: Subject): readonly C[] {
    const around = this.#around(subject.folder);
    const own = (this.#bySubject.get(subject.id) ?? []).filter((claim) => !around.includes(claim));
    return own.length > 0 ? [...own, ...around] : around;
  }

  #around(folder: Path): readonly C[] {
    const known = this.#kept.get(folder);
    if (known) return known;
    const up = foldersUp(folder);
    const all = [
      ...up.flatMap((at) => this.#byFolder.get(at) ?? []),
      ...this.#below(folder),
      ...up.flatMap((at) => this.#inLicenseFolders.get(at) ?? []),
    ];
    const found = [...new Set(all)].sort((a, b) => distance(a, up) - distance(b, up));
    this.#kept.set(folder, found);
    return found;
  }

  #below(folder: string): C[] {
    const prefix = folder === "" ? "" : `${folder}/`;
    const found: C[] = [];
    for (let i = this.#first(prefix); i < this.#folders.length && `${this.#folders[i]}/`.startsWith(prefix); i++)
      found.push(...(this.#byFolder.get(this.#folders[i] ?? "") ?? []));
    return found;
  }

  /** Index of the first folder that does not come before the prefix. */
  #first(prefix: string): number {
    let low = 0;
    let high = this.#folders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePaths(`${this.#folders[middle]}/`, prefix) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Folders that hold a license folder in which this folder lies. */
const holders = (folder: string): string[] => {
  const parts = folder.split("/");
  return parts.flatMap((part, i) => (licenseFolder.test(part) ? [parts.slice(0, i).join("/")] : []));
};

/** Folders above come first, nearest first; then what lies deeper. */
function distance({ anchor }: Claim, up: readonly string[]): number {
  const folder = folderOf(anchor.path);
  const at = up.indexOf(folder);
  return at >= 0 ? at : folder.split("/").length + 1;
}
