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
  /** Where a copy without the rows that hit goes. */
  readonly target?: string;
}

/** What is left to do, and where what is done goes. */
interface Queue {
  take(): Job | undefined;
  done(job: Job, part: FilePart): void;
}

/** Works off all jobs and tells each as it is done. This thread is one of the workers; `bundle` is the script of the others. */
export async function workOff(
  jobs: readonly Job[],
  identities: readonly Identity[],
  workers: number,
  bundle: URL,
  tell: (job: Job, part: FilePart) => void,
): Promise<FilePart[]> {
  if (jobs.length === 0) return [];
  const parts: FilePart[] = [];
  let next = 0;
  const queue: Queue = {
    take: () => jobs[next++],
    done(job, part) {
      parts.push(part);
      tell(job, part);
    },
  };
  const others = Array.from({ length: Math.min(workers, jobs.length) - 1 }, () => workElsewhere(queue, identities, bundle));
  const tools = toolsOf(identities);
  for (let job = queue.take(); job; job = queue.take()) queue.done(job, await scanShare(job.file, job.shard, tools, job.target));
  await Promise.all(others);
  return parts;
}

/** A thread that takes jobs until there are no more. */
const workElsewhere = (queue: Queue, identities: readonly Identity[], bundle: URL): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { workerData: { modelTermsScan: identities } });
    let job: Job | undefined;
    const give = (): void => {
      job = queue.take();
      if (!job) void worker.terminate().then(() => resolve());
      else worker.postMessage(job);
    };
    worker.on("message", (part: FilePart) => {
      try {
        if (job) queue.done(job, part);
        give();
      } catch (error) {
        void worker.terminate();
        reject(error);
      }
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
  port.on("message", ({ file, shard, target }: Job) => {
    void scanShare(file, shard, tools, target).then((part) => port.postMessage(part));
  });
}
