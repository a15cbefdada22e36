/** `model-terms baseline`: writes what is found now beside the workspace file of each repository. */
import { lstatSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { baselineName, baselineOf, type Snapshot } from "../core/index.ts";
import type { Target } from "./root.ts";
import { Misuse } from "./scan/command-line.ts";

/** Writes the baselines and tells each in a line. Always of the whole repository, so that a sub-folder drops nothing. Throws `Misuse`. */
export function writeBaselines(snapshot: Snapshot, { root, repositories }: Target): string[] {
  return repositories.map((folder) => {
    const file = join(root, folder, baselineName);
    const text = baselineOf(snapshot, folder);
    try {
      if (lstatSync(file, { throwIfNoEntry: false })?.isFile() === false) throw new Misuse(`${file} is no file of its own`);
      writeFileSync(file, text);
    } catch (error) {
      if (error instanceof Misuse) throw error;
      throw new Misuse(`${file} cannot be written (${error instanceof Error && "code" in error ? error.code : error})`);
    }
    return `wrote ${file}: ${text.match(/"fingerprint"/g)?.length ?? 0} findings`;
  });
}
