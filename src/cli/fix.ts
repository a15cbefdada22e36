/** `--fix`: applies the safe fixes of the shown findings. Writes new files and changed ones; never overwrites or deletes. */
import { lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { type Changes, changesOf, type Finding, type Snapshot } from "../core/index.ts";
import { cachePlaces, cacheSource } from "../licenses/caches.ts";
import { findText } from "../licenses/find.ts";
import { freePath } from "../licenses/free-path.ts";
import type { Source } from "../licenses/source.ts";
import { downloadSource, fetchText, fileSource, folderSource, workspaceSource } from "../licenses/sources.ts";
import { keptFolder, nodeDisk } from "./disk.ts";

/** Where to write, and where to look for license texts. */
export interface FixOptions {
  readonly root: string;
  readonly shipped: string;
  readonly licenseTexts: readonly string[];
  readonly download: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** What was done, one sentence each, and what could not be. */
export interface FixResult {
  readonly done: readonly string[];
  readonly missing: readonly string[];
}

/** Applies the first safe fix of each finding. */
export async function applySafeFixes(findings: readonly Finding[], snapshot: Snapshot, options: FixOptions): Promise<FixResult> {
  const fixes = findings.flatMap((finding) => finding.fixes.filter(({ safety }) => safety === "safe").slice(0, 1));
  const changes = changesOf(fixes, snapshot);
  const done: string[] = [];
  const missing: string[] = [];
  for (const { path, before, after } of changes.files) {
    const file = join(options.root, path);
    if (before === undefined && isTaken(file)) {
      missing.push(`${path} exists and was left as it is`);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, after, before === undefined ? { flag: "wx" } : {});
    done.push(`${before === undefined ? "created" : "changed"} ${path}`);
  }
  await addTexts(changes, findings, snapshot, options, done, missing);
  return { done, missing };
}

async function addTexts(
  changes: Changes,
  findings: readonly Finding[],
  snapshot: Snapshot,
  options: FixOptions,
  done: string[],
  missing: string[],
): Promise<void> {
  const sources = sourcesOf(snapshot, options);
  for (const { path, license: id } of changes.texts) {
    const license = snapshot.knowledge.licenses.get(id);
    if (!license) continue;
    const upstream = findings.filter((finding) => finding.license?.id === id).flatMap((finding) => finding.upstream ?? []);
    const found = await findText({ license, upstream }, sources, snapshot.knowledge);
    if (!found) {
      missing.push(`no true text of the ${license.short} was found; the official page is ${license.url}`);
      continue;
    }
    const target = freePath(path, id, (candidate) => isTaken(join(options.root, candidate)));
    mkdirSync(dirname(join(options.root, target)), { recursive: true });
    writeFileSync(join(options.root, target), found.text, { flag: "wx" });
    if (found.source === "download") keep(options.env, id, found.text);
    done.push(`created ${target} (${license.short}, from ${found.from})`);
  }
}

/** Links count, also those that lead nowhere: nothing is written through them. */
const isTaken = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** The chain, in the order of the promise. */
export function sourcesOf(snapshot: Snapshot, { shipped, licenseTexts, download, env }: Omit<FixOptions, "root">): Source[] {
  return [
    workspaceSource(() => snapshot.licenseFiles()),
    cacheSource(cachePlaces(env, homedir()), nodeDisk),
    folderSource(licenseTexts, nodeDisk),
    fileSource("kept", keptFolder(env), nodeDisk),
    fileSource("shipped", shipped, nodeDisk),
    ...(download ? [downloadSource(fetchText)] : []),
  ];
}

/** A text fetched once serves offline from then on. */
export function keep(env: NodeJS.ProcessEnv, id: string, text: string): void {
  const folder = keptFolder(env);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${id}.txt`), text);
}
