/**
 * The header of a GGUF file, versions 1 to 3, of either byte order: counts, statements (key, type, value), then name, shape, type
 * and place of each tensor (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md). Long arrays are passed over, not kept.
 */
import { Refusal, type Steps, Window } from "./bytes.ts";
import { type Header, maxName, maxTensors, maxText, type Tensor, type Value } from "./types.ts";

/** Bytes at the start of a file that are read at most: the vocabulary of a large model takes some ten million. */
const readLimit = 64 * 1024 * 1024;
const maxStatements = 65_536;
/** Items of a list that are kept, and of one that is kept whole: vocabularies hold some hundred thousand. */
const maxItems = 100;
const maxWhole = 2_000_000;
const maxNesting = 4;
const maxDimensions = 8;

/** Numbers of the types of values, as the format writes them. */
const Type = {
  uint8: 0,
  int8: 1,
  uint16: 2,
  int16: 3,
  uint32: 4,
  int32: 5,
  float32: 6,
  bool: 7,
  string: 8,
  array: 9,
  float64: 12,
} as const;
/** Bytes of a value by its type; 0 where they differ. */
const widths = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];

/** Names of tensor types by their number in ggml; those of which numbers are read elsewhere. */
const dtypes: Readonly<Record<number, string>> = {
  0: "F32",
  1: "F16",
  2: "Q4_0",
  3: "Q4_1",
  6: "Q5_0",
  7: "Q5_1",
  8: "Q8_0",
  10: "Q2_K",
  11: "Q3_K",
  12: "Q4_K",
  13: "Q5_K",
  14: "Q6_K",
  30: "BF16",
};

/**
 * Reads the header; nothing for a pointer of Git LFS. Throws `Refusal`.
 * @param whole names of lists that are kept whole
 */
export function* ggufHeader(size: number, whole: ReadonlySet<string>): Steps<Header | undefined> {
  const window = new Window(size, readLimit);
  if (size < 8) throw new Refusal("header-unknown", `${size} < 8`);
  yield* window.need(8);
  const magic = window.text(4);
  if (magic === "vers") return undefined;
  if (magic !== "GGUF") throw new Refusal("header-unknown", JSON.stringify(magic));
  const version = versionOf(window);
  const wide = version > 1;
  yield* window.need(wide ? 16 : 8);
  const tensorCount = wide ? window.u64() : window.u32();
  const statementCount = wide ? window.u64() : window.u32();
  // A tensor takes 24 bytes at least, a statement 13.
  if (tensorCount * 24 + statementCount * 13 > size) throw new Refusal("header-lies", `${tensorCount} + ${statementCount} > ${size}`);
  if (tensorCount > maxTensors || statementCount > maxStatements)
    throw new Refusal("header-too-large", `${tensorCount} + ${statementCount}`);
  const metadata = new Map<string, Value>();
  for (let i = 0; i < statementCount; i++) yield* statement(window, wide, metadata, whole);
  const found: Tensor[] = [];
  for (let i = 0; i < tensorCount; i++) found.push(yield* tensor(window, wide));
  const alignment = Number(metadata.get("general.alignment") ?? 32);
  const start = alignment > 0 ? Math.ceil(window.position / alignment) * alignment : window.position;
  const tensors = found.map((one) => ({ ...one, offset: start + one.offset }));
  for (const { name, offset } of tensors) if (offset > size) throw new Refusal("header-lies", `${name.slice(0, 100)}: ${offset} > ${size}`);
  return { format: "gguf", metadata, tensors, bytes: window.position, littleEndian: window.littleEndian };
}

/** Reads the version; from it the byte order is told. */
function versionOf(window: Window): number {
  const little = window.integer(4, false);
  if (little >= 1 && little <= 3) return little;
  const swapped = (little >>> 24) | ((little >>> 8) & 0xff00);
  if ((little & 0xffff) === 0 && swapped >= 1 && swapped <= 3) {
    window.littleEndian = false;
    return swapped;
  }
  throw new Refusal("header-unknown", `GGUF ${little}`);
}

function* lengthOf(window: Window, wide: boolean): Steps<number> {
  const width = wide ? 8 : 4;
  if (window.left < width) yield* window.need(width);
  return wide ? window.u64() : window.u32();
}

