/** The disk as the license sources see it, and where fetched texts are kept. */
import { readdir, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Disk, maxTextBytes } from "../licenses/source.ts";

/** The disk of this machine. What cannot be read is nothing, never an exception. */
export const nodeDisk: Disk = {
  join,
  async list(folder) {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
      return [];
    }
  },
  async read(file) {
    try {
      // Hub caches hold symbolic links to blobs: the size is that of the file behind.
      const { size } = await stat(file);
      return size > maxTextBytes ? undefined : new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
    } catch {
      return undefined;
    }
  },
};

/** Where texts that were fetched once are kept. */
export const keptFolder = (env: NodeJS.ProcessEnv, home: string = homedir()): string =>
  join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "model-terms/licenses");
