/** What the editor has written. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { seen } from "./wait.ts";

/** Waits until a file of the opened folder holds a text: VS Code creates a file before it fills it. Not in the web host. */
export async function seeOnDisk(folder: string, path: string, text: string): Promise<void> {
  const look = (): Promise<string> => readFile(join(folder, path), "utf8").catch(() => "");
  await seen(`"${text}" in ${path} on disk`, look, (content) => content.includes(text));
}
