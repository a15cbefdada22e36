/** Numbers of 16 and 8 bits, as tensors store them. */

/** A number of 16 bits by IEEE 754. */
export const half = (bits: number): number => small(bits, 5, 10, true);

/** A number of 8 bits, four of them exponent (E4M3 of the Open Compute Project's FP8): no infinity, all bits set is no number. */
export const eighth = (bits: number): number => ((bits & 0x7f) === 0x7f ? Number.NaN : small(bits, 4, 3, false));

/** A number of 8 bits, five of them exponent (E5M2): the upper half of a number of 16. */
export const eighthWide = (bits: number): number => half(bits << 8);

function small(bits: number, exponentBits: number, fractionBits: number, special: boolean): number {
  const sign = bits >> (exponentBits + fractionBits) ? -1 : 1;
  const top = (1 << exponentBits) - 1;
  const exponent = (bits >> fractionBits) & top;
  const fraction = (bits & ((1 << fractionBits) - 1)) / (1 << fractionBits);
  const bias = top >> 1;
  if (exponent === 0) return sign * fraction * 2 ** (1 - bias);
  if (special && exponent === top) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction) * 2 ** (exponent - bias);
}

const word = new Uint32Array(1);
const float = new Float32Array(word.buffer);

/** A number of 16 bits that are the upper ones of 32 (BF16). */
export function brain(bits: number): number {
  word[0] = bits << 16;
  return float[0] as number;
}
