/** What the log says of each reading: files and time, and what was not read and why. In English, for reports of mistakes. */
import type { LogOutputChannel } from "vscode";
import { type Problem, render, type Snapshot } from "../core/index.ts";

/** What one run of the reader took. */
export interface Effort {
  /** Files that were read or looked at anew. */
  readonly files: number;
  /** From the event that caused it to the snapshot, pauses included. */
  readonly milliseconds: number;
}

/** Tells each reading in one line, and each file that was refused once. */
export class ReadingLog {
  readonly #log: LogOutputChannel;
  #refused: ReadonlySet<string> = new Set();
  #isFirst = true;

  constructor(log: LogOutputChannel) {
    this.#log = log;
  }

  tell({ subjects, findings, suppressed, problems }: Snapshot, { files, milliseconds }: Effort): void {
    const said = `read ${files} files in ${milliseconds} ms: ${subjects.length} works, ${findings.length} findings, ${suppressed.length} turned off, ${problems.length} notes`;
    // What typing causes is of interest only to who looks for it.
    if (this.#isFirst || files > 1) this.#log.info(said);
    else this.#log.debug(said);
    this.#isFirst = false;
    const refused = new Set(problems.map(refusal));
    for (const line of refused) if (!this.#refused.has(line)) this.#log.warn(line);
    this.#refused = refused;
  }
}

const refusal = ({ path, key, message, detail }: Problem): string =>
  `${path}: ${message ? render(message, "en") : [key, detail].filter(Boolean).join(", ")}`;
