/** The thread that walks a workspace and reads its files; nothing is understood here. */
import { parentPort, workerData } from "node:worker_threads";
import { readWorkspace } from "../files.ts";
import type { Batch, Found, WalkRequest } from "./protocol.ts";

/** A batch is sent when it has so many files or characters. */
const mostFiles = 100;
const mostCharacters = 250_000;

/** So many characters may wait for the other thread: memory stays bounded, however slow it is. */
const mostWaiting = 30_000_000;

const { root, folders, exclude, waiting } = workerData as WalkRequest;
const count = new Int32Array(waiting);
let found: Found[] = [];
let size = 0;

function send(last: boolean): void {
  Atomics.add(count, 0, size);
  parentPort?.postMessage({ found, size, last } satisfies Batch);
  found = [];
  size = 0;
  for (let now = Atomics.load(count, 0); !last && now > mostWaiting; now = Atomics.load(count, 0)) Atomics.wait(count, 0, now);
}

function add(one: Found, characters: number): void {
  found.push(one);
  size += characters;
  if (found.length >= mostFiles || size >= mostCharacters) send(false);
}

readWorkspace(
  root,
  folders,
  {
    upsert: (path, text) => add([path, text], text.length),
    note: (path, key, detail) => add([path, undefined, key, detail], 0),
  },
  exclude,
);
send(true);
