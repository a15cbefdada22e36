/** "Scan Data Sets": which files, with their sizes first; then their rows are read by a worker, with progress, and can be stopped. */
import { type CancellationToken, l10n, ProgressLocation, Uri, window, workspace } from "vscode";
import { documentOfRows, namedData, type Path, type RuleIdentity, path as toPath } from "../core/index.ts";
import type { FromScanner, ToScanner } from "./scan-worker.ts";
import type { Scene } from "./scene.ts";
import type { Shown } from "./shown.ts";
import { startThread, type Thread } from "./thread.ts";

/** Editors read files whole: larger ones are for the command line, which reads any size. */
const largest = 256 * 2 ** 20;
/** Files that are offered at most. */
const maxFiles = 500;
const kinds = /\.(jsonl|ndjson|json|csv|tsv)(\.gz)?$/i;

interface Candidate {
  readonly path: Path;
  readonly uri: Uri;
  readonly bytes: number;
  readonly isNamed: boolean;
}

/** Asks which files, scans them, and gives what was found to the session. */
export async function scanData(shown: Shown, scene: Scene): Promise<void> {
  const candidates = await candidatesOf(shown);
  if (candidates.length === 0) {
    void window.showInformationMessage(l10n.t("No data files that can be scanned here were found."));
    return;
  }
  const items = candidates.map((candidate) => ({
    label: candidate.path,
    description: sizeOf(candidate.bytes),
    ...(candidate.bytes > largest && { detail: l10n.t("Too large for the editor: use model-terms scan on the command line.") }),
    picked: candidate.isNamed && candidate.bytes <= largest,
    candidate,
  }));
  const chosen = await window.showQuickPick(items, { canPickMany: true, title: l10n.t("Scan the rows of which files?") });
  const files = (chosen ?? []).map(({ candidate }) => candidate).filter(({ bytes }) => bytes <= largest);
  if (files.length === 0) return;
  const leaking = await window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: l10n.t("Scanning data sets") },
    (progress, token) => scanAll(files, scene, token, (file) => progress.report({ message: file.path, increment: 100 / files.length })),
  );
  if (leaking !== undefined)
    void window.showInformationMessage(
      leaking === 0
        ? l10n.t("No row introduces the assistant as somebody else's.")
        : l10n.t("Files with rows that introduce the assistant as somebody else's: {0}. See the Problems view.", leaking),
    );
}

/** Data files that works name, wherever they lie, and those that are told by their names. */
async function candidatesOf({ snapshot, roots }: Shown): Promise<Candidate[]> {
  const named = new Set(namedData(snapshot).files.filter((path) => kinds.test(path)));
  const listed = await workspace.findFiles("**/*.{jsonl,ndjson,csv,tsv,jsonl.gz,json.gz,csv.gz}", "**/node_modules/**", maxFiles);
  const paths = new Set([...named, ...listed.flatMap((uri) => roots.pathOf(uri) ?? [])]);
  const found = await Promise.all(
    [...paths].map(async (path): Promise<Candidate[]> => {
      const uri = roots.uriOf(path);
      const stat = uri && (await Promise.resolve(workspace.fs.stat(uri)).catch(() => undefined));
      return uri && stat ? [{ path: toPath(path), uri, bytes: stat.size, isNamed: named.has(path) }] : [];
    }),
  );
  return found.flat().sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || (a.path < b.path ? -1 : 1));
}

const sizeOf = (bytes: number): string => (bytes < 2 ** 20 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.round(bytes / 2 ** 20)} MB`);

/** How many files have such rows; nothing where it was stopped or no worker could be started. */
async function scanAll(
  files: readonly Candidate[],
  scene: Scene,
  token: CancellationToken,
  tell: (file: Candidate) => void,
): Promise<number | undefined> {
  const scanner = await startScanner(scene, token).catch((error: unknown) => {
    scene.log.warn(`no worker to scan data: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  if (!scanner) return undefined;
  let leaking = 0;
  for (const { path, uri, bytes: _bytes, ...file } of files) {
    tell({ path, uri, bytes: _bytes, ...file });
    const found = await scanner.scan(path, uri);
    if (token.isCancellationRequested) break;
    if (!found) scene.forget(path);
    else {
      leaking++;
      const { text, facts } = documentOfRows({ path, ...found });
      scene.take(path, text, facts);
    }
  }
  scanner.end();
  return token.isCancellationRequested ? undefined : leaking;
}

interface Scanner {
  scan(path: Path, uri: Uri): Promise<FromScanner["found"]>;
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
    async scan(path, uri) {
      const [, kind = "", packed] = kinds.exec(path) ?? [];
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
