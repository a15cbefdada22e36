/** What a header holds, and how much of it is taken. */
import type { RefusalKey } from "./bytes.ts";

/** What a header says under one name. */
export type Value = string | number | boolean | readonly string[];

/** One tensor of a file. */
export interface Tensor {
  readonly name: string;
  /** As the format writes it: `BF16`, `F32`, `Q8_0` … */
  readonly dtype: string;
  /** Rows first: a matrix that maps `in` values to `out` is `[out, in]`. */
  readonly shape: readonly number[];
  /** First byte in the file. */
  readonly offset: number;
}

/** What was read of a file. */
export interface Header {
  readonly format: "safetensors" | "gguf";
  readonly metadata: ReadonlyMap<string, Value>;
  readonly tensors: readonly Tensor[];
  /** Bytes before the first tensor. */
  readonly bytes: number;
  /** The order of bytes of all numbers in the file. */
  readonly littleEndian: boolean;
}

/** A header, a pointer of Git LFS in its place, nothing at all, or why it was not taken. */
export type HeaderReply =
  | { readonly kind: "header"; readonly header: Header }
  | { readonly kind: "pointer" }
  | { readonly kind: "empty" }
  | { readonly kind: "refused"; readonly key: RefusalKey; readonly detail: string };

/** Most tensors that one file may name; the largest that are published hold some ten thousand. */
export const maxTensors = 200_000;

/** Longest name of a tensor or of a statement, in bytes. */
export const maxName = 1_024;

/** Longest text of a statement that is kept, in bytes; longer ones (chat templates, tag counts) are left out. */
export const maxText = 4_096;
