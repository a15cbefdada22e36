/** What all suites and flows of a run share, and how one of them gets its own VS Code. */
import { cp, mkdtemp } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import type { Host, HostKind } from "../host/host.ts";
import type { Editor } from "../host/install.ts";
import { repository } from "../host/paths.ts";
import { startHost } from "../host/start.ts";
import type { Plan } from "../plan.ts";
import type { RunOptions } from "./options.ts";
import type { Report } from "./report.ts";

/** A run of the in-editor tests. */
export interface Session {
  readonly options: RunOptions;
  readonly editor: Editor;
  readonly browser: Browser;
  readonly report: Report;
  /** Holds the bundles and the copies of workspaces. */
  readonly scratch: string;
}

/** A VS Code with a fresh copy of a workspace. */
export interface Visit {
  readonly kind: HostKind;
  readonly host: Host;
  /** The opened folder, or an empty one where none is. */
  readonly folder: string;
  /** Version of VS Code, like `1.139.1`. */
  readonly version: string;
}

/** Copies the plan's workspace and starts a VS Code on it; `tests` is the bundle to run inside. */
export async function startVisit(session: Session, kind: HostKind, plan: Plan, tests?: string): Promise<Visit> {
  const { editor, options, scratch } = session;
  const packaged = kind === "vsix";
  if (packaged && !options.vsix) throw new Error("no packaged extension: run `npm run package` first");
  const { folder, workspace } = await copyOf(plan.workspace, await mkdtemp(join(scratch, "visit-")));
  const host = await startHost(kind, {
    editor,
    workspace,
    extension: packaged ? tests && scratch : options.extension,
    vsix: packaged ? options.vsix : undefined,
    tests,
    settings: plan.settings,
    trusted: plan.trusted,
  });
  return { kind, host, folder, version: editor.version.replace(/^4\./, "1.") };
}

/** A fresh copy of what a plan opens: the folder, and what is opened. */
async function copyOf(
  planned: string | undefined,
  into: string,
): Promise<{ readonly folder: string; readonly workspace: string | undefined }> {
  if (planned === undefined) return { folder: into, workspace: undefined };
  const original = resolve(repository, planned);
  const multiRoot = extname(original) === ".code-workspace";
  const from = multiRoot ? dirname(original) : original;
  const folder = join(into, basename(from));
  await cp(from, folder, { recursive: true, verbatimSymlinks: true });
  return { folder, workspace: multiRoot ? join(folder, basename(original)) : folder };
}
