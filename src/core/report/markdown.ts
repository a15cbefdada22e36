/** The report as Markdown for the legal file. Words from files are escaped: nothing of them becomes markup. */
import type { Place, Report, ReportedDuty, ReportedSubject } from "./model.ts";
import { type ReportWords, reportWords } from "./words.ts";

/** The whole report. */
export function markdownReport(report: Report): string {
  const say = reportWords[report.locale];
  const out = [`# ${say.title}`, "", say.note, "", `## ${say.summary}`, ""];
  for (const severity of ["error", "warning", "information", "hint"] as const)
    out.push(
      `- ${say.severities[severity]}: ${report.findings.filter((finding) => finding.severity === severity && !finding.auditOnly).length}`,
    );
  out.push("", `## ${say.findings}`, "");
  const visible = report.findings.filter(({ auditOnly }) => !auditOnly);
  if (visible.length === 0) out.push(say.none);
  for (const finding of visible) {
    out.push(
      `### ${inert(finding.message)}`,
      "",
      `- ${say.severity}: ${say.severities[finding.severity]} (${say.confidence[finding.confidence]})`,
      `- ${say.check}: \`${finding.id}\``,
      `- ${say.place}: ${where(finding.place)}`,
    );
    for (const { document, section, summary, url, date, verified } of finding.clauses)
      out.push(
        `- ${say.clause}: ${inert(document)}, ${inert(section)}${date ? ` (${date})` : ""}: ${inert(summary)} <${url}> (${verified})`,
      );
    for (const { to, relation, at } of finding.evidence)
      out.push(`- ${say.relations[relation]} → ${inert(to)}${at[0] ? ` (${where(at[0])})` : ""}`);
    out.push(`- ${inert(finding.help)}`, "");
  }
  out.push("", `## ${say.subjects}`, "");
  for (const subject of report.subjects) out.push(...subjectLines(subject, say), "");
  if (report.confirm.length > 0)
    out.push(
      `## ${say.confirm}`,
      "",
      ...report.confirm.map(({ question, subjects }) => `- ${inert(question)} (${subjects.map(inert).join(", ")})`),
      "",
    );
  if (report.problems.length > 0)
    out.push(`## ${say.notRead}`, "", ...report.problems.map(({ place, message }) => `- ${where(place)}: ${inert(message)}`), "");
  return `${out
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}

function subjectLines(subject: ReportedSubject, say: ReportWords): string[] {
  const out = [
    `### ${inert(subject.name)}`,
    "",
    `- ${say.use}: ${say.uses[subject.use.is]}`,
    ...subject.files.map((file) => `- ${code(file)}`),
  ];
  if (subject.exempt) out.push(`- ${say.exempt}`);
  for (const { to, relation, known, licenses } of subject.upstream)
    out.push(`- ${say.upstream}: ${say.relations[relation]} → ${inert(to)} (${known ? licenses.join(", ") : say.unknown})`);
  if (subject.duties.length > 0)
    out.push(
      "",
      `| ${say.check} | ${say.upstream} | ${say.clause} | ${say.state} |`,
      "|---|---|---|---|",
      ...subject.duties.map((duty) => dutyRow(duty, say)),
    );
  return out;
}

const dutyRow = ({ check, upstream, clause, license, service, state, by }: ReportedDuty, say: ReportWords): string =>
  `| \`${check}\` | ${inert(upstream)} | ${inert(`${license ?? service ?? ""} ${clause?.section ?? ""}`)} | ${say.states[state]}${by[0] ? ` (${where(by[0])})` : ""} |`;

const where = ({ path, start }: Place): string => code(`${path}:${start.line}`);

/** Text as inline code. */
export const code = (text: string): string => `\`${text.replaceAll("`", "'").replace(/\p{Cc}+/gu, "?")}\``;

/** Characters of Markdown and HTML in words from files. */
export const inert = (text: string): string => text.replace(/[\\`*_{}[\]<>#|!~]/g, "\\$&").replace(/\p{Cc}+/gu, " ");
