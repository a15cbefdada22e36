/** The one door of the tests: files in, findings out. */
import {
  changesOf,
  createSession,
  defaultSettings,
  documentOfRows,
  type Finding,
  type Knowledge,
  namedData,
  placeOf,
  type Report,
  render,
  reportOf,
  type Session,
  type Settings,
  type Snapshot,
  path as toPath,
} from "../../src/core/index.ts";
import { foundRows } from "../../src/rows/index.ts";
import type { Case, Expectation } from "./case-file.ts";
import { standIn, knowledge as testKnowledge } from "./knowledge.ts";
import { identities, partOf, tools } from "./rows.ts";

export type Files = ReadonlyMap<string, string>;

/** A snapshot of these files. */
export function check(files: Files, knowledge: Knowledge = testKnowledge, settings: Settings = defaultSettings): Snapshot {
  const session = createSession(knowledge, settings);
  for (const [path, text] of files) session.upsert(toPath(path), text);
  scanData(session, files);
  return session.snapshot();
}

/** Rows of data files that a work names, as hosts look into them. */
function scanData(session: Session, files: Files): void {
  if (![...files.keys()].some((path) => path.endsWith(".jsonl"))) return;
  for (const path of namedData(session.snapshot()).files) {
    const text = files.get(path);
    const found = text === undefined ? undefined : foundRows(partOf(Buffer.from(text), "jsonl", tools), identities);
    if (!found) continue;
    const document = documentOfRows({ path, ...found });
    session.upsert(path, document.text, document.facts);
  }
}

/** The same as a report in English. */
export const report = (files: Files, knowledge: Knowledge = testKnowledge): Report =>
  reportOf(check(files, knowledge), "en", { version: "0", knowledge: "test" });

/** What a reader sees: everything but what is for the audit only. */
export const visible = (snapshot: Snapshot): Finding[] => snapshot.findings.filter(({ auditOnly }) => !auditOnly);

/** The files of a case with its license copies. */
export function filesOf({ files, copies }: Pick<Case, "files" | "copies">, knowledge: Knowledge = testKnowledge): Map<string, string> {
  const all = new Map(files);
  for (const [path, id] of copies) {
    const license = knowledge.licenses.get(id);
    if (!license) throw new Error(`${path}: there is no license ${id}`);
    all.set(path, standIn(license));
  }
  return all;
}

/** A finding as one line, as the tests print it. */
export function lineOf(finding: Finding, snapshot: Snapshot): string {
  const { path, start, end } = placeOf(finding.at, snapshot);
  return `${path}:${start.line}:${start.column}-${end.column} ${finding.id} ${finding.severity} "${render(finding.message, "en")}"`;
}

/** What is wrong with the findings of a case: not marked, or marked and not found. Hints need no mark. */
export function differences(snapshot: Snapshot, expected: readonly Expectation[]): string[] {
  const left = [...expected];
  const problems: string[] = [];
  for (const finding of visible(snapshot)) {
    const at = left.findIndex((expectation) => isExpected(finding, expectation, snapshot));
    if (at >= 0) left.splice(at, 1);
    else if (finding.severity !== "hint") problems.push(`not expected: ${lineOf(finding, snapshot)}`);
  }
  for (const { path, line, column, length, id, severity, words } of left)
    problems.push(`not found: ${path}:${line}:${column}-${column + length} ${id} ${severity ?? ""} ${words ? `"${words}"` : ""}`);
  return problems;
}

function isExpected(finding: Finding, { path, line, column, length, id, severity, words }: Expectation, snapshot: Snapshot): boolean {
  const { start, end } = placeOf(finding.at, snapshot);
  const isThere =
    finding.at.path === path && start.line === line && start.column === column && end.line === line && end.column === column + length;
  return (
    isThere &&
    finding.id === id &&
    (severity === undefined || finding.severity === severity) &&
    (words === undefined || render(finding.message, "en").includes(words))
  );
}

/** The files after the first safe fix of every visible finding. */
export function fixed(files: Files, snapshot: Snapshot, knowledge: Knowledge = testKnowledge): Map<string, string> {
  const fixes = visible(snapshot).flatMap((finding) => finding.fixes.filter(({ safety }) => safety === "safe").slice(0, 1));
  const changes = changesOf(fixes, snapshot);
  const after = new Map(files);
  for (const change of changes.files) after.set(change.path, change.after);
  for (const { path, license: id } of changes.texts) {
    const license = knowledge.licenses.get(id);
    if (license) after.set(after.has(path) ? `${path}.${id}` : path, standIn(license));
  }
  return after;
}
