/** Feeds the bytes of a file to a scan: read ahead into one buffer that grows only as far as a row needs it. */
import { readSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { maxRow, type RowScan } from "../../rows/index.ts";

/** Gives bytes into a buffer from an offset on and tells how many; none at the end. */
export type Fill = (buffer: Buffer, offset: number) => Promise<number>;

const chunk = 1 << 20;

/** Reads everything that `fill` gives. */
export async function feed(scan: RowScan, fill: Fill): Promise<void> {
  const room = scan.lend();
  try {
    await feedThrough(
      room ? Buffer.from(room.bytes.buffer, room.bytes.byteOffset, room.bytes.length) : Buffer.allocUnsafe(chunk),
      scan,
      fill,
    );
  } finally {
    room?.back();
  }
}

async function feedThrough(given: Buffer, scan: RowScan, fill: Fill): Promise<void> {
  let buffer = given;
  let kept = 0;
  for (let isLast = false; !isLast; ) {
    if (kept === buffer.length) buffer = grown(buffer);
    const read = await fill(buffer, kept);
    isLast = read === 0;
    const length = kept + read;
    const used = scan.push(buffer.subarray(0, length), isLast);
    buffer.copyWithin(0, used, length);
    kept = length - used;
  }
}

function grown(buffer: Buffer): Buffer {
  const larger = Buffer.allocUnsafe(Math.min(buffer.length * 2, maxRow + chunk));
  buffer.copy(larger);
  return larger;
}

/** Fills from a stretch of an open file. */
export function fromFile(handle: FileHandle, from: number, to: number): Fill {
  let at = from;
  // In this thread: another would first have to be woken for each piece, which takes as long as reading it.
  return async (buffer, offset) => {
    const count = readSync(handle.fd, buffer, offset, Math.min(buffer.length - offset, to - at), at);
    at += count;
    return count;
  };
}

/** Opens a file for as long as `use` takes. */
export async function withFile<T>(path: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(path, "r");
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}
