/** Has large files read by a worker, so that the extension host is never held by one. */
import { type Disposable, type LogOutputChannel, Uri } from "vscode";
import type { DocumentFacts, Path } from "../core/index.ts";
import { startThread, type Thread } from "./thread.ts";

/** To the worker: first the phrases to look for, then files. */
export type ToWorker =
  | { readonly kind: "phrases"; readonly phrases: readonly string[] }
  | { readonly kind: "read"; readonly id: number; readonly path: Path; readonly text: string };

/** From the worker: what the file with this number says. */
export interface FromWorker {
  readonly id: number;
  readonly facts: DocumentFacts;
}

/** The worker is started for the first file that needs it. */
export class Reading implements Disposable {
  readonly #extension: Uri;
  readonly #phrases: readonly string[];
  readonly #log: LogOutputChannel;
  readonly #waiting = new Map<number, (facts: DocumentFacts | undefined) => void>();
  #thread: Promise<Thread<ToWorker> | undefined> | undefined;
  #last = 0;

  constructor(extension: Uri, phrases: readonly string[], log: LogOutputChannel) {
    this.#extension = extension;
    this.#phrases = phrases;
    this.#log = log;
  }

  /** What a file says; nothing where there is no worker to be had, and the caller has to read it itself. */
  async read(path: Path, text: string): Promise<DocumentFacts | undefined> {
    this.#thread ??= this.#start();
    const thread = await this.#thread;
    if (!thread) return undefined;
    const id = ++this.#last;
    return await new Promise((done) => {
      this.#waiting.set(id, done);
      thread.post({ kind: "read", id, path, text });
    });
  }

  dispose(): void {
    void this.#thread?.then((thread) => thread?.end());
    this.#failed();
  }

  async #start(): Promise<Thread<ToWorker> | undefined> {
    try {
      const thread = await startThread<ToWorker, FromWorker>(
        Uri.joinPath(this.#extension, "dist/reading.js"),
        ({ id, facts }) => {
          this.#waiting.get(id)?.(facts);
          this.#waiting.delete(id);
        },
        (error) => {
          this.#log.warn(`the worker for large files ended: ${error}`);
          this.#thread = Promise.resolve(undefined);
          this.#failed();
        },
      );
      thread.post({ kind: "phrases", phrases: this.#phrases });
      this.#log.debug("a worker for large files was started");
      return thread;
    } catch (error) {
      this.#log.warn(`no worker for large files: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  /** Whoever waits reads for himself. */
  #failed(): void {
    for (const done of this.#waiting.values()) done(undefined);
    this.#waiting.clear();
  }
}
