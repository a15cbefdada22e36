/**
 * Tensors have the names of a known family, perhaps under other names, and neither card nor config says so. It asks for a
 * sentence about the architecture: whose weights they are, names and shapes do not tell.
 */
import { type ClaimOf, claimsOf, type TensorPattern } from "../facts/claim.ts";
import { bareTensorName } from "../facts/tensor-name.ts";
import type { Likeness } from "../knowledge/architectures.ts";
import type { Architecture, Bilingual } from "../knowledge/types.ts";
import { cardOf, message, type SubjectCheck, type View } from "./check.ts";

/** Families, pairs of names and files that a finding lists. */
const maxListed = 6;

export const undeclaredArchitecture: SubjectCheck = {
  id: "undeclared-architecture",
  on: "subject",
  inspect(view) {
    const { subject, knowledge } = view;
    if (subject.artifact !== "model" || hasLineage(view)) return [];
    const tensors = claimsOf(subject.claims, "tensors");
    const [first] = tensors;
    const likeness = first && knowledge.architectureOf(together(tensors));
    const said = claimsOf(subject.claims, "architecture");
    if (!first || !likeness || isSaid(likeness, said)) return [];
    const { families, renamed, names, sizes } = likeness;
    const [family, ...others] = families;
    if (!family) return [];
    const args = {
      family: family.name,
      renamed: String(renamed.length),
      names: String(names),
      pairs: renamed.slice(0, maxListed).map(({ from, to }) => message("undeclared-architecture.pair", shortened(from, to))),
      others: listed(others),
      size: sizes[0]?.size.name ?? "",
    };
    const notes = [
      ...(others.length > 0 ? [message("undeclared-architecture.others", args)] : []),
      ...(sizes.length > 0 ? [message("undeclared-architecture.size", args)] : []),
    ];
    const help = message("undeclared-architecture.help", args);
    return [
      {
        row: "minor",
        // A class of one's own over names that many share is a declaration of a kind.
        cap: renamed.length > 0 || said.length === 0 ? "information" : "hint",
        at: cardOf(subject)?.anchor ?? said[0]?.anchor ?? first.anchor,
        message: message(renamed.length > 0 ? "undeclared-architecture.renamed" : "undeclared-architecture.same", args),
        help: notes.reduce((before, note) => message("noted", { help: [before], notes: [note] }), help),
        related: tensors.slice(0, maxListed).map(({ anchor }) => ({ anchor, message: message("related.tensors") })),
        value: family.id,
      },
    ];
  },
};

/** A work that names its base has said where its architecture comes from. */
const hasLineage = ({ graph, subject }: View): boolean =>
  graph.of(subject).some(({ relation, to }) => relation !== "trained-on" && relation !== "generated-by" && to.kind !== "service");

/** The tensors of all files of a work; an index lists names, the files behind it have shapes. */
function together(claims: readonly ClaimOf<"tensors">[]): TensorPattern[] {
  const all = new Map<string, TensorPattern>();
  for (const pattern of claims.flatMap(({ patterns }) => patterns)) {
    const known = all.get(pattern.name);
    const layers = Math.max(known?.layers ?? 0, pattern.layers ?? 0);
    all.set(pattern.name, { ...known, ...pattern, ...(layers > 0 && { layers }) });
  }
  return [...all.values()];
}

/** Is the family named, or another one with exactly these names? */
function isSaid({ families, renamed }: Likeness, said: readonly ClaimOf<"architecture">[]): boolean {
  const named = families.filter(({ sameAs }) => sameAs === undefined || renamed.length === 0);
  return said.some((claim) => named.some((family) => names(claim.said, family)));
}

function names(said: string, { id, name, types, classes }: Architecture): boolean {
  const word = said.toLowerCase();
  if ([id, ...types, ...classes].some((known) => known.toLowerCase() === word)) return true;
  const start = /^[a-z]{2,}/i.exec(name)?.[0].toLowerCase() ?? name.toLowerCase();
  return new RegExp(`(?:^|[^a-z])${start}(?![a-z])`).test(word);
}

const listed = (families: readonly Architecture[]): string | Bilingual => {
  const shown = families.slice(0, maxListed).map(({ name }) => name);
  return { en: shown.join(", "), zh: shown.join("、") };
};

/** Both names without what they have in common before. */
function shortened(from: string, to: string): { readonly from: string; readonly to: string } {
  return { from: bareTensorName(from), to: bareTensorName(to) };
}
