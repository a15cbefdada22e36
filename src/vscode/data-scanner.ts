/** Rows of data files, read by a worker: one file after the other, and what was found goes to the session. */
import { type CancellationToken, Uri, workspace } from "vscode";
import { documentOfRows, type Path, type RuleIdentity } from "../core/index.ts";
import type { FromScanner, ToScanner } from "./scan-protocol.ts";
import type { Scene } from "./scene.ts";
import type { Shown } from "./shown.ts";
import { startThread, type Thread } from "./thread.ts";

/** Kinds of data files that are read here. */
export const dataFile = /\.(jsonl|ndjson|json|csv|tsv)(\.gz)?$/i;

/** A file with rows. */
export interface DataFile {
  readonly path: Path;
  readonly uri: Uri;
  readonly bytes: number;
  /** When it was written, in milliseconds. */
  readonly time: number;
}

/** Those of the paths that are there. */
export async function dataFilesOf(paths: Iterable<Path>, { roots }: Shown): Promise<DataFile[]> {
  const found = await Promise.all(
    [...paths].map(async (path): Promise<DataFile[]> => {
      const uri = roots.uriOf(path);
      const stat = uri && (await Promise.resolve(workspace.fs.stat(uri)).catch(() => undefined));
      return uri && stat ? [{ path, uri, bytes: stat.size, time: stat.mtime }] : [];
    }),
  );
  return found.flat();
}

/** How many files have rows that introduce the assistant as somebody else's; nothing where it was stopped or no worker could be started. */
export async function scanAll(
  files: readonly DataFile[],
  scene: Scene,
  token: CancellationToken,
  tell: (file: DataFile) => void,
): Promise<number | undefined> {
  const scanner = await startScanner(scene, token).catch((error: unknown) => {
    scene.log.warn(`no worker to scan data: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  if (!scanner) return undefined;
  let leaking = 0;
  for (const file of files) {
    tell(file);
    const found = await scanner.scan(file);
    if (token.isCancellationRequested) break;
    if (!found) scene.forget(file.path);
    else {
      leaking++;
      const { text, facts } = documentOfRows({ path: file.path, ...found });
      scene.take(file.path, text, facts);
    }
  }
  scanner.end();
  return token.isCancellationRequested ? undefined : leaking;
}

interface Scanner {
  scan(file: DataFile): Promise<FromScanner["found"]>;
  end(): void;
}

/** A worker with the catalog. One file at a time; when it ends or is stopped, whoever waits gets nothing. */
async function startScanner({ context, log }: Scene, token: CancellationToken): Promise<Scanner> {
  let done: (found: FromScanner["found"]) => void = () => {};
  const file = (name: string): Uri => Uri.joinPath(context.extensionUri, "dist", name);
  const thread: Thread<ToScanner> = await startThread<ToScanner, FromScanner>(
    file("rows.js"),
    ({ found }) => done(found),
    (error) => {
      log.warn(`the worker that scans data ended: ${error}`);
      done(undefined);
    },
  );
  const catalog = new TextDecoder().decode(await workspace.fs.readFile(file("identity.json")));
  thread.post({ kind: "catalog", identities: JSON.parse(catalog) as RuleIdentity[] });
  token.onCancellationRequested(() => {
    thread.end();
    done(undefined);
  });
  return {
    end: () => thread.end(),
    async scan({ path, uri }) {
      const [, kind = "", packed] = dataFile.exec(path) ?? [];
      const bytes = await Promise.resolve(workspace.fs.readFile(uri)).catch(() => undefined);
      if (!bytes || token.isCancellationRequested) return undefined;
      const format = /^json$/i.test(kind) ? "json" : /sv$/i.test(kind) ? "csv" : "jsonl";
      return await new Promise((resolve) => {
        done = resolve;
        thread.post({ kind: "scan", format, isPacked: packed !== undefined, bytes });
      });
    },
  };
}
