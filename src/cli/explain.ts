/** `--explain`: every step from the words in a file to the finding, as text. */
import { type ExplainedRow, explanationOf, type Report, type ReportedFinding } from "../core/index.ts";
import { oneLine } from "./print.ts";
import { Misuse } from "./scan/command-line.ts";

/** Explains the findings whose fingerprint begins with the id; `more` tells what else is to say of their works. Throws `Misuse` when there is none. */
export function explain(report: Report, id: string, more: (subject: string) => string): string {
  const found = report.findings.filter(({ fingerprint }) => id.length >= 4 && fingerprint.startsWith(id));
  if (found.length === 0) throw new Misuse(`no finding with the fingerprint ${id} (at least four of its digits are needed)`);
  const works = [...new Set(found.map(({ subject }) => subject))].map(more).filter((text) => text !== "");
  return [...found.map((finding) => one(finding, report)), ...works].join("\n");
}

function one(finding: ReportedFinding, { locale }: Report): string {
  const rows = [
    `${finding.severity} ${finding.id} ${finding.fingerprint}${finding.auditOnly ? " (audit only)" : ""}`,
    `  ${finding.message}`,
    ...explanationOf(finding, locale).flatMap(rowsOf),
  ];
  return `${rows.map(oneLine).join("\n")}\n`;
}

function rowsOf({ about, label, text, place, more }: ExplainedRow): string[] {
  const at = place ? `${place.path}:${place.start.line}:${place.start.column}` : "";
  const said = about === "way" && at ? `${text}, ${at}` : [at, text].filter(Boolean).join("  ");
  return [`  ${`${label}:`.padEnd(11)} ${said}`, ...more.map((line) => `${" ".repeat(14)}${line}`)];
}
