/**
 * From claims of single files to subjects: one artifact each (product promise, section 2). Files speak of the same
 * artifact when they lie in one Hub-style folder, or when hub id, output name or relative path say so.
 */
import { type Claim, type ClaimOf, claimsOf, type DocumentFacts, type Role } from "../facts/claim.ts";
import { hubId, isNameLike, lastSegment, nameKey } from "../facts/ref.ts";
import { isWeightFile } from "../facts/weight-file.ts";
import type { ArtifactKind, Relation } from "../knowledge/types.ts";
import { groupBy } from "../text/group-by.ts";
import { comparePaths, folderOf, foldersUp, join, nameOf, type Path } from "../text/path.ts";
import { remember } from "../text/remember.ts";
import { sameItems } from "../text/same-items.ts";

/** One artifact of the workspace. */
export interface Subject {
  /** Path of its best document, with `#alias` for entries of manifests: the same on every machine. */
  readonly id: string;
  /** What a reader would call it. */
  readonly name: string;
  readonly artifact: ArtifactKind;
  readonly roles: readonly Role[];
  /** Where it lies: checkpoints are folded into their parent. */
  readonly folder: Path;
  /** Its documents, best first: card, adapter, weights, training, Modelfile. */
  readonly files: readonly Path[];
  /** Claims of all its documents in that order. */
  readonly claims: readonly Claim[];
}

/** Order of placement: a finding stands in the card before it stands in a config. */
const roleOrder: readonly Role[] = [
  "model-card",
  "dataset-card",
  "adapter",
  "weights",
  "training",
  "merge",
  "generation",
  "modelfile",
  "dataset-entry",
  "rows",
  "readme",
  "tokenizer",
];
const folderRoles: readonly Role[] = ["model-card", "adapter", "weights", "tokenizer"];

/** Names of folders that say nothing of what lies in them. */
const genericNames =
  /^(?:outputs?|models?|results?|adapters?|checkpoints?|ckpts?|merged|final|tmp|saves?|exp|runs?|data|test|(?:(?:lora|qlora|dora|qat|sft|dpo|ppo|grpo|kto|ndp|kd|full|single-device|distributed|multinode|out)(?:-(?!$)|$))+)$/;

interface Part {
  readonly key: string;
  /** Parts of one group are one artifact. */
  readonly group: string;
  readonly role: Role;
  readonly path: Path;
  readonly claims: readonly Claim[];
}

/** Documents or groups that are looked at between two pauses. */
const stride = 100;

/**
 * Groups all claims by the artifact they speak of, in steps. Documents come sorted by path. What did not change since the last
 * time is the same object.
 */
export function* buildSubjects(documents: readonly DocumentFacts[]): Generator<undefined, Subject[]> {
  const parts: Part[] = [];
  for (const [i, document] of documents.entries()) {
    parts.push(...partsOf(document.claims));
    if (i % stride === stride - 1) yield;
  }
  const groups = groupBy(withoutRepeated(withoutUnread(parts)), ({ group }) => group);
  const folderGroups = new Map<string, Part[]>();
  for (const [key, group] of groups) {
    if (!key.startsWith("folder:")) continue;
    if (isTokenizerAlone(group)) groups.delete(key);
    else folderGroups.set(key, group);
  }
  const joiner = createJoiner(folderGroups, groups, parts);
  for (const [key, group] of [...groups]) {
    const [only] = group;
    if (!only || key.startsWith("folder:") || group.length > 1) continue;
    const target = joiner(only);
    if (!target) continue;
    target.push(only);
    groups.delete(key);
  }
  const subjects: Subject[] = [];
  for (const group of groups.values()) {
    if (group.every(({ path }) => isCheckpoint(path))) continue;
    if (subjects.push(subjectOf(group)) % stride === 0) yield;
  }
  return subjects.sort((a, b) => comparePaths(a.id, b.id));
}

/** A file's claims by the artifact they name; claims about no artifact (license files, documents) are left out. */
const partsOf = remember((all: readonly Claim[]): readonly Part[] =>
  [...groupBy(all, ({ subject }) => subject)].flatMap(([key, claims]) => {
    const is = claimsOf(claims, "is")[0];
    const path = is?.anchor.path ?? ("" as Path);
    // Training libraries write a card from a template into each checkpoint; it says nothing of the work.
    return is && !(is.role === "model-card" && isCheckpoint(path))
      ? [{ key, group: groupKey(key, is.role, path), role: is.role, path, claims }]
      : [];
  }),
);