function* nameOf(window: Window, wide: boolean): Steps<string> {
  const length = yield* lengthOf(window, wide);
  if (length > maxName) throw new Refusal("header-lies", `${length} > ${maxName}`);
  yield* window.need(length);
  return window.text(length);
}

function* typeOf(window: Window): Steps<number> {
  yield* window.need(4);
  const type = window.u32();
  if (type > Type.float64) throw new Refusal("header-unknown", `GGUF type ${type}`);
  return type;
}

function* statement(window: Window, wide: boolean, into: Map<string, Value>, whole: ReadonlySet<string>): Steps<void> {
  const name = yield* nameOf(window, wide);
  const type = yield* typeOf(window);
  const most = whole.has(name) ? maxWhole : maxItems;
  const value = type === Type.array ? yield* list(window, wide, 0, most) : yield* single(window, wide, type);
  if (value !== undefined) into.set(name, value);
}

/** A value that is no list; nothing for a text that is too long to be kept. */
function* single(window: Window, wide: boolean, type: number): Steps<string | number | boolean | undefined> {
  if (type === Type.string) {
    const length = yield* lengthOf(window, wide);
    if (length > maxText) {
      pass(window, length);
      return undefined;
    }
    yield* window.need(length);
    return window.text(length);
  }
  yield* window.need(widths[type] ?? 8);
  return numberOf(window, type);
}

function numberOf(window: Window, type: number): number | boolean {
  switch (type) {
    case Type.uint8:
    case Type.int8:
      return window.integer(1, type === Type.int8);
    case Type.uint16:
    case Type.int16:
      return window.integer(2, type === Type.int16);
    case Type.uint32:
    case Type.int32:
      return window.integer(4, type === Type.int32);
    case Type.bool:
      return window.integer(1, false) !== 0;
    case Type.float32:
      return window.f32();
    case Type.float64:
      return window.f64();
    default:
      return window.u64();
  }
}

/** The texts of a short list; any other list is passed over. */
function* list(window: Window, wide: boolean, depth: number, most = maxItems): Steps<readonly string[] | undefined> {
  const type = yield* typeOf(window);
  const count = yield* lengthOf(window, wide);
  if (type === Type.array) {
    if (depth >= maxNesting) throw new Refusal("header-lies", `> ${maxNesting}`);
    if (count > maxItems) throw new Refusal("header-too-large", `${count} > ${maxItems}`);
    for (let i = 0; i < count; i++) yield* list(window, wide, depth + 1);
    return undefined;
  }
  if (type !== Type.string) {
    pass(window, count * (widths[type] ?? 8));
    return undefined;
  }
  if (count * (wide ? 8 : 4) > window.size) throw new Refusal("header-lies", `${count} > ${window.size}`);
  if (count > most) {
    yield* passTexts(window, wide, count);
    return undefined;
  }
  const texts: string[] = [];
  for (let i = 0; i < count; i++) {
    const text = yield* single(window, wide, Type.string);
    if (typeof text === "string") texts.push(text);
    else if (most > maxItems) texts.push("");
  }
  return texts;
}

/** A vocabulary: only the lengths are looked at. */
function* passTexts(window: Window, wide: boolean, count: number): Steps<void> {
  const width = wide ? 8 : 4;
  for (let i = 0; i < count; i++) {
    if (window.left < width) yield* window.need(width);
    pass(window, wide ? window.u64() : window.u32());
  }
}

function pass(window: Window, length: number): void {
  if (window.position + length > window.size) throw new Refusal("header-lies", `${window.position + length} > ${window.size}`);
  window.skip(length);
}

function* tensor(window: Window, wide: boolean): Steps<Tensor> {
  const name = yield* nameOf(window, wide);
  yield* window.need(4);
  const dimensions = window.u32();
  if (dimensions > maxDimensions) throw new Refusal("header-lies", `${name.slice(0, 100)}: ${dimensions} > ${maxDimensions}`);
  yield* window.need(dimensions * (wide ? 8 : 4) + 12);
  const shape = Array.from({ length: dimensions }, () => (wide ? window.u64() : window.u32())).reverse();
  const type = window.u32();
  return { name, shape, dtype: dtypes[type] ?? `ggml type ${type}`, offset: window.u64() };
}
