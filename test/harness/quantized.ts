/** The numbers of our own models as packers store them: ggml's blocks of four bits, bitsandbytes, GPTQ, AWQ. Rounding is plain. */
import type { Model } from "./models.ts";
import { half, sizes } from "./models.ts";
import type { Written } from "./weights.ts";

const { hidden, intermediate } = sizes;
const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));

/** Blocks of 32 with one scale; nibbles of the first half are the low ones. */
export function q4o0(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array((values.length / 32) * 18);
  const view = new DataView(bytes.buffer);
  for (let block = 0; block * 32 < values.length; block++) {
    const part = values.subarray(block * 32, block * 32 + 32);
    const scale = part.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 7;
    view.setUint16(block * 18, half(scale), true);
    for (let j = 0; j < 16; j++) {
      const [low = 0, high = 0] = [part[j], part[j + 16]];
      view.setUint8(block * 18 + 2 + j, clamp(low / scale + 8, 15) | (clamp(high / scale + 8, 15) << 4));
    }
  }
  return bytes;
}

/** Blocks of 256 in eight groups with scale and minimum of six bits each. */
export function q4k(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array((values.length / 256) * 144);
  const view = new DataView(bytes.buffer);
  for (let block = 0; block * 256 < values.length; block++) {
    const at = block * 144;
    const groups = Array.from({ length: 8 }, (_, i) => values.subarray(block * 256 + i * 32, block * 256 + i * 32 + 32));
    const least = groups.map((group) => -Math.min(...group));
    const scale = groups.map((group) => (Math.max(...group) - Math.min(...group)) / 15);
    const [unit, unitLeast] = [Math.max(...scale) / 63, Math.max(...least) / 63];
    view.setUint16(at, half(unit), true);
    view.setUint16(at + 2, half(unitLeast), true);
    const s = scale.map((value) => clamp(value / unit, 63));
    const m = least.map((value) => clamp(value / unitLeast, 63));
    for (let i = 0; i < 4; i++) {
      const [s0 = 0, s4 = 0, m0 = 0, m4 = 0] = [s[i], s[i + 4], m[i], m[i + 4]];
      view.setUint8(at + 4 + i, s0 | ((s4 >> 4) << 6));
      view.setUint8(at + 8 + i, m0 | ((m4 >> 4) << 6));
      view.setUint8(at + 12 + i, (s4 & 15) | ((m4 & 15) << 4));
    }
    for (let i = 0; i < 256; i++) {
      const group = i >> 5;
      const quant = clamp(((values[block * 256 + i] ?? 0) + (m[group] ?? 0) * unitLeast) / ((s[group] ?? 0) * unit || 1), 15);
      const place = at + 16 + (group >> 1) * 32 + (i & 31);
      view.setUint8(place, view.getUint8(place) | (quant << ((group & 1) * 4)));
    }
  }
  return bytes;
}

/** How a packer stores the up projection of a layer: its tensors without the layer's prefix. */
type Pack = (values: Float32Array) => readonly Written[];

const up = "mlp.up_proj";
const bytesOf = (of: Float32Array | Uint32Array): Uint8Array => new Uint8Array(of.slice().buffer);

