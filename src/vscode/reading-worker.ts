/**
 * Reads large files on a thread of its own: texts in, facts out. The same bundle runs as a worker of Node and as one of the web.
 */
import { createReading } from "../core/index.ts";
import type { FromWorker, ToWorker } from "./reading.ts";

interface Port {
  postMessage(message: FromWorker): void;
}

declare const require:
  | ((name: "node:worker_threads") => { readonly parentPort: Port & { on(event: "message", listener: (message: ToWorker) => void): void } })
  | undefined;

let reading = createReading([]);

function answer(message: ToWorker, port: Port): void {
  if (message.kind === "phrases") reading = createReading(message.phrases);
  else port.postMessage({ id: message.id, facts: reading(message.path, message.text) });
}

if (typeof require === "function") {
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", (message) => answer(message, parentPort));
} else self.onmessage = ({ data }: MessageEvent<ToWorker>) => answer(data, self);
