/** From a report to elements. Knows no messages and no component library. */
import type { Place, Report, ReportedDuty, ReportedFinding, ReportedSubject } from "../src/core/index.ts";
import { badge, button, element, filterBox, link, select } from "./ui.ts";
import { type Words, words } from "./words.ts";

/** What the page can ask of its host. */
export interface Actions {
  open(place: Place): void;
  fix(fingerprint: string, index: number): void;
  link(url: string): void;
  refresh(): void;
  exportAs(format: "markdown" | "json" | "sarif"): void;
  /** The person changed a part of the state. */
  changed(part: Partial<State>): void;
}

/** What the person set; survives hiding and reloading. */
export interface State {
  readonly filter: string;
  readonly severity: string;
}

const severities = ["error", "warning", "information", "hint"] as const;

/** The frame with the filter; only the body is drawn anew while one types, so the field keeps its focus. */
export function frame(report: Report, state: State, actions: Actions): { readonly header: HTMLElement; readonly body: HTMLElement } {
  const say = words[report.locale];
  const body = element("div", "body");
  const header = element(
    "header",
    "",
    element("h1", "", say.title),
    summary(report, say),
    element(
      "div",
      "tools",
      filterBox(say.filter, state.filter, (filter) => actions.changed({ filter })),
      select(
        say.allSeverities,
        [{ value: "", label: say.allSeverities }, ...severities.map((value) => ({ value, label: say.severity(value, 2) }))],
        state.severity,
        (severity) => actions.changed({ severity }),
      ),
      button(say.refresh, actions.refresh),
      button(say.exportMarkdown, () => actions.exportAs("markdown")),
      button(say.exportJson, () => actions.exportAs("json")),
      button(say.exportSarif, () => actions.exportAs("sarif")),
    ),
  );
  return { header, body };
}

/** What a manager reads in ten seconds: how many works, what is open, by severity. */
function summary(report: Report, say: Words): HTMLElement {
  const visible = report.findings.filter(({ auditOnly }) => !auditOnly);
  const tile = (count: number, label: string, kind: string): HTMLElement =>
    element("div", `tile ${kind}`, element("span", "count", String(count)), element("span", "label", label));
  return element(
    "div",
    "summary",
    tile(report.subjects.filter(({ use }) => use.is !== "reference").length, say.works, "works"),
    ...severities.slice(0, 3).map((severity) => {
      const count = visible.filter((finding) => finding.severity === severity).length;
      return tile(count, say.severity(severity, count), severity);
    }),
    tile(report.confirm.length, say.states.confirm, "confirm"),
  );
}

/** Everything below the header. */
export function content(report: Report, state: State, actions: Actions): readonly HTMLElement[] {
  const say = words[report.locale];
  const findings = report.findings
    .filter((finding) => !finding.auditOnly && matches(finding, state))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const subjects = report.subjects.filter(
    (subject) =>
      (subject.use.is !== "reference" || findings.some((finding) => finding.subject === subject.id)) && isShown(subject, findings, state),
  );
  if (report.subjects.length === 0) return [element("p", "empty", say.nothing)];
  const sections = subjects.map((subject) =>
    work(
      subject,
      findings.filter((finding) => finding.subject === subject.id),
      say,
      actions,
    ),
  );
  return [
    element("h2", "", say.works),
    ...(sections.length > 0 ? sections : [element("p", "empty", say.noMatch)]),
    ...(report.confirm.length > 0 && state.severity === ""
      ? [
          element("h2", "", say.confirm),
          element(
            "ul",
            "confirm",
            ...report.confirm.map(({ check, question, subjects: asked }) =>
              element("li", "", element("code", "", check), " ", question, " ", badge(String(asked.length), say.works)),
            ),
          ),
        ]
      : []),
    ...(report.problems.length > 0
      ? [
          element("h2", "", say.notRead),
          element("ul", "", ...report.problems.map(({ place, message }) => element("li", "", placeLink(place, actions), " ", message))),
        ]
      : []),
  ];
}

const isShown = (subject: ReportedSubject, findings: readonly ReportedFinding[], state: State): boolean =>
  findings.some((finding) => finding.subject === subject.id) ||
  (state.severity === "" &&
    contains([subject.name, ...subject.files, ...subject.licenses, ...subject.upstream.map(({ to }) => to)], state.filter));

function matches(finding: ReportedFinding, { filter, severity }: State): boolean {
  if (severity !== "" && finding.severity !== severity) return false;
  return contains(
    [
      finding.message,
      finding.id,
      finding.place.path,
      finding.subject,
      finding.upstream ?? "",
      finding.license ?? "",
      finding.service ?? "",
    ],
    filter,
  );
}

