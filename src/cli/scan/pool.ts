/** Shares of files, worked off by this thread or by several of the same bundle. */
import { closeSync, openSync, readSync } from "node:fs";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { Identity } from "../../core/knowledge/types.ts";
import {
  createCatalog,
  createTools,
  type FilePart,
  type PackedCatalog,
  packCatalog,
  prepared,
  sampleSize,
  type Tools,
  unpackCatalog,
} from "../../rows/index.ts";
import type { DataFile } from "./files.ts";
import { type Shard, scanShare } from "./read.ts";

/** A share of a file. */
export interface Job {
  readonly file: DataFile;
  readonly shard: Shard;
  /** Where a copy without the rows that hit goes. */
  readonly target?: string;
}

/** What a worker is given at its start; the catalog follows when it is prepared. Whoever is free takes the next job: `next` is shared, so that nobody has to be asked. */
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
  // They take as long to start as the catalog takes to be prepared.
  const others = Array.from(
    { length: Math.min(workers, jobs.length) - 1 },
    () => new Worker(bundle, { workerData: { modelTermsScan: work } }),
  );
  const catalog = prepared(createCatalog(identities), sampleOf(jobs));
  const packed = others.length > 0 ? packCatalog(catalog) : undefined;
  for (const worker of others) worker.postMessage(packed);
  await Promise.all([workHere(work, createTools(catalog), done), ...others.map((worker) => ended(worker, done))]);
  return parts;
}

/** From so many bytes on it is worth while to prepare for what will be read. */
const preparesFrom = 1 << 26;

/** The beginning of the first file that is read as it lies, where there is much to read. */
function sampleOf(jobs: readonly Job[]): Uint8Array | undefined {
  const large = jobs.find(({ file, shard }) => file.format === "jsonl" && !file.packing && file.bytes / shard.count >= 1);
  const bytes = jobs.reduce((sum, { file, shard }) => sum + file.bytes / shard.count, 0);
  return large && bytes >= preparesFrom ? startOf(large.file.path) : undefined;
}

function startOf(path: string): Uint8Array | undefined {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = new Uint8Array(sampleSize);
      return bytes.subarray(0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** A thread takes jobs until there are no more. */
const ended = (worker: Worker, done: (result: Result) => void): Promise<void> =>
  new Promise((resolve, reject) => {
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

async function workHere({ jobs, next }: Work, tools: Tools, done: (result: Result) => void): Promise<void> {
  for (let index = Atomics.add(next, 0, 1); index < jobs.length; index = Atomics.add(next, 0, 1)) {
    const { file, shard, target } = jobs[index] as Job;
    done([index, await scanShare(file, shard, tools, target)]);
  }
}

/** What a worker does: jobs in, parts out, until there are no more. Does nothing in any other thread. */
export function serve(): void {
  const work = (workerData as { readonly modelTermsScan?: Work } | null)?.modelTermsScan;
  const port = parentPort;
  if (isMainThread || !work || !port) return;
  const post = (message: FromWorker): void => port.postMessage(message);
  port.once("message", (packed: PackedCatalog) => {
    void workHere(work, createTools(unpackCatalog(packed, work.identities)), post).then(() => post(null));
  });
}
