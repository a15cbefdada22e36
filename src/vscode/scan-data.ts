/** "Scan Data Sets": which files, with their sizes first; then their rows are read by a worker, with progress, and can be stopped. */
import { l10n, ProgressLocation, window, workspace } from "vscode";
import { namedData } from "../core/index.ts";
import { type DataFile, dataFile, dataFilesOf, scanAll } from "./data-scanner.ts";
import type { Scene } from "./scene.ts";
import type { Shown } from "./shown.ts";

/** Editors read files whole: larger ones are for the command line, which reads any size. */
const largest = 256 * 2 ** 20;
/** Files that are offered at most. */
const maxFiles = 500;

interface Candidate extends DataFile {
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
async function candidatesOf(shown: Shown): Promise<Candidate[]> {
  const named = new Set(namedData(shown.snapshot).files.filter((path) => dataFile.test(path)));
  const listed = await workspace.findFiles("**/*.{jsonl,ndjson,csv,tsv,jsonl.gz,json.gz,csv.gz}", "**/node_modules/**", maxFiles);
  const files = await dataFilesOf(new Set([...named, ...listed.flatMap((uri) => shown.roots.pathOf(uri) ?? [])]), shown);
  return files
    .map((file) => ({ ...file, isNamed: named.has(file.path) }))
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || (a.path < b.path ? -1 : 1));
}

const sizeOf = (bytes: number): string => (bytes < 2 ** 20 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.round(bytes / 2 ** 20)} MB`);
