/** `npm test`: everything that must hold before a change lands. Each step prints one line; what fails prints what it said. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageExtension } from "./package.ts";
import { root } from "./paths.ts";
import { filesBelow } from "./rules.ts";

/** What a step found: how many tests passed, failed and were left out, or why it could not run. */
interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  readonly said?: string;
}

const bin = (name: string): string => join(root, "node_modules/.bin", name);
const run = (command: string, args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(command, [...args], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, FORCE_COLOR: "0" } });

/** A tool that is silent, or at least content, when all is well. */
function tool(command: string, ...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = run(command, args);
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, said: stdout + stderr };
}

/** Files that scripts make are committed: making them again must change nothing. */
async function fresh(...scripts: readonly string[]): Promise<Outcome> {
  const state = async (): Promise<ReadonlyMap<string, string>> => {
    const files = await Promise.all(["docs", "rules/schema", "schema"].map((folder) => filesBelow(join(root, folder), "")));
    return new Map(files.flat().map((file) => [file, readFileSync(file, "base64")]));
  };
  const before = await state();
  for (const script of scripts) {
    const made = run(bin("tsx"), [script]);
    if (made.status !== 0) return { passed: 0, failed: 1, said: made.stdout + made.stderr };
  }
  const after = await state();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
  return changed.length === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, said: `these were not as the scripts make them:\n${changed.join("\n")}` };
}

function unit(): Outcome {
  const { stdout, stderr } = run(bin("vitest"), ["run", "--reporter=json", "--reporter=default"]);
  const json = /^\{"num.*\}$/m.exec(stdout)?.[0];
  if (json === undefined) return { passed: 0, failed: 1, said: stdout + stderr };
  const {
    numPassedTests: passed,
    numFailedTests,
    numFailedTestSuites,
    numPendingTests: skipped,
  } = JSON.parse(json) as Record<"numPassedTests" | "numFailedTests" | "numFailedTestSuites" | "numPendingTests", number>;
  const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
  return { passed, failed, skipped, ...(failed > 0 && { said: stdout.replace(json, "") + stderr }) };
}

/** In a real VS Code, in all hosts. Where editor or browser cannot be had, one line says why; CI does not take that for an answer. */
function inEditor(): Outcome {
  const { status, stdout, stderr } = run(bin("tsx"), ["test/vscode/run.ts"]);
  const [passed = 0, failed = 0] = (/in-editor: (\d+) passed, (\d+) failed/.exec(stdout) ?? []).slice(1).map(Number);
  if (status === 3) return { passed: 0, failed: process.env["CI"] ? 1 : 0, skipped: process.env["CI"] ? 0 : 1, said: stdout };
  return { passed, failed: status === 0 ? failed : Math.max(1, failed), ...(status !== 0 && { said: stdout + stderr }) };
}

/** The lines of a tool's output that name what failed, each with what follows it. */
function failedPartsOf(said: string): string[] {
  const all = said.split("\n");
  return all.flatMap((line, i) => (/^\s*(FAILED|FAIL|×)\s/.test(line) ? all.slice(i, i + 8) : [])).slice(0, 60);
}

const steps: readonly (readonly [name: string, step: () => Outcome | Promise<Outcome>])[] = [
  ["types", () => tool(bin("tsc"), "-b", "--pretty", "false")],
  ["style", () => tool(bin("biome"), "check", "--error-on-warnings", ".")],
  ["dead code", () => tool(bin("knip"), "--no-progress")],
  ["rules", () => tool(bin("tsx"), "scripts/rules.ts")],
  ["generated files", () => fresh("scripts/schema.ts", "scripts/generate.ts")],
  ["unit tests", unit],
  ["package", async () => ((await packageExtension()) ? tool(bin("tsx"), "scripts/size.ts") : { passed: 0, failed: 1 })],
  ["in-editor tests", inEditor],
];

const only = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;
const failures: string[] = [];
for (const [name, step] of steps) {
  if (only.length > 0 && !only.includes(name)) continue;
  const start = Date.now();
  const outcome = await Promise.resolve()
    .then(step)
    .catch(
      (error: unknown): Outcome => ({
        passed: 0,
        failed: 1,
        said: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
  passed += outcome.passed;
  failed += outcome.failed;
  skipped += outcome.skipped ?? 0;
  console.log(
    `${outcome.failed > 0 ? "FAILED" : "ok    "} ${name.padEnd(16)} ${outcome.passed} ok, ${outcome.failed} not  ${((Date.now() - start) / 1000).toFixed(1)} s`,
  );
  if (outcome.said) console.log(outcome.said.trimEnd().replace(/^/gm, "       "));
  if (outcome.failed > 0) failures.push(`FAILED ${name}`, ...failedPartsOf(outcome.said ?? ""));
}
// Once more at the end, where a log that is cut in the middle still shows it.
if (failures.length > 0) console.log(`\n${failures.join("\n")}`);
console.log(`\ntests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
