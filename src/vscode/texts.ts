/** The chain of license text sources in the editor. Without a disk (VS Code for the Web) the caches are simply empty. */
import { type ExtensionContext, FileType, Uri, window, workspace } from "vscode";
import type { Snapshot } from "../core/index.ts";
import { type CachePlaces, cachePlaces, cacheSource } from "../licenses/caches.ts";
import { type Disk, maxTextBytes, type Source } from "../licenses/source.ts";
import { downloadSource, fetchText, fileSource, folderSource, workspaceSource } from "../licenses/sources.ts";
import { readText } from "./files.ts";

/** Paths here are URIs as strings. */
const uriDisk: Disk = {
  join: (base, ...parts) => Uri.joinPath(Uri.parse(base), ...parts).toString(),
  async list(folder) {
    try {
      const entries = await workspace.fs.readDirectory(Uri.parse(folder));
      return entries
        .map(([name, type]) => ({ name, isFolder: (type & FileType.Directory) !== 0 }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
      return [];
    }
  },
  read: (file) => readText(Uri.parse(file), maxTextBytes),
};

const keptFolder = (context: ExtensionContext): Uri => Uri.joinPath(context.globalStorageUri, "licenses");

/** Everything that can be asked without a network and without a question. */
export function offlineSources(snapshot: Snapshot, context: ExtensionContext): Source[] {
  const folders = workspace.getConfiguration("modelTerms").get<string[]>("licenseTexts") ?? [];
  return [
    workspaceSource(() => snapshot.licenseFiles()),
    cacheSource(localCaches(), uriDisk),
    folderSource(
      folders.map((folder) => Uri.file(folder).toString()),
      uriDisk,
    ),
    fileSource("kept", keptFolder(context).toString(), uriDisk),
    shippedSource(context),
  ];
}

/** Texts of SPDX licenses. Others are not even looked for: in the browser that would be a request that fails. */
function shippedSource(context: ExtensionContext): Source {
  const files = fileSource("shipped", Uri.joinPath(context.extensionUri, "dist/texts").toString(), uriDisk);
  return { name: files.name, candidates: (wanted) => (wanted.license.text?.spdx === undefined ? noTexts() : files.candidates(wanted)) };
}

async function* noTexts(): AsyncGenerator<never> {}

/** The official address, asked only after a yes; `stop` ends it early. */
export const onlineSource = (stop: AbortSignal): Source => downloadSource((url) => fetchText(url, stop));

/** A file that the person points at. */
export const pickedSource = (): Source => ({
  name: "picked",
  async *candidates() {
    const [file] = (await window.showOpenDialog({ canSelectMany: false })) ?? [];
    const text = file && (await readText(file, maxTextBytes));
    if (file && text !== undefined) yield { text, from: file.toString(), isUpstreams: true };
  },
});

/** A text that was fetched once serves offline from then on. */
export const keepText = (context: ExtensionContext, id: string, text: string): Thenable<void> =>
  workspace.fs.writeFile(Uri.joinPath(keptFolder(context), `${id}.txt`), new TextEncoder().encode(text));

/** Where the tools of the person keep what they downloaded. `process` exists only where there is a disk. */
function localCaches(): CachePlaces {
  const environment = (globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } }).process?.env;
  const home = environment?.["HOME"] ?? environment?.["USERPROFILE"];
  if (!environment || home === undefined) return {};
  const { hub, modelscope, ollama } = cachePlaces(environment, home);
  const uri = (path: string): string => Uri.file(path).toString();
  return { hub: uri(hub), modelscope: uri(modelscope), ollama: uri(ollama) };
}
