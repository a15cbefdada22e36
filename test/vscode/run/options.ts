/** The command line of the in-editor tests. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { HostKind } from "../host/host.ts";
import { currentEditor, oldestEditor } from "../host/install.ts";
import { repository } from "../host/paths.ts";

/** What to run. */
export interface RunOptions {
  readonly hosts: readonly HostKind[];
  /** Release of code-server. */
  readonly editor: string;
  /** File names without ending; all when both lists are empty. */
  readonly suites: readonly string[];
  readonly flows: readonly string[];
  /** Folder that holds `suites` and `flows`. */
  readonly from: string;
  readonly extension: string;
  readonly vsix: string | undefined;
  /** Leave the last editor running and say where. */
  readonly keep: boolean;
}

/** The command line asks for something that does not exist. */
export class UsageError extends Error {}

const editors: Readonly<Record<string, string>> = { "1.139": currentEditor, "1.100": oldestEditor };
const kinds: readonly HostKind[] = ["node", "web", "vsix"];

/** Explains the options. */
export const usage = `tsx test/vscode/run.ts [options]
  --host node|web|vsix    extension host; may be given more than once; all by default
  --editor 1.139|1.100    version of VS Code; 1.139 by default
  --suite NAME            only suites/NAME.suite.ts; may be given more than once
  --flow NAME             only flows/NAME.flow.ts; may be given more than once
  --vsix FILE             the packaged extension; the newest *.vsix of the repository by default
  --extension FOLDER      another extension than the repository's
  --from FOLDER           other suites and flows than those in test/vscode
  --keep                  leave the last editor running and print its address`;

const known = {
  host: { type: "string", multiple: true },
  editor: { type: "string", default: "1.139" },
  suite: { type: "string", multiple: true },
  flow: { type: "string", multiple: true },
  vsix: { type: "string" },
  extension: { type: "string", default: repository },
  from: { type: "string", default: join(repository, "test/vscode") },
  keep: { type: "boolean", default: false },
} as const;

/** Reads the command line; throws a `UsageError` on what it does not know. */
export function readOptions(args: readonly string[]): RunOptions {
  const values = parse(args);
  const editor = editors[values.editor];
  if (!editor) throw new UsageError(`--editor ${values.editor}: known are ${Object.keys(editors).join(", ")}`);
  const wanted = values.host ?? kinds;
  const unknown = wanted.find((name) => !kinds.some((kind) => kind === name));
  if (unknown) throw new UsageError(`--host ${unknown}: known are ${kinds.join(", ")}`);
  return {
    hosts: kinds.filter((kind) => wanted.includes(kind)),
    editor,
    suites: values.suite ?? [],
    flows: values.flow ?? [],
    from: resolve(values.from),
    extension: resolve(values.extension),
    vsix: values.vsix === undefined ? newestVsix(repository) : resolve(values.vsix),
    keep: values.keep,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function newestVsix(folder: string): string | undefined {
  const found = [folder, join(folder, "dist")].filter(existsSync).flatMap((place) => {
    const names = readdirSync(place).filter((name) => name.endsWith(".vsix"));
    return names.map((name) => ({ path: join(place, name), time: statSync(join(place, name)).mtimeMs }));
  });
  return found.sort((a, b) => a.time - b.time).at(-1)?.path;
}
