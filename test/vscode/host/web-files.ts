/**
 * A VS Code extension for the web host: the file system of the opened workspace. Files are read from the server that
 * serves this extension; everything written stays in memory. It also finds files by name, as a real virtual file
 * system does; without that `workspace.findFiles` finds nothing.
 */
import * as vscode from "vscode";
import { webScheme } from "./host.ts";

/** A file or folder. A file whose `data` is undefined was not read yet. */
interface Entry {
  readonly type: vscode.FileType;
  readonly size: number;
  readonly mtime: number;
  readonly data?: Uint8Array | undefined;
}

/** The proposed API that `findFiles` asks; not part of `@types/vscode`. */
interface FileSearch {
  registerFileSearchProvider(
    scheme: string,
    provider: { provideFileSearchResults(query: object, options: SearchOptions): vscode.Uri[] },
  ): vscode.Disposable;
}
interface SearchOptions {
  readonly folder: vscode.Uri;
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
}

/** Called by VS Code when the first file of the workspace is asked for. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = `http://${context.extensionUri.authority}`;
  const sizes = (await (await fetch(`${server}/files.json`)).json()) as Record<string, number>;
  const files = new WebFiles(`${server}/files`, sizes);
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(webScheme, files, { isCaseSensitive: true }),
    (vscode.workspace as typeof vscode.workspace & FileSearch).registerFileSearchProvider(webScheme, {
      provideFileSearchResults: (_query, options) => files.find(options),
    }),
  );
}

class WebFiles implements vscode.FileSystemProvider {
  readonly #base: string;
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(base: string, sizes: Readonly<Record<string, number>>) {
    this.#base = base;
    this.#entries.set("/", folder());
    for (const [path, size] of Object.entries(sizes)) {
      this.#entries.set(path, { type: vscode.FileType.File, size, mtime: Date.now() });
      for (let parent = parentOf(path); parent !== "/"; parent = parentOf(parent)) this.#entries.set(parent, folder());
    }
  }

  find({ folder, includes, excludes }: SearchOptions): vscode.Uri[] {
    const root = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
    const wanted = includes.map(globPattern);
    // What is excluded takes all below it along.
    const unwanted = excludes.map((glob) => globPattern(`${glob}/**`));
    const fits = (path: string): boolean =>
      (wanted.length === 0 || wanted.some((glob) => glob.test(path))) && !unwanted.some((glob) => glob.test(path));
    const inRoot = [...this.#entries].filter(([p, e]) => e.type === vscode.FileType.File && p.startsWith(root));
    const found = inRoot.map(([path]) => path.slice(root.length)).filter(fits);
    return found.map((path) => vscode.Uri.joinPath(folder, path));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { type, size, mtime } = this.#entry(uri);
    return { type, size, mtime, ctime: mtime };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.#entry(uri);
    const inside = [...this.#entries].filter(([path]) => path !== "/" && parentOf(path) === uri.path);
    return inside.map(([path, { type }]) => [path.slice(path.lastIndexOf("/") + 1), type]);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const entry = this.#entry(uri);
    if (entry.type === vscode.FileType.Directory) throw vscode.FileSystemError.FileIsADirectory(uri);
    if (entry.data) return entry.data;
    const answer = await fetch(this.#base + uri.path.split("/").map(encodeURIComponent).join("/"));
    if (!answer.ok) throw vscode.FileSystemError.FileNotFound(uri);
    const data = new Uint8Array(await answer.arrayBuffer());
    this.#entries.set(uri.path, { ...entry, data });
    return data;
  }

  writeFile(uri: vscode.Uri, data: Uint8Array, options: { readonly create: boolean; readonly overwrite: boolean }): void {
    const known = this.#entries.has(uri.path);
    if (!known && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
    if (known && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
    if (!this.#entries.has(parentOf(uri.path))) throw vscode.FileSystemError.FileNotFound(uri);
    this.#entries.set(uri.path, { type: vscode.FileType.File, size: data.length, mtime: Date.now(), data });
    this.#tell(uri, known ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created);
  }

  createDirectory(uri: vscode.Uri): void {
    this.#entries.set(uri.path, folder());
    this.#tell(uri, vscode.FileChangeType.Created);
  }

  delete(uri: vscode.Uri): void {
    this.#entry(uri);
    for (const path of this.#below(uri.path)) this.#entries.delete(path);
    this.#tell(uri, vscode.FileChangeType.Deleted);
  }

  async rename(from: vscode.Uri, to: vscode.Uri, options: { readonly overwrite: boolean }): Promise<void> {
    if (this.#entries.has(to.path) && !options.overwrite) throw vscode.FileSystemError.FileExists(to);
    for (const path of this.#below(from.path)) {
      const entry = this.#entry(from.with({ path }));
      // Content that is still on the server only is found under the old name.
      const data = entry.type === vscode.FileType.File ? await this.readFile(from.with({ path })) : undefined;
      this.#entries.set(to.path + path.slice(from.path.length), { ...entry, data });
    }
    this.delete(from);
    this.#tell(to, vscode.FileChangeType.Created);
  }

  #entry(uri: vscode.Uri): Entry {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #below(path: string): string[] {
    return [...this.#entries.keys()].filter((known) => known === path || known.startsWith(`${path}/`));
  }

  #tell(uri: vscode.Uri, type: vscode.FileChangeType): void {
    this.#changed.fire([{ uri, type }]);
  }
}

/** The globs that occur in `findFiles` and `files.exclude`: stars, question marks and alternatives in braces. */
function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\/\*\*|\*\*|[^\w/]/g, (piece) => globPieces[piece] ?? `\\${piece}`);
  return new RegExp(`^${source}$`);
}

const globPieces: Readonly<Record<string, string>> = {
  "**/": "(?:.*/)?",
  "/**": "(?:/.*)?",
  "**": ".*",
  "*": "[^/]*",
  "?": "[^/]",
  "{": "(?:",
  ",": "|",
  "}": ")",
};

function folder(): Entry {
  return { type: vscode.FileType.Directory, size: 0, mtime: Date.now() };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
