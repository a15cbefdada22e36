/** Programs that are started as a process group, so that stopping one stops its children too. */
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { atEnd } from "./ending.ts";

/** A running program with all that it started. */
export interface Group {
  /** Everything printed so far. */
  output(): string;
  /** Whether it has ended by itself. */
  ended(): boolean;
  /** Ends the whole group; returns when the program is gone. */
  stop(): Promise<void>;
}

/** Starts a program in a group of its own; what it prints is kept, and copied to a file when one is named. */
export function startGroup(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly log?: string } = {},
): Group {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: { ...process.env, ...options.env },
    cwd: options.cwd,
  });
  const log = options.log ? createWriteStream(options.log) : undefined;
  let output = "";
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-1 << 20);
    log?.write(chunk);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  child.on("error", (error) => keep(Buffer.from(`${error.message}\n`)));
  const forget = atEnd(() => signal(child, "SIGKILL"));
  const exited = new Promise<void>((done) => child.once("close", () => done()));
  void exited.then(() => {
    forget();
    log?.end();
  });
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  return {
    output: () => output,
    ended,
    async stop() {
      signal(child, "SIGTERM");
      const force = setTimeout(() => signal(child, "SIGKILL"), 5000);
      if (!ended()) await exited;
      clearTimeout(force);
      signal(child, "SIGKILL");
    },
  };
}

/** Signals the group; a group that is already gone is fine. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // no process of the group is left
  }
}
