/** One finding: what is missing, where, on what it rests, and what would settle it. */
import type { PanelFinding } from "../src/vscode/protocol.ts";
import { type Context, placeLink } from "./context.ts";
import { type Element, h } from "./dom.ts";
import { button, element, link } from "./ui.ts";

/** A card with its fixes. */
export function findingCard(finding: PanelFinding, context: Context): Element {
  const { audit, say, actions } = context;
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
    finding.clauses.map((number) => {
      const clause = audit.clauses[number];
      if (!clause) return undefined;
      return element(
        "p",
        "clause",
        link(`${clause.document}, ${clause.section}`, () => actions.link(clause.url), clause.url),
        `: ${clause.summary} `,
        element("span", "verified", [clause.date, say.verified[clause.verified] ?? clause.verified].filter(Boolean).join(", ")),
      );
    }),
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
