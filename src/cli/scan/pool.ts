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

/** Works off all jobs; parts come in the order of the jobs. This thread is one of the workers; `bundle` is the script of the others. */
export async function workOff(jobs: readonly Job[], identities: readonly Identity[], workers: number, bundle: URL): Promise<FilePart[]> {
  const parts: FilePart[] = [];
  let next = 0;
  const take = (): number | undefined => (next < jobs.length ? next++ : undefined);
  const others = Array.from({ length: Math.min(workers, jobs.length) - 1 }, () => workElsewhere(jobs, take, parts, identities, bundle));
  const tools = toolsOf(identities);
  for (let index = take(); index !== undefined; index = take()) {
    const { file, shard } = jobs[index] as Job;
    parts[index] = await scanShare(file, shard, tools);
  }
  await Promise.all(others);
  return parts;
}

/** A thread that takes jobs until there are no more. */
const workElsewhere = (
  jobs: readonly Job[],
  take: () => number | undefined,
  parts: FilePart[],
  identities: readonly Identity[],
  bundle: URL,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { workerData: { modelTermsScan: identities } });
    let index: number | undefined;
    const give = (): void => {
      index = take();
      if (index === undefined) void worker.terminate().then(() => resolve());
      else worker.postMessage(jobs[index]);
    };
    worker.on("message", (part: FilePart) => {
      if (index !== undefined) parts[index] = part;
      give();
    });
    worker.on("error", reject);
    // Only a thread that runs takes a job: it needs a moment to start.
    worker.on("online", give);
  });

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
