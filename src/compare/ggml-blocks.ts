/**
 * ggml's blocks of quantized numbers (ggml-common.h and ggml-quants.c name and lay them out). A block of the older types holds 32
 * numbers and one scale; a block of the `_K` types holds 256, in groups with scales of their own, themselves quantized.
 */
import { half } from "./halves.ts";

/** Reads one block that starts at this byte into the place of its first number. */
type ReadBlock = (view: DataView, at: number, into: Float32Array, to: number) => void;

/** A type of blocks: numbers in one, its bytes, and how to read it. */
export interface BlockType {
  readonly block: number;
  readonly bytes: number;
  readonly read: ReadBlock;
}

const halfAt = (view: DataView, at: number): number => half(view.getUint16(at, true));

/** 32 numbers in nibbles: those of the low ones first. `fifth` holds one more bit of each. */
function nibbles(view: DataView, at: number, into: Float32Array, to: number, value: (quant: number) => number, fifth = 0): void {
  for (let j = 0; j < 16; j++) {
    const byte = view.getUint8(at + j);
    into[to + j] = value((byte & 15) | (((fifth >>> j) & 1) << 4));
    into[to + j + 16] = value((byte >> 4) | (((fifth >>> (j + 16)) & 1) << 4));
  }
}

const q4o0: ReadBlock = (view, at, into, to) => {
  const scale = halfAt(view, at);
  nibbles(view, at + 2, into, to, (quant) => (quant - 8) * scale);
};
const q4o1: ReadBlock = (view, at, into, to) => {
  const [scale, least] = [halfAt(view, at), halfAt(view, at + 2)];
  nibbles(view, at + 4, into, to, (quant) => quant * scale + least);
};
const q5o0: ReadBlock = (view, at, into, to) => {
  const scale = halfAt(view, at);
  nibbles(view, at + 6, into, to, (quant) => (quant - 16) * scale, view.getUint32(at + 2, true));
};
const q5o1: ReadBlock = (view, at, into, to) => {
  const [scale, least] = [halfAt(view, at), halfAt(view, at + 2)];
  nibbles(view, at + 8, into, to, (quant) => quant * scale + least, view.getUint32(at + 4, true));
};
const q8o0: ReadBlock = (view, at, into, to) => {
  const scale = halfAt(view, at);
  for (let j = 0; j < 32; j++) into[to + j] = scale * view.getInt8(at + 2 + j);
};

/** Scale and minimum of one of eight groups, six bits each, packed into twelve bytes. */
function sixBits(view: DataView, at: number, group: number): readonly [scale: number, least: number] {
  const byte = (i: number): number => view.getUint8(at + i);
  if (group < 4) return [byte(group) & 63, byte(group + 4) & 63];
  return [(byte(group + 4) & 15) | ((byte(group - 4) >> 6) << 4), (byte(group + 4) >> 4) | ((byte(group) >> 6) << 4)];
}

/** Eight groups of 32 with scale and minimum; `fifth` is the place of one more bit of each number, if there is one. */
function groups(view: DataView, at: number, into: Float32Array, to: number, quants: number, fifth: number | undefined): void {
  const [scale, least] = [halfAt(view, at), halfAt(view, at + 2)];
  for (let group = 0; group < 8; group++) {
    const [s, m] = sixBits(view, at + 4, group);
    const shift = (group & 1) * 4;
    for (let j = 0; j < 32; j++) {
      const low = (view.getUint8(quants + (group >> 1) * 32 + j) >> shift) & 15;
      const high = fifth === undefined ? 0 : (view.getUint8(fifth + j) >> group) & 1;
      into[to + group * 32 + j] = scale * s * (low | (high << 4)) - least * m;
    }
  }
}
const q4k: ReadBlock = (view, at, into, to) => groups(view, at, into, to, at + 16, undefined);
const q5k: ReadBlock = (view, at, into, to) => groups(view, at, into, to, at + 48, at + 16);

const q6k: ReadBlock = (view, at, into, to) => {
  const scale = halfAt(view, at + 208);
  for (let i = 0; i < 256; i++) {
    const [part, quarter, j] = [i >> 7, (i >> 5) & 3, i & 31];
    const low = (view.getUint8(at + part * 64 + (quarter & 1) * 32 + j) >> ((quarter >> 1) * 4)) & 15;
    const high = (view.getUint8(at + 128 + part * 32 + j) >> (quarter * 2)) & 3;
    into[to + i] = scale * view.getInt8(at + 192 + (i >> 4)) * ((low | (high << 4)) - 32);
  }
};

const q3k: ReadBlock = (view, at, into, to) => {
  const scale = halfAt(view, at + 108);
  for (let i = 0; i < 256; i++) {
    const [part, quarter, j, group] = [i >> 7, (i >> 5) & 3, i & 31, i >> 4];
    const low = (view.getUint8(at + 32 + part * 32 + j) >> (quarter * 2)) & 3;
    const high = (view.getUint8(at + j) >> (part * 4 + quarter)) & 1;
    const four = (view.getUint8(at + 96 + (group & 7)) >> ((group >> 3) * 4)) & 15;
    const two = (view.getUint8(at + 104 + (group & 3)) >> ((group >> 2) * 2)) & 3;
    into[to + i] = scale * ((four | (two << 4)) - 32) * (low - (high ? 0 : 4));
  }
};

const q2k: ReadBlock = (view, at, into, to) => {
  const [scale, least] = [halfAt(view, at + 80), halfAt(view, at + 82)];
  for (let i = 0; i < 256; i++) {
    const both = view.getUint8(at + (i >> 4));
    const quant = (view.getUint8(at + 16 + (i >> 7) * 32 + (i & 31)) >> (((i >> 5) & 3) * 2)) & 3;
    into[to + i] = scale * (both & 15) * quant - least * (both >> 4);
  }
};

/** Types of blocks by the names that ggml gives them. */
export const blockTypes: Readonly<Record<string, BlockType>> = {
  Q4_0: { block: 32, bytes: 18, read: q4o0 },
  Q4_1: { block: 32, bytes: 20, read: q4o1 },
  Q5_0: { block: 32, bytes: 22, read: q5o0 },
  Q5_1: { block: 32, bytes: 24, read: q5o1 },
  Q8_0: { block: 32, bytes: 34, read: q8o0 },
  Q2_K: { block: 256, bytes: 84, read: q2k },
  Q3_K: { block: 256, bytes: 110, read: q3k },
  Q4_K: { block: 256, bytes: 144, read: q4k },
  Q5_K: { block: 256, bytes: 176, read: q5k },
  Q6_K: { block: 256, bytes: 210, read: q6k },
};
