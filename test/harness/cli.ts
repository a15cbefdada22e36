/** The built command line in a child process, as a person runs it: a home of its own, no network asked for. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildAll } from "../../scripts/build.ts";
import { root } from "../../scripts/paths.ts";
import type { JsonReport } from "../../src/core/index.ts";
import { emptyFolder } from "./folder.ts";

const parts = ["cli.mjs", "compare.mjs", "scan.mjs", "walker.mjs", "identity.json", "knowledge.json", "messages.zh.json", "texts"];
const place = join(tmpdir(), `model-terms-cli-${createHash("sha256").update(root).digest("hex").slice(0, 12)}`);

/** Newest change of anything that goes into the build. */
const sources = ["src", "rules", "scripts", "package.json"];
const newest = (path: string): number => {
  const { mtimeMs } = statSync(path);
  return statSync(path).isDirectory() ? Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name)))) : mtimeMs;
};
const isFresh = (folder: string): boolean => {
  const age = Math.max(...sources.map((path) => newest(join(root, path))));
  return parts.every((part) => existsSync(join(folder, part)) && statSync(join(folder, part)).mtimeMs >= age);
};

/**
 * Builds what ships, once for all test files, and takes the command line out of `dist/`, which others may build anew while a
 * test runs.
 */
export async function builtCli(): Promise<string> {
  for (const lock = `${place}.lock`; ; await pause(200)) {
    try {
      mkdirSync(lock);
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000) rmSync(lock, { recursive: true, force: true });
      continue;
    }
    try {
      if (!isFresh(place)) {
        if (!isFresh(join(root, "dist"))) await buildAll();
        rmSync(place, { recursive: true, force: true });
        for (const part of parts) cpSync(join(root, "dist", part), join(place, part), { recursive: true });
      }
      return join(place, "cli.mjs");
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

/** How one run ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Seconds of processor time: other work on the machine does not count. */
  readonly seconds: number;
  /** Most memory that was in use. */
  readonly megabytes: number;
}

/** Tells what a process has used, on a fourth pipe. The high-water mark of Linux is the process's own; `maxRSS` may be its parent's. */
const meter = `import { readFileSync, writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  let kilobytes = process.resourceUsage().maxRSS;
  try { kilobytes = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]); } catch {}
  writeSync(3, JSON.stringify({ seconds: (user + system) / 1e6, megabytes: kilobytes / 1024 }));
});`;

/** Runs `model-terms` with these arguments in a folder; a run that takes too long is ended, and its code is null. */
export function run(cli: string, cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, seconds = 60): Run {
  const { status, output } = spawnSync(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(meter)}`, cli, ...args], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", HOME: emptyFolder(), LANG: "C", ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    maxBuffer: 1 << 28,
    timeout: seconds * 1_000,
  });
  const used = JSON.parse(output[3] || '{"seconds":0,"megabytes":0}') as Pick<Run, "seconds" | "megabytes">;
  return { code: status, stdout: output[1] ?? "", stderr: output[2] ?? "", ...used };
}

/** The report of a check, as JSON. */
export const reportOfRun = ({ stdout }: Run): JsonReport => JSON.parse(stdout) as JsonReport;
