/**
 * Reading bytes without knowing where they come from: a reader is a generator that asks for bytes and is given them. So the same
 * reader serves a command line that reads at once, an editor that waits, and tests that count.
 */

/** Bytes that a reader asks for; it is given exactly these, or fewer where the file ends. */
export interface Need {
  readonly offset: number;
  readonly length: number;
}

/** A reader: yields what it needs and returns what it found. */
export type Steps<T> = Generator<Need, T, Uint8Array>;

/** Why a header was not taken; names of notes. */
export type RefusalKey = "header-lies" | "header-unknown" | "header-too-large";

/** Ends a reading: the header claims what cannot be, or more than is read here. Its words are numbers and names, which every language reads. */
export class Refusal extends Error {
  readonly key: RefusalKey;

  constructor(key: RefusalKey, detail: string) {
    super(detail);
    this.key = key;
  }
}

/** Runs a reader to its end with bytes that are there at once. */
export function drive<T>(steps: Steps<T>, read: (need: Need) => Uint8Array): T {
  for (let step = steps.next(); ; ) {
    if (step.done) return step.value;
    step = steps.next(read(step.value));
  }
}

/** Runs a reader to its end with bytes that have to be waited for. */
export async function driveAsync<T>(steps: Steps<T>, read: (need: Need) => Promise<Uint8Array>): Promise<T> {
  for (let step = steps.next(); ; ) {
    if (step.done) return step.value;
    step = steps.next(await read(step.value));
  }
}

/** Bytes that are asked for at a time. */
export const windowSize = 64 * 1024;

const utf8 = new TextDecoder("utf-8");

/** A place in a file with some bytes after it; numbers are of the chosen byte order. */
export class Window {
  readonly size: number;
  /** Last offset up to which anything is read. */
  readonly limit: number;
  littleEndian = true;
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  #base = 0;
  /** Offset in the bytes at hand; past their end after a long skip. */
  #at = 0;

  constructor(size: number, limit: number) {
    this.size = size;
    this.limit = limit;
  }

  /** Offset in the file. */
  get position(): number {
    return this.#base + this.#at;
  }

  /** Bytes at hand. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** Sees to it that so many bytes are at hand. Throws `Refusal` where the file or what is read of it ends before. */
  *need(length: number): Steps<void> {
    if (length <= this.left) return;
    if (this.position + length > this.size) throw new Refusal("header-lies", `${this.position + length} > ${this.size}`);
    if (this.position + length > this.limit) throw new Refusal("header-too-large", `> ${this.limit}`);
    const kept = this.left > 0 ? this.#bytes.subarray(this.#at) : new Uint8Array(0);
    const offset = this.position + kept.length;
    const read = yield { offset, length: Math.min(Math.max(windowSize, length - kept.length), this.size - offset) };
    const joined = new Uint8Array(kept.length + read.length);
    joined.set(kept);
    joined.set(read, kept.length);
    this.#base = offset - kept.length;
    this.#bytes = joined;
    this.#view = new DataView(joined.buffer);
    this.#at = 0;
    if (length > joined.length) throw new Refusal("header-lies", `${this.#base + length} > ${this.#base + joined.length}`);
  }

  /** Goes on; the bytes between are not read where they are not at hand. */
  skip(length: number): void {
    this.#at += length;
  }

  /** The next four bytes as a number; they must be at hand, as for all below. */
  u32(): number {
    const value = this.#view.getUint32(this.#at, this.littleEndian);
    this.#at += 4;
    return value;
  }

  /** The next eight bytes as a number; exact up to 2^53, and larger than any file beyond. */
  u64(): number {
    const low = this.#view.getUint32(this.#at + (this.littleEndian ? 0 : 4), this.littleEndian);
    const high = this.#view.getUint32(this.#at + (this.littleEndian ? 4 : 0), this.littleEndian);
    this.#at += 8;
    return high * 0x1_0000_0000 + low;
  }

  /** The next eight bytes as a floating-point number. */
  f64(): number {
    const value = this.#view.getFloat64(this.#at, this.littleEndian);
    this.#at += 8;
    return value;
  }

  /** The next four bytes as a floating-point number. */
  f32(): number {
    const value = this.#view.getFloat32(this.#at, this.littleEndian);
    this.#at += 4;
    return value;
  }

  /** The next bytes as an integer of their width, with or without sign. */
  integer(width: 1 | 2 | 4, signed: boolean): number {
    const at = this.#at;
    this.#at += width;
    if (width === 1) return signed ? this.#view.getInt8(at) : this.#view.getUint8(at);
    if (width === 2) return signed ? this.#view.getInt16(at, this.littleEndian) : this.#view.getUint16(at, this.littleEndian);
    return signed ? this.#view.getInt32(at, this.littleEndian) : this.#view.getUint32(at, this.littleEndian);
  }

  /** The next bytes as text in UTF-8; what is none of it becomes a replacement sign. */
  text(length: number): string {
    const value = utf8.decode(this.#bytes.subarray(this.#at, this.#at + length));
    this.#at += length;
    return value;
  }
}
