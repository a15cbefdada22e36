/** Scans the bytes of data files on a thread of its own. The same bundle runs as a worker of Node and as one of the web, where there are no modules: it exports nothing. */
import type { RuleIdentity } from "../core/index.ts";
import { createCatalog, createTools, foundRows, RowScan, type Tools } from "../rows/index.ts";
import type { FromScanner, ToScanner } from "./scan-protocol.ts";

interface Port {
  postMessage(message: FromScanner): void;
}

declare const require:
  | ((name: "node:worker_threads") => {
      readonly parentPort: Port & { on(event: "message", listener: (message: ToScanner) => void): void };
    })
  | undefined;

let identities: readonly RuleIdentity[] = [];
let tools: Tools = createTools(createCatalog([]));

async function answer(message: ToScanner, port: Port): Promise<void> {
  if (message.kind === "catalog") {
    identities = message.identities;
    tools = createTools(createCatalog(identities));
    return;
  }
  const scan = new RowScan(tools, message.format);
  const { length } = message.bytes;
  if (message.isPacked) await unpack(message.bytes, scan);
  else scan.push(message.bytes, true);
  port.postMessage({
    found: foundRows(scan.tally.part({ path: "", format: message.format, bytes: length, from: 0, to: length, whole: length }), identities),
  });
}

/** What gzip holds, piece by piece; a damaged file counts as far as it could be read. */
async function unpack(bytes: Uint8Array, scan: RowScan): Promise<void> {
  const reader = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  let kept = new Uint8Array();
  for (let isLast = false; !isLast; ) {
    const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }) as const);
    isLast = done;
    const all = new Uint8Array(kept.length + (value?.length ?? 0));
    all.set(kept);
    if (value) all.set(value, kept.length);
    kept = all.subarray(scan.push(all, isLast));
  }
}

if (typeof require === "function") {
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", (message) => void answer(message, parentPort));
} else self.onmessage = ({ data }: MessageEvent<ToScanner>) => void answer(data, self);
