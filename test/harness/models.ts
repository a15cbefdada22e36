/** Models of our own making, of which we know how they are related, and how their numbers are stored. */
import { checkpointOf, randomNumbers, shuffle } from "../../src/compare/index.ts";
import { drive, headerOf } from "../../src/weights/index.ts";
import { safetensorsFile, type Written } from "./weights.ts";

export const sizes = { layers: 4, hidden: 256, intermediate: 448 };

/** Weights of one layer: rows of the up projection, and the two norms. */
export interface Layer {
  readonly up: Float32Array;
  readonly norms: readonly [Float32Array, Float32Array];
}
export type Model = readonly Layer[];

/** Numbers of the normal distribution. */
export function gaussian(seed: number): () => number {
  const random = randomNumbers(seed * 7919 + 13);
  for (let i = 0; i < 20; i++) random();
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function model(seed: number): Model {
  const normal = gaussian(seed);
  const numbers = (length: number, make: () => number): Float32Array => Float32Array.from({ length }, make);
  // As trained norms have: a level for each dimension that layers share, and some of their own.
  const level = numbers(sizes.hidden, () => 0.3 * normal());
  const norm = (): Float32Array => Float32Array.from(level, (value) => Math.exp(value + 0.2 * normal()));
  return Array.from({ length: sizes.layers }, () => ({
    up: numbers(sizes.intermediate * sizes.hidden, () => 0.02 * normal()),
    norms: [norm(), norm()],
  }));
}

export const change = (from: Model, with_: (layer: Layer, i: number) => Layer): Model => from.map(with_);
export const noisy = (values: Float32Array, share: number, normal: () => number): Float32Array => {
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  return values.map((value) => value + share * deviation * normal());
};

/** A fine-tune: everything moved by a share of its own size. */
export function tuned(from: Model, share: number): Model {
  const normal = gaussian(99);
  return change(from, ({ up, norms: [a, b] }) => ({
    up: noisy(up, share, normal),
    norms: [noisy(a, share / 10, normal), noisy(b, share / 10, normal)],
  }));
}

export function orderOf(length: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, i) => i);
  shuffle(order, randomNumbers(seed));
  return order;
}

/** Hidden units of every layer in another order. */
export const unitsPermuted = (from: Model): Model =>
  change(from, ({ up, norms }, i) => {
    const order = orderOf(sizes.intermediate, i + 3);
    const moved = new Float32Array(up.length);
    for (const [to, row] of order.entries()) moved.set(up.subarray(row * sizes.hidden, (row + 1) * sizes.hidden), to * sizes.hidden);
    return { up: moved, norms };
  });

/** Dimensions of the residual stream in another order, the same in all layers. */
export const streamPermuted = (from: Model): Model => {
  const order = orderOf(sizes.hidden, 5);
  const moved = (values: Float32Array): Float32Array =>
    values.map((_, i) => values[Math.floor(i / sizes.hidden) * sizes.hidden + (order[i % sizes.hidden] ?? 0)] ?? 0);
  return change(from, ({ up, norms: [a, b] }) => ({ up: moved(up), norms: [moved(a), moved(b)] }));
};

export const f32 = (values: Float32Array): Uint8Array => new Uint8Array(values.slice().buffer);
export function half(value: number): number {
  const [bits = 0] = new Uint32Array(new Float32Array([value]).buffer);
  const exponent = ((bits >> 23) & 0xff) - 112;
  return exponent <= 0 ? (bits >> 16) & 0x8000 : ((bits >> 16) & 0x8000) | (exponent << 10) | ((bits >> 13) & 0x3ff);
}
export const short = (values: Float32Array, of: (value: number) => number): Uint8Array =>
  new Uint8Array(Uint16Array.from(values, of).buffer);
export const bf16 = (values: Float32Array): Uint8Array =>
  short(values, (value) => (new Uint32Array(new Float32Array([value]).buffer)[0] ?? 0) >>> 16);
export function q8(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array((values.length / 32) * 34);
  const view = new DataView(bytes.buffer);
  for (let block = 0; block * 32 < values.length; block++) {
    const part = values.subarray(block * 32, block * 32 + 32);
    const scale = part.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
    view.setUint16(block * 34, half(scale), true);
    for (const [i, value] of part.entries()) view.setInt8(block * 34 + 2 + i, scale > 0 ? Math.round(value / scale) : 0);
  }
  return bytes;
}

export type Store = readonly [dtype: NonNullable<Written["dtype"]>, encode: (values: Float32Array) => Uint8Array];
export const stores = {
  F32: ["F32", f32],
  F16: ["F16", (values) => short(values, half)],
  BF16: ["BF16", bf16],
  Q8_0: ["Q8_0", q8],
} as const satisfies Record<string, Store>;

export const huggingFace = [
  "model.layers.{}.mlp.up_proj.weight",
  "model.layers.{}.input_layernorm.weight",
  "model.layers.{}.post_attention_layernorm.weight",
] as const;
export const renamed = ["encoder.layers.{}.ffn.w3.weight", "encoder.layers.{}.ln1.weight", "encoder.layers.{}.ln2.weight"] as const;
export const llamaCpp = ["blk.{}.ffn_up.weight", "blk.{}.attn_norm.weight", "blk.{}.ffn_norm.weight"] as const;

export function tensors(
  of: Model,
  [up, first, second]: readonly [string, string, string] = huggingFace,
  [dtype, encode]: Store = stores.F32,
): Written[] {
  return of.flatMap((layer, i) => [
    { name: up.replace("{}", String(i)), shape: [sizes.intermediate, sizes.hidden], dtype, data: encode(layer.up) },
    { name: first.replace("{}", String(i)), shape: [sizes.hidden], dtype: "F32" as const, data: f32(layer.norms[0]) },
    { name: second.replace("{}", String(i)), shape: [sizes.hidden], dtype: "F32" as const, data: f32(layer.norms[1]) },
  ]);
}

export function open(name: string, file: Uint8Array) {
  const read = (offset: number, length: number): Uint8Array => file.slice(offset, offset + length);
  const reply = drive(headerOf(name, file.length), ({ offset, length }) => read(offset, length));
  return checkpointOf(reply.kind === "header" ? [{ tensors: reply.header.tensors, read }] : []);
}
export const plain = (of: Model) => open("m.safetensors", safetensorsFile(tensors(of)));

export const base = model(1);
