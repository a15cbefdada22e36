/** Loading what Node's extension host loads, against an empty module, each in a new process. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../scripts/paths.ts";
import { median } from "./measure.ts";

const stub =
  "require('module')._load = ((load) => (id, ...rest) => id === 'vscode' ? new Proxy({}, { get: () => class {} }) : load(id, ...rest))(require('module')._load);";

/** Prints the medians, in milliseconds: of the entry, for which the start of the editor waits, and of the rest, which is loaded after it. */
export async function activationBench(): Promise<void> {
  const targets = {
    "empty module": "bench/empty.cjs",
    "the entry": "dist/start.js",
    "the workbench, after it": "dist/extension.js",
  };
  const times = Object.entries(targets).map(([name, file]) => ({ name, load: loading(join(root, file)), ms: [] as number[] }));
  for (let i = 0; i < 9; i++) for (const { load, ms } of times) ms.push(inNewProcess(load));
  for (const { name, ms } of times) console.log(`activation  ${name.padEnd(28)} ${median(ms).toFixed(2).padStart(8)} ms`);
}

const loading = (file: string): string =>
  `${stub} const t = process.hrtime.bigint(); require(${JSON.stringify(file)}); console.log(Number(process.hrtime.bigint() - t) / 1e6)`;

const inNewProcess = (code: string): number => Number(execFileSync(process.execPath, ["-e", code], { encoding: "utf8", cwd: root }));
