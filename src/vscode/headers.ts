/**
 * Reads the header of a weight file: piece by piece from the disk where Node is at hand. VS Code's own file system gives whole
 * files only, so that in the web and in virtual workspaces a small file is read whole, and a large one is left and said so.
 */
import { type Uri, workspace } from "vscode";
import type { Path, Problem } from "../core/index.ts";
import { digestOf, drive, driveAsync, type HeaderReply, headerOf, type Need } from "../weights/index.ts";

/** Largest file that is read whole for its header, in bytes. */
const wholeLimit = 8 * 1024 * 1024;

interface FileHandle {
  stat(): Promise<{ readonly size: number }>;
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

declare const require: ((name: "node:fs/promises") => { readonly open: (path: string, flags: "r") => Promise<FileHandle> }) | undefined;

/** What a header says, as the text that the core reads, or why it was not taken; nothing for a pointer or an empty file. */
export type HeaderText = { readonly text: string } | { readonly problem: Problem["key"]; readonly detail?: string };

/** Reads one header. Throws what the file system throws. */
export async function readHeader(path: Path, uri: Uri): Promise<HeaderText | undefined> {
  const open = uri.scheme === "file" ? disk() : undefined;
  if (open) return told(await fromDisk(path, await open(uri.fsPath, "r")));
  const { size } = await workspace.fs.stat(uri);
  if (size > wholeLimit) return { problem: "header-out-of-reach" };
  const bytes = await workspace.fs.readFile(uri);
  return told(drive(headerOf(path, bytes.length), ({ offset, length }) => bytes.subarray(offset, offset + length)));
}

/** Node's way to open a file; a worker of the web has none. */
function disk(): ((path: string, flags: "r") => Promise<FileHandle>) | undefined {
  try {
    return typeof require === "function" && typeof Worker !== "function" ? require("node:fs/promises").open : undefined;
  } catch {
    return undefined;
  }
}

async function fromDisk(path: Path, file: FileHandle): Promise<HeaderReply> {
  try {
    const { size } = await file.stat();
    return await driveAsync(headerOf(path, size), async ({ offset, length }: Need) => {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await file.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    });
  } finally {
    await file.close();
  }
}

function told(reply: HeaderReply): HeaderText | undefined {
  if (reply.kind === "header") return { text: digestOf(reply.header) };
  return reply.kind === "refused" ? { problem: reply.key, detail: reply.detail } : undefined;
}
