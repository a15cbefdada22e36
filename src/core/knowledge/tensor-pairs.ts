/**
 * Which tensor is which of a family's: by name, by what it is for, by the only place where its shape fits. All must fit, and most
 * under their own names; names that converters give count as the family's own.
 */

import { bareTensorName, isConverterName, tensorPlace, tensorRole } from "../facts/tensor-name.ts";
import type { UnpackedTensor } from "../facts/unpacked-tensors.ts";
import { groupBy } from "../text/group-by.ts";
import type { ArchitectureTensor } from "./types.ts";

/** With fewer names than this, a likeness tells nothing. */
const fewest = 7;

/** A tensor, and the family's that it is. */
export interface Pair {
  readonly ours: ArchitectureTensor;
  readonly theirs: UnpackedTensor;
}

/** Has the tensor another name than the family's? What llama.cpp calls it is no other name. */
export const isRenamed = ({ ours, theirs }: Pair): boolean =>
  bareTensorName(ours.name) !== bareTensorName(theirs.name) && !isConverterName(theirs.name);

/** Every tensor with the family's; nothing where one is left over, shapes disagree, or most names differ. */
export function pairsOf(ours: readonly ArchitectureTensor[], theirs: readonly UnpackedTensor[]): Pair[] | undefined {
  const telling = theirs.filter(({ incidental }) => !incidental).length;
  if (telling > ours.length || telling < fewest) return undefined;
  // Most of what layers may hold is there: a dense model is no mixture of experts without its experts.
  if (inLayers(theirs) * 4 < inLayers(ours) * 3) return undefined;
  const byName = new Map(ours.map((tensor) => [bareTensorName(tensor.name), tensor]));
  const named = theirs.flatMap((tensor): Pair[] => {
    const known = byName.get(bareTensorName(tensor.name));
    return known ? [{ ours: known, theirs: tensor }] : [];
  });
  const converted = rest(ours, theirs, named);
  const same = [...named, ...pairedByRole({ ...converted, theirs: converted.theirs.filter(({ name }) => isConverterName(name)) })];
  if (same.length * 2 < telling) return undefined;
  const byRole = [...same, ...pairedByRole(rest(ours, theirs, same))];
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
  return after.theirs.every(({ incidental }) => incidental) && after.ours.every(({ optional }) => optional) && dimensionsOf(pairs)
    ? pairs
    : undefined;
}

const inLayers = (tensors: readonly { readonly name: string }[]): number => tensors.filter(({ name }) => name.includes("{i}")).length;

const keyOf = (name: string, shape: readonly (string | number)[]): string => `${tensorPlace(name)} ${shape.join("x")}`;

interface Rest {
  readonly ours: readonly ArchitectureTensor[];
  readonly theirs: readonly UnpackedTensor[];
}

function rest(ours: readonly ArchitectureTensor[], theirs: readonly UnpackedTensor[], pairs: readonly Pair[]): Rest {
  const taken = new Set<unknown>(pairs.flatMap((pair) => [pair.ours, pair.theirs]));
  return { ours: ours.filter((tensor) => !taken.has(tensor)), theirs: theirs.filter((tensor) => !taken.has(tensor)) };
}

/** Pairs what has the same key, where as many of ours as of theirs have it; of several, in the order of their names. */
function pairedBy(
  { ours, theirs }: Rest,
  ourKey: (tensor: ArchitectureTensor) => string | undefined,
  theirKey: (tensor: UnpackedTensor) => string | undefined,
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

const pairedByRole = (left: Rest): Pair[] =>
  pairedBy(
    left,
    ({ name }) => tensorRole(name),
    ({ name }) => tensorRole(name),
  );

/** The number of each dimension; nothing where two tensors disagree. What is stored flat tells its last unknown dimension. */
export function dimensionsOf(pairs: readonly Pair[]): ReadonlyMap<string, number> | undefined {
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
  for (const { ours, theirs } of pairs) {
    if (!ours.shape || theirs.count === undefined) continue;
    const unknown = ours.shape.filter((dimension) => !numbers.has(dimension));
    const number = theirs.count / ours.shape.reduce((product, dimension) => product * (numbers.get(dimension) ?? 1), 1);
    if (unknown.length > 1) continue;
    if (!Number.isInteger(number) || (unknown.length === 0 && number !== 1)) return undefined;
    for (const dimension of unknown) numbers.set(dimension, number);
  }
  return numbers;
}
