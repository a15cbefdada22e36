/** A whole audit of 100,000 files by the command line, against walking the tree and reading what is read, and against `rg --files`. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/paths.ts";
import { median } from "./measure.ts";
import { makeTree } from "./tree.ts";

const rounds = 7;
const tree = join(root, "test-results/bench-audit");

/** Reads every file with one of these endings, and does nothing else: the least that any audit costs. */
const floor = `
const { readdirSync, readFileSync } = require("node:fs");
const walk = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = folder + "/" + entry.name;
    if (entry.isDirectory()) walk(path);
    else if (/\\.(?:ya?ml|json|md|py)$/.test(entry.name)) readFileSync(path);
  }
};
walk(process.argv[1]);`;

interface Run {
  readonly ms: number;
  /** Largest resident memory, in MB. */
  readonly memory: number;
}

/** Prints the ratios where all other files are left alone, and where all of them are Python that has to be looked at. */
export async function auditBench(): Promise<void> {
  for (const other of ["ts", "py"] as const) {
    makeTree(tree, 500, other);
    // A repository of its own: the one around it ignores what benches leave.
    mkdirSync(join(tree, ".git"));
    const commands: Readonly<Record<string, readonly string[]>> = {
      audit: [process.execPath, "--import", tellMemory, join(root, "dist/cli.mjs"), "check", tree],
      floor: [process.execPath, "-e", floor, tree],
      ...(hasRipgrep() && { rg: ["rg", "--files", tree] }),
    };
    const runs = new Map(Object.keys(commands).map((name) => [name, [] as Run[]]));
    for (let round = 0; round <= rounds; round++)
      for (const [name, command] of Object.entries(commands)) {
        const run = timed(command);
        // The first round warms the disk's cache.
        if (round > 0) runs.get(name)?.push(run);
      }
    const ms = (name: string): number => median((runs.get(name) ?? []).map((run) => run.ms));
    const against = ["floor", "rg"]
      .filter((name) => runs.has(name))
      .map((name) => `${(ms("audit") / ms(name)).toFixed(1)} of ${name} (${ms(name).toFixed(0)} ms)`);
    const memory = Math.max(...(runs.get("audit") ?? []).map((run) => run.memory));
    console.log(
      `audit  100,000 files, others .${other}  ${ms("audit").toFixed(0)} ms, ${against.join(", ")}, at most ${memory.toFixed(0)} MB`,
    );
  }
}

/** `rg` on the path of the machine; without it only the other ratio is told. */
const hasRipgrep = (): boolean => spawnSync("rg", ["--version"]).status === 0;

/** Has a process of Node tell its largest memory, in KB, in the last line of its error output. */
const tellMemory = "data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+process.resourceUsage().maxRSS))";

function timed([program = "", ...rest]: readonly string[]): Run {
  const start = performance.now();
  const { stderr } = spawnSync(program, rest, { encoding: "utf8", maxBuffer: 2 ** 28 });
  return { ms: performance.now() - start, memory: Number(stderr.trim().split("\n").at(-1)) / 1024 };
}
