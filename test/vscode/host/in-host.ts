/** Runs a suite inside the extension host of an opened VS Code, and collects what it reports. */
import type { Browser, Page } from "playwright-core";
import { type Line, lineMark, type NumberedLine, type TestResult } from "../suites/report.ts";
import { openWorkbench } from "./browser.ts";
import type { Host } from "./host.ts";

/** What became of a suite. */
export interface SuiteRun {
  readonly results: readonly TestResult[];
  /** Why it ended before its end; undefined when it ran through. */
  readonly broken?: string | undefined;
  /** Errors on the page's console, an extension that cannot be activated among them. */
  readonly errors: readonly string[];
}

/**
 * Opens the host, which was started with the suite as its `tests`, and waits until the suite has ended, but not longer
 * than `limit`. `told` gets the lines as they come.
 */
export async function runInHost(browser: Browser, host: Host, limit: number, told: (line: Line) => void): Promise<SuiteRun> {
  const results: TestResult[] = [];
  const numbers = new Set<number>();
  let ended: (broken: string | undefined) => void = () => {};
  const end = new Promise<string | undefined>((done) => (ended = done));
  const read = (text: string): void => {
    const line = lineIn(text);
    // VS Code copies a line to the console, to its log or to both, depending on host and version.
    if (!line || numbers.has(line.number)) return;
    numbers.add(line.number);
    if ("result" in line) results.push(line.result);
    told(line);
  };
  const prepare = async (page: Page): Promise<void> => {
    page.on("console", (message) => {
      read(message.text());
      if (/^No extension host found/.test(message.text())) ended(message.text());
    });
    page.on("crash", () => ended("the page crashed"));
    await page.exposeFunction("codeAutomationLog", (_level: string, args: unknown[]) => {
      for (const arg of args) read(String(arg));
    });
    await page.exposeFunction("codeAutomationExit", (code: number) =>
      ended(code === 0 ? undefined : `VS Code could not run the suite (exit code ${code})`),
    );
  };
  const timer = setTimeout(() => ended(`no end after ${limit / 1000} s`), limit);
  const workbench = await openWorkbench(browser, host, prepare);
  try {
    const broken = await end;
    return { results, broken: broken && `${broken}\n${host.log()}`.trim(), errors: workbench.errors() };
  } finally {
    clearTimeout(timer);
    await workbench.close();
  }
}

function lineIn(text: string): NumberedLine | undefined {
  const start = text.indexOf(lineMark);
  if (start < 0) return undefined;
  try {
    return JSON.parse(text.slice(start + lineMark.length)) as NumberedLine;
  } catch {
    // a line that VS Code has changed counts as not told: its test is reported as missing
    return undefined;
  }
}
