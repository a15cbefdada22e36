/** `model-terms`: arguments in, exit code out. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { combinationPageOf, combinationsOf, textPage } from "../core/about/index.ts";
import {
  createKnowledge,
  createSession,
  cyclonedxBom,
  defaultSettings,
  jsonReport,
  type Locale,
  type MessageTable,
  markdownReport,
  provideMessages,
  type Report,
  type ReportedFinding,
  type RuleBase,
  reportOf,
  type Session,
  type Snapshot,
  sarif,
  thirdPartyText,
} from "../core/index.ts";
import { findText } from "../licenses/find.ts";
import { downloadSource, fetchText } from "../licenses/sources.ts";
import { tellOf } from "./about.ts";
import { help, localeOf, type Options, parseOptions } from "./args.ts";
import { writeBaselines } from "./baseline.ts";
import type { compare as compareWeights } from "./compare.ts";
import { readData } from "./data.ts";
import { explain } from "./explain.ts";
import { applySafeFixes, keep } from "./fix.ts";
import { oneLine, printReport, shown } from "./print.ts";
import { type Target, targetOf } from "./root.ts";
import { Misuse } from "./scan/command-line.ts";
import { printUnix } from "./unix.ts";
import { walkAside } from "./walk/index.ts";

declare const MODEL_TERMS_VERSION: string;

/** Runs one command and returns its exit code. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<number> {
  try {
    if (argv[0] === "scan") return await scan(argv.slice(1), env);
    const options = parseOptions(argv, env);
    switch (options.command) {
      case "help":
        return print(help, 0);
      case "version":
        return print(`${MODEL_TERMS_VERSION}\n`, 0);
      case "licenses pull":
        return await pull(options, env);
      case "compare":
        return await compare(options, cwd);
      case "baseline":
        return await baseline(options, targetOf(options.paths, cwd));
      case "about":
        return tellAbout(options);
      case "check":
        return await check(options, targetOf(options.paths, cwd), env, cwd);
    }
  } catch (error) {
    const text =
      error instanceof Misuse
        ? `model-terms: ${error.message}\n`
        : `model-terms: our mistake: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
    process.stderr.write(text);
    return 2;
  }
}

/** A file that is packed beside the bundle. */
const packed = (name: string): URL => new URL(`./${name}`, import.meta.url);

/** The row scan is a bundle of its own: nobody else waits for it. */
async function scan(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { scanCommand } = (await import(packed("scan.mjs").href)) as typeof import("./scan/index.ts");
  return scanCommand(argv, localeOf(env), packed);
}

/** English is built in; another language lies beside the program. */
function speak(locale: Locale): void {
  if (locale !== "en") provideMessages(locale, JSON.parse(readFileSync(packed(`messages.${locale}.json`), "utf8")) as MessageTable);
}

const readRules = (): RuleBase => JSON.parse(readFileSync(packed("knowledge.json"), "utf8")) as RuleBase;

/** Answers about what is known; an unknown name is an answer too. */
function tellAbout(options: Options): number {
  speak(options.locale);
  const { text, hints } = tellOf(options, createKnowledge(readRules()));
  write(options, text);
  for (const hint of hints) process.stderr.write(`${oneLine(hint)}\n`);
  return 0;
}

async function check(options: Options, target: Target, env: NodeJS.ProcessEnv, cwd: string): Promise<number> {
  speak(options.locale);
  let snapshot = (await sessionOf(options, target)).snapshot();
  if (options.fix && (await fix(options, target, snapshot, env))) snapshot = (await sessionOf(options, target)).snapshot();
  const origin = { version: MODEL_TERMS_VERSION, knowledge: snapshot.knowledge.version };
  const report = within(reportOf(snapshot, options.locale, origin), target);
  write(
    options,
    options.explain === undefined
      ? render(report, snapshot, options, target.root, cwd)
      : explain(report, options.explain, (subject) => combined(subject, snapshot, options.locale)),
  );
  return fails(shown(report, true), options) ? 1 : 0;
}

/** Whether two checkpoints are independent of each other; the code for it lies in a bundle beside this one. */
async function compare(options: Options, cwd: string): Promise<number> {
  const { compare: run } = (await import(packed("compare.mjs").href)) as { readonly compare: typeof compareWeights };
  if (options.format !== "text" && options.format !== "json") throw new Misuse("compare writes text or json");
  const [a = "", b = ""] = options.paths;
  const compared = run(a, b, cwd, options.format, options.locale);
  if ("misuse" in compared) throw new Misuse(compared.misuse);
  write(options, compared.text);
  return 0;
}

