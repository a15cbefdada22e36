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

/** What a worker is given. Whoever is free takes the next job: `next` is shared, so that nobody has to be asked. */
interface Work {
  readonly identities: readonly Identity[];
  readonly jobs: readonly Job[];
  readonly next: Int32Array;
}

/** The result of a job by its number, and at the end of a worker nothing. */
type Result = readonly [index: number, part: FilePart];
type FromWorker = Result | null;

/** Works off all jobs and tells each as it is done. This thread is one of the workers; `bundle` is the script of the others. */
export async function workOff(
  jobs: readonly Job[],
  identities: readonly Identity[],
  workers: number,
  bundle: URL,
  tell: (job: Job, part: FilePart) => void,
): Promise<FilePart[]> {
  if (jobs.length === 0) return [];
  const work: Work = { identities, jobs, next: new Int32Array(new SharedArrayBuffer(4)) };
  const parts: FilePart[] = [];
  const done = ([index, part]: Result): void => {
    parts[index] = part;
    tell(jobs[index] as Job, part);
  };
  const others = Array.from({ length: Math.min(workers, jobs.length) - 1 }, () => workElsewhere(work, done, bundle));
  await Promise.all([workHere(work, done), ...others]);
  return parts;
}

/** A thread that takes jobs until there are no more. */
const workElsewhere = (work: Work, done: (result: Result) => void, bundle: URL): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { workerData: { modelTermsScan: work } });
    const fail = (error: unknown): void => {
      void worker.terminate();
      reject(error);
    };
    worker.on("message", (result: FromWorker) => {
      try {
        if (result) done(result);
        else {
          void worker.terminate();
          resolve();
        }
      } catch (error) {
        fail(error);
      }
    });
    worker.on("error", fail);
  });

async function workHere({ identities, jobs, next }: Work, done: (result: Result) => void): Promise<void> {
  let tools: Tools | undefined;
  for (let index = Atomics.add(next, 0, 1); index < jobs.length; index = Atomics.add(next, 0, 1)) {
    const { file, shard, target } = jobs[index] as Job;
    tools ??= createTools(createCatalog(identities));
    done([index, await scanShare(file, shard, tools, target)]);
  }
}

/** What a worker does: jobs in, parts out, until there are no more. Does nothing in any other thread. */
export function serve(): void {
  const work = (workerData as { readonly modelTermsScan?: Work } | null)?.modelTermsScan;
  const port = parentPort;
  if (isMainThread || !work || !port) return;
  const post = (message: FromWorker): void => port.postMessage(message);
  void workHere(work, post).then(() => post(null));
}
