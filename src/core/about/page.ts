/** Answers for people: sections of rows, written as Markdown for an editor or as plain text for a terminal. */
import type { Locale } from "../settings.ts";
import { aboutWords } from "./words.ts";

/** One row; `exact` are strings to be reproduced letter by letter. */
export interface Row {
  readonly text: string;
  readonly exact?: readonly string[];
  readonly more?: readonly string[];
  readonly url?: string;
}

/** Rows under a title. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A page. */
export interface Page {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
}

/** Words that came from outside, on one line and without anything that Markdown or a terminal would obey. */
const inert = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").replace(/([\\`*_[\]<>#|!])/g, "\\$1");

/** The page as Markdown. Only our own words and addresses become markup. */
export function markdownPage({ title, lead, sections }: Page, locale: Locale): string {
  const row = ({ text, exact = [], more = [], url }: Row): string[] => [
    `- ${inert(text)}${url ? ` <${url}>` : ""}`,
    ...exact.map((line) => `  - \`${line.replaceAll("`", "'")}\``),
    ...more.map((line) => `  - ${inert(line)}`),
  ];
  return [
    `# ${inert(title)}`,
    "",
    ...(lead ? [inert(lead), ""] : []),
    ...sections.flatMap((section) => [`## ${section.title}`, "", ...section.rows.flatMap(row), ""]),
    aboutWords[locale].note,
    "",
  ].join("\n");
}

/** The page as plain text. */
export function textPage({ title, lead, sections }: Page, locale: Locale): string {
  const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ");
  const row = ({ text, exact = [], more = [], url }: Row): string[] => [
    `  ${plain(text)}`,
    ...exact.map((line) => `      "${plain(line)}"`),
    ...more.map((line) => `      ${plain(line)}`),
    ...(url ? [`      ${url}`] : []),
  ];
  return [
    plain(title),
    ...(lead ? [plain(lead)] : []),
    "",
    ...sections.flatMap((section) => [section.title, ...section.rows.flatMap(row), ""]),
    aboutWords[locale].note,
    "",
  ].join("\n");
}
