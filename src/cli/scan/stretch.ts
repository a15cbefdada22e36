/** Stretches of a file, read ahead into one buffer. */
import { closeSync, openSync, readSync } from "node:fs";
import type { DataFile } from "./files.ts";
import type { ReadAt } from "./parquet-pages.ts";

const ahead = 1 << 20;
const none = new Uint8Array();

/** Opens a file. What `read` gives is good until it is asked again; it throws where the file ends before. */
export function bytesOf({ path, bytes: size }: Pick<DataFile, "path" | "bytes">): { readonly read: ReadAt; close(): void } {
  const file = openSync(path, "r");
  let buffer = new Uint8Array(ahead);
  let from = 0;
  let to = 0;
  return {
    close: () => closeSync(file),
    read(start, length) {
      if (!(start >= 0 && length >= 0 && start + length <= size)) throw new RangeError("behind the end of the file");
      if (start < from || start + length > to) {
        // What was read ahead is not read again.
        const kept = start >= from && start < to ? buffer.subarray(start - from, to - from) : none;
        if (length > buffer.length) buffer = new Uint8Array(length);
        buffer.set(kept);
        from = start;
        to = start + kept.length;
        while (to < start + length) {
          const count = readSync(file, buffer, to - start, Math.min(buffer.length, size - start) - (to - start), to);
          if (count === 0) throw new RangeError("the file ends early");
          to += count;
        }
      }
      return buffer.subarray(start - from, start - from + length);
    },
  };
}
