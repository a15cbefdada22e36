/**
 * The messages of an Arrow file one after the other: a stream (as `datasets` saves) and the file format alike, which is a stream between
 * a mark and a footer. Layout: Arrow columnar format 1.5, "Serialization and Interprocess Communication". A decoder trusts what headers
 * say of their sizes: they are checked here first.
 */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { startMessage } from "./arrow-codecs.ts";
import { checkDictionary, type Dictionaries } from "./arrow-dictionary.ts";
import { FlatTable } from "./flat.ts";

/** A message with its header and body, as one that was written alone. The bytes are good until the next one is asked for. */
export interface ArrowMessage {
  readonly kind: "schema" | "dictionary" | "batch" | "other";
  readonly bytes: Uint8Array;
  /** Rows of a batch. */
  readonly rows: number;
}

/** The bytes are no such file, or damaged. */
export class DamagedArrow extends RangeError {}
/** A batch is larger than what is held in memory; its rows are known. */
export class LargeBatch extends RangeError {
  readonly rows: number;

  constructor(rows: number) {
    super("a batch is too large");
    this.rows = rows;
  }
}
/** A layout that is not read. */
export class UnknownArrow extends Error {}

/** Headers and bodies of at most so many bytes are read. Writers make batches of some megabytes. */
const [mostHeader, mostBody] = [1 << 24, 1 << 28];
const mostFields = 20_000;
const mark = "ARROW1";
const continues = 0xffffffff;
/** Numbers in the schema of messages (Message.fbs, Schema.fbs). */
const kinds = ["other", "schema", "dictionary", "batch"] as const;
const version4 = 3;
const unionType = 14;

/** Reads the messages. Throws the errors above, and goes on behind a `LargeBatch` when it is given one by `tell`. */
export function* messagesOf(path: string, tell: (batch: LargeBatch) => void): Generator<ArrowMessage> {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const reader = new Reader(file, size);
    const isFile = reader.text(0, mark.length) === mark;
    const dictionaries: Dictionaries = new Map();
    const end = isFile ? footerStart(reader, size) : size;
    for (let at = isFile ? 8 : 0; at + 4 <= end; ) {
      const prefix = reader.number(at) === continues ? 8 : 4;
      const header = at + prefix <= end ? reader.number(at + prefix - 4) : 0;
      if (header === 0) return;
      if (header > mostHeader || at + prefix + header > end) throw new DamagedArrow("a header ends behind the file");
      const head = reader.bytes(at, prefix + header);
      const { body, ...message } = headerOf(head.subarray(prefix), dictionaries);
      const length = prefix + header + body;
      if (at + length > end) throw new DamagedArrow("a body ends behind the file");
      if (body > mostBody) tell(new LargeBatch(message.kind === "batch" ? message.rows : 0));
      else {
        const bytes = reader.bytes(at, length);
        if (message.kind === "dictionary") checkValues(bytes.subarray(prefix), header, dictionaries);
        yield { ...message, bytes };
      }
      at += length;
    }
  } finally {
    closeSync(file);
  }
}

/** The footer's length stands before the last mark. */
function footerStart(reader: Reader, size: number): number {
  if (size < 2 * mark.length + 12 || reader.text(size - mark.length, mark.length) !== mark) throw new DamagedArrow("the end is missing");
  return size - mark.length - 4 - reader.number(size - mark.length - 4);
}

/** Bytes of a file in a room of its own, where numbers lie as they were written: at multiples of their size. */
class Reader {
  readonly #file: number;
  readonly #size: number;
  #room = new Uint8Array(1 << 20);

  constructor(file: number, size: number) {
    this.#file = file;
    this.#size = size;
  }

  bytes(start: number, length: number): Uint8Array {
    if (start < 0 || start + length > this.#size) throw new DamagedArrow("the file ends early");
    if (length > this.#room.length) this.#room = new Uint8Array(Math.ceil(length / 8) * 8);
    for (let read = 0; read < length; ) {
      const count = readSync(this.#file, this.#room, read, length - read, start + read);
      if (count === 0) throw new DamagedArrow("the file ends early");
      read += count;
    }
    return this.#room.subarray(0, length);
  }

  number(start: number): number {
    return new DataView(this.bytes(start, 4).buffer).getUint32(0, true);
  }

  text(start: number, length: number): string {
    return start + length > this.#size ? "" : String.fromCharCode(...this.bytes(start, length));
  }
}

/** What a header says, all of whose vectors lie inside of it. */
function headerOf(bytes: Uint8Array, dictionaries: Dictionaries): Omit<ArrowMessage, "bytes"> & { readonly body: number } {
  const message = tableOf(bytes);
  const kind = kinds[message.byte(1)] ?? "other";
  const header = message.table(2);
  const body = message.long(3);
  if (message.short(0) < version4) throw new UnknownArrow("written before version 4");
  if (!header) return { kind: "other", rows: 0, body };
  if (kind === "schema") checkSchema(header, dictionaries);
  const batch = kind === "dictionary" ? header.table(1) : kind === "batch" ? header : undefined;
  if (batch) checkBatch(batch);
  return { kind, rows: batch?.long(0) ?? 0, body };
}

const tableOf = (bytes: Uint8Array): FlatTable => FlatTable.at(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0);

/** `bytes`: a header of so many bytes and its body. */
function checkValues(bytes: Uint8Array, length: number, dictionaries: Dictionaries): void {
  const message = tableOf(bytes.subarray(0, length)).table(2);
  startMessage();
  if (!message || !checkDictionary(message, dictionaries, bytes.subarray(length))) throw new UnknownArrow("a dictionary of lists");
}

function checkSchema(schema: FlatTable, dictionaries: Dictionaries): void {
  if (schema.short(0) !== 0) throw new UnknownArrow("big-endian");
  checkEntries(schema.tables(2));
  let left = mostFields;
  const check = (field: FlatTable): void => {
    if (left-- <= 0) throw new DamagedArrow("too many fields");
    checkEntries(field.tables(6));
    const dictionary = field.table(4);
    if (dictionary) dictionaries.set(dictionary.long(0), field.byte(2));
    if (field.byte(2) === unionType) field.table(3)?.vector(1, 4);
    for (const child of field.tables(5)) check(child);
  };
  for (const field of schema.tables(1)) check(field);
}

/** Notes of a schema are read by the decoder too. */
function checkEntries(entries: readonly FlatTable[]): void {
  if (entries.length > mostFields) throw new DamagedArrow("too many notes");
  for (const entry of entries) entry.place(0);
}

function checkBatch(batch: FlatTable): void {
  batch.vector(1, 16);
  const { count } = batch.vector(2, 16);
  const apart = batch.numbers(4, 8);
  if (apart.some((one) => one < 0) || apart.reduce((sum, one) => sum + one, 0) > count)
    throw new DamagedArrow("more buffers than there are");
}
