/**
 * Keeps a session fed: open documents first, then the rest of the workspace in the background, then what changes. Works in
 * slices, so that the extension host is never held for long, and tells when there is something new to show.
 */
import { type Disposable, RelativePattern, type TextDocument, type Uri, workspace } from "vscode";
import { isHeavy, isWeightFile, type Path, type Session, type Snapshot } from "../core/index.ts";
import { type Listing, listFiles, readFile } from "./files.ts";
import type { FileOnDisk, Read, Reading } from "./reading.ts";
import type { Effort } from "./reading-log.ts";
import { currentRoots, type Roots, sameFolders } from "./roots.ts";
import { pause, Slices } from "./slices.ts";

/** Files that are read at the same time through VS Code. */
const atOnce = 32;
/** As many files as this are read by the worker: VS Code asks another process twice for each. */
const many = 200;
/** Files in one request to the worker, and requests that wait for it at the same time. */
const ofRequest = 32;
const requests = 4;
/** Typing is looked at this long after the last key. */
const typingPause = 150;

/** Shows a snapshot; reading goes on when it is shown. */
export type Tell = (snapshot: Snapshot, roots: Roots, effort: Effort) => Promise<void>;

export interface Reader extends Disposable {
  readonly roots: Roots;
  /** Lists and reads everything anew. */
  rescan(): void;
  /** Tells a snapshot of what the session was given by others. */
  update(): void;
  /** Resolves when nothing is left to read and the last snapshot was told. */
  idle(): Promise<void>;
}

/** Starts reading. `tell` gets each new snapshot. */
export function startReader(session: Session, reading: Reading, tell: Tell): Reader {
  return new WorkspaceReader(session, reading, tell);
}

/** Files that are to be read, with the document where one is open. */
type Batch = readonly (readonly [Path, TextDocument | undefined])[];

function* firstOf<T>(items: Iterable<T>, count: number): Generator<T> {
  if (count <= 0) return;
  let left = count;
  for (const item of items) {
    yield item;
    if (--left === 0) return;
  }
}

const inGroups = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

class WorkspaceReader implements Reader {
  roots: Roots = currentRoots();
  readonly #session: Session;
  readonly #reading: Reading;
  readonly #tell: Tell;
  readonly #pending = new Map<Path, TextDocument | undefined>();
  readonly #known = new Set<Path>();
  readonly #disposables: Disposable[] = [];
  readonly #timers = new Map<Path, ReturnType<typeof setTimeout>>();
  #listing: Listing | undefined;
  #watchers: Disposable[] = [];
  #scan = 0;
  #working: Promise<void> | undefined;
  #isDisposed = false;
  /** Since the last snapshot. */
  #effort = { files: 0, since: Date.now() };

