/**
 * The test framework inside the extension host: `suite` says what to open, `test` adds a test. It uses nothing that
 * one of the hosts lacks, so the same bundle runs in Node and in a web worker.
 */
import { workspace } from "vscode";
import type { Plan } from "../plan.ts";
import { type Line, lineMark, type NumberedLine } from "./report.ts";

interface Test {
  readonly name: string;
  readonly body: () => void | Promise<void>;
  readonly timeout: number;
}

/** VS Code leaves out lines of more than 100,000 characters. */
const longest = 20_000;
const tests: Test[] = [];
let plan: Plan | undefined;
let told = 0;

/** What the suite opens, and in which hosts it runs. Once for each file, before its tests. */
export function suite(chosen: Plan): void {
  plan = chosen;
}

/** Adds a test. Tests run one after the other, in the order of the file. */
export function test(name: string, body: () => void | Promise<void>, timeout = 60_000): void {
  if (tests.some((known) => known.name === name)) throw new Error(`two tests are called "${name}"`);
  tests.push({ name, body, timeout });
}

/** Runs all tests; called by VS Code. Failures are reported, not thrown. */
export async function run(): Promise<void> {
  if (plan?.workspace !== undefined) await workspaceIsOpen();
  for (const { name, body, timeout } of tests) {
    const start = Date.now();
    const error = await within(timeout, body).then(
      () => undefined,
      (thrown: unknown) => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)),
    );
    tell({ result: { name, ms: Date.now() - start, error: error?.slice(0, longest) } });
  }
}

/** Prints something on the runner's terminal; `console.log` would be lost among VS Code's own lines. */
export function note(...things: readonly unknown[]): void {
  const text = things.map((thing) => (typeof thing === "string" ? thing : JSON.stringify(thing))).join(" ");
  tell({ note: text.slice(0, longest) });
}

function tell(line: Line): void {
  const numbered: NumberedLine = { ...line, number: ++told };
  console.log(lineMark + JSON.stringify(numbered));
}

/** In the web host a `.code-workspace` file is read a moment after the tests are started. */
async function workspaceIsOpen(): Promise<void> {
  for (let waited = 0; !workspace.workspaceFolders?.length && waited < 10_000; waited += 25) {
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** What the runner asks before it starts an editor. */
export function outline(): { readonly plan: Plan; readonly tests: readonly string[]; readonly limit: number } {
  if (!plan) throw new Error("the suite never calls suite(…)");
  return { plan, tests: tests.map(({ name }) => name), limit: tests.reduce((sum, { timeout }) => sum + timeout, 0) };
}

async function within(ms: number, body: () => void | Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no end after ${ms} ms`)), ms);
  });
  try {
    await Promise.race([Promise.resolve().then(body), late]);
  } finally {
    clearTimeout(timer);
  }
}
