/** Snappy in WebAssembly (`snappy.wat`): pages of Parquet are packed so most often, and unpacking them takes most of the time. */
import { startModule } from "./kernel.ts";
import { snappyCode } from "./snappy-code.ts";

const [page, slack] = [1 << 16, 16];

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly unpack: (at: number, end: number, out: number, limit: number) => number;
}

/**
 * Makes a function that unpacks to so many bytes, which are good until it is called again; it throws `RangeError` where they are damaged
 * or not so many. Nothing where the host cannot run it.
 */
export function createSnappy(): ((bytes: Uint8Array, length: number) => Uint8Array) | undefined {
  const kernel = startModule<Exports>(snappyCode);
  return kernel && ((bytes, length) => unpackIn(kernel, bytes, length));
}

function unpackIn({ memory, unpack }: Exports, bytes: Uint8Array, length: number): Uint8Array {
  const missing = bytes.length + length + 2 * slack - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / page));
  const space = new Uint8Array(memory.buffer);
  space.set(bytes);
  const out = Math.ceil(bytes.length / slack) * slack;
  if (unpack(0, bytes.length, out, out + length) !== 0) throw new RangeError("a page of Snappy is damaged");
  return space.subarray(out, out + length);
}