const nf4: Pack = (values) => {
  const codes = Float32Array.from({ length: 16 }, (_, i) => Math.sign(i - 7.5) * (Math.abs(i - 7.5) / 7.5) ** 1.2);
  const scales = Float32Array.from({ length: values.length / 64 }, (_, i) =>
    values.subarray(i * 64, i * 64 + 64).reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  const nearest = (i: number): number => {
    const value = (values[i] ?? 0) / (scales[i >> 6] || 1);
    return codes.reduce((best, code, at) => (Math.abs(code - value) < Math.abs((codes[best] ?? 0) - value) ? at : best), 0);
  };
  const state = new TextEncoder().encode(JSON.stringify({ quant_type: "nf4", blocksize: 64, shape: [intermediate, hidden] }));
  return [
    {
      name: `${up}.weight`,
      shape: [values.length / 2, 1],
      dtype: "U8",
      data: Uint8Array.from({ length: values.length / 2 }, (_, i) => (nearest(2 * i) << 4) | nearest(2 * i + 1)),
    },
    { name: `${up}.weight.absmax`, shape: [scales.length], data: bytesOf(scales) },
    { name: `${up}.weight.quant_map`, shape: [16], data: bytesOf(codes) },
    { name: `${up}.weight.quant_state.bitsandbytes__nf4`, shape: [state.length], dtype: "U8", data: state },
  ];
};

const group = 128;
/** Numbers from 0 to `most` with a scale and a zero point for each group of a row. */
function inGroups(values: Float32Array, most: number): (row: number, column: number) => number {
  const quants = new Uint32Array(values.length);
  for (let at = 0; at < values.length; at += group) {
    const part = values.subarray(at, at + group);
    const [least, scale] = [Math.min(...part), (Math.max(...part) - Math.min(...part)) / most];
    for (const [i, value] of part.entries()) quants[at + i] = clamp((value - least) / scale, most);
  }
  return (row, column) => quants[row * hidden + column] ?? 0;
}

const inWords = (qweight: Uint32Array, shape: readonly number[], zeros: number): readonly Written[] => [
  { name: `${up}.qweight`, shape, dtype: "I32", data: bytesOf(qweight) },
  { name: `${up}.qzeros`, shape: [hidden / group, zeros], dtype: "I32" },
  { name: `${up}.scales`, shape: [hidden / group, intermediate], dtype: "F16" },
];

const gptq =
  (bits: 4 | 8): Pack =>
  (values) => {
    const quant = inGroups(values, 2 ** bits - 1);
    const each = 32 / bits;
    const words = new Uint32Array((hidden / each) * intermediate);
    for (let row = 0; row < intermediate; row++)
      for (let column = 0; column < hidden; column++) {
        const at = Math.floor(column / each) * intermediate + row;
        words[at] = (words[at] ?? 0) | (quant(row, column) << ((column % each) * bits));
      }
    return inWords(words, [hidden / each, intermediate], intermediate / each);
  };

/** AWQ scales columns before it rounds them, and the norm before them the other way. */
const scaled = (values: Float32Array): Float32Array =>
  values.map((value, i) => value * (0.5 + ((((i % hidden) * 7919) % 100) / 100) * 1.5));

const awq: Pack = (values) => {
  const quant = inGroups(scaled(values), 15);
  const words = new Uint32Array((hidden * intermediate) / 8);
  for (let row = 0; row < intermediate; row++)
    for (let column = 0; column < hidden; column++) {
      const at = column * (intermediate / 8) + (row >> 3);
      // Rows 0, 2, 4, 6 and then 1, 3, 5, 7, from the lowest bits up.
      const place = [0, 2, 4, 6, 1, 3, 5, 7].indexOf(row & 7);
      words[at] = (words[at] ?? 0) | (quant(row, column) << (place * 4));
    }
  return inWords(words, [hidden, intermediate / 8], intermediate / 8);
};

const compressed: Pack = (values) => {
  const quant = inGroups(values, 15);
  const words = new Uint32Array((hidden / 8) * intermediate);
  for (let row = 0; row < intermediate; row++)
    for (let column = 0; column < hidden; column++) {
      const at = row * (hidden / 8) + Math.floor(column / 8);
      words[at] = (words[at] ?? 0) | (quant(row, column) << ((column % 8) * 4));
    }
  return [
    { name: `${up}.weight_packed`, shape: [intermediate, hidden / 8], dtype: "I32", data: bytesOf(words) },
    { name: `${up}.weight_scale`, shape: [intermediate, hidden / group], dtype: "BF16" },
    { name: `${up}.weight_shape`, shape: [2], dtype: "I32", data: bytesOf(Uint32Array.of(intermediate, hidden)) },
  ];
};

/** What packers make of a model. */
export const packers: Readonly<Record<string, Pack>> = {
  "bitsandbytes nf4": nf4,
  GPTQ: gptq(4),
  "GPTQ of eight bits": gptq(8),
  AWQ: awq,
  "compressed-tensors": compressed,
};

/** A model as a packer leaves it: norms in full, the up projections packed. */
export const packedModel = (of: Model, pack: Pack): Written[] =>
  of.flatMap((layer, i) => [
    ...pack(layer.up).map((tensor) => ({ ...tensor, name: `model.layers.${i}.${tensor.name}` })),
    ...layer.norms.map((norm, j) => ({
      name: `model.layers.${i}.${["input_layernorm", "post_attention_layernorm"][j]}.weight`,
      shape: [hidden],
      data: bytesOf(norm),
    })),
  ]);
