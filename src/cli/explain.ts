/** `--explain`: every step from the words in a file to the finding. */
import type { Report, ReportedFinding } from "../core/index.ts";
import { Misuse } from "./args.ts";
import { oneLine } from "./print.ts";

/** Explains the findings whose fingerprint begins with the id. Throws `Misuse` when there is none. */
export function explain(report: Report, id: string): string {
  const found = report.findings.filter(({ fingerprint }) => id.length >= 4 && fingerprint.startsWith(id));
  if (found.length === 0) throw new Misuse(`no finding with the fingerprint ${id} (at least four of its digits are needed)`);
  return found.map(one).join("\n");
}

function one(finding: ReportedFinding): string {
  const { place, words, evidence, facts, clauses, related } = finding;
  const at = (where: typeof place): string => `${where.path}:${where.start.line}:${where.start.column}`;
  const rows = [
    `${finding.severity} ${finding.id} ${finding.fingerprint}${finding.auditOnly ? " (audit only)" : ""}`,
    `  ${finding.message}`,
    `  read:       ${at(place)}  ${JSON.stringify(words)}`,
    `  work:       ${finding.subject}`,
    ...evidence.map(
      ({ to, relation, confidence, at: places }) =>
        `  way:        ${relation} → ${to} (${confidence})${places[0] ? `, ${at(places[0])}` : ""}`,
    ),
    ...facts.map(({ of, verified, source }) => `  known:      ${of}, from ${source} (${verified})`),
    ...clauses.flatMap(({ document, section, date, verified, summary, url }) => [
      `  clause:     ${document}, ${section}${date ? `, ${date}` : ""} (${verified})`,
      `              ${summary}`,
      `              ${url}`,
    ]),
    `  confidence: ${finding.confidence}`,
    ...related.map(({ place: where, message }) => `  see also:   ${at(where)}  ${message}`),
    `  settle it:  ${finding.help}`,
  ];
  return `${rows.map(oneLine).join("\n")}\n`;
}
