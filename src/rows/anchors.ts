/** Anchors: the few runs of four bytes of which every phrase has one, chosen to be rare in what is read. */

/** So many bytes of a file tell how common what is. */
export const sampleSize = 1 << 18;
/** Bytes of an anchor. */
const length = 4;
/** Groups of anchors that the sweep tells apart by one bit each. */
const groups = 8;
/** One more anchor makes the sweep less sharp, as much as so many places of the sample where an anchor is met. */
const costOfOne = 4;
/** Runs of four bytes, spread over the sample, by which groups are told good from bad. */
const probes = 4096;

/** What the sweep looks for, laid out as `sweep.wat` reads it. */
export interface Anchors {
  /** For each of the four bytes, the groups that may have it by its low half and by its high half. */
  readonly tables: Uint8Array;
  /** 1 where an anchor has this hash. */
  readonly hashes: Uint8Array;
}

/** The hash of four bytes without case, as `sweep.wat` computes it. */
const hashOf = (four: number): number => Math.imul(four | 0x20202020, 0x9e3779b1) >>> 18;

const fourAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);

/** Runs of four bytes, each with the phrases that have it, and phrases, each with its runs. */
interface Runs {
  readonly fours: readonly number[];
  readonly holders: readonly (readonly number[])[];
  readonly inside: readonly (readonly number[])[];
}

/** Prepares phrases, in lower case; what it returns chooses anchors for a kind of text by a sample of it. */
export function createAnchorChooser(phrases: readonly Uint8Array[]): (sample: Uint8Array) => Anchors {
  const runs = runsOf(phrases);
  return (sample) => laidOut(cover(runs, countsOf(sample)), sample);
}

function runsOf(phrases: readonly Uint8Array[]): Runs {
  const numbers = new Map<number, number>();
  const fours: number[] = [];
  const holders: number[][] = [];
  const inside = phrases.map((phrase, i) => {
    const own: number[] = [];
    for (let at = 0; at + length <= phrase.length; at++) {
      const four = fourAt(phrase, at);
      let number = numbers.get(four);
      if (number === undefined) {
        number = fours.push(four) - 1;
        numbers.set(four, number);
        holders.push([]);
      }
      const list = holders[number] as number[];
      if (list.at(-1) === i) continue;
      list.push(i);
      own.push(number);
    }
    return own;
  });
  return { fours, holders, inside };
}

/** How often each hash is met. */
function countsOf(sample: Uint8Array): Uint32Array {
  const counts = new Uint32Array(1 << 14);
  for (let at = 0; at + length <= sample.length; at++) {
    const hash = hashOf(fourAt(sample, at));
    counts[hash] = (counts[hash] as number) + 1;
  }
  return counts;
}

/** Greedy: again and again what the most phrases have that have none yet, for its cost (Chvátal 1979, on weighted set covers). */
function cover({ fours, holders, inside }: Runs, counts: Uint32Array): number[] {
  const left = Int32Array.from(holders, (list) => list.length);
  const costs = Int32Array.from(fours, (four) => costOfOne + (counts[hashOf(four)] as number));
  const isCovered = new Uint8Array(inside.length);
  const chosen: number[] = [];
  for (;;) {
    let best = 0;
    for (let i = 1; i < left.length; i++)
      if ((left[i] as number) * (costs[best] as number) > (left[best] as number) * (costs[i] as number)) best = i;
    if (!left[best]) return chosen;
    chosen.push(fours[best] as number);
    for (const phrase of holders[best] ?? []) {
      if (isCovered[phrase]) continue;
      isCovered[phrase] = 1;
      for (const run of inside[phrase] ?? []) left[run] = (left[run] as number) - 1;
    }
  }
}

/** Puts each anchor into the group that lets the least pass because of it. */
function laidOut(anchors: readonly number[], sample: Uint8Array): Anchors {
  const step = Math.max(1, Math.floor(sample.length / probes));
  const met = Int32Array.from({ length: Math.max(0, Math.floor((sample.length - length) / step) + 1) }, (_, i) => fourAt(sample, i * step));
  const tables = new Uint8Array(length * 32);
  const hashes = new Uint8Array(1 << 14);
  let passing = new Int32Array(groups);
  for (const four of anchors) {
    hashes[hashOf(four)] = 1;
    // Groups are bits that know nothing of each other: one trial tells what the anchor would do to each of them.
    const trial = tables.slice();
    add(trial, four, allGroups);
    const after = passes(trial, met);
    const more = after.map((count, group) => count - (passing[group] as number));
    const best = more.indexOf(Math.min(...more));
    add(tables, four, 1 << best);
    passing = passing.map((count, group) => (group === best ? (after[group] as number) : count));
  }
  return { tables, hashes };
}

const allGroups = (1 << groups) - 1;
const isLetter = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;

function add(tables: Uint8Array, four: number, bits: number): void {
  for (let position = 0; position < length; position++) {
    const byte = (four >>> (8 * position)) & 255;
    mark(tables, position * 32 + (byte & 15), bits);
    mark(tables, position * 32 + 16 + (byte >> 4), bits);
    if (isLetter(byte)) mark(tables, position * 32 + 16 + ((byte - 32) >> 4), bits);
  }
}

const mark = (tables: Uint8Array, at: number, bits: number): void => {
  tables[at] = (tables[at] as number) | bits;
};

/** How many of these each group lets pass. */
function passes(tables: Uint8Array, met: Int32Array): Int32Array {
  const bySet = new Int32Array(1 << groups);
  for (const four of met) {
    let bits = allGroups;
    for (let position = 0; position < length && bits; position++) {
      const byte = (four >>> (8 * position)) & 255;
      bits &= (tables[position * 32 + (byte & 15)] as number) & (tables[position * 32 + 16 + (byte >> 4)] as number);
    }
    bySet[bits] = (bySet[bits] as number) + 1;
  }
  return Int32Array.from({ length: groups }, (_, group) =>
    bySet.reduce((sum, count, bits) => ((bits >> group) & 1 ? sum + count : sum), 0),
  );
}
