/**
 * Two checkpoints side by side: the sampled-row test on matrices that lead into hidden units, and rank agreement of norm vectors.
 * A few megabytes of each are read; tensors are paired by what they are for, so that other names and formats do not matter.
 */
import type { Checkpoint, Readable } from "./checkpoint.ts";
import { poissonTail, type RankAgreement, rankAgreement, rowMatches } from "./statistics.ts";

/** Rows and columns that are sampled of a matrix, and how many layers. */
const sample = { rows: 512, columns: 1_024, layers: 3 };
/** Layers whose norm vectors are compared. */
const normLayers = 8;
const permutations = 999;

/** Chance of a count of matches below which rows are told as not independent. */
const rowThreshold = -6;
/** Deviations above which norms are told as agreeing. */
const normThreshold = 6;

/** Why a test says nothing: such tensors are not in both, or not of one shape, or do not vary. */
export type NoTest = "no-tensors" | "other-shapes" | "constant";

/** What the rows tell. */
export interface RowResult {
  readonly layers: readonly { readonly layer: number; readonly rows: number; readonly matches: number }[];
  readonly matches: number;
  /** Matches that chance alone makes, on average. */
  readonly expected: number;
  /** log10 of the probability of that many or more by chance. */
  readonly log10P: number;
}

/** What both tests tell together. */
export type Conclusion = "not-independent" | "norms-agree" | "no-sign" | "not-comparable";

/** A comparison as plain data. */
export interface Comparison {
  readonly rows: RowResult | { readonly none: NoTest };
  readonly norms: RankAgreement | { readonly none: NoTest };
  readonly conclusion: Conclusion;
}

/** Compares two checkpoints. The same files give the same numbers. */
export function compareCheckpoints(a: Checkpoint, b: Checkpoint): Comparison {
  const rows = rowsOf(a, b);
  const norms = normsOf(a, b);
  return { rows, norms, conclusion: conclude(rows, norms) };
}

function conclude(rows: Comparison["rows"], norms: Comparison["norms"]): Conclusion {
  if ("matches" in rows && rows.log10P < rowThreshold) return "not-independent";
  if ("correlation" in norms && norms.deviations > normThreshold) return "norms-agree";
  return "none" in rows && "none" in norms ? "not-comparable" : "no-sign";
}

interface Both {
  readonly layer: number;
  readonly a: Readable;
  readonly b: Readable;
}

/** Layers that both have, with one shape. */
function shared(a: Checkpoint, b: Checkpoint, role: string): readonly Both[] | NoTest {
  const [ours, theirs] = [a(role), b(role)];
  const both = [...ours].flatMap(([layer, tensor]): Both[] => {
    const other = theirs.get(layer);
    return other ? [{ layer, a: tensor, b: other }] : [];
  });
  if (both.length === 0) return "no-tensors";
  const same = both.filter((one) => one.a.shape.join() === one.b.shape.join()).sort((x, y) => x.layer - y.layer);
  return same.length > 0 ? same : "other-shapes";
}

/** So many of a list, spread evenly. */
function spread<T>(items: readonly T[], count: number): T[] {
  const wanted = Math.min(count, items.length);
  return Array.from({ length: wanted }, (_, i) => items[Math.floor(((i + 0.5) * items.length) / wanted)] as T);
}

function rowsOf(a: Checkpoint, b: Checkpoint): Comparison["rows"] {
  const found = shared(a, b, "layer up weight");
  if (typeof found === "string") return { none: found };
  const layers = spread(found, sample.layers).map(({ layer, a: ours, b: theirs }) => {
    const [rows = 0, width = 0] = ours.shape;
    const numbers = spread(
      Array.from({ length: rows }, (_, i) => i),
      sample.rows,
    );
    const step = Math.max(ours.step, theirs.step);
    const columns = Math.floor(Math.min(sample.columns, width, ours.columns, theirs.columns) / step) * step;
    return { layer, ...rowMatches(ours.rows(numbers, columns), theirs.rows(numbers, columns), columns) };
  });
  const matches = layers.reduce((sum, one) => sum + one.matches, 0);
  return { layers, matches, expected: layers.length, log10P: poissonTail(matches, layers.length) };
}

function normsOf(a: Checkpoint, b: Checkpoint): Comparison["norms"] {
  const found = ["layer norm-attention weight", "layer norm-mlp weight"].map((role) => shared(a, b, role));
  const lists = found.filter((one) => typeof one !== "string");
  if (lists.length === 0) return { none: found.find((one) => typeof one === "string") ?? "no-tensors" };
  const pairs = lists.flatMap((list) =>
    spread(list, normLayers).map((both) => {
      const width = both.a.shape.at(-1) ?? 0;
      return [both.a.rows([0], width), both.b.rows([0], width)] as const;
    }),
  );
  return rankAgreement(pairs, permutations) ?? { none: "constant" };
}
