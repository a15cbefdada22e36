/** The whole page from the audit and the state. */
import type { Lineage, WhatIf } from "../src/core/index.ts";
import { questions } from "./answer.ts";
import { type Context, placeLink } from "./context.ts";
import { type Child, type Element, h } from "./dom.ts";
import type { Index } from "./filter.ts";
import { lineagePart } from "./lineage/section.ts";
import { summary } from "./summary.ts";
import { type TabLabel, tabList, tabPanel } from "./tabs.ts";
import { filters, wholeAudit } from "./tools.ts";
import { element } from "./ui.ts";
import { whatIfPart } from "./what-if.ts";
import { works } from "./works.ts";

/** What the host has sent beside the audit. */
export interface Sent {
  readonly index: Index;
  readonly lineage: Lineage | undefined;
  readonly whatIf: WhatIf | undefined;
}

/** Draws everything that the chosen tab shows. */
export function app(context: Context, sent: Sent): readonly Element[] {
  const { audit, state, say, actions } = context;
  const tabs: readonly TabLabel[] = [
    { id: "works", label: say.tabs.works },
    { id: "confirm", label: `${say.tabs.confirm} (${audit.confirm.length})` },
    { id: "lineage", label: say.tabs.lineage },
    { id: "whatIf", label: say.tabs.whatIf },
    ...(audit.problems.length > 0 ? [{ id: "notRead", label: `${say.tabs.notRead} (${audit.problems.length})` } as const] : []),
  ];
  const chosen = tabs.some(({ id }) => id === state.tab) ? state.tab : "works";
  return [
    h("header", { key: "header" }, h("h1", { tabIndex: -1 }, say.title), summary(context), wholeAudit(context)),
    h(
      "div",
      { key: "parts" },
      tabList(tabs, chosen, say.title, (tab) => actions.changed({ tab })),
      tabPanel(chosen, part(chosen, context, sent)),
    ),
  ];
}

function part(chosen: TabLabel["id"], context: Context, { index, lineage, whatIf }: Sent): Child {
  switch (chosen) {
    case "works":
      return [filters(context, index), works(context, index)];
    case "confirm":
      return questions(context);
    case "lineage":
      return lineagePart(context, lineage);
    case "whatIf":
      return whatIfPart(context, whatIf);
    case "notRead":
      return element(
        "ul",
        "problems",
        context.audit.problems.map(({ place, message }) => element("li", "", placeLink(place, context), " ", message)),
      );
  }
}
