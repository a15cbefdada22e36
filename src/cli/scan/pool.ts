/** Shares of files, worked off by this thread or by several of the same bundle. */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { Identity } from "../../core/knowledge/types.ts";
import { createCatalog, createTools, type FilePart, type Tools } from "../../rows/index.ts";
import type { DataFile } from "./files.ts";
import { type Shard, scanShare } from "./read.ts";

/** A share of a file. */
export interface Job {
  readonly file: DataFile;
  readonly shard: Shard;
}

/** Works off all jobs; parts come in the order of the jobs. `bundle`: the script whose workers do it, if more than one thread is wanted. */
export async function workOff(jobs: readonly Job[], identities: readonly Identity[], workers: number, bundle: URL): Promise<FilePart[]> {
  if (workers <= 1 || jobs.length <= 1) {
    const tools = toolsOf(identities);
    const parts: FilePart[] = [];
    for (const { file, shard } of jobs) parts.push(await scanShare(file, shard, tools));
    return parts;
  }
  const parts: FilePart[] = [];
  let next = 0;
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(bundle, { workerData: { modelTermsScan: identities } });
      let index = -1;
      const give = (): void => {
        index = next++;
        const job = jobs[index];
        if (job) worker.postMessage(job);
        else void worker.terminate().then(() => resolve());
      };
      worker.on("message", (part: FilePart) => {
        parts[index] = part;
        give();
      });
      worker.on("error", reject);
      give();
    });
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, run));
  return parts;
}

const toolsOf = (identities: readonly Identity[]): Tools => createTools(createCatalog(identities));

/** What a worker does: a job in, a part out. Does nothing in any other thread. */
export function serve(): void {
  const identities = (workerData as { readonly modelTermsScan?: readonly Identity[] } | null)?.modelTermsScan;
  const port = parentPort;
  if (isMainThread || !identities || !port) return;
  const tools = toolsOf(identities);
  port.on("message", ({ file, shard }: Job) => {
    void scanShare(file, shard, tools).then((part) => port.postMessage(part));
  });
}
