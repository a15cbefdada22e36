/**
 * The header of a safetensors file: eight bytes that hold its length, little-endian, and as many bytes of JSON with name, type,
 * shape and place of each tensor, and statements under `__metadata__` (https://github.com/huggingface/safetensors, "Format").
 */
import { Refusal, type Steps } from "./bytes.ts";
import { type Header, maxName, maxTensors, maxText, type Tensor, type Value } from "./types.ts";

/** The format's own limit on the length of a header, in bytes. */
const formatLimit = 100_000_000;
/** Longest header that is read here, in bytes: some hundred thousand tensors, a tenth of a second. */
const readLimit = 16 * 1024 * 1024;
/** Most statements that are kept. */
const maxStatements = 1_000;

/** The first eight bytes of a pointer of Git LFS, read as a text. */
const pointer = "version ";

/** Reads the header; nothing for a pointer of Git LFS. Throws `Refusal`. */
export function* safetensorsHeader(size: number): Steps<Header | undefined> {
  if (size < 10) throw new Refusal("header-unknown", `${size} < 10`);
  const first = yield { offset: 0, length: 8 };
  if (first.length < 8) throw new Refusal("header-lies", `8 > ${first.length}`);
  if (new TextDecoder().decode(first) === pointer) return undefined;
  const view = new DataView(first.buffer, first.byteOffset, 8);
  const length = view.getUint32(4, true) * 0x1_0000_0000 + view.getUint32(0, true);
  if (length > size - 8) throw new Refusal("header-lies", `${length} > ${size - 8}`);
  if (length > formatLimit) throw new Refusal("header-lies", `${length} > ${formatLimit}`);
  if (length > readLimit) throw new Refusal("header-too-large", `${length} > ${readLimit}`);
  const bytes = yield { offset: 8, length };
  if (bytes.length < length) throw new Refusal("header-lies", `${length} > ${bytes.length}`);
  return read(parse(bytes), 8 + length, size);
}

function parse(bytes: Uint8Array): object {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal("header-unknown", "JSON");
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw new Refusal("header-unknown", "JSON");
  return data;
}

function read(data: object, start: number, size: number): Header {
  const metadata = new Map<string, Value>();
  const tensors: Tensor[] = [];
  for (const name in data) {
    const entry = (data as Readonly<Record<string, unknown>>)[name];
    if (name === "__metadata__") statements(entry, metadata);
    else if (tensors.length >= maxTensors) throw new Refusal("header-too-large", `> ${maxTensors}`);
    else tensors.push(tensor(name, entry, start, size));
  }
  return { format: "safetensors", metadata, tensors, bytes: start, littleEndian: true };
}

function statements(entry: unknown, into: Map<string, Value>): void {
  if (typeof entry !== "object" || entry === null) return;
  for (const [name, value] of Object.entries(entry))
    if (into.size < maxStatements && name.length <= maxName && typeof value === "string" && value.length <= maxText) into.set(name, value);
}

interface Written {
  readonly dtype?: unknown;
  readonly shape?: unknown;
  readonly data_offsets?: unknown;
}

function tensor(name: string, entry: unknown, start: number, size: number): Tensor {
  const { dtype, shape, data_offsets: places } = (entry ?? {}) as Written;
  if (typeof dtype !== "string" || !isCounts(shape) || !isCounts(places) || places.length !== 2 || name.length > maxName)
    throw new Refusal("header-unknown", name.slice(0, 100));
  const [from = 0, to = 0] = places;
  if (from > to || start + to > size) throw new Refusal("header-lies", `${name.slice(0, 100)}: ${from}–${to} > ${size - start}`);
  return { name, dtype, shape, offset: start + from };
}

const isCounts = (value: unknown): value is number[] => Array.isArray(value) && value.length <= 16 && value.every(isCount);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