  constructor(session: Session, reading: Reading, tell: Tell) {
    this.#session = session;
    this.#reading = reading;
    this.#tell = tell;
    this.#disposables.push(
      workspace.onDidChangeTextDocument(({ document }) => this.#later(document)),
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      workspace.onDidChangeWorkspaceFolders(() => this.rescan()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("files.exclude") || event.affectsConfiguration("modelTerms.exclude")) this.rescan();
      }),
    );
    this.rescan();
  }

  rescan(): void {
    this.roots = currentRoots();
    this.#watch();
    this.#listing = undefined;
    this.#scan++;
    this.#work();
  }

  update(): void {
    this.#work();
  }

  async idle(): Promise<void> {
    while (this.#timers.size > 0 || this.#working) {
      await this.#working;
      await pause(10);
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const disposable of [...this.#disposables, ...this.#watchers]) disposable.dispose();
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = this.roots.folders.flatMap(({ folder, isOpened }) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, isOpened ? "**/*" : "*"));
      watcher.onDidCreate((uri) => this.#enqueue(uri));
      watcher.onDidChange((uri) => this.#enqueue(uri));
      watcher.onDidDelete((uri) => this.#gone(uri));
      return [watcher];
    });
  }

  /** A document that is being typed in. */
  #later(document: TextDocument): void {
    const path = this.roots.pathOf(document.uri);
    if (path === undefined) return;
    clearTimeout(this.#timers.get(path));
    this.#timers.set(
      path,
      setTimeout(() => {
        this.#timers.delete(path);
        this.#enqueueDocument(document);
      }, typingPause),
    );
  }

  #opened(document: TextDocument): void {
    if (!this.#isElsewhere()) this.#enqueueDocument(document);
  }

  #closed(document: TextDocument): void {
    if (!this.#isElsewhere()) this.#enqueue(document.uri);
  }

  /** In a window with no folder the open files say where we are: reads anew where that has changed. */
  #isElsewhere(): boolean {
    if (workspace.workspaceFolders !== undefined || sameFolders(this.roots, currentRoots())) return false;
    this.rescan();
    return true;
  }

  #enqueueDocument(document: TextDocument): void {
    const path = this.roots.pathOf(document.uri);
    if (path === undefined || !this.#isWanted(path)) return;
    this.#pending.set(path, document);
    this.#work();
  }

  #enqueue(uri: Uri): void {
    const path = this.roots.pathOf(uri);
    if (path === undefined) return;
    if (/(?:^|\/)\.gitignore$/.test(path)) return this.rescan();
    if (!this.#isWanted(path)) return;
    this.#pending.set(
      path,
      workspace.textDocuments.find((document) => document.uri.toString() === uri.toString()),
    );
    this.#work();
  }

  /** A deleted folder is told by one event: everything below it is gone. */
  #gone(uri: Uri): void {
    const path = this.roots.pathOf(uri);
    if (path === undefined) return;
    for (const known of this.#known) if (known === path || known.startsWith(`${path}/`)) this.#pending.set(known, undefined);
    this.#work();
  }

  #isWanted = (path: Path): boolean => this.#listing === undefined || this.#listing.isWanted(path);

  #work(): void {
    if (!this.#working && this.#effort.files === 0) this.#effort.since = Date.now();
    this.#working ??= this.#run().finally(() => {
      this.#working = undefined;
      if (!this.#isDisposed && (this.#pending.size > 0 || this.#listing === undefined)) this.#work();
    });
  }

  async #run(): Promise<void> {
    // Let the event that brought us here finish first: several come in one turn.
    await pause(0);
    if (this.#listing === undefined) await this.#list();
    const slices = new Slices();
    while (this.#pending.size > 0 && !this.#isDisposed) {
      const isMany = this.#pending.size >= many && this.#reading.seesDisk;
      const batch = this.#next(isMany ? ofRequest * requests : atOnce);
      for await (const [path, read] of isMany ? this.#readOnDisk(batch) : this.#readAll(batch)) {
        await this.#take(path, read);
        await slices.rest();
      }
    }
    if (this.#isDisposed) return;
    const refresh = this.#session.refresh();
    for (let step = refresh.next(); ; step = refresh.next()) {
      if (step.done) {
        const { files, since } = this.#effort;
        this.#effort.files = 0;
        return this.#tell(step.value, this.roots, { files, milliseconds: Date.now() - since });
      }
      await slices.rest();
      if (this.#pending.size > 0) return;
    }
  }

  /** Takes so many files from those that are to be read. */
  #next(count: number): Batch {
    const batch = [...firstOf(this.#pending, count)];
    for (const [path] of batch) this.#pending.delete(path);
    return batch;
  }

  async *#readAll(batch: Batch): AsyncGenerator<readonly [Path, Read | undefined]> {
    const read = await Promise.all(batch.map(([path, document]) => this.#read(path, document)));
    for (const [i, [path]] of batch.entries()) yield [path, read[i]];
  }

  /** Has the worker read what lies on the disk; open documents, headers of weights and other file systems are read here. */
  async *#readOnDisk(batch: Batch): AsyncGenerator<readonly [Path, Read | undefined]> {
    const files: FileOnDisk[] = [];
    const others: (readonly [Path, TextDocument | undefined])[] = [];
    for (const [path, document] of batch) {
      const uri = document || isWeightFile(path) || !this.#isWanted(path) ? undefined : this.roots.uriOf(path);
      if (uri?.scheme === "file") files.push({ path, place: uri.fsPath });
      else others.push([path, document]);
    }
    const asked = inGroups(files, ofRequest).map(async (group) => ({ group, read: await this.#reading.files(group) }));
    yield* this.#readAll(others);
    for (const request of asked) {
      const { group, read } = await request;
      if (read) for (const [i, { path }] of group.entries()) yield [path, read[i]];
      else yield* this.#readAll(group.map(({ path }) => [path, undefined]));
    }
  }

  async #list(): Promise<void> {
    const scan = this.#scan;
    for (const document of workspace.textDocuments) this.#enqueueDocument(document);
    const listing = await listFiles(this.roots, () => scan !== this.#scan || this.#isDisposed);
    if (scan !== this.#scan) return;
    this.#listing = listing;
    const open = new Map(workspace.textDocuments.map((document) => [this.roots.pathOf(document.uri), document] as const));
    const gone = new Set(this.#known);
    const slices = new Slices();
    for (const [i, path] of listing.paths.entries()) {
      gone.delete(path);
      if (!this.#pending.has(path)) this.#pending.set(path, open.get(path));
      if (i % 1_000 < 999) continue;
      await slices.rest();
      if (scan !== this.#scan) return;
    }
    for (const path of gone) this.#pending.set(path, undefined);
  }

  /** What a file holds; nothing where it is gone or not wanted. */
  async #read(path: Path, document: TextDocument | undefined): Promise<Read | undefined> {
    if (!this.#isWanted(path)) return undefined;
    return document && !document.isClosed && !isWeightFile(path) ? { path, text: document.getText() } : await readFile(path, this.roots);
  }

  async #take(path: Path, read: Read | undefined): Promise<void> {
    this.#effort.files++;
    const facts =
      read && "text" in read
        ? (read.facts ?? (isHeavy(path, read.text) ? await this.#reading.text(path, read.text) : undefined))
        : undefined;
    // Asked for again in the meantime: what comes then is newer.
    if (this.#pending.has(path)) return;
    if (read === undefined) {
      this.#known.delete(path);
      this.#session.remove(path);
      return;
    }
    this.#known.add(path);
    if ("text" in read) this.#session.upsert(path, read.text, facts);
    else this.#session.note(path, read.problem, read.detail);
  }
}
