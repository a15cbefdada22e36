/** Walks and reads on another thread, while this one understands what has come. */
import { Worker } from "node:worker_threads";
import type { Sink } from "../files.ts";
import type { Batch, WalkRequest } from "./protocol.ts";

/**
 * Starts the thread of `bundle`, hands all that it finds to what `ready` makes meanwhile, in the order of the walk, and resolves with it.
 * Rejects with what ended the thread early.
 */
export function walkAside<T extends Sink>(bundle: URL, request: Omit<WalkRequest, "waiting">, ready: () => T): Promise<T> {
  const waiting = new SharedArrayBuffer(4);
  const count = new Int32Array(waiting);
  // What was imported into this thread concerns this thread only.
  const worker = new Worker(bundle, { execArgv: [], workerData: { ...request, waiting } satisfies WalkRequest });
  const sink = readyOr(ready, () => void worker.terminate());
  return new Promise((resolve, reject) => {
    worker.on("message", ({ found, size, last }: Batch) => {
      for (const [path, text, key, detail] of found)
        if (text !== undefined) sink.upsert(path, text);
        else if (key !== undefined) sink.note(path, key, detail);
      Atomics.sub(count, 0, size);
      Atomics.notify(count, 0);
      if (last) resolve(sink);
    });
    worker.on("error", reject);
  });
}

/** Nobody would take what the thread finds: it would wait for ever. */
function readyOr<T>(ready: () => T, stop: () => void): T {
  try {
    return ready();
  } catch (error) {
    stop();
    throw error;
  }
}
