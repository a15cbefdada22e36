/** The other sources: copies in the workspace, folders that the person names, what ships with us, what was fetched before, the official address. */
import type { Candidate, Disk, Source } from "./source.ts";
import { maxTextBytes } from "./source.ts";

/** License files that the session has read. */
export const workspaceSource = (files: () => Iterable<{ readonly path: string; readonly text: string }>): Source => ({
  name: "workspace",
  async *candidates() {
    for (const { path, text } of files()) yield { text, from: path, isUpstreams: false };
  },
});

/** Every readable file of the folders that the setting `modelTerms.licenseTexts` or `--license-texts` names. */
export const folderSource = (folders: readonly string[], disk: Disk): Source => ({
  name: "folder",
  async *candidates() {
    for (const folder of folders)
      for (const { name, isFolder } of await disk.list(folder)) {
        const from = disk.join(folder, name);
        const text = isFolder ? undefined : await disk.read(from);
        if (text !== undefined) yield { text, from, isUpstreams: false };
      }
  },
});

/** One file per license id: texts that ship with us (`shipped`), or that were fetched once (`kept`). */
export const fileSource = (name: "shipped" | "kept", folder: string, disk: Disk): Source => ({
  name,
  async *candidates({ license }) {
    const from = disk.join(folder, `${license.id}.txt`);
    const text = await disk.read(from);
    if (text !== undefined) yield { text, from, isUpstreams: false };
  },
});

/** Fetches an address; the test passes its own. */
export type Fetch = (url: string) => Promise<string | undefined>;

/** The official addresses that the rule names. Only made when the person asked for it. */
export const downloadSource = (fetchText: Fetch): Source => ({
  name: "download",
  async *candidates({ license }): AsyncIterable<Candidate> {
    for (const url of license.text?.urls ?? []) {
      const text = await fetchText(url);
      if (text !== undefined) yield { text, from: url, isUpstreams: true };
    }
  },
});

/** Fetches a text over https, bounded in size and time; anything that goes wrong is no text. `stop` ends it early. */
export async function fetchText(url: string, stop?: AbortSignal): Promise<string | undefined> {
  try {
    const late = AbortSignal.timeout(20_000);
    const response = await fetch(url, { redirect: "follow", signal: stop ? AbortSignal.any([stop, late]) : late });
    if (!response.ok || !response.body || Number(response.headers.get("content-length") ?? 0) > maxTextBytes) return undefined;
    return await bounded(response.body);
  } catch {
    return undefined;
  }
}

/** Reads a body as UTF-8 and hangs up as soon as it is longer than any license text. Throws where it is no UTF-8. */
async function bounded(body: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = body.getReader();
  let text = "";
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    if (bytes > maxTextBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
