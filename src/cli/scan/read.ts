/** One file, or one shard of it, to its part of the result. What cannot be read is a note, and what was read before it counts. */
import { readFileSync } from "node:fs";
import { type FilePart, RowScan, type ScanNote, type StreamFormat, Tally, type Tools } from "../../rows/index.ts";
import { type CleanCopy, startCopy } from "./copy.ts";
import type { DataFile } from "./files.ts";
import { scanParquet } from "./parquet.ts";
import { type Fill, feed, fromFile, withFile } from "./stream.ts";
import { fromPacked } from "./unpack.ts";

/** One of `count` shares of the work, from 0 on. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Can this file be read in shares? Others are read whole, by one of the shards. */
export const isDivisible = ({ format, packing }: DataFile): boolean =>
  packing === undefined && (format === "jsonl" || format === "parquet");

/** Reads a share of a file; a whole file may be copied to `target`, without the rows that hit. */
export async function scanShare(file: DataFile, shard: Shard, tools: Tools, target?: string): Promise<FilePart> {
  const of = { path: file.path, format: file.format, bytes: file.bytes };
  try {
    if (isPointer(file)) return failed(of, shard, "pointer");
    if (file.format === "parquet") return await scanParquet(file, shard, tools);
    if (file.format === "arrow") {
      // Packed once more, or with the other layout of the first Feather files.
      if (file.packing) return failed(of, shard, "unsupported");
      const { scanArrow } = await import("./arrow.ts");
      return scanArrow(file, tools);
    }
    const { format } = file;
    if (target === undefined) return await scanStream(file, format, shard, tools);
    return await copied(file, target, (copy) => scanStream(file, format, shard, tools, copy));
  } catch {
    return failed(of, shard, "unreadable");
  }
}

/** Shares of a file that cannot be read add up to the whole of it, as others do. */
function failed(of: Pick<FilePart, "path" | "format" | "bytes">, { index, count }: Shard, note: ScanNote): FilePart {
  const tally = new Tally();
  tally.note(note);
  const border = (share: number): number => Math.floor((of.bytes * share) / count);
  return tally.part({ ...of, from: border(index), to: border(index + 1), whole: of.bytes });
}

/** How a pointer of Git LFS begins, and the size below which all are (git-lfs, docs/spec.md). */
const pointerStart = "version https://git-lfs.github.com/spec/";
const pointerBytes = 1024;

/** Does a pointer of Git LFS stand where the rows should? */
function isPointer({ path, bytes }: DataFile): boolean {
  return bytes > pointerStart.length && bytes < pointerBytes && readFileSync(path, "latin1").startsWith(pointerStart);
}

/** A copy of what is damaged or could not be written to its end is none. */
async function copied(file: DataFile, target: string, scan: (copy?: CleanCopy) => Promise<FilePart>): Promise<FilePart> {
  const copy = copyOrNone(file, target);
  let part: FilePart | undefined;
  try {
    part = await scan(copy);
  } finally {
    const isThere = await copy?.end(part !== undefined && !part.notes.includes("broken"));
    if (part) part = isThere ? { ...part, copy: target } : { ...part, notes: [...part.notes, "no-copy" as const].sort() };
  }
  return part;
}

function copyOrNone({ packing }: DataFile, target: string): CleanCopy | undefined {
  try {
    return startCopy(target, packing === "gzip");
  } catch {
    return undefined;
  }
}

async function scanStream(file: DataFile, format: StreamFormat, shard: Shard, tools: Tools, copy?: CleanCopy): Promise<FilePart> {
  const scan = new RowScan(tools, format, copy?.write);
  const of = { path: file.path, format: file.format, bytes: file.bytes, whole: file.bytes };
  if (file.packing) {
    await feed(scan, whenDrained(fromPacked(file.path, file.packing), copy)).catch(() => scan.tally.note("broken"));
    return scan.tally.part({ ...of, from: 0, to: file.bytes });
  }
  return withFile(file.path, async (handle) => {
    const border = (index: number): Promise<number> => rowStart(handle, Math.floor((file.bytes * index) / shard.count), file.bytes);
    const from = await border(shard.index);
    const to = await border(shard.index + 1);
    await feed(scan, whenDrained(fromFile(handle, from, to), copy));
    return scan.tally.part({ ...of, from, to });
  });
}

/** Reads on when the copy has taken what was read. */
const whenDrained = (fill: Fill, copy: CleanCopy | undefined): Fill =>
  copy
    ? async (buffer, offset) => {
        await copy.drained();
        return fill(buffer, offset);
      }
    : fill;

type Handle = Parameters<Parameters<typeof withFile>[1]>[0];

/** Where the first row begins that begins at `at` or behind it: shards that share a border agree on it. */
async function rowStart(handle: Handle, at: number, size: number): Promise<number> {
  if (at === 0) return 0;
  const buffer = Buffer.allocUnsafe(1 << 16);
  for (let place = at - 1; place < size; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, place);
    if (bytesRead === 0) break;
    const line = buffer.subarray(0, bytesRead).indexOf(10);
    if (line >= 0) return place + line + 1;
    place += bytesRead;
  }
  return size;
}
