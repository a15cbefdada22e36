/** Bytes of tensors to numbers: F32, F16, BF16, and ggml's Q8_0 (blocks of 32: a scale in F16, then 32 signed bytes). */

/** How numbers of one type are stored: so many bytes for a block of so many numbers. */
export interface Storage {
  readonly block: number;
  readonly bytes: number;
  /** Reads `into.length` numbers, whole blocks. */
  decode(view: DataView, into: Float32Array): void;
}

const storages: Readonly<Record<string, Storage>> = {
  F32: { block: 1, bytes: 4, decode: (view, into) => each(into, (i) => view.getFloat32(i * 4, true)) },
  F16: { block: 1, bytes: 2, decode: (view, into) => each(into, (i) => half(view.getUint16(i * 2, true))) },
  BF16: { block: 1, bytes: 2, decode: (view, into) => each(into, (i) => brain(view.getUint16(i * 2, true))) },
  Q8_0: {
    block: 32,
    bytes: 34,
    decode: (view, into) => each(into, (i) => half(view.getUint16((i >> 5) * 34, true)) * view.getInt8((i >> 5) * 34 + 2 + (i & 31))),
  },
};

/** How a type stores its numbers; undefined for types that are not read here. */
export const storageOf = (dtype: string): Storage | undefined => storages[dtype];

function each(into: Float32Array, value: (i: number) => number): void {
  for (let i = 0; i < into.length; i++) into[i] = value(i);
}

/** A number of 16 bits by IEEE 754. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const word = new Uint32Array(1);
const float = new Float32Array(word.buffer);

/** A number of 16 bits whose others are zero. */
function brain(bits: number): number {
  word[0] = bits << 16;
  return float[0] as number;
}
