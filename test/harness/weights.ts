/** Weight files of our own making: headers of any kind, with numbers behind them where a test needs some. */

/** One tensor to write: rows first, with its numbers in F32 where there are any. */
export interface Written {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype?: keyof typeof bytesOf;
  /** The bytes; absent where only the header is looked at. */
  readonly data?: Uint8Array;
}

const bytesOf = { F32: 4, F16: 2, BF16: 2, I32: 4, U8: 1, Q4_0: 18 / 32, Q8_0: 34 / 32, Q4_K: 144 / 256 };
const sizeOf = ({ shape, dtype = "F32", data }: Written): number => data?.length ?? shape.reduce((a, b) => a * b, 1) * bytesOf[dtype];

/** The head of a safetensors file, and the size of the whole. */
export function safetensors(tensors: readonly Written[], metadata?: Readonly<Record<string, string>>): { head: Uint8Array; size: number } {
  let at = 0;
  const entries = tensors.map((tensor) => {
    const from = at;
    at += sizeOf(tensor);
    return [tensor.name, { dtype: tensor.dtype ?? "F32", shape: tensor.shape, data_offsets: [from, at] }] as const;
  });
  const json = new TextEncoder().encode(JSON.stringify({ ...(metadata && { __metadata__: metadata }), ...Object.fromEntries(entries) }));
  const head = new Uint8Array(8 + json.length);
  new DataView(head.buffer).setBigUint64(0, BigInt(json.length), true);
  head.set(json, 8);
  return { head, size: head.length + at };
}

/** A whole safetensors file; tensors without data are zero. */
export function safetensorsFile(tensors: readonly Written[], metadata?: Readonly<Record<string, string>>): Uint8Array {
  const { head, size } = safetensors(tensors, metadata);
  return filled(head, size, tensors);
}

/** A statement of a GGUF file; a number is written as an unsigned integer of 32 bits. */
export type Statement = string | number | boolean | readonly string[] | Float32Array;

/** How a GGUF file is written. */
export interface GgufOptions {
  readonly version?: 1 | 2 | 3;
  readonly bigEndian?: boolean;
}

/** The head of a GGUF file, and the size of the whole. */
export function gguf(
  statements: Readonly<Record<string, Statement>>,
  tensors: readonly Written[],
  { version = 3, bigEndian = false }: GgufOptions = {},
): { head: Uint8Array; size: number } {
  const parts: Uint8Array[] = [];
  const little = !bigEndian;
  const put = (length: number, set: (view: DataView) => void): void => {
    const part = new Uint8Array(length);
    set(new DataView(part.buffer));
    parts.push(part);
  };
  const u32 = (value: number): void => put(4, (view) => view.setUint32(0, value, little));
  const u64 = (value: number): void => put(8, (view) => view.setBigUint64(0, BigInt(value), little));
  const count = version === 1 ? u32 : u64;
  const text = (value: string): void => {
    const bytes = new TextEncoder().encode(value);
    count(bytes.length);
    parts.push(bytes);
  };
  parts.push(new TextEncoder().encode("GGUF"));
  u32(version);
  count(tensors.length);
  count(Object.keys(statements).length);
  for (const [name, value] of Object.entries(statements)) {
    text(name);
    if (typeof value === "string") {
      u32(8);
      text(value);
    } else if (typeof value === "number") {
      u32(4);
      u32(value);
    } else if (typeof value === "boolean") {
      u32(7);
      parts.push(new Uint8Array([Number(value)]));
    } else if (value instanceof Float32Array) {
      u32(9);
      u32(6);
      count(value.length);
      for (const number of value) put(4, (view) => view.setFloat32(0, number, little));
    } else {
      u32(9);
      u32(8);
      count(value.length);
      for (const item of value) text(item);
    }
  }
  let at = 0;
  for (const tensor of tensors) {
    text(tensor.name);
    u32(tensor.shape.length);
    for (const dimension of [...tensor.shape].reverse()) count(dimension);
    u32(ggmlTypes[tensor.dtype ?? "F32"] ?? 0);
    u64(at);
    at = aligned(at + sizeOf(tensor));
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = new Uint8Array(tensors.length > 0 ? aligned(length) : length);
  let offset = 0;
  for (const part of parts) {
    head.set(part, offset);
    offset += part.length;
  }
  return { head, size: head.length + at };
}

/** Numbers of types, as GGUF writes them. */
const ggmlTypes: Partial<Record<keyof typeof bytesOf, number>> = { F32: 0, F16: 1, BF16: 30, Q4_0: 2, Q8_0: 8, Q4_K: 12 };

const aligned = (offset: number): number => Math.ceil(offset / 32) * 32;

/** A whole GGUF file; tensors without data are zero. */
export function ggufFile(
  statements: Readonly<Record<string, Statement>>,
  tensors: readonly Written[],
  options: GgufOptions = {},
): Uint8Array {
  const { head, size } = gguf(statements, tensors, options);
  return filled(head, size, tensors, aligned);
}

function filled(head: Uint8Array, size: number, tensors: readonly Written[], align: (at: number) => number = (at) => at): Uint8Array {
  const file = new Uint8Array(size);
  file.set(head);
  let at = head.length;
  for (const tensor of tensors) {
    if (tensor.data) file.set(tensor.data, at);
    at = head.length + align(at - head.length + sizeOf(tensor));
  }
  return file;
}

/** Sizes of a model of Llama's kind. */
export interface Sizes {
  readonly vocab: number;
  readonly hidden: number;
  readonly intermediate: number;
  readonly layers: number;
  readonly kv: number;
}

/** The tensors of a model of Llama's kind, under its names or under those that `rename` makes of them. */
export function llamaTensors({ vocab, hidden, intermediate, layers, kv }: Sizes, rename = (name: string): string => name): Written[] {
  const tensor = (name: string, ...shape: number[]): Written => ({ name: rename(name), shape, dtype: "BF16" });
  return [
    tensor("model.embed_tokens.weight", vocab, hidden),
    ...Array.from({ length: layers }, (_, i) => [
      tensor(`model.layers.${i}.input_layernorm.weight`, hidden),
      tensor(`model.layers.${i}.self_attn.q_proj.weight`, hidden, hidden),
      tensor(`model.layers.${i}.self_attn.k_proj.weight`, kv, hidden),
      tensor(`model.layers.${i}.self_attn.v_proj.weight`, kv, hidden),
      tensor(`model.layers.${i}.self_attn.o_proj.weight`, hidden, hidden),
      tensor(`model.layers.${i}.post_attention_layernorm.weight`, hidden),
      tensor(`model.layers.${i}.mlp.gate_proj.weight`, intermediate, hidden),
      tensor(`model.layers.${i}.mlp.up_proj.weight`, intermediate, hidden),
      tensor(`model.layers.${i}.mlp.down_proj.weight`, hidden, intermediate),
    ]).flat(),
    tensor("model.norm.weight", hidden),
    tensor("lm_head.weight", vocab, hidden),
  ];
}
