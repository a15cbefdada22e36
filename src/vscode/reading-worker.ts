/**
 * Reads files on a thread of its own: texts or places on the disk in, facts out. The same bundle runs as a worker of Node and as one
 * of the web, where there is no disk.
 */
import { createReading, deservesNote, isSilentCode, readLimit } from "../core/index.ts";
import type { FileOnDisk, FromWorker, Read, ToWorker } from "./reading.ts";

interface Port {
  postMessage(message: FromWorker): void;
}

/** What we need of Node's file system. */
interface Disk {
  openSync(place: string, flags: "r"): number;
  fstatSync(file: number): { readonly size: number };
  readSync(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  closeSync(file: number): void;
}

interface Modules {
  "node:worker_threads": { readonly parentPort: Port & { on(event: "message", listener: (message: ToWorker) => void): void } };
  "node:fs": Disk;
}

declare const require: (<K extends keyof Modules>(name: K) => Modules[K]) | undefined;

const disk = typeof require === "function" ? require("node:fs") : undefined;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
let reading = createReading([]);

function answer(message: ToWorker, port: Port): void {
  if (message.kind === "phrases") reading = createReading(message.phrases);
  else if (message.kind === "text")
    port.postMessage({ id: message.id, read: [{ path: message.path, text: "", facts: reading(message.path, message.text) }] });
  else port.postMessage({ id: message.id, read: message.files.map((file) => disk && readFrom(disk, file)) });
}

/** Reads one file as the host would, and sends no text that nobody needs. */
function readFrom(files: Disk, { path, place }: FileOnDisk): Read | undefined {
  try {
    const limit = readLimit(path) ?? 0;
    const text = textAt(files, place, limit);
    if (text === undefined) return deservesNote(path) ? { path, problem: "too-large" } : undefined;
    const facts = reading(path, text);
    return { path, text: isSilentCode(path, text, facts) ? "" : text, facts };
  } catch (error) {
    if (error instanceof TypeError) return { path, problem: "not-text" };
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    return code === "ENOENT" ? undefined : { path, problem: "unreadable", detail: code };
  }
}

/** The text of a file, or nothing where it is larger than `limit` bytes. */
function textAt(files: Disk, place: string, limit: number): string | undefined {
  const file = files.openSync(place, "r");
  try {
    const { size } = files.fstatSync(file);
    if (size > limit) return undefined;
    const bytes = new Uint8Array(size);
    return utf8.decode(bytes.subarray(0, files.readSync(file, bytes, 0, size, 0)));
  } finally {
    files.closeSync(file);
  }
}

if (typeof require === "function") {
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", (message) => answer(message, parentPort));
} else self.onmessage = ({ data }: MessageEvent<ToWorker>) => answer(data, self);
