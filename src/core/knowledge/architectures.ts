/**
 * Whose architecture tensors have: their names compared with those of known families, after the names that differ are paired by
 * what the tensors are for and by their shapes. Says nothing of where weights come from: many families share an architecture.
 */
import type { TensorPattern } from "../facts/claim.ts";
import { bareTensorName, tensorPlace, tensorRole } from "../facts/tensor-name.ts";
import { groupBy } from "../text/group-by.ts";
import type { Architecture, ArchitectureSize, ArchitectureTensor } from "./types.ts";

/** A tensor under another name than the family's. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/** What tensors look like. */
export interface Likeness {
  /** Families whose tensors are the same after renaming, the one that has the list first. */
  readonly families: readonly Architecture[];
  readonly renamed: readonly Renamed[];
  /** Names that were compared. */
  readonly names: number;
  /** Families and sizes whose numbers are equal throughout. */
  readonly sizes: readonly { readonly family: Architecture; readonly size: ArchitectureSize }[];
}

/** Tells whose tensors these are; nothing where they are nobody's that is known. */
export type Recognize = (patterns: readonly TensorPattern[]) => Likeness | undefined;

/** Left behind by libraries: tables that are computed anew. */
const computed = /(?:rotary_emb\.inv_freq|(?:^|\.)(?:attn|attention)\.(?:masked_)?bias|position_ids|rope_freqs\.weight)$/;

/** With fewer names than this, a likeness tells nothing. */
const fewest = 7;

/** Indexes the architectures. */
export function createArchitectures(all: readonly Architecture[]): Recognize {
  const sharing = groupBy(all, ({ id, sameAs }) => sameAs ?? id);
  const known = all
    .filter(({ sameAs }) => sameAs === undefined)
    .map((family) => ({ family, tensors: family.tensors.filter(({ name }) => !computed.test(name)) }));
  return (patterns) => {
    const tensors = patterns.filter(({ name }) => !computed.test(name));
    const found = known.flatMap(({ family, tensors: own }) => {
      const pairs = pairsOf(own, tensors);
      return pairs ? [{ family, pairs, renamed: pairs.filter(isRenamed).length }] : [];
    });
    const least = Math.min(...found.map(({ renamed }) => renamed));
    // The one that most others share is what people call the architecture.
    const nearest = found
      .filter(({ renamed }) => renamed === least)
      .map((one) => ({ ...one, sharing: sharing.get(one.family.id) ?? [] }))
      .sort((a, b) => b.sharing.length - a.sharing.length);
    const [first] = nearest;
    return (
      first && {
        families: [
          ...nearest.map(({ family }) => family),
          ...nearest.flatMap((one) => one.sharing.filter(({ sameAs }) => sameAs !== undefined)),
        ],
        renamed: first.pairs.filter(isRenamed).map(({ theirs, ours }) => ({ from: theirs.name, to: ours.name })),
        names: first.pairs.length,
        sizes: nearest.flatMap(({ pairs, sharing: all }) => sizesOf(all, pairs)),
      }
    );
  };
}

const sizesOf = (families: readonly Architecture[], pairs: readonly Pair[]): Likeness["sizes"] =>
  families.flatMap((family) => family.sizes.filter((size) => isSize(size, pairs)).map((size) => ({ family, size })));

interface Pair {
  readonly ours: ArchitectureTensor;
  readonly theirs: TensorPattern;
}

const isRenamed = ({ ours, theirs }: Pair): boolean => bareTensorName(ours.name) !== bareTensorName(theirs.name);

