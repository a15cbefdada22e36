/** Runs a flow on the page of a VS Code. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Flow, Variant } from "../flows/flow.ts";
import { openWorkbench, whenReady } from "../host/browser.ts";
import { resultsFolder } from "../host/paths.ts";
import { chooseTheme } from "../page/theme.ts";
import type { Session, Visit } from "./session.ts";

const pictures = join(resultsFolder, "screenshots");

/** A step failed and is reported already; the rest of the flow is left out. */
class StepFailed extends Error {}

/** A flow in one of its looks, and the name under which its steps are reported. */
interface Run {
  readonly flow: Flow;
  readonly variant: Variant | undefined;
  readonly where: string;
}

/** The workbench asks this variable for its language, and hands it on to extensions. */
const speak = async (page: Page, language: string | undefined): Promise<void> => {
  if (language !== undefined) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
};

/** Reports the steps of the flow, or the flow as one test when it has none. Errors on the console are a failure too. */
export async function runFlow(session: Session, visit: Visit, { flow, variant, where }: Run): Promise<void> {
  const { report } = session;
  const { kind, folder, version } = visit;
  const workbench = await openWorkbench(session.browser, visit.host, (page) => speak(page, variant?.language));
  const picture = (name: string): string =>
    join(pictures, `${[flow.name, name, ...(variant ? [variant.name] : []), kind, version].join("-")}.png`);
  const screenshot = async (name: string): Promise<void> => {
    await workbench.page.screenshot({ path: picture(name) });
  };
  const fail = async (name: string, ms: number, thrown: unknown): Promise<void> => {
    if (thrown instanceof StepFailed) return;
    await screenshot("failed").catch(() => {});
    const error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    report.add(where, { name, ms, error: [error, ...workbench.errors()].join("\n") });
  };
  let steps = 0;
  const step = async (name: string, body: () => Promise<void>): Promise<void> => {
    steps++;
    const start = Date.now();
    try {
      await body();
    } catch (thrown) {
      await fail(name, Date.now() - start, thrown);
      throw new StepFailed();
    }
    report.add(where, { name, ms: Date.now() - start });
  };
  await rm(picture("failed"), { force: true });
  const start = Date.now();
  try {
    await whenReady(workbench.page);
    if (variant?.theme) await chooseTheme(workbench.page, variant.theme.name, variant.theme.kind);
    await flow.run(workbench.page, { variant, host: kind, editor: version, folder, step, screenshot });
    const errors = workbench.errors();
    if (errors.length > 0) report.add(where, { name: "no errors on the console", ms: 0, error: errors.join("\n") });
    else if (steps === 0) report.add(where, { name: flow.name, ms: Date.now() - start });
  } catch (thrown) {
    await fail(flow.name, Date.now() - start, thrown);
  } finally {
    await workbench.close();
  }
}
