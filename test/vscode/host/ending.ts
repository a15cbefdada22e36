/** What has to be cleaned up when this program ends, also when a person or a signal ends it. */
import { rmSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const cleanups = new Set<() => void>();

process.on("exit", () => {
  for (const cleanup of cleanups) cleanup();
});
// A signal alone would end the program without the event above.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.on(signal, () => process.exit(code));
}

/** Keeps a cleanup for the end of the program; returns what forgets it again. */
export function atEnd(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
  };
}

/** A folder that does not outlive this program. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes one. */
export async function makeTemporaryFolder(purpose: string): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), `model-terms-${purpose}-`)));
  const options = { recursive: true, force: true, maxRetries: 5 } as const;
  const forget = atEnd(() => rmSync(path, options));
  return {
    path,
    async remove() {
      await rm(path, options);
      forget();
    },
  };
}
