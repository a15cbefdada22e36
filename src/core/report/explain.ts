/** Every step from the words in a file to a finding, and what would settle it: as rows for a terminal, as Markdown for an editor. */
import type { Locale } from "../settings.ts";
import { code, inert } from "./markdown.ts";
import type { Place, ReportedFinding } from "./model.ts";

const labels = {
  en: {
    read: "read",
    work: "work",
    way: "way",
    known: "known",
    clause: "clause",
    severity: "severity",
    confidence: "confidence",
    related: "see also",
    settle: "settle it",
    note: "Summaries are ours; the official text decides. Not legal advice.",
  },
  zh: {
    read: "读到",
    work: "作品",
    way: "来源",
    known: "已知",
    clause: "条款",
    severity: "严重程度",
    confidence: "把握程度",
    related: "另见",
    settle: "如何解决",
    note: "概要为我们的表述，以官方文本为准；不构成法律意见。",
  },
} as const;

/** One step. `text` and `more` hold words of files and are no markup. */
export interface ExplainedRow {
  readonly about: Exclude<keyof (typeof labels)["en"], "note">;
  /** The label in the language that was asked for. */
  readonly label: string;
  readonly text: string;
  readonly place?: Place;
  /** Further lines: of a clause its summary and its address. */
  readonly more: readonly string[];
}

/** The steps of a finding, in the order in which one would follow them. */
export function explanationOf(finding: ReportedFinding, locale: Locale): ExplainedRow[] {
  const row = (about: ExplainedRow["about"], text: string, place?: Place, more: readonly string[] = []): ExplainedRow => ({
    about,
    label: labels[locale][about],
    text,
    ...(place && { place }),
    more,
  });
  return [
    row("read", JSON.stringify(finding.words), finding.place),
    row("work", finding.subject),
    ...finding.evidence.map(({ to, relation, confidence, at }) => row("way", `${relation} → ${to} (${confidence})`, at[0])),
    ...finding.facts.map(({ of, verified, source }) => row("known", `${of}, ${source} (${verified})`)),
    ...finding.clauses.map(({ document, section, date, verified, summary, url }) =>
      row("clause", `${document}, ${section}${date ? `, ${date}` : ""} (${verified})`, undefined, [summary, url]),
    ),
    ...finding.reasons.map((reason) => row("severity", reason)),
    row("confidence", finding.confidence),
    ...finding.related.map(({ place, message }) => row("related", message, place)),
    row("settle", finding.help),
  ];
}

/** The explanation as Markdown that also reads well as it is. Places are code of the form `path:line:column`. */
export function markdownExplanation(finding: ReportedFinding, locale: Locale): string {
  const rows = explanationOf(finding, locale);
  const sections = [...new Set(rows.map(({ about }) => about))].map((about) => rows.filter((row) => row.about === about));
  return [
    `# ${inert(finding.message)}`,
    "",
    `\`${finding.id}\` · ${finding.severity} · ${finding.fingerprint}`,
    "",
    ...sections.flatMap((section) => [`## ${heading(section[0]?.label ?? "")}`, "", ...section.flatMap(linesOf), ""]),
    labels[locale].note,
    "",
  ].join("\n");
}

const heading = (label: string): string => label.slice(0, 1).toUpperCase() + label.slice(1);

function linesOf({ text, place, more, about }: ExplainedRow): string[] {
  const at = place ? [code(`${place.path}:${place.start.line}:${place.start.column}`)] : [];
  const said = about === "read" || about === "work" ? code(text) : inert(text);
  return [`- ${[...at, said].join(" ")}`, ...more.map((line) => `  ${/^https:\/\/[^\s<>]+$/.test(line) ? `<${line}>` : inert(line)}`)];
}
