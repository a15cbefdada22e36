/** The report in the form that is sent to the panel. */
import type { Report, ReportedClause, ReportedDuty, ReportedFinding } from "../core/index.ts";
import type { Audit, PanelDuty, PanelFinding } from "./protocol.ts";

/** Leaves out what the panel does not show, and names each clause by its number. */
export function packed({ locale, confirm, problems, findings, subjects }: Report): Audit {
  const clauses: ReportedClause[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (clause: ReportedClause): number => {
    const key = `${clause.document}\n${clause.section}\n${clause.summary}\n${clause.url}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, clauses.length);
    return clauses.push(clause) - 1;
  };
  return {
    locale,
    confirm,
    problems,
    findings: findings.filter(({ auditOnly }) => !auditOnly).map((finding) => findingOf(finding, numberOf)),
    subjects: subjects.map((subject) => ({ ...subject, duties: subject.duties.map((duty) => dutyOf(duty, numberOf)) })),
    clauses,
  };
}

function findingOf(finding: ReportedFinding, numberOf: (clause: ReportedClause) => number): PanelFinding {
  const { facts, line, words, related, joined, auditOnly, evidence, clauses, ...shown } = finding;
  return { ...shown, clauses: clauses.map(numberOf), way: evidence.map(({ relation, to }) => ({ relation, to })) };
}

function dutyOf({ clause, threshold, territories, ...shown }: ReportedDuty, numberOf: (clause: ReportedClause) => number): PanelDuty {
  return { ...shown, ...(clause && { clause: numberOf(clause) }) };
}