/** Of a work made of several: may they be merged, and under which label? Empty for any other. */
function combined(id: string, { subjects, knowledge }: Snapshot, locale: Locale): string {
  const report = subjects.find(({ subject }) => subject.id === id);
  const page = report && combinationPageOf(report, knowledge, locale);
  return page ? textPage(page, locale) : "";
}

/** Everything of the target, read. */
async function sessionOf({ locale, exclude, data }: Options, { root, repositories: folders }: Target): Promise<Session> {
  const today = new Date().toISOString().slice(0, 10);
  const session = await walkAside(packed("walker.mjs"), { root, folders, exclude }, () =>
    createSession(createKnowledge(readRules()), { ...defaultSettings, locale, today }),
  );
  await readData(session, root, data, packed);
  return session;
}

/** Accepts what is found now, in each whole repository. */
async function baseline(options: Options, target: Target): Promise<number> {
  speak(options.locale);
  const snapshot = (await sessionOf(options, target)).snapshot();
  for (const line of writeBaselines(snapshot, target)) process.stderr.write(`${oneLine(line)}\n`);
  return 0;
}

/** Applies what is safe, says on the error stream what was done, and tells whether anything changed. */
async function fix(options: Options, target: Target, snapshot: Snapshot, env: NodeJS.ProcessEnv): Promise<boolean> {
  const wanted = snapshot.findings.filter(({ at, auditOnly }) => !auditOnly && isWanted(at.path, target));
  const { done, missing } = await applySafeFixes(wanted, snapshot, {
    root: target.root,
    shipped: fileURLToPath(packed("texts")),
    licenseTexts: options.licenseTexts,
    download: options.download,
    env,
  });
  for (const line of [...done, ...missing]) process.stderr.write(`${oneLine(line)}\n`);
  return done.length > 0;
}

/** Fetches the official texts of all licenses once, so that fixes need no network afterwards. */
async function pull(options: Options, env: NodeJS.ProcessEnv): Promise<number> {
  const knowledge = createKnowledge(readRules());
  let failed = 0;
  for (const license of knowledge.licenses.values()) {
    if (!license.text || license.text.upstreamOnly || license.text.spdx !== undefined || !knowledge.canConfirm(license)) continue;
    const found = await findText({ license, upstream: [] }, [downloadSource(fetchText)], knowledge);
    if (found) keep(env, license.id, found.text);
    else failed++;
    process.stderr.write(`${found ? "kept" : "not found"} ${license.short}${found ? ` (${found.from})` : `; see ${license.url}`}\n`);
  }
  return failed > 0 && options.failOn !== "never" ? 1 : 0;
}

const isWanted = (path: string, { wanted }: Target): boolean =>
  wanted.includes("") || wanted.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** What was asked about: findings in the wanted paths, and the subjects with a file there. */
function within(report: Report, target: Target): Report {
  if (target.wanted.includes("")) return report;
  const inside = (path: string): boolean => isWanted(path, target);
  return {
    ...report,
    findings: report.findings.filter(({ place }) => inside(place.path)),
    suppressed: report.suppressed.filter(({ place }) => inside(place.path)),
    subjects: report.subjects.filter(({ files }) => files.some(inside)),
    problems: report.problems.filter(({ place }) => inside(place.path)),
    confirm: report.confirm.filter(({ subjects }) => subjects.some(inside)),
  };
}

function render(report: Report, snapshot: Snapshot, options: Options, root: string, cwd: string): string {
  switch (options.format) {
    case "unix":
      return printUnix(report, options.all, root, cwd);
    case "json":
      return `${JSON.stringify(jsonReport(report), null, 2)}\n`;
    case "sarif":
      return `${JSON.stringify(sarif(report, snapshot), null, 2)}\n`;
    case "markdown":
      return markdownReport(report) + combinationsOf(snapshot, options.locale, new Set(report.subjects.map(({ id }) => id)));
    case "cyclonedx":
      return `${JSON.stringify(cyclonedxBom(report, snapshot), null, 2)}\n`;
    case "notice":
      return thirdPartyText(report, snapshot);
    case "text":
      return printReport(report, { color: options.color && process.stdout.isTTY === true, all: options.all });
  }
}

const gravity = ["never", "error", "warning", "information", "hint"];

const fails = (findings: readonly ReportedFinding[], { failOn }: Options): boolean =>
  findings.some(({ severity, auditOnly }) => !auditOnly && gravity.indexOf(severity) <= gravity.indexOf(failOn));

function write(options: Options, text: string): void {
  if (options.output === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(options.output, text);
  } catch (error) {
    throw new Misuse(`${options.output} cannot be written (${error instanceof Error && "code" in error ? error.code : error})`);
  }
}

function print(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}
