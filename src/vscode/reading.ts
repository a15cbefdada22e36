/**
 * Has files read by a worker, so that the extension host is never held by them: large ones by their text, and where there is a
 * disk, many at once by their places.
 */
import { type Disposable, type LogOutputChannel, Uri } from "vscode";
import type { DocumentFacts, Path, Problem } from "../core/index.ts";
import { startThread, type Thread } from "./thread.ts";

/** To the worker: first the phrases to look for, then files. */
export type ToWorker =
  | { readonly kind: "phrases"; readonly phrases: readonly string[] }
  | { readonly kind: "text"; readonly id: number; readonly path: Path; readonly text: string }
  | { readonly kind: "files"; readonly id: number; readonly files: readonly FileOnDisk[] };

/** A file that the worker reads itself: its path in the workspace, and where it lies. */
export interface FileOnDisk {
  readonly path: Path;
  readonly place: string;
}

/** What reading a file gave. The facts are there where a worker has read it. */
export type Read =
  | { readonly path: Path; readonly text: string; readonly facts?: DocumentFacts }
  | { readonly path: Path; readonly problem: Problem["key"]; readonly detail?: string };

/** From the worker, for the request with this number: what each file gave; nothing for one that is gone or not worth a note. */
export interface FromWorker {
  readonly id: number;
  readonly read: readonly (Read | undefined)[];
}

/** The worker is started for the first file that needs it. */
export class Reading implements Disposable {
  readonly #extension: Uri;
  readonly #phrases: readonly string[];
  readonly #log: LogOutputChannel;
  readonly #waiting = new Map<number, (read: FromWorker["read"] | undefined) => void>();
  #thread: Promise<Thread<ToWorker> | undefined> | undefined;
  #last = 0;

  constructor(extension: Uri, phrases: readonly string[], log: LogOutputChannel) {
    this.#extension = extension;
    this.#phrases = phrases;
    this.#log = log;
  }

  /** What a text says; nothing where there is no worker to be had, and the caller has to read it itself. */
  async text(path: Path, text: string): Promise<DocumentFacts | undefined> {
    const [read] = (await this.#ask((id) => ({ kind: "text", id, path, text }))) ?? [];
    return read && "facts" in read ? read.facts : undefined;
  }

  /** Does the worker see the disk? */
  get seesDisk(): boolean {
    return typeof Worker !== "function";
  }

  /** What files on the disk say, in their order; nothing where the caller has to read them itself. */
  async files(files: readonly FileOnDisk[]): Promise<FromWorker["read"] | undefined> {
    return this.seesDisk ? await this.#ask((id) => ({ kind: "files", id, files })) : undefined;
  }

  async #ask(message: (id: number) => ToWorker): Promise<FromWorker["read"] | undefined> {
    this.#thread ??= this.#start();
    const thread = await this.#thread;
    if (!thread) return undefined;
    const id = ++this.#last;
    return await new Promise((done) => {
      this.#waiting.set(id, done);
      thread.post(message(id));
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
        ({ id, read }) => {
          this.#waiting.get(id)?.(read);
          this.#waiting.delete(id);
        },
        (error) => {
          this.#log.warn(`the worker that reads files ended: ${error}`);
          this.#thread = Promise.resolve(undefined);
          this.#failed();
        },
      );
      thread.post({ kind: "phrases", phrases: this.#phrases });
      this.#log.debug("a worker that reads files was started");
      return thread;
    } catch (error) {
      this.#log.warn(`no worker to read files: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  /** Whoever waits reads for himself. */
  #failed(): void {
    for (const done of this.#waiting.values()) done(undefined);
    this.#waiting.clear();
  }
}
