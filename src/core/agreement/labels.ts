/** What a work made of several parts may be labeled, who stands in the way, and what would work instead. */
import type { License } from "../knowledge/types.ts";
import { type Agreement, agree, type Objection, type Part } from "./agree.ts";

/** The answer for one work. */
export interface Labels {
  /** Labels that nothing speaks against, those of the parts first. */
  readonly fits: readonly License[];
  /** Labels that only an unsettled matter speaks against (data, students that may be derivatives, clauses not read). */
  readonly unsettled: readonly Agreement[];
  /** Are the labels that fit as many as if no part restricted them? */
  readonly isFree: boolean;
  /** Where the parts leave the label free: labels whose own text takes no restriction of a part. */
  readonly except: readonly License[];
  /** What each part's own label meets, where no label fits. */
  readonly blocks: readonly Objection[];
  readonly instead: readonly Instead[];
}

/** What would work where no single label does. */
export type Instead =
  /** `license: other`, with these agreements passed on side by side, each for what came from it. */
  | { readonly kind: "side-by-side"; readonly pass: readonly License[]; readonly nonCommercial: boolean }
  /** Leave this part out; then these labels fit. */
  | { readonly kind: "without"; readonly part: Part; readonly fits: readonly License[] };

/** Tries every license as a label, but for replaced editions and, unless a part is under it, what a maker wrote for its own models. */
export function labelsFor(parts: readonly Part[], licenses: Iterable<License>): Labels {
  const own = new Set(parts.map(({ license }) => license.id));
  const candidates = [...licenses]
    .filter(({ id, until, owners }) => own.has(id) || (until === undefined && owners.length === 0))
    .sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
  const answers = candidates.map((label) => agree(parts, label));
  const fits = answers.filter(({ blocks, unsettled }) => blocks.length === 0 && unsettled.length === 0).map(({ label }) => label);
  const unsettled = answers.filter((answer) => answer.blocks.length === 0 && answer.unsettled.length > 0);
  const isFree =
    parts.every(({ license }) => license.derivatives?.allow === "any" && license.commercial === "yes") && fits.length > own.size;
  const none = fits.length === 0 && unsettled.length === 0;
  return {
    fits,
    unsettled,
    isFree,
    except: isFree ? answers.filter(({ blocks }) => blocks.length > 0).map(({ label }) => label) : [],
    blocks: none ? ownBlocks(parts, answers) : [],
    instead: none ? [...sideBySide(parts), ...without(parts, candidates)] : [],
  };
}

/** What the label of each part meets: enough to see which parts exclude one another. */
function ownBlocks(parts: readonly Part[], answers: readonly Agreement[]): Objection[] {
  const own = answers.filter(({ label }) => parts.some(({ license }) => license.id === label.id)).flatMap(({ blocks }) => blocks);
  const blocks = own.length > 0 ? own : answers.flatMap((answer) => answer.blocks);
  return [...new Map(blocks.map((one) => [`${one.part.license.id} ${one.reason} ${one.of.id}`, one])).values()].filter(
    ({ part }, i, all) => all.findIndex((other) => other.part === part) === i || own.length > 0,
  );
}

/** Texts that must be passed on can stand side by side; texts that must be the only one, and those that forbid sharing, cannot. */
function sideBySide(parts: readonly Part[]): Instead[] {
  const bound = parts.filter(({ license }) => license.derivatives?.allow !== "any");
  const canStand = bound.every(({ license }) => license.derivatives?.allow === "not-stated" || license.derivatives?.allow === "flow-down");
  const isBarred = parts.some(
    ({ relation, license }) => relation === "distilled" && license.terms.some(({ id }) => id === "output-improves-other-model"),
  );
  const pass = [...new Set(bound.map(({ license }) => license))];
  return canStand && !isBarred && pass.length > 0
    ? [{ kind: "side-by-side", pass, nonCommercial: parts.some(({ license }) => license.commercial === "no") }]
    : [];
}

function without(parts: readonly Part[], candidates: readonly License[]): Instead[] {
  if (parts.length < 2) return [];
  return parts.flatMap((part): Instead[] => {
    const rest = parts.filter((other) => other !== part);
    const fits = candidates.filter((label) => agree(rest, label).blocks.length === 0);
    const lead = fits.filter(({ id }) => rest.some(({ license }) => license.id === id));
    return fits.length > 0 ? [{ kind: "without", part, fits: [...lead, ...fits.filter((label) => !lead.includes(label))] }] : [];
  });
}
