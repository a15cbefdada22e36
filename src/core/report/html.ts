/** The report as one HTML file that needs nothing else: no script, no outside resource, readable on paper. Every word is escaped. */
import type { Place, Report, ReportedClause, ReportedDuty, ReportedFinding, ReportedSubject } from "./model.ts";
import { type ReportWords, reportWords } from "./words.ts";

/** Markup of ours; a plain string is a text and is escaped. */
interface Html {
  readonly html: string;
}
type Part = Html | string | readonly Part[] | false | undefined;

const escaped = (text: string): string =>
  text.replace(/\p{Cc}+/gu, " ").replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function markup(part: Part): string {
  if (!part) return "";
  if (typeof part === "string") return escaped(part);
  return "html" in part ? part.html : part.map(markup).join("");
}

/** An element; `tag` may bring attributes that are ours. */
const element = (tag: string, ...content: readonly Part[]): Html => ({
  html: `<${tag}>${markup(content)}</${tag.split(" ")[0]}>`,
});

const style = `body{font:15px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #bbb}h3{font-size:1rem;margin-bottom:.25rem}
code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}ul{margin:.25rem 0}a{color:#0b57a4}
table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#f0f0f0}td:first-child code{overflow-wrap:normal}section{break-inside:avoid}
@media print{body{margin:0;max-width:none;font-size:10pt}a{color:inherit}}`;

const severities = ["error", "warning", "information", "hint"] as const;

/** An answer that stands beside the report: rows under titles; `exact` are strings to be reproduced letter by letter. */
export interface HtmlPage {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly {
    readonly title: string;
    readonly rows: readonly {
      readonly text: string;
      readonly exact?: readonly string[];
      readonly more?: readonly string[];
      readonly url?: string;
    }[];
  }[];
}

/** The whole document; `pages` follow what the report itself says. */
export function htmlReport(report: Report, pages: readonly HtmlPage[] = []): string {
  const say = reportWords[report.locale];
  const findings = severities.flatMap((severity) => report.findings.filter((one) => one.severity === severity && !one.auditOnly));
  const { version, knowledge } = report.tool;
  const body = element(
    "body",
    element("h1", say.title),
    element("p", say.note),
    element("h2", say.summary),
    table(Object.values(say.severities), [
      severities.map((severity) => String(findings.filter((one) => one.severity === severity).length)),
    ]),
    element("h2", say.findings),
    findings.length === 0 ? element("p", say.none) : findings.map((finding) => findingPart(finding, say)),
    element("h2", say.subjects),
    report.subjects.map((subject) => subjectPart(subject, say)),
    section(
      say.confirm,
      report.confirm.map(({ question, subjects }) => element("li", question, " ", code(subjects.join(", ")))),
    ),
    section(
      say.notRead,
      report.problems.map(({ place, message }) => element("li", where(place), ": ", message)),
    ),
    pages.map(pagePart),
    element("p", element("small", `Model Terms ${version} · ${knowledge}`)),
  );
  const head = element(
    "head",
    { html: '<meta charset="utf-8"><meta name="viewport" content="width=device-width">' },
    element("title", say.title),
    {
      html: `<style>${style}</style>`,
    },
  );
  return `<!DOCTYPE html>\n<html lang="${report.locale}">${markup([head, body])}</html>\n`;
}

const pagePart = ({ title, lead, sections }: HtmlPage): Part => [
  element("h2", title),
  lead !== "" && element("p", lead),
  sections.map((one) => [element("h3", one.title), element("ul", one.rows.map(rowPart))]),
];

const rowPart = ({ text, exact = [], more = [], url }: HtmlPage["sections"][number]["rows"][number]): Html => {
  const below = [...exact.map((line) => element("li", code(line))), ...more.map((line) => element("li", line))];
  return element("li", text, url !== undefined && [" ", linked(url, url)], below.length > 0 && element("ul", below));
};

/** Only addresses of the web become links. */
const linked = (url: string, words: string): Part => (/^https:\/\//.test(url) ? element(`a href="${escaped(url)}"`, words) : words);

const section = (title: string, items: readonly Html[]): Part => items.length > 0 && [element("h2", title), element("ul", items)];

function findingPart(finding: ReportedFinding, say: ReportWords): Html {
  return element(
    "section",
    element("h3", `${say.severities[finding.severity]}: `, finding.message),
    element(
      "ul",
      element("li", where(finding.place), " ", code(finding.id)),
      finding.clauses.map((clause) => element("li", clausePart(clause))),
      finding.evidence.map(({ relation, to, at }) => element("li", `${say.relations[relation]} → ${to} `, at[0] && where(at[0]))),
      element("li", finding.help),
    ),
  );
}

function clausePart({ document, section: where, summary, url, date, verified }: ReportedClause): Part {
  const name = `${document}, ${where}${date ? ` (${date})` : ""}`;
  return [linked(url, name), `: ${summary} (${verified})`];
}

function subjectPart({ name, use, files, exempt, upstream, duties }: ReportedSubject, say: ReportWords): Html {
  return element(
    "section",
    element("h3", name),
    element(
      "ul",
      element("li", `${say.use}: ${say.uses[use.is]}`),
      files.map((file) => element("li", code(file))),
      exempt && element("li", say.exempt),
      upstream.map(({ to, relation, known, licenses }) =>
        element("li", `${say.upstream}: ${say.relations[relation]} → ${to} (${known ? licenses.join(", ") : say.unknown})`),
      ),
    ),
    duties.length > 0 &&
      table(
        [say.check, say.upstream, say.clause, say.state],
        duties.map((duty) => dutyCells(duty, say)),
      ),
  );
}

const dutyCells = ({ check, upstream, clause, license, service, state, by, answer }: ReportedDuty, say: ReportWords): readonly Part[] => [
  code(check),
  upstream,
  clause ? clausePart(clause) : (license ?? service),
  [say.states[state], by[0] && [" ", where(by[0])], answer && `: ${answer.message}`],
];

const table = (head: readonly string[], rows: readonly (readonly Part[])[]): Html =>
  element(
    "table",
    element(
      "tr",
      head.map((cell) => element("th", cell)),
    ),
    rows.map((row) =>
      element(
        "tr",
        row.map((cell) => element("td", cell)),
      ),
    ),
  );

const where = ({ path, start }: Place): Html => code(`${path}:${start.line}`);

const code = (text: string): Html => element("code", text);
