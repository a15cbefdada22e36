/**
 * Matrices of four and eight bits in safetensors files, as bitsandbytes, GPTQ, AWQ and compressed-tensors pack them. Scales are left out:
 * they are much the same throughout a row, and whatever a row is read as, rows of independent models are as unlike as before.
 */
import { unpackedTensors } from "../core/index.ts";
import type { Tensor } from "../weights/index.ts";
import type { Readable, WeightFile } from "./checkpoint.ts";

/** Columns that are read of a matrix whose rows do not lie in one piece: each takes a read of its own. */
const scattered = 256;
/** Longest description of a packed matrix, in bytes. */
const maxState = 4_096;

/** Finds a tensor of the same file by its name. */
export type ByName = (name: string) => Tensor | undefined;

/** A packed matrix under the name of what it stands for; nothing for a tensor that is none. */
export function packedOf(file: WeightFile, tensor: Tensor, byName: ByName): { name: string; readable: Readable } | undefined {
  const module = /^(.+)\.(?:qweight|weight_packed|weight)$/.exec(tensor.name)?.[1];
  if (module === undefined) return undefined;
  const kind = tensor.name.slice(module.length + 1);
  const readable =
    kind === "qweight"
      ? inWords(file, tensor, module, byName)
      : kind === "weight_packed"
        ? inRowWords(file, tensor, byName(`${module}.weight_shape`))
        : inNibbles(file, tensor, byName);
  return readable && { name: `${module}.weight`, readable };
}

/** bitsandbytes: rows one after another, the first of two numbers in the upper half of a byte, as places in a table of sixteen. */
function inNibbles(file: WeightFile, tensor: Tensor, byName: ByName): Readable | undefined {
  const kind = ["nf4", "fp4"].find((one) => byName(`${tensor.name}.quant_state.bitsandbytes__${one}`));
  const state = kind && byName(`${tensor.name}.quant_state.bitsandbytes__${kind}`);
  const map = byName(`${tensor.name}.quant_map`);
  if (!state || map?.dtype !== "F32" || tensor.dtype !== "U8") return undefined;
  const shape = shapeIn(file.read(state.offset, Math.min(state.shape[0] ?? 0, maxState)));
  const [rows = 0, width = 0] = shape ?? [];
  if (!shape || width % 2 !== 0 || rows * width !== (tensor.shape[0] ?? 0) * 2) return undefined;
  const codes = floats(file.read(map.offset, 64));
  return {
    shape,
    columns: width,
    step: 2,
    rows(numbers, columns) {
      const all = new Float32Array(numbers.length * columns);
      for (const [i, row] of numbers.entries())
        for (const [j, byte] of file.read(tensor.offset + (row * width) / 2, columns / 2).entries()) {
          all[i * columns + 2 * j] = codes[byte >> 4] ?? 0;
          all[i * columns + 2 * j + 1] = codes[byte & 15] ?? 0;
        }
      return all;
    },
  };
}

/** The shape that a description in JSON states. */
function shapeIn(bytes: Uint8Array): readonly [number, number] | undefined {
  try {
    const { shape } = JSON.parse(String.fromCharCode(...bytes)) as { readonly shape?: unknown };
    const [rows, width, ...more] = Array.isArray(shape) ? (shape as unknown[]) : [];
    return more.length === 0 && Number.isSafeInteger(rows) && Number.isSafeInteger(width) ? [rows as number, width as number] : undefined;
  } catch {
    return undefined;
  }
}

function floats(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength >> 2 }, (_, i) => view.getFloat32(i * 4, true));
}

/** compressed-tensors: rows one after another, neighboring columns in a word, the first lowest, around the middle of their range. */
function inRowWords(file: WeightFile, tensor: Tensor, stated: Tensor | undefined): Readable | undefined {
  const size = stated?.dtype === "I64" ? 8 : stated?.dtype === "I32" ? 4 : 0;
  const [words = 0, columns = 0] = [tensor.shape[1], stated && size > 0 ? wordsOf(file.read(stated.offset, 2 * size))(size / 4) : 0];
  const bits = (32 * words) / columns;
  if (tensor.dtype !== "I32" || (bits !== 4 && bits !== 8)) return undefined;
  const each = 32 / bits;
  return {
    shape: [tensor.shape[0] ?? 0, columns],
    columns,
    step: each,
    rows(numbers, wanted) {
      const all = new Float32Array(numbers.length * wanted);
      for (const [i, row] of numbers.entries()) {
        const word = wordsOf(file.read(tensor.offset + row * words * 4, (wanted / each) * 4));
        for (let j = 0; j < wanted; j++)
          all[i * wanted + j] = ((word(Math.floor(j / each)) >>> ((j % each) * bits)) & (2 ** bits - 1)) - 2 ** (bits - 1);
      }
      return all;
    },
  };
}

/** The place in a word of AWQ of each of eight neighboring rows. */
const awqOrder = [0, 4, 1, 5, 2, 6, 3, 7];

/**
 * GPTQ and AWQ: transposed, several numbers to a word of 32 bits. GPTQ packs neighboring columns of a row, the first lowest; AWQ
 * packs neighboring rows, in an order of its own. Means are taken off, since zero points differ from row to row.
 */
function inWords(file: WeightFile, tensor: Tensor, module: string, byName: ByName): Readable | undefined {
  const parts = ["qweight", "qzeros", "scales", "g_idx"].flatMap((part) => byName(`${module}.${part}`) ?? []);
  const [rows = 0, columns = 0] = unpackedTensors(parts).tensors.find(({ name }) => name === `${module}.weight`)?.shape ?? [];
  const [depth = 0, width = 0] = tensor.shape;
  const transposed = width === rows;
  const bits = transposed ? (32 * depth) / columns : (32 * width) / rows;
  if (tensor.dtype !== "I32" || !(bits === 4 || (bits === 8 && transposed))) return undefined;
  const each = transposed ? 32 / bits : 1;
  return {
    shape: [rows, columns],
    columns: Math.min(columns, scattered),
    step: each,
    rows(numbers, wanted) {
      const all = new Float32Array(numbers.length * wanted);
      for (let line = 0; line * each < wanted; line++) {
        const words = wordsOf(file.read(tensor.offset + line * width * 4, width * 4));
        for (const [i, row] of numbers.entries())
          for (let j = 0; j < each; j++) {
            const place = transposed ? j : (awqOrder[row & 7] ?? 0);
            const word = words(transposed ? row : row >> 3);
            all[i * wanted + line * each + j] = (word >>> (place * bits)) & (2 ** bits - 1);
          }
      }
      for (let at = 0; at < all.length; at += wanted) centered(all.subarray(at, at + wanted));
      return all;
    },
  };
}

/** Words by their number; zero past the end of what the file holds. */
function wordsOf(bytes: Uint8Array): (i: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (i) => (i * 4 + 4 <= bytes.byteLength ? view.getUint32(i * 4, true) : 0);
}

function centered(row: Float32Array): void {
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) - mean;
}
