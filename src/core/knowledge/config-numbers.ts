/**
 * The numbers of a model's config beside those of published ones. Equal numbers say that somebody took a config over, or built to
 * the same plan; they say nothing of weights.
 */
import type { ConfigField, ConfigNumbers } from "../facts/claim.ts";
import type { FamilySize } from "./architectures.ts";
import type { ArchitectureSize } from "./types.ts";

/** A number that differs from the published one. */
export interface OtherNumber {
  readonly field: ConfigField;
  readonly theirs: number;
  readonly published: number;
}

/** Published configs that a config is like. */
export interface LikeConfig {
  /** Those that have as many numbers in common, and no others have more. */
  readonly sizes: readonly FamilySize[];
  /** Numbers that both state. */
  readonly compared: number;
  readonly different: readonly OtherNumber[];
}

/** With fewer numbers in common, nothing is told. */
const fewest = 6;
/** More different numbers than these make another config: a larger vocabulary and another base of rotation are common changes. */
const mostDifferent = 2;
/** What makes a size: where one of these differs, it is another. */
const essential: readonly ConfigField[] = ["hidden", "intermediate", "layers"];
const fields: readonly ConfigField[] = [
  "vocab",
  "hidden",
  "intermediate",
  "layers",
  "heads",
  "kvHeads",
  "headDim",
  "ropeTheta",
  "normEps",
  "tied",
];

/** The published configs that a config is most like; nothing where too few numbers are the same. */
export function likestConfig(published: readonly FamilySize[], config: ConfigNumbers): LikeConfig | undefined {
  const compared = published.flatMap((one) => {
    const like = compare(one.size, config);
    return like ? [{ ...like, one }] : [];
  });
  const [best] = compared.sort((a, b) => a.different.length - b.different.length || b.compared - a.compared);
  if (!best) return undefined;
  const equal = compared.filter((like) => like.different.length === best.different.length && like.compared === best.compared);
  return { sizes: equal.map(({ one }) => one), compared: best.compared, different: best.different };
}

function compare(size: ArchitectureSize, config: ConfigNumbers): Omit<LikeConfig, "sizes"> | undefined {
  const published = numbersOf(size);
  const both = fields.flatMap((field) => {
    const [ours, other] = [published[field], config[field]];
    return ours === undefined || other === undefined ? [] : [{ field, theirs: other, published: ours }];
  });
  const different = both.filter((one) => !isEqual(one.theirs, one.published));
  const isOther = different.length > mostDifferent || different.some(({ field }) => essential.includes(field));
  return both.length < fewest || isOther ? undefined : { compared: both.length, different };
}

function numbersOf({ name: _, kv, tied, ...numbers }: ArchitectureSize): ConfigNumbers {
  return {
    ...numbers,
    ...(numbers.kvHeads && { headDim: kv / numbers.kvHeads }),
    ...(tied !== undefined && { tied: Number(tied) }),
  };
}

/** GGUF stores fractions in 32 bits: a millionth apart is the same. */
const isEqual = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);
