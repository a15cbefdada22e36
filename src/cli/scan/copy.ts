/** `--write-clean`: copies of files without the rows that hit. New files only: nothing that is there is ever written over. */
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { createGzip } from "node:zlib";
import type { DataFile } from "./files.ts";

/** A copy that grows while its file is read. What goes wrong in writing it is told by `end` alone. */
export interface CleanCopy {
  /** Takes bytes that stay. They may change as soon as this returns. */
  write(bytes: Uint8Array): void;
  /** Resolves when there is room for more. */
  drained(): Promise<void>;
  /** Gives the copy its name, or takes it back where it is not `whole`. False where there is none in the end. */
  end(whole: boolean): Promise<boolean>;
}

/** Can a copy of this file be written? Rows of others do not lie one after the other as they stand. */
export const isCopied = ({ format, packing }: Pick<DataFile, "format" | "packing">): boolean =>
  (format === "jsonl" || format === "csv") && packing !== "zstd";

/** Where the copy of a file goes: below the folder of the copies as the file lies below the path that was asked for. */
export function targetOf(file: string, asked: readonly string[], folder: string): string {
  const within = asked.find((path) => isFolder(path) && !relative(path, file).startsWith(".."));
  return join(folder, within === undefined ? basename(file) : relative(within, file));
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

/** Begins a copy under another name, so that what was not finished is never taken for it. Throws what the disk says. */
export function startCopy(target: string, isPacked: boolean): CleanCopy {
  const partial = `${target}.${process.pid}.partial`;
  mkdirSync(dirname(target), { recursive: true });
  const file = openSync(partial, "wx");
  let isGood = true;
  let isFull = false;
  const put = (bytes: Uint8Array): void => {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    } catch {
      isGood = false;
    }
  };
  const gzip = isPacked ? createGzip() : undefined;
  gzip?.on("data", put);
  return {
    write(bytes) {
      if (gzip) isFull = !gzip.write(bytes.slice());
      else put(bytes);
    },
    async drained() {
      if (gzip && isFull) await once(gzip, "drain");
      isFull = false;
    },
    async end(whole) {
      if (gzip) await once(gzip.end(), "end");
      closeSync(file);
      const isNew = whole && isGood && !existsSync(target);
      if (isNew) renameSync(partial, target);
      else rmSync(partial);
      return isNew;
    },
  };
}
