/** Bytes of tensors to numbers: plain ones of 32, 16 and 8 bits, and ggml's blocks. */
import { blockTypes } from "./ggml-blocks.ts";
import { brain, eighth, eighthWide, half } from "./halves.ts";

/** How numbers of one type are stored: so many bytes for a block of so many numbers. */
export interface Storage {
  readonly block: number;
  readonly bytes: number;
  /** Reads `into.length` numbers, whole blocks. */
  decode(view: DataView, into: Float32Array): void;
}

const plain = (bytes: number, value: (view: DataView, at: number) => number): Storage => ({
  block: 1,
  bytes,
  decode(view, into) {
    for (let i = 0; i < into.length; i++) into[i] = value(view, i * bytes);
  },
});

const plainTypes: Readonly<Record<string, Storage>> = {
  F32: plain(4, (view, at) => view.getFloat32(at, true)),
  F16: plain(2, (view, at) => half(view.getUint16(at, true))),
  BF16: plain(2, (view, at) => brain(view.getUint16(at, true))),
  F8_E4M3: plain(1, (view, at) => eighth(view.getUint8(at))),
  F8_E5M2: plain(1, (view, at) => eighthWide(view.getUint8(at))),
  // A row of eight-bit integers has one scale, which no cosine sees.
  I8: plain(1, (view, at) => view.getInt8(at)),
};

/** How a type stores its numbers; undefined for types that are not read here. */
export function storageOf(dtype: string): Storage | undefined {
  const type = blockTypes[dtype];
  if (!type) return plainTypes[dtype];
  const { block, bytes, read } = type;
  return {
    block,
    bytes,
    decode(view, into) {
      for (let i = 0; i * block < into.length; i++) read(view, i * bytes, into, i * block);
    },
  };
}
