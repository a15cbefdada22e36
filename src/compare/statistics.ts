/**
 * The statistics of comparing two checkpoints, on plain numbers. Both tests ask one thing: would two models that know nothing of
 * each other look as alike as these? Neither asks who came first, or how one came from the other.
 */

/** How many rows found themselves in the other model, and how likely chance alone does that. */
export interface RowMatches {
  readonly rows: number;
  readonly matches: number;
}

/**
 * For each row of `a` the row of `b` that is most like it by |cosine|; counts those that have the same number. Under independence
 * hidden units are exchangeable, so each row matches its own number with probability 1/k and the count has mean 1 (a cheap form
 * of Zhu et al., "Independence tests for language models", 2025).
 * @param a `rows` rows of `width` numbers; changed: rows are scaled to length one
 * @param b the same of the other model
 */
export function rowMatches(a: Float32Array, b: Float32Array, width: number): RowMatches {
  const rows = Math.min(a.length, b.length) / width;
  unitRows(a, width);
  unitRows(b, width);
  let matches = 0;
  for (let i = 0; i < rows; i++) if (nearest(a.subarray(i * width, (i + 1) * width), b, rows) === i) matches++;
  return { rows, matches };
}

function unitRows(all: Float32Array, width: number): void {
  for (let from = 0; from < all.length; from += width) {
    const row = all.subarray(from, from + width);
    let sum = 0;
    for (const value of row) sum += value * value;
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    for (let i = 0; i < width; i++) row[i] = (row[i] ?? 0) * scale;
  }
}

function nearest(row: Float32Array, others: Float32Array, count: number): number {
  const width = row.length;
  let best = -1;
  let most = 0;
  for (let i = 0, at = 0; i < count; i++) {
    let dot = 0;
    for (let j = 0; j < width; j++) dot += (row[j] as number) * (others[at++] as number);
    if (Math.abs(dot) > most) {
      most = Math.abs(dot);
      best = i;
    }
  }
  return best;
}

/** log10 of the probability that a Poisson number of this mean is at least `count`. */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 0;
  // P(X >= c) = e^-m m^c / c! (1 + m/(c+1) + m^2/((c+1)(c+2)) + …)
  let log = -mean + count * Math.log(mean);
  for (let i = 2; i <= count; i++) log -= Math.log(i);
  let term = 1;
  let sum = 1;
  for (let i = count + 1; term > sum * 1e-12 && i < count + 10_000; i++) {
    term *= mean / i;
    sum += term;
  }
  return Math.min(0, (log + Math.log(sum)) / Math.LN10);
}

/** What the vectors of two models have in common, and what chance makes of it. */
export interface RankAgreement {
  /** Mean of Spearman's rank correlations of all pairs of vectors. */
  readonly correlation: number;
  /** The same in standard deviations of its permutations. */
  readonly deviations: number;
  /** Share of permutations that agree at least as well, the unpermuted one counted. */
  readonly p: number;
  readonly vectors: number;
  readonly permutations: number;
}

/**
 * Do vectors over the same dimensions rank them alike? The null is made by permuting the dimensions of one model, the same way in
 * all its vectors, since the layers of one model share outlying dimensions. Undefined where no pair varies.
 */
export function rankAgreement(
  pairs: readonly (readonly [Float32Array, Float32Array])[],
  permutations: number,
  seed = 1,
): RankAgreement | undefined {
  const ranked = pairs.flatMap(([a, b]) => {
    const [first, second] = [standardRanks(a), standardRanks(b)];
    return first && second && a.length === b.length ? [[first, second] as const] : [];
  });
  const width = ranked[0]?.[0].length;
  if (width === undefined || ranked.some(([a]) => a.length !== width)) return undefined;
  const order = Uint32Array.from({ length: width }, (_, i) => i);
  const agreement = (): number => {
    let sum = 0;
    for (const [a, b] of ranked) for (let i = 0; i < width; i++) sum += (a[i] as number) * (b[order[i] as number] as number);
    return sum / (width * ranked.length);
  };
  const correlation = agreement();
  const random = randomNumbers(seed);
  let atLeast = 1;
  let squares = 0;
  for (let n = 0; n < permutations; n++) {
    shuffle(order, random);
    const other = agreement();
    squares += other * other;
    if (other >= correlation) atLeast++;
  }
  const deviation = Math.sqrt(squares / permutations);
  return {
    correlation,
    deviations: deviation > 0 ? correlation / deviation : 0,
    p: atLeast / (permutations + 1),
    vectors: ranked.length,
    permutations,
  };
}

/** Ranks with mean 0 and deviation 1, equal numbers sharing theirs; undefined where all numbers are equal or one is none. */
export function standardRanks(values: Float32Array): Float64Array | undefined {
  if (values.some((value) => !Number.isFinite(value))) return undefined;
  const order = Uint32Array.from(values, (_, i) => i).sort((i, j) => (values[i] as number) - (values[j] as number));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] as number] === values[order[from] as number]) to++;
    for (let i = from; i <= to; i++) ranks[order[i] as number] = (from + to) / 2;
    from = to + 1;
  }
  const mean = (values.length - 1) / 2;
  let squares = 0;
  for (const rank of ranks) squares += (rank - mean) ** 2;
  const deviation = Math.sqrt(squares / ranks.length);
  return deviation > 0 ? ranks.map((rank) => (rank - mean) / deviation) : undefined;
}

/** Numbers in [0, 1) that are the same in every run (xorshift, 32 bits). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

/** Puts the items in a random order (Fisher and Yates). */
export function shuffle(items: Uint32Array, random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const item = items[i] as number;
    items[i] = items[j] as number;
    items[j] = item;
  }
}