/**
 * What a README tells in sentences is told better by a card, a config or a script at or below it: of its own it then says only what
 * made the data. A README that has nothing left to say is no work.
 */
function withoutRepeated(parts: readonly Part[]): readonly Part[] {
  if (!parts.some(({ role }) => role === "readme")) return parts;
  const worked = new Set(parts.flatMap(workedFolders));
  return parts.flatMap((part) => {
    if (part.role !== "readme" || !worked.has(folderOf(part.path))) return [part];
    const claims = part.claims.filter((claim) => claim.kind !== "upstream" || isOutput(claim.relation));
    return claimsOf(claims, "upstream").length > 0 ? [{ ...part, claims }] : [];
  });
}

/** Rows that a program writes, and that may as well be its log, are a work where another one reads them. */
function withoutUnread(parts: readonly Part[]): readonly Part[] {
  if (!parts.some(isLatent)) return parts;
  const read = new Set(parts.flatMap((part) => (isLatent(part) ? [] : readNames(part))));
  return parts.filter((part) => !isLatent(part) || writtenNames(part).some((name) => read.has(name)));
}

const isLatent = ({ claims }: Part): boolean => claimsOf(claims, "is")[0]?.latent === true;

/** Last steps of the data that a part stands on, and of what it writes: enough to ask whether the one may be the other. */
const readNames = remember(({ claims }: Part): readonly string[] =>
  claimsOf(claims, "upstream").flatMap(({ ref }) => (ref.expects === "dataset" ? [lastSegment(ref.text).toLowerCase()] : [])),
);
const writtenNames = remember(({ claims }: Part): readonly string[] =>
  claimsOf(claims, "named").map(({ name }) => lastSegment(name).toLowerCase()),
);

/** The folder of a part that names its base, and all above it. */
const workedFolders = remember(({ role, path, claims }: Part): readonly Path[] =>
  role !== "readme" && hasBase(claims) ? foldersUp(folderOf(path)) : [],
);

const isOutput = (relation: Relation): boolean => relation === "generated-by" || relation === "distilled";
const hasBase = (claims: readonly Claim[]): boolean => claimsOf(claims, "upstream").some(({ relation }) => !isOutput(relation));

/** `checkpoint-500` and what lies in it belong to the folder above. */
export const foldCheckpoint = (folder: string): Path => folder.replace(/(?:^|\/)checkpoint-\d+(?:\/.*)?$/, "") as Path;

const isCheckpoint = (path: Path): boolean => foldCheckpoint(folderOf(path)) !== folderOf(path);

/** A tokenizer without a model is no work. */
const isTokenizerAlone = (group: readonly Part[]): boolean => group.every(({ role }) => role === "tokenizer");

const isFolderCard = (path: Path): boolean => /^(?:readme|model[_-]?card)/i.test(nameOf(path));

function groupKey(key: string, role: Role, path: Path): string {
  if (!folderRoles.includes(role) || (role === "model-card" && !isFolderCard(path))) return key;
  return `folder:${foldCheckpoint(folderOf(path))}`;
}

/** Finds the folder artifact that a config makes, if any. */
function createJoiner(
  folders: ReadonlyMap<string, Part[]>,
  groups: ReadonlyMap<string, Part[]>,
  parts: readonly Part[],
): (part: Part) => Part[] | undefined {
  const configs = new Map<string, number>();
  for (const part of parts)
    if (part.role === "training" || part.role === "merge") configs.set(folderOf(part.path), (configs.get(folderOf(part.path)) ?? 0) + 1);
  const byName = new Map<string, Part[] | undefined>();
  for (const [key, group] of folders)
    for (const name of groupNames(key.slice("folder:".length), group)) byName.set(name, byName.has(name) ? undefined : group);
  const cards = new Map(parts.flatMap((part) => (part.role === "dataset-card" ? [[folderOf(part.path), part.key] as const] : [])));
  return (part) => {
    // Rows below the card of a data set are its own.
    if (part.role === "rows")
      return groups.get(
        foldersUp(folderOf(part.path))
          .map((folder) => cards.get(folder))
          .find(Boolean) ?? "",
      );
    if (part.role !== "training" && part.role !== "merge" && part.role !== "modelfile") return undefined;
    const folder = folderOf(part.path);
    const below = (name: string): Part[] | undefined =>
      join(folder, name) === folder ? undefined : (folders.get(`folder:${join(folder, name)}`) ?? folders.get(`folder:${join("", name)}`));
    const adapter = part.role === "modelfile" && claimsOf(part.claims, "upstream").find(({ anchor }) => anchor.at === "adapter");
    if (adapter && below(adapter.ref.text)) return below(adapter.ref.text);
    for (const { name, as } of claimsOf(part.claims, "named")) {
      if (as === "output" && below(name)) return below(name);
      if (as !== "output" && as !== "hub-id") continue;
      const key = nameKey(lastSegment(name));
      const target = genericNames.test(key) ? undefined : byName.get(key);
      if (target) return target;
    }
    const beside = folders.get(`folder:${foldCheckpoint(folder)}`);
    return beside && madeHere(part, beside, configs.get(folder) ?? 0) ? beside : undefined;
  };
}

