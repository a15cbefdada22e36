/** Timing in blocks that take turns, so that a machine that slows down slows all of them; medians are compared. */

/** Median of `rounds` blocks for each body, in milliseconds per run. */
export function inTurns(
  rounds: number,
  runs: number,
  bodies: Readonly<Record<string, (i: number) => void>>,
): Readonly<Record<string, number>> {
  const times = new Map(Object.keys(bodies).map((name) => [name, [] as number[]]));
  let turn = 0;
  for (let round = 0; round < rounds; round++)
    for (const [name, body] of Object.entries(bodies)) {
      const start = performance.now();
      for (let i = 0; i < runs; i++) body(turn++);
      times.get(name)?.push((performance.now() - start) / runs);
    }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
