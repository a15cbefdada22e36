/** What is left of bytes without some of their rows. */

/** A stretch of bytes that is left out. */
export type Stretch = readonly [start: number, end: number];

/** The pieces between the stretches, which come in order. */
export function keptOf(bytes: Uint8Array, leftOut: readonly Stretch[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const [start, end] of [...leftOut, [bytes.length, bytes.length] as const]) {
    if (start > from) pieces.push(bytes.subarray(from, start));
    from = end;
  }
  return pieces;
}
