/** A checkpoint as a comparison sees it: tensors by what they are for and by layer, and a way to read a few rows of them. */
import { bareTensorName, foldTensorName, tensorRole } from "../core/index.ts";
import type { Tensor } from "../weights/index.ts";
import { storageOf } from "./numbers.ts";
import { packedOf } from "./packed.ts";

/** One file of a checkpoint. */
export interface WeightFile {
  readonly tensors: readonly Tensor[];
  /** Bytes of the file; fewer where it ends. */
  read(offset: number, length: number): Uint8Array;
}

/** A tensor whose numbers can be read. */
export interface Readable {
  readonly shape: readonly number[];
  /** Columns that can be read at little cost. */
  readonly columns: number;
  /** Columns are read in multiples of this. */
  readonly step: number;
  /** The first `columns` numbers of these rows, one row after another; rows of a vector are its numbers. */
  rows(numbers: readonly number[], columns: number): Float32Array;
}

/** Tensors of one role by layer: `layer up weight` and the like, see the roles of the core. */
export type Checkpoint = (role: string) => ReadonlyMap<number, Readable>;

/** Sorts the tensors of all files; what has no role, or is stored in a way that is not read here, is left out. */
export function checkpointOf(files: readonly WeightFile[]): Checkpoint {
  const roles = new Map<string, Map<number, Readable>>();
  for (const file of files) {
    const all = new Map(file.tensors.map((tensor) => [tensor.name, tensor]));
    for (const tensor of file.tensors) {
      const packed = packedOf(file, tensor, (name) => all.get(name));
      const { pattern, layer } = foldTensorName(packed?.name ?? tensor.name);
      // Other towers of a model (vision, draft heads) have layers of their own.
      if (layer === undefined || !/^(?:layers|h|blk|blocks|encoder\.layers?|decoder\.layers)\.\{i\}\./.test(bareTensorName(pattern)))
        continue;
      const role = tensorRole(pattern);
      const readable = role && (packed?.readable ?? readableOf(file, tensor));
      if (!role || !readable || readable.shape.length > 2 || readable.shape.some((side) => side > maxSide)) continue;
      const layers = roles.get(role) ?? new Map<number, Readable>();
      if (!layers.has(layer)) layers.set(layer, readable);
      roles.set(role, layers);
    }
  }
  return (role) => roles.get(role) ?? new Map();
}

/** Widest row and most rows of a tensor that is looked at: a header may claim any shape. */
const maxSide = 1_000_000;

function readableOf(file: WeightFile, { dtype, shape, offset }: Tensor): Readable | undefined {
  const storage = storageOf(dtype);
  const width = shape.at(-1) ?? 0;
  if (!storage || width === 0 || width % storage.block !== 0) return undefined;
  const rowBytes = (width / storage.block) * storage.bytes;
  return {
    shape,
    columns: width,
    step: storage.block,
    rows(numbers, columns) {
      const length = (columns / storage.block) * storage.bytes;
      const all = new Float32Array(numbers.length * columns);
      for (const [i, row] of numbers.entries()) {
        const bytes = file.read(offset + row * rowBytes, length);
        if (bytes.length < length) continue;
        storage.decode(new DataView(bytes.buffer, bytes.byteOffset, length), all.subarray(i * columns, (i + 1) * columns));
      }
      return all;
    },
  };
}
