/** Tables of FlatBuffers, in which the headers of Arrow messages are written, read with every step inside the bytes. */

/** Entries of a vector: where the first lies, and how many there are. */
export interface FlatVector {
  readonly start: number;
  readonly count: number;
}

/** A table at a place. Every method throws `RangeError` where the bytes end first or make no sense. */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;

  private constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  /** The table to which the offset at a place leads. */
  static at(view: DataView, place: number): FlatTable {
    return new FlatTable(view, place + view.getUint32(place, true));
  }

  /** Where the value of a field lies, by its number; undefined where the writer left it out. */
  place(field: number): number | undefined {
    const entries = this.#at - this.#view.getInt32(this.#at, true);
    const at = 4 + 2 * field;
    if (at >= this.#view.getUint16(entries, true)) return undefined;
    const offset = this.#view.getUint16(entries + at, true);
    // The decoder takes larger ones for negative numbers.
    if (offset > 0x7fff) throw new RangeError("a field far outside of its table");
    return offset === 0 ? undefined : this.#at + offset;
  }

  byte(field: number): number {
    const place = this.place(field);
    return place === undefined ? 0 : this.#view.getUint8(place);
  }

  short(field: number): number {
    const place = this.place(field);
    return place === undefined ? 0 : this.#view.getInt16(place, true);
  }

  /** A number of 64 bits, which is none of an array that fits into memory where it is larger than safe. */
  long(field: number): number {
    const place = this.place(field);
    if (place === undefined) return 0;
    const value = Number(this.#view.getBigInt64(place, true));
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError("an impossible length");
    return value;
  }

  table(field: number): FlatTable | undefined {
    const place = this.place(field);
    return place === undefined ? undefined : FlatTable.at(this.#view, place);
  }

  /** A vector of entries of so many bytes, all of which lie inside. */
  vector(field: number, stride: number): FlatVector {
    const place = this.place(field);
    if (place === undefined) return { start: 0, count: 0 };
    const start = place + this.#view.getUint32(place, true);
    const count = this.#view.getUint32(start, true);
    if (start + 4 + count * stride > this.#view.byteLength) throw new RangeError("a vector that ends behind its message");
    return { start: start + 4, count };
  }

  /** The tables of a vector. */
  tables(field: number): FlatTable[] {
    const { start, count } = this.vector(field, 4);
    return Array.from({ length: count }, (_, i) => FlatTable.at(this.#view, start + 4 * i));
  }

  /** A number of 64 bits of each entry of a vector: entries have so many bytes, and it stands so far inside. */
  numbers(field: number, stride: number, inside = 0): number[] {
    const { start, count } = this.vector(field, stride);
    return Array.from({ length: count }, (_, i) => Number(this.#view.getBigInt64(start + stride * i + inside, true)));
  }
}
