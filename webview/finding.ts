/** One finding: what is missing, where, on what it rests, and what would settle it. */
import type { ReportedClause } from "../src/core/index.ts";
import type { PanelFinding } from "../src/vscode/protocol.ts";
import { type Context, placeLink } from "./context.ts";
import { type Child, type Element, h } from "./dom.ts";
import { button, element, link } from "./ui.ts";

/** A card with its fixes. */
export function findingCard(finding: PanelFinding, context: Context): Element {
  const { say, actions } = context;
  return h(
    "article",
    { class: `finding ${finding.severity}`, key: finding.fingerprint },
    element("p", "message", element("span", "severity-word", say.severity(finding.severity, 1)), " ", finding.message),
    element(
      "p",
      "place",
      placeLink(finding.place, context),
      " ",
      element("code", "", finding.id),
      ` · ${say.confidence[finding.confidence]}`,
    ),
    clauses(finding, context),
    finding.way.length > 1
      ? element("p", "way", finding.way.map(({ relation, to }) => `${say.relations[relation] ?? relation} ${to}`).join(" · "))
      : undefined,
    element("p", "help", finding.help),
    finding.fixes.length > 0
      ? element(
          "p",
          "fixes",
          finding.fixes.map((fix, index) =>
            button(fix.title, () => actions.fix(finding.fingerprint, index), { look: index === 0 ? "primary" : "secondary" }),
          ),
        )
      : undefined,
  );
}

/** Clauses that are shown at once; terms of many dates may speak of the same. */
const mostClauses = 3;

function clauses({ clauses: numbers }: PanelFinding, context: Context): Child {
  const all = numbers.flatMap((number) => context.audit.clauses[number] ?? []).map((clause) => clauseLine(clause, context));
  if (all.length <= mostClauses + 1) return all;
  const rest = all.slice(mostClauses);
  return [...all.slice(0, mostClauses), h("details", { class: "more" }, h("summary", {}, context.say.moreClauses(rest.length)), rest)];
}

const clauseLine = ({ document, section, url, summary, date, verified }: ReportedClause, { say, actions }: Context): Element =>
  element(
    "p",
    "clause",
    link(`${document}, ${section}`, () => actions.link(url), url),
    `: ${summary} `,
    element("span", "verified", [date, say.verified[verified] ?? verified].filter(Boolean).join(", ")),
  );
