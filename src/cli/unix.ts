/** `--format unix`: one line a finding, as compilers write it, for editors and scripts: `path:line:column: severity: message [check]`. */
import { relative, resolve } from "node:path";
import type { Report, ReportedFinding, Severity } from "../core/index.ts";
import { oneLine, shown } from "./print.ts";

/** The words that editors know, whatever the language of the messages. */
const severities: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "info", hint: "hint" };

/** The findings, and notes on files: what was not read, and what of `model-terms.yaml` does not hold. Paths are relative to `cwd`, so that they lead to the files from there. */
export function printUnix(report: Report, all: boolean, root: string, cwd: string): string {
  const from = (path: string): string => oneLine(relative(cwd, resolve(root, path)));
  const line = ({
    place: { path, start },
    severity,
    message,
    id,
  }: Pick<ReportedFinding, "place" | "severity" | "message" | "id">): string =>
    `${from(path)}:${start.line}:${start.column}: ${severities[severity]}: ${oneLine(message)} [${id}]\n`;
  return [
    ...shown(report, all).map(line),
    ...report.problems.flatMap(({ place, message, key, severity }) =>
      all || severity !== "hint" ? [line({ place, severity, message, id: key })] : [],
    ),
  ].join("");
}
