/** Runs a suite in the extension host of a VS Code that was started with it. */
import { runInHost } from "../host/in-host.ts";
import type { Line } from "../suites/report.ts";
import type { SuiteBundle } from "./bundle.ts";
import type { Session, Visit } from "./session.ts";

/** Time for VS Code to start, on top of what the tests may take. */
const startLimit = 90_000;

/** Reports every test of the suite; those that VS Code never came to have failed, and the console may tell why. */
export async function runSuite(session: Session, visit: Visit, bundle: SuiteBundle, where: string): Promise<void> {
  const { outline, readable } = bundle;
  const told = (line: Line): void => {
    if ("note" in line) session.report.note(line.note);
    else session.report.add(where, { ...line.result, error: line.result.error && readable(line.result.error) });
  };
  const { results, broken, errors } = await runInHost(session.browser, visit.host, startLimit + outline.limit, told);
  const missing = outline.tests.filter((name) => !results.some((result) => result.name === name));
  for (const [index, name] of missing.entries()) {
    const error = index === 0 ? (broken ?? "the suite ended without it") : "not run";
    session.report.add(where, { name, ms: 0, error });
  }
  if (missing.length > 0 || results.some(({ error }) => error !== undefined)) errors.forEach(session.report.note);
}
