/**
 * The in-editor tests: suites inside the extension host and flows on the page, in a real VS Code. Exit code 0 when all
 * passed, 1 when something failed, 2 for a wrong command line, 3 when editor or browser cannot be had here.
 */
import { startBrowser } from "./host/browser.ts";
import { makeTemporaryFolder } from "./host/ending.ts";
import { installEditor, Unavailable } from "./host/install.ts";
import { writeEmptyExtension } from "./run/bundle.ts";
import { findJobs, type Job } from "./run/jobs.ts";
import { readOptions, UsageError, usage } from "./run/options.ts";
import { closingLine, startReport } from "./run/report.ts";
import { type Session, startVisit, type Visit } from "./run/session.ts";

/** Runs what the command line asks for; returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const scratch = await makeTemporaryFolder("run");
  try {
    const options = readOptions(args);
    await writeEmptyExtension(scratch.path);
    const jobs = await findJobs(options, scratch.path);
    if (jobs.length === 0) throw new UsageError("no suite or flow runs in these hosts");
    const editor = await installEditor(options.editor);
    return await runJobs({ options, editor, scratch: scratch.path }, jobs);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`);
      return 2;
    }
    if (error instanceof Unavailable) {
      console.log(`in-editor tests not run: ${error.message.replaceAll(/\s+/g, " ")}`);
      console.log(closingLine(0, 0));
      return 3;
    }
    throw error;
  } finally {
    await scratch.remove();
  }
}

async function runJobs(base: Omit<Session, "browser" | "report">, jobs: readonly Job[]): Promise<number> {
  const browser = await startBrowser();
  try {
    const session = { ...base, browser, report: startReport() };
    for (const job of jobs) await runJob(session, job, base.options.keep && job === jobs.at(-1));
    return session.report.close() ? 0 : 1;
  } finally {
    await browser.close();
  }
}

async function runJob(session: Session, job: Job, keep: boolean): Promise<void> {
  let visit: Visit | undefined;
  try {
    visit = await startVisit(session, job.kind, job.plan, job.tests);
    await job.run(session, visit);
    if (keep) {
      console.log(`still running at ${visit.host.url} (workspace ${visit.folder}); Ctrl+C ends it`);
      await new Promise(() => setInterval(() => {}, 1 << 30));
    }
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    session.report.add(job.where, { name: "VS Code starts", ms: 0, error: text });
  } finally {
    await visit?.host.stop();
  }
}

process.exit(await main(process.argv.slice(2)));