/** Names by which a config may call a folder artifact. */
function groupNames(folder: string, group: readonly Part[]): string[] {
  const keys = [nameKey(lastSegment(folder)), ...group.flatMap(namesOf)];
  return [...new Set(keys)].filter((key) => key !== "" && !genericNames.test(key));
}

const namesOf = remember(({ claims }: Part): readonly string[] =>
  claimsOf(claims, "named").flatMap(({ as, name }) => (as === "model-name" || as === "hub-id" ? [nameKey(lastSegment(name))] : [])),
);

/** A card with weights and exactly one config of the same base in one folder: the config that made them. */
function madeHere(part: Part, group: readonly Part[], configs: number): boolean {
  if (!group.some(({ role }) => role === "model-card") || configs > 1) return false;
  const bases = (claims: readonly Claim[]): Set<string> =>
    new Set(
      claimsOf(claims, "upstream")
        .filter(({ ref }) => ref.expects === "model")
        .map(({ ref }) => refKey(ref.text)),
    );
  const mine = bases(part.claims);
  const theirs = bases(group.flatMap(({ claims }) => claims));
  return mine.size > 0 && [...mine].every((base) => theirs.has(base));
}

const refKey = (text: string): string => hubId(text)?.id ?? text.toLowerCase();

/** The subject of a group by its first part, with the group as it was. */
const made = new WeakMap<Part, { readonly group: readonly Part[]; readonly subject: Subject }>();

/** The same object as long as the group is the same. */
function subjectOf(group: readonly Part[]): Subject {
  const first = group[0] as Part;
  const known = made.get(first);
  if (known && sameItems(known.group, group)) return known.subject;
  const subject = toSubject(group);
  made.set(first, { group, subject });
  return subject;
}

function toSubject(group: readonly Part[]): Subject {
  const parts = [...group].sort(
    (a, b) =>
      roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) ||
      unreadable(a) - unreadable(b) ||
      depth(a) - depth(b) ||
      comparePaths(a.key, b.key),
  );
  const first = parts[0] as Part;
  const claims = parts.flatMap((part) => part.claims);
  const is = claimsOf(claims, "is");
  return {
    id: first.key,
    name: bestName(first, claims),
    artifact: is.some(({ artifact }) => artifact === "adapter") ? "adapter" : (is[0]?.artifact ?? "model"),
    roles: [...new Set(parts.map(({ role }) => role))],
    folder: first.role === "dataset-entry" ? folderOf(first.path) : foldCheckpoint(folderOf(first.path)),
    files: [...new Set(parts.map(({ path }) => path))],
    claims,
  };
}

/** What nobody reads as text comes after what says the same in words. */
const unreadable = ({ path }: Part): number => Number(isWeightFile(path));

const depth = (part: Part): number => part.path.split("/").length;

/** Hub id, model name, heading, output, folder, file: what says most. */
function bestName(first: Part, claims: readonly Claim[]): string {
  const names = claimsOf(claims, "named");
  const by = (as: ClaimOf<"named">["as"]): string | undefined => names.find((claim) => claim.as === as)?.name;
  const folder = nameOf(foldCheckpoint(folderOf(first.path)));
  const output = by("output");
  const said = by("hub-id") ?? by("alias") ?? by("model-name") ?? names.find(({ as, name }) => as === "heading" && isNameLike(name))?.name;
  if (said) return said;
  if (output && !genericNames.test(nameKey(lastSegment(output)))) return lastSegment(output);
  return (folderRoles.includes(first.role) || first.role === "dataset-card" || first.role === "readme") && folder !== ""
    ? folder
    : nameOf(first.path);
}
