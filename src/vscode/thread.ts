/** Starts a worker from a packed bundle: one of the web where there are any, else one of Node. */
import { type Uri, workspace } from "vscode";

/** What both kinds of workers have in common. */
export interface Thread<To> {
  post(message: To): void;
  end(): void;
}

interface NodeWorker {
  on(event: "message", listener: (message: never) => void): void;
  on(event: "error", listener: (error: Error) => void): void;
  postMessage(message: unknown): void;
  terminate(): unknown;
}

declare const require: (name: "node:worker_threads") => { readonly Worker: new (path: string) => NodeWorker };

/** Throws where no worker is to be had. `told` gets what the worker says, `failed` why it ended. */
export async function startThread<To, From>(
  script: Uri,
  told: (message: From) => void,
  failed: (error: string) => void,
): Promise<Thread<To>> {
  if (typeof Worker === "function") {
    const code = await workspace.fs.readFile(script);
    const address = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.onmessage = ({ data }: MessageEvent<From>) => told(data);
    worker.onerror = ({ message }) => failed(message);
    return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
  }
  const worker = new (require("node:worker_threads").Worker)(script.fsPath);
  worker.on("message", told as (message: never) => void);
  worker.on("error", ({ message }) => failed(message));
  return { post: (message) => worker.postMessage(message), end: () => void worker.terminate() };
}