const contains = (texts: readonly string[], filter: string): boolean =>
  filter.trim() === "" || texts.some((text) => text.toLowerCase().includes(filter.trim().toLowerCase()));

function work(subject: ReportedSubject, findings: readonly ReportedFinding[], say: Words, actions: Actions): HTMLElement {
  const evidence = subject.use.evidence[0];
  const head = element(
    "summary",
    "",
    element("span", "name", subject.name),
    " ",
    element("span", "use", say.uses[subject.use.is] ?? subject.use.is),
    ...counts(findings, say),
  );
  const details = element(
    "details",
    "work",
    head,
    element(
      "p",
      "files",
      ...subject.files.flatMap((file, i) => [i > 0 ? ", " : "", fileLink(file, actions)]),
      evidence ? ` · ${say.why} ${evidence.why} (` : "",
      evidence ? placeLink(evidence.place, actions) : undefined,
      evidence ? ")" : "",
    ),
    subject.exempt ? element("p", "", say.exempt) : undefined,
    ...findings.map((finding) => findingCard(finding, actions)),
    subject.upstream.length > 0 ? element("h3", "", say.upstream) : undefined,
    subject.upstream.length > 0
      ? element("ul", "upstream", ...subject.upstream.map((step) => upstreamItem(step, say, actions)))
      : undefined,
    subject.duties.length > 0 ? element("h3", "", say.duties) : undefined,
    subject.duties.length > 0 ? dutyTable(subject.duties, say, actions) : undefined,
  );
  details.open = findings.length > 0;
  return details;
}

function counts(findings: readonly ReportedFinding[], say: Words): HTMLElement[] {
  return severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    const label = say.severity(severity, count);
    return count > 0 ? [element("span", `severity ${severity}`, badge(String(count), `${count} ${label}`), ` ${label}`)] : [];
  });
}

function findingCard(finding: ReportedFinding, actions: Actions): HTMLElement {
  return element(
    "article",
    `finding ${finding.severity}`,
    element("p", "message", finding.message),
    element("p", "place", placeLink(finding.place, actions), " ", element("code", "", finding.id), ` · ${finding.confidence}`),
    ...finding.clauses.map((clause) =>
      element(
        "p",
        "clause",
        link(`${clause.document}, ${clause.section}`, () => actions.link(clause.url), clause.url),
        `: ${clause.summary} `,
        element("span", "verified", `${clause.date ?? ""} ${clause.verified}`.trim()),
      ),
    ),
    finding.evidence.length > 1
      ? element("p", "way", finding.evidence.map(({ relation, to }) => `${relation} → ${to}`).join(" · "))
      : undefined,
    element("p", "help", finding.help),
    finding.fixes.length > 0
      ? element(
          "p",
          "fixes",
          ...finding.fixes.map((fix, index) =>
            button(fix.title, () => actions.fix(finding.fingerprint, index), index === 0 ? "primary" : "secondary"),
          ),
        )
      : undefined,
  );
}

const upstreamItem = (
  { to, relation, known, licenses, at }: ReportedSubject["upstream"][number],
  say: Words,
  actions: Actions,
): HTMLElement =>
  element(
    "li",
    "",
    `${relation} → `,
    element("strong", "", to),
    ` (${known ? licenses.join(", ") || "–" : say.unknown}) `,
    at[0] ? placeLink(at[0], actions) : undefined,
  );

function dutyTable(duties: readonly ReportedDuty[], say: Words, actions: Actions): HTMLElement {
  const table = element("table", "duties");
  const order = ["open", "confirm", "answered", "met"];
  for (const duty of [...duties].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))) {
    const by = duty.by[0];
    table.append(
      element(
        "tr",
        duty.state,
        element("td", "state", say.states[duty.state]),
        element("td", "", element("code", "", duty.check)),
        element("td", "", `${duty.clause?.document ?? duty.service ?? ""}${duty.clause ? `, ${duty.clause.section}` : ""}`),
        element(
          "td",
          "",
          duty.clause?.summary ?? "",
          by ? ` ${say.metBy} ` : "",
          by ? placeLink(by, actions) : undefined,
          duty.answer?.message ?? "",
        ),
      ),
    );
  }
  return table;
}

const placeLink = (place: Place, actions: Actions): HTMLElement => link(`${place.path}:${place.start.line}`, () => actions.open(place));

const fileLink = (file: string, actions: Actions): HTMLElement =>
  link(file, () => actions.open({ path: file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }));