/** Every tensor with the family's; nothing where one is left over, shapes disagree, or most names differ. */
function pairsOf(ours: readonly ArchitectureTensor[], theirs: readonly TensorPattern[]): Pair[] | undefined {
  if (theirs.length > ours.length || theirs.length < fewest) return undefined;
  // Most of what layers may hold is there: a dense model is no mixture of experts without its experts.
  if (inLayers(theirs) * 4 < inLayers(ours) * 3) return undefined;
  const byName = new Map(ours.map((tensor) => [bareTensorName(tensor.name), tensor]));
  const same = theirs.flatMap((tensor): Pair[] => {
    const known = byName.get(bareTensorName(tensor.name));
    return known ? [{ ours: known, theirs: tensor }] : [];
  });
  if (same.length * 2 < theirs.length) return undefined;
  const named = rest(ours, theirs, same);
  const byRole = [
    ...same,
    ...pairedBy(
      named,
      ({ name }) => tensorRole(name),
      ({ name }) => tensorRole(name),
    ),
  ];
  const dimensions = dimensionsOf(byRole);
  if (!dimensions) return undefined;
  const left = rest(ours, theirs, byRole);
  const byShape = pairedBy(
    left,
    ({ name, shape }) =>
      shape &&
      keyOf(
        name,
        shape.map((dimension) => dimensions.get(dimension) ?? dimension),
      ),
    ({ name, shape }) => shape && keyOf(name, shape),
  );
  const pairs = [...byRole, ...byShape];
  const after = rest(ours, theirs, pairs);
  return after.theirs.length === 0 && after.ours.every(({ optional }) => optional) && dimensionsOf(pairs) ? pairs : undefined;
}

const inLayers = (tensors: readonly { readonly name: string }[]): number => tensors.filter(({ name }) => name.includes("{i}")).length;

const keyOf = (name: string, shape: readonly (string | number)[]): string => `${tensorPlace(name)} ${shape.join("x")}`;

interface Rest {
  readonly ours: readonly ArchitectureTensor[];
  readonly theirs: readonly TensorPattern[];
}

function rest(ours: readonly ArchitectureTensor[], theirs: readonly TensorPattern[], pairs: readonly Pair[]): Rest {
  const taken = new Set<unknown>(pairs.flatMap((pair) => [pair.ours, pair.theirs]));
  return { ours: ours.filter((tensor) => !taken.has(tensor)), theirs: theirs.filter((tensor) => !taken.has(tensor)) };
}

/** Pairs what has the same key, where as many of ours as of theirs have it; of several, in the order of their names. */
function pairedBy(
  { ours, theirs }: Rest,
  ourKey: (tensor: ArchitectureTensor) => string | undefined,
  theirKey: (tensor: TensorPattern) => string | undefined,
): Pair[] {
  const byKey = groupBy(ours, (tensor) => ourKey(tensor) ?? "");
  return [...groupBy(theirs, (tensor) => theirKey(tensor) ?? "")].flatMap(([key, group]) => {
    const candidates = byKey.get(key) ?? [];
    if (key === "" || candidates.length !== group.length) return [];
    return group.flatMap((tensor, i): Pair[] => {
      const known = candidates[i];
      return known ? [{ ours: known, theirs: tensor }] : [];
    });
  });
}

/** The number of each dimension; nothing where two tensors disagree. */
function dimensionsOf(pairs: readonly Pair[]): ReadonlyMap<string, number> | undefined {
  const numbers = new Map<string, number>();
  for (const { ours, theirs } of pairs) {
    if (!ours.shape || !theirs.shape) continue;
    if (ours.shape.length !== theirs.shape.length) return undefined;
    for (const [i, dimension] of ours.shape.entries()) {
      const number = theirs.shape[i] ?? 0;
      if ((numbers.get(dimension) ?? number) !== number) return undefined;
      numbers.set(dimension, number);
    }
  }
  return numbers;
}

function isSize(size: ArchitectureSize, pairs: readonly Pair[]): boolean {
  const numbers = dimensionsOf(pairs);
  const layers = Math.max(...pairs.map(({ theirs }) => theirs.layers ?? 0));
  return (
    layers === size.layers &&
    (["vocab", "hidden", "intermediate", "kv"] as const).every((dimension) => numbers?.get(dimension) === size[dimension])
  );
}
