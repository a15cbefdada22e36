/** Compares findings with labels. */
import type { ReportedFinding } from "../../src/core/index.ts";

/** One label; the keys are explained at the head of `labels.yaml`. */
export interface Label {
  readonly file: string;
  readonly line: number;
  readonly expect: string | readonly string[];
  readonly severity: string | readonly string[];
  readonly evidence: "metadata" | "code" | "prose";
  readonly check?: readonly string[];
  readonly also_lines?: readonly number[];
  readonly doubt?: boolean;
  readonly why: string;
}

export interface Score {
  readonly name: string;
  readonly right: number;
  readonly all: number;
}

const order = ["none", "hint", "information", "warning", "error"];
const list = (value: string | readonly string[]): readonly string[] => (typeof value === "string" ? [value] : value);
const isNegative = ({ expect }: Label): boolean => expect === "nothing";

/** Scores by question, and every miss as a sentence. */
export function measure(
  labels: readonly Label[],
  findings: readonly ReportedFinding[],
): { readonly scores: readonly Score[]; readonly misses: readonly string[] } {
  // What is for the audit only counts as a hint: it is said, but not in the editor.
  const shown = findings.map((finding) => (finding.auditOnly ? { ...finding, severity: "hint" as const } : finding));
  const at = ({ file, line, also_lines }: Label): ReportedFinding[] =>
    shown.filter(({ place }) => place.path === file && [line, ...(also_lines ?? [])].includes(place.start.line));
  const isFound = (label: Label): boolean =>
    at(label).some(({ id, severity }) => list(label.expect).includes(id) && list(label.severity).includes(severity));
  const isCalm = (label: Label): boolean =>
    at({ ...label, also_lines: [] })
      .filter(({ auditOnly }) => !auditOnly)
      .every(
        ({ id, severity }) =>
          (label.check && !label.check.includes(id)) || order.indexOf(severity) <= order.indexOf(list(label.severity)[0] ?? "none"),
      );
  const firm = labels.filter((label) => !isNegative(label) && !label.doubt);
  const negative = labels.filter(isNegative);
  const score = (name: string, all: readonly Label[], test: (label: Label) => boolean): Score => ({
    name,
    right: all.filter(test).length,
    all: all.length,
  });
  const grave = shown.filter(({ severity }) => severity === "error" || severity === "warning");
  const judged = grave.filter((finding) => labels.some((label) => covers(label, finding)));
  const ids = [...new Set(firm.flatMap(({ expect }) => list(expect).slice(0, 1)))].sort();
  const scores: Score[] = [
    score("recall", firm, isFound),
    ...(["metadata", "code", "prose"] as const).map((evidence) =>
      score(
        `recall, ${evidence}`,
        firm.filter((label) => label.evidence === evidence),
        isFound,
      ),
    ),
    ...ids.map((id) =>
      score(
        `recall, ${id}`,
        firm.filter(({ expect }) => list(expect)[0] === id),
        isFound,
      ),
    ),
    score("calm", negative, isCalm),
    {
      name: "precision of errors and warnings",
      right: judged.filter((finding) =>
        labels.some(
          (label) =>
            !isNegative(label) &&
            covers(label, finding) &&
            list(label.expect).includes(finding.id) &&
            list(label.severity).includes(finding.severity),
        ),
      ).length,
      all: judged.length,
    },
  ];
  const misses = [
    ...firm
      .filter((label) => !isFound(label))
      .map(
        (label) =>
          `missed ${label.evidence} ${label.file}:${label.line} ${list(label.expect).join("|")} ${list(label.severity).join("|")} (${label.why}) there: ${described(at(label))}`,
      ),
    ...negative
      .filter((label) => !isCalm(label))
      .map(
        (label) => `noisy ${label.file}:${label.line} at most ${list(label.severity).join()} (${label.why}) there: ${described(at(label))}`,
      ),
    ...judged
      .filter(
        (finding) =>
          !labels.some(
            (label) =>
              !isNegative(label) &&
              covers(label, finding) &&
              list(label.expect).includes(finding.id) &&
              list(label.severity).includes(finding.severity),
          ),
      )
      .map((finding) => `not labeled: ${finding.place.path}:${finding.place.start.line} ${finding.id} ${finding.severity}`),
  ];
  return { scores, misses };
}

/** Does a label speak of the place of a finding? A negative one only where it speaks of its id. */
const covers = (label: Label, { place, id }: ReportedFinding): boolean =>
  label.file === place.path &&
  [label.line, ...(label.also_lines ?? [])].includes(place.start.line) &&
  (!isNegative(label) || !label.check || label.check.includes(id));

const described = (findings: readonly ReportedFinding[]): string =>
  findings.map(({ id, severity }) => `${id} ${severity}`).join(", ") || "nothing";
