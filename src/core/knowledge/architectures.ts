/**
 * Whose architecture tensors have: their names compared with those of known families, after packed matrices are taken for what
 * they stand for and names that differ are paired by what the tensors are for and by their shapes. Says nothing of where weights
 * come from: many families share an architecture.
 */
import type { ConfigNumbers, SpecialToken, TensorPattern } from "../facts/claim.ts";
import { unpackedTensors } from "../facts/unpacked-tensors.ts";
import { groupBy } from "../text/group-by.ts";
import { type LikeConfig, likestConfig } from "./config-numbers.ts";
import { dimensionsOf, isRenamed, type Pair, pairsOf } from "./tensor-pairs.ts";
import { type LikeTokenizer, likestTokenizer } from "./tokenizers.ts";
import type { Architecture, ArchitectureSize } from "./types.ts";

/** A tensor under another name than the family's. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/** A family in one of its published sizes. */
export interface FamilySize {
  readonly family: Architecture;
  readonly size: ArchitectureSize;
}

/** What tensors look like. */
export interface Likeness {
  /** Families whose tensors are the same after renaming, the one that has the list first. */
  readonly families: readonly Architecture[];
  readonly renamed: readonly Renamed[];
  /** Names that were compared. */
  readonly names: number;
  /** Were shapes compared too, or names alone? */
  readonly shapes: boolean;
  /** Are matrices stored packed (quantized)? */
  readonly packed: boolean;
  /** Families and sizes whose shapes are equal throughout. */
  readonly sizes: readonly FamilySize[];
  /** The published config that is most like the one beside the weights. */
  readonly config?: LikeConfig | undefined;
  /** The known tokenizer that is most like the one beside the weights. */
  readonly tokenizer?: LikeTokenizer | undefined;
}

/** What lies beside weights and says more of them. */
export interface Beside {
  readonly config?: ConfigNumbers | undefined;
  readonly tokens?: readonly SpecialToken[] | undefined;
}

/** Tells whose tensors these are, and whose config and tokenizer lie beside them; nothing where they are nobody's that is known. */
export type Recognize = (patterns: readonly TensorPattern[], beside?: Beside) => Likeness | undefined;

/** Left behind by libraries: tables that are computed anew. */
const computed = /(?:rotary_emb\.inv_freq|(?:^|\.)(?:attn|attention)\.(?:masked_)?bias|position_ids|rope_freqs\.weight)$/;

/** Indexes the architectures. */
export function createArchitectures(all: readonly Architecture[]): Recognize {
  const sharing = groupBy(all, ({ id, sameAs }) => sameAs ?? id);
  const known = all
    .filter(({ sameAs }) => sameAs === undefined)
    .map((family) => ({ family, tensors: family.tensors.filter(({ name }) => !computed.test(name)) }));
  return (patterns, { config, tokens } = {}) => {
    const { tensors, packed } = unpackedTensors(patterns.filter(({ name }) => !computed.test(name)));
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
        shapes: first.pairs.some(({ ours, theirs }) => ours.shape !== undefined && theirs.shape !== undefined),
        packed,
        sizes: nearest.flatMap(({ pairs, sharing: families }) => sizesOf(families).filter(({ size }) => isSize(size, pairs))),
        tokenizer: tokens && likestTokenizer(all, tokens),
        config:
          config &&
          likestConfig(
            nearest.flatMap((one) => sizesOf(one.sharing)),
            config,
          ),
      }
    );
  };
}

const sizesOf = (families: readonly Architecture[]): FamilySize[] =>
  families.flatMap((family) => family.sizes.map((size) => ({ family, size })));

function isSize(size: ArchitectureSize, pairs: readonly Pair[]): boolean {
  const numbers = dimensionsOf(pairs);
  const layers = Math.max(...pairs.map(({ theirs }) => theirs.layers ?? 0));
  return (
    layers === size.layers &&
    (["vocab", "hidden", "intermediate", "kv"] as const).every((dimension) => numbers?.get(dimension) === size[dimension])
  );
}
