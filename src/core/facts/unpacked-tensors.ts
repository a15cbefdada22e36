/**
 * Quantized checkpoints as if they were not: matrices that are stored packed, with scales and zero points beside them, become the
 * matrices that they stand for. Only names and shapes are looked at:
 * - GPTQ and AWQ (`qweight`, `qzeros`, `scales`, `g_idx`): shapes follow from those of the scales and of the zero points;
 * - bitsandbytes (`weight.absmax`, `weight.quant_state.…`, `SCB`): 4-bit matrices are flat, so only the count of numbers is known;
 * - FP8, compressed-tensors, MLX (`weight_scale`, `weight_packed`, `scales` beside `weight`): names alone where packed.
 */
import { groupBy } from "../text/group-by.ts";
import type { TensorPattern } from "./claim.ts";

/** A tensor as it was before it was packed. */
export interface UnpackedTensor extends TensorPattern {
  /** Numbers in it, where its shape was lost. */
  readonly count?: number;
  /** Written by a packer for every matrix, also where the model has none: its presence says nothing. */
  readonly incidental?: true;
}

/** What was found. */
export interface Unpacked {
  readonly tensors: readonly UnpackedTensor[];
  /** Were any matrices packed? */
  readonly packed: boolean;
}

/** What packers keep beside a matrix that has its own name: `proj.weight` with `proj.weight_scale`. */
const companions =
  /^(?:weight\.(?:absmax|quant_map|nested_absmax|nested_quant_map|quant_state\..+)|SCB|weight_format|weight_scale|weight_scale_inv|weight_zero_point|weight_g_idx|weight_shape|weight_global_scale|input_scale|input_global_scale|input_zero_point|[kv]_scale|scales|biases|qzeros|g_idx)$/;

/** What makes names companions: one of these stands beside them. */
const carriers = ["weight", "qweight", "weight_packed"];

/** Takes packed matrices for what they stand for; the others are as they were. */
export function unpackedTensors(patterns: readonly TensorPattern[]): Unpacked {
  const modules = [...groupBy(patterns, ({ name }) => moduleOf(name)).values()];
  const read = modules.map((tensors) => unpackedModule(tensors));
  const packed = read.filter((one) => one.packed);
  if (packed.length === 0) return { tensors: patterns, packed: false };
  const biases = packed.every(({ tensors }) => tensors.some(({ name }) => isBias(name)));
  return {
    packed: true,
    tensors: read.flatMap((one) =>
      one.packed && biases ? one.tensors.map((tensor) => (isBias(tensor.name) ? { ...tensor, incidental: true } : tensor)) : one.tensors,
    ),
  };
}

const isBias = (name: string): boolean => name.endsWith(".bias");

/** `layers.{i}.up_proj.weight.absmax` belongs to `layers.{i}.up_proj`. */
const moduleOf = (name: string): string => name.replace(/\.weight\.[^{}]+$|\.[^.{}]+$/, "");

function unpackedModule(tensors: readonly TensorPattern[]): Unpacked {
  const module = tensors[0] ? moduleOf(tensors[0].name) : "";
  const own = new Map(tensors.map((tensor) => [tensor.name.slice(module.length + 1), tensor]));
  const carrier = carriers.find((name) => own.has(name));
  const beside = tensors.filter(({ name }) => companions.test(name.slice(module.length + 1)));
  const matrix = carrier === undefined ? undefined : own.get(carrier);
  // Scales of keys and values stand beside projections, not beside a matrix of their own.
  if (!matrix || (beside.length === 0 && carrier === "weight"))
    return { tensors: tensors.filter(({ name }) => !/\.[kv]_scale$/.test(name)), packed: false };
  const { shape: _, ...rest } = matrix;
  const rows: UnpackedTensor = { ...rest, name: `${module}.weight`, ...sizeOf(carrier, own) };
  return { packed: true, tensors: [rows, ...tensors.filter((tensor) => tensor !== matrix && !beside.includes(tensor))] };
}

type Size = { readonly shape?: readonly number[] } | { readonly count: number };

/** The shape of what is packed, or how many numbers it holds, as far as the names beside it tell. */
function sizeOf(carrier: string | undefined, own: ReadonlyMap<string, TensorPattern>): Size {
  if (carrier === "qweight") return shapeOfPacked(own);
  const shape = own.get("weight")?.shape;
  if (!shape || carrier === "weight_packed" || own.has("scales")) return {};
  const blocks = own.get("weight.absmax")?.shape?.[0];
  if (blocks === undefined) return { shape };
  const count = (shape[0] ?? 0) * 2;
  const block = count / blocks;
  // Other types than bytes may carry the packed numbers; then the blocks are none of those that exist.
  return [64, 128, 256, 512, 1024, 2048, 4096].includes(block) ? { count } : {};
}

/**
 * Rows and columns of what GPTQ packs along its columns and AWQ along its rows, 32 bits to a word: scales have a column for each
 * row of the matrix, zero points are packed as densely as the numbers.
 */
function shapeOfPacked(own: ReadonlyMap<string, TensorPattern>): Size {
  const [words = 0, width = 0] = own.get("qweight")?.shape ?? [];
  const rows = own.get("scales")?.shape?.[1] ?? 0;
  const zeros = own.get("qzeros")?.shape?.[1] ?? 0;
  if (words === 0 || rows === 0) return {};
  if (width !== rows) return { shape: [rows, words] };
  const columns = own.get("g_idx")?.shape?.[0] ?? (zeros > 0 ? (words * rows) / zeros : Number.NaN);
  return Number.isInteger(columns) ? { shape: [rows, columns] } : {};
}
