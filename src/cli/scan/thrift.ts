/** Headers of Parquet pages: structs of Thrift's compact protocol, read with every step inside the bytes. */

/** Fields of a struct by their ids; numbers, truth values and structs are kept, the rest is passed over. */
export type Fields = ReadonlyMap<number, number | boolean | Fields>;

/** Reads a struct and tells where it ends. Throws `RangeError` where the bytes end first or make no sense. */
export function readStruct(bytes: Uint8Array, start: number): { readonly fields: Fields; readonly end: number } {
  const reader = new Reader(bytes, start);
  const fields = reader.struct(0);
  return { fields, end: reader.at };
}

const deepest = 8;

class Reader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  struct(depth: number): Fields {
    if (depth > deepest) throw new RangeError("too deep");
    const fields = new Map<number, number | boolean | Fields>();
    for (let id = 0; ; ) {
      const head = this.#byte();
      const type = head & 15;
      if (type === 0) return fields;
      id = head >> 4 === 0 ? this.#zigzag() : id + (head >> 4);
      const value = this.#value(type, depth);
      if (value !== undefined) fields.set(id, value);
    }
  }

  #value(type: number, depth: number): number | boolean | Fields | undefined {
    if (type === 1 || type === 2) return type === 1;
    if (type === 3) return this.#byte();
    if (type >= 4 && type <= 6) return this.#zigzag();
    if (type === 12) return this.struct(depth + 1);
    if (type === 7) this.#skip(8);
    else if (type === 8) this.#skip(this.#varint());
    else if (type === 9 || type === 10) this.#list(depth);
    else throw new RangeError(`type ${type}`);
    return undefined;
  }

  #list(depth: number): void {
    const head = this.#byte();
    const count = head >> 4 === 15 ? this.#varint() : head >> 4;
    for (let i = 0; i < count; i++) {
      if ((head & 15) <= 2) this.#skip(1);
      else this.#value(head & 15, depth + 1);
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new RangeError("the header is cut off");
    return byte;
  }

  #varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  #zigzag(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  #skip(length: number): void {
    this.at += length;
    if (this.at > this.#bytes.length) throw new RangeError("the header is cut off");
  }
}
