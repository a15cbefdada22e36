/** Chromium, and a VS Code opened in it. */
import { type Browser, chromium, type Page } from "playwright-core";
import type { Host } from "./host.ts";
import { installBrowser, Unavailable } from "./install.ts";
import { type ConsoleError, isNoise } from "./noise.ts";

const size = { width: 1280, height: 800 };
const loadLimit = 90_000;

/** Starts Chromium; installs it first where that is possible. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await installBrowser();
  const quiet = ["no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"];
  const args = ["no-sandbox", "disable-gpu", "disable-dev-shm-usage", "disable-quic", ...quiet];
  try {
    return await chromium.launch({ executablePath, args: args.map((name) => `--${name}`) });
  } catch (error) {
    const [message] = String(error).split("\n");
    throw new Unavailable(`${executablePath} does not start: ${message}`);
  }
}

/** A page on a host. */
export interface Workbench {
  readonly page: Page;
  /** The console's errors so far, each once, without VS Code's own noise. */
  errors(): readonly string[];
  close(): Promise<void>;
}

/** Opens the host in a browser profile of its own. `prepare` sees the page before anything is loaded. */
export async function openWorkbench(
  browser: Browser,
  host: Host,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Workbench> {
  const context = await browser.newContext({ viewport: size });
  // The transpiler wraps functions that are handed to the page in a call of this helper.
  await context.addInitScript("globalThis.__name = (target) => target");
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  const errors: ConsoleError[] = [];
  page.on("pageerror", (error) => errors.push({ text: error.stack ?? error.message, url: "" }));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push({ text: message.text(), url: message.location().url });
  });
  await prepare(page);
  await page.goto(host.url, { waitUntil: "domcontentloaded", timeout: loadLimit });
  return {
    page,
    errors: () => [...new Set(errors.filter((error) => !isNoise(error)).map(describe))],
    close: () => context.close(),
  };
}

function describe({ text, url }: ConsoleError): string {
  return `on the console: ${text.slice(0, 600)} @ ${url}`;
}

/** Waits until the workbench has restored its editors and views. */
export async function whenReady(page: Page): Promise<void> {
  await page.locator(".monaco-workbench").waitFor({ timeout: loadLimit });
  await page.waitForFunction("globalThis.driver !== undefined", undefined, { timeout: loadLimit });
  await page.evaluate("globalThis.driver.whenWorkbenchRestored()");
}
