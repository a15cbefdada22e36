/** The page of a rule, as Markdown that also reads well as it is: what a check says, and the clauses of the license or provider that ask for it. From knowledge alone. */
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Clause, License, Service, Source } from "../knowledge/types.ts";
import { checkSummary } from "../messages/messages.ts";
import type { Locale } from "../settings.ts";

const words = {
  en: {
    asked: "The clause",
    all: "All that this license asks",
    editions: "Editions of the terms",
    official: "Official text",
    verified: "How it was read",
    sources: "Sources",
    until: "until",
    note: "Summaries are ours; the official text decides. Not legal advice.",
  },
  zh: {
    asked: "条款",
    all: "该许可证的全部要求",
    editions: "条款的各个版本",
    official: "官方文本",
    verified: "查阅方式",
    sources: "来源",
    until: "至",
    note: "概要为我们的表述，以官方文本为准；不构成法律意见。",
  },
} as const;

/** Which page: a check, and the license or the service (ids) whose text asks. */
export interface Rule {
  readonly check: string;
  readonly license?: string;
  readonly service?: string;
}

/** The page. Unknown ids give a page without clauses. */
export function rulePage({ check, license, service }: Rule, knowledge: Knowledge, locale: Locale): string {
  const held = license === undefined ? undefined : knowledge.licenses.get(license);
  const provider = service === undefined ? undefined : knowledge.services.get(service);
  return [
    `# ${checkSummary(check, locale)}`,
    "",
    `\`${check}\``,
    "",
    ...(held ? licenseLines(check, held, locale) : []),
    ...(provider ? serviceLines(provider, locale) : []),
    words[locale].note,
    "",
  ].join("\n");
}

function licenseLines(check: string, license: License, locale: Locale): string[] {
  const say = words[locale];
  const policy = license.derivatives?.clause;
  const own: readonly Clause[] = license.terms.filter(({ id }) => id === check).map(({ clause }) => clause);
  const asked = own.length > 0 || check !== "license-agrees-with-base" || !policy ? own : [policy];
  const row = (id: string, { section, summary }: Clause): string => `- \`${id}\`, ${section}: ${summary[locale]}`;
  return [
    `## ${license.name}${license.published ? ` (${license.published}${license.until ? ` ${say.until} ${license.until}` : ""})` : ""}`,
    "",
    ...(asked.length > 0
      ? [`### ${say.asked}`, "", ...asked.map(({ section, summary }) => `- **${section}**: ${summary[locale]}`), ""]
      : []),
    `${say.official}: <${license.url}>`,
    "",
    `${say.verified}: ${license.verified}`,
    "",
    ...sourceLines(license.sources, locale),
    `### ${say.all}`,
    "",
    ...license.terms.map(({ id, clause }) => row(id, clause)),
    ...(policy ? [row("license-agrees-with-base", policy)] : []),
    "",
  ];
}

function serviceLines({ name, terms, sources }: Service, locale: Locale): string[] {
  const say = words[locale];
  return [
    `## ${name}`,
    "",
    `### ${say.editions}`,
    "",
    ...terms.flatMap(({ name: document, audience, versions }) => [
      `#### ${document} (${audience[locale]})`,
      "",
      ...versions.map(
        ({ from, to, clause, url, verified }) =>
          `- ${from}${to ? ` ${say.until} ${to}` : ""}: **${clause.section}**: ${clause.summary[locale]} <${url}> (${verified})`,
      ),
      "",
    ]),
    ...sourceLines(sources, locale),
  ];
}

const sourceLines = (sources: readonly Source[], locale: Locale): string[] =>
  sources.length > 0
    ? [
        `${words[locale].sources}:`,
        "",
        ...sources.map(({ at, read, note }) => `- ${at}${read ? ` (${read})` : ""}${note ? `: ${note}` : ""}`),
        "",
      ]
    : [];
