/** Dictionaries of Arrow before they are decoded: the decoder makes strings of all their values at once, as often and as long as offsets say. */
import { getCompressionCodec } from "@uwdata/flechette";
import type { FlatTable } from "./flat.ts";

/** Longer dictionaries are none that name things again and again. */
const mostValues = 1 << 22;
/** Numbers of types (Schema.fbs): those with offsets of four and of eight bytes. */
const [short, long] = [new Set([4, 5]), new Set([19, 20])];
const packed = 8;

/** Types of the values of dictionaries by their numbers. */
export type Dictionaries = Map<number, number>;

/** Throws `RangeError` where a dictionary's batch, with this body, is not what its header says. False where it holds more than plain values. */
export function checkDictionary(message: FlatTable, types: Dictionaries, body: Uint8Array): boolean {
  const type = types.get(message.long(0));
  const batch = message.table(1);
  if (type === undefined || !batch) throw new RangeError("a dictionary of no column");
  const values = batch.long(0);
  const nodes = batch.numbers(1, 16);
  if (values > mostValues || nodes.length !== 1) return false;
  if (nodes[0] !== values) throw new RangeError("a dictionary of another length");
  const size = short.has(type) ? 4 : long.has(type) ? 8 : 0;
  if (size === 0 || values === 0) return true;
  const [, offsets, text] = batch.numbers(2, 16).map((start, i) => bufferOf(batch, body, start, batch.numbers(2, 16, 8)[i] ?? 0));
  if (!offsets || !text || offsets.length < size * (values + 1)) throw new RangeError("a dictionary without offsets");
  const view = new DataView(offsets.buffer, offsets.byteOffset, offsets.length);
  let before = 0;
  for (let i = 0; i <= values; i++) {
    const offset = size === 4 ? view.getInt32(4 * i, true) : Number(view.getBigInt64(8 * i, true));
    if (!(offset >= before)) throw new RangeError("offsets that go back");
    before = offset;
  }
  if (before > text.length) throw new RangeError("offsets behind the end");
  return true;
}

function bufferOf(batch: FlatTable, body: Uint8Array, start: number, length: number): Uint8Array {
  if (!(start >= 0 && length >= 0 && start + length <= body.length)) throw new RangeError("a buffer behind the end");
  const bytes = body.subarray(start, start + length);
  const compression = batch.table(3);
  if (!compression || length === 0) return bytes;
  const isStored = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getBigInt64(0, true) === -1n;
  const codec = getCompressionCodec(compression.byte(0) as 0 | 1);
  if (!codec) throw new RangeError("an unknown way of packing");
  return isStored ? bytes.subarray(packed) : codec.decode(bytes.subarray(packed));
}
