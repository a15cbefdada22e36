/** A report as text for people: by file, with place, check, sentence, clause and help. */
import type { Report, ReportedFinding, Severity } from "../core/index.ts";

const colors: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };
const words = {
  en: {
    confirm: "To confirm by hand",
    nothing: "Nothing to do.",
    summary: (counts: string, files: number) => `${counts} in ${files} ${files === 1 ? "file" : "files"}`,
    notes: "Notes",
    fixable: (n: number) => `${n} can be fixed with --fix`,
    clause: "clause",
    way: "way",
    help: "help",
  },
  zh: {
    confirm: "需人工确认",
    nothing: "没有需要处理的事项。",
    summary: (counts: string, files: number) => `${counts}，涉及 ${files} 个文件`,
    notes: "说明",
    fixable: (n: number) => `其中 ${n} 项可用 --fix 修复`,
    clause: "条款",
    way: "来源",
    help: "建议",
  },
} as const;
const names: Readonly<Record<"en" | "zh", Readonly<Record<Severity, string>>>> = {
  en: { error: "error", warning: "warning", information: "information", hint: "hint" },
  zh: { error: "错误", warning: "警告", information: "信息", hint: "提示" },
};

/** How a report is printed. */
export interface PrintOptions {
  readonly color: boolean;
  /** Hints and what is for the audit only are shown too. */
  readonly all: boolean;
}

/** The findings that a reader sees without asking for all. */
export const shown = ({ findings }: Report, all: boolean): ReportedFinding[] =>
  findings.filter(({ severity, auditOnly }) => all || (severity !== "hint" && !auditOnly));

/** The whole report as text. */
export function printReport(report: Report, options: PrintOptions): string {
  const paint = (code: number, text: string): string => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const say = words[report.locale];
  const visible = shown(report, options.all);
  const out: string[] = [];
  let file: string | undefined;
  for (const finding of visible) {
    if (finding.place.path !== file) out.push(...(file === undefined ? [] : [""]), paint(4, oneLine(finding.place.path)));
    file = finding.place.path;
    out.push(...printFinding(finding, report.locale, paint));
  }
  if (report.confirm.length > 0 && options.all) {
    out.push("", paint(1, say.confirm));
    for (const { check, question, subjects } of report.confirm)
      out.push(`  ${paint(36, check)}  ${oneLine(question)} (${subjects.length})`);
  }
  const notes = report.problems.filter(({ severity }) => options.all || severity !== "hint");
  if (notes.length > 0) {
    out.push("", paint(1, say.notes));
    for (const { place, message } of notes) out.push(`  ${oneLine(place.path)}:${place.start.line}  ${oneLine(message)}`);
  }
  out.push(...(out.length > 0 ? [""] : []), summaryOf(report, visible));
  return `${out.join("\n")}\n`;
}

function printFinding(finding: ReportedFinding, locale: "en" | "zh", paint: (code: number, text: string) => string): string[] {
  const { place, severity, id, message, help, clauses, evidence, fingerprint } = finding;
  const say = words[locale];
  const at = `${place.start.line}:${place.start.column}`.padEnd(8);
  const clause = clauses
    .slice(0, 1)
    .map(
      ({ document, section, date, verified, url }) =>
        `          ${say.clause}: ${document}, ${section}${date ? ` (${date})` : ""}, ${verified}, ${url}`,
    );
  const more = clauses.length > 1 ? [`          ${say.clause}: + ${clauses.length - 1}`] : [];
  const way =
    evidence.length > 1 ? [`          ${say.way}: ${evidence.map(({ to, relation }) => `${relation} → ${oneLine(to)}`).join(" · ")}`] : [];
  return [
    `  ${at}${paint(colors[severity], names[locale][severity])}  ${oneLine(message)}  ${paint(90, `${id} ${fingerprint.slice(0, 8)}`)}`,
    ...excerpt(finding).map((line, i) => `          ${i === 0 ? line : paint(colors[severity], line)}`),
    ...clause,
    ...more,
    ...way,
    `          ${say.help}: ${oneLine(help)}`,
  ];
}

/** The longest line that is shown whole; of a longer one the part around the place is shown. */
const width = 110;

/** The line of the place, and carets below its words. */
function excerpt({ line, place: { start, end } }: ReportedFinding): string[] {
  if (line.trim() === "") return [];
  const from = start.column - 1;
  const to = Math.max(from + 1, end.line === start.line ? end.column - 1 : line.length);
  const first = line.length <= width ? line.length - line.trimStart().length : Math.max(0, Math.min(from - 20, line.length - width));
  const last = Math.min(line.length, first + width);
  const carets = "^".repeat(Math.max(1, cells(line.slice(from, Math.min(to, last)))));
  return [oneLine(line.slice(first, last)), `${" ".repeat(cells(line.slice(first, from)))}${carets}`];
}

/** Columns of a terminal that a text takes: the scripts of East Asia take two for each character. */
const cells = (text: string): number =>
  [...text].reduce(
    (sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );

function summaryOf(report: Report, visible: readonly ReportedFinding[]): string {
  const say = words[report.locale];
  if (visible.length === 0) return say.nothing;
  const counts = (["error", "warning", "information", "hint"] as const).flatMap((severity) => {
    const count = visible.filter((finding) => finding.severity === severity).length;
    const isPlural = report.locale === "en" && count > 1 && severity !== "information";
    return count > 0 ? [`${count} ${names[report.locale][severity]}${isPlural ? "s" : ""}`] : [];
  });
  const fixable = visible.filter(({ fixes }) => fixes.some(({ safety }) => safety === "safe")).length;
  const text = say.summary(counts.join(", "), new Set(visible.map(({ place }) => place.path)).size);
  return fixable > 0 ? `${text}; ${say.fixable(fixable)}` : text;
}

/** Files and their names may hold anything: control characters would move the cursor. */
export const oneLine = (text: string): string => text.replaceAll("\t", " ").replace(/\p{Cc}/gu, "?");
