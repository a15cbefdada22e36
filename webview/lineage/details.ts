/** What is known of the chosen node: its licenses, what it stands on and what stands on it, with evidence; all by keyboard. */
import { type Context, placeLink } from "../context.ts";
import { type Element, h } from "../dom.ts";
import { button, element } from "../ui.ts";
import type { Picture, PictureEdge, PictureNode } from "./graph.ts";
import { carriesOf, labelOf, noteOf, relationOf } from "./words.ts";

/** Places shown of one edge. */
const mostPlaces = 5;

/** The details, or how to get them. */
export function details(picture: Picture, node: PictureNode | undefined, context: Context): Element {
  const { say } = context;
  if (!node) return element("p", "details", say.picture.select);
  return h(
    "section",
    { class: "details", "aria-label": node.label, "aria-live": "polite" },
    element("h3", "", node.label),
    element("p", "files", noteOf(node, picture, say)),
    element("p", "", actionsOf(node, context)),
    list(
      say.picture.standsOn,
      picture.edges.filter(({ from }) => from === node.id),
      ({ to }) => to,
      picture,
      context,
    ),
    list(
      say.picture.usedBy,
      picture.edges.filter(({ to }) => to === node.id),
      ({ from }) => from,
      picture,
      context,
    ),
  );
}

function actionsOf({ id, works, isGroup }: PictureNode, { state, say, actions }: Context): readonly Element[] {
  const { lineage } = state;
  const [work] = works;
  if (isGroup) return [button(say.picture.unfold, () => actions.changed({ lineage: { ...lineage, unfolded: [...lineage.unfolded, id] } }))];
  if (!work) return [];
  const unfolded = { ...state.unfolded, [work.id]: true };
  return [
    button(say.picture.showDuties, () =>
      actions.changed({ tab: "works", filter: work.name, severity: "", duty: "", license: "", references: true, unfolded }),
    ),
  ];
}

function list(
  title: string,
  edges: readonly PictureEdge[],
  other: (edge: PictureEdge) => string,
  picture: Picture,
  context: Context,
): Element | undefined {
  if (edges.length === 0) return undefined;
  const { say } = context;
  return h(
    "div",
    { key: title },
    element("h4", "", title),
    element(
      "ul",
      "",
      edges.map((edge) =>
        h(
          "li",
          { key: edge.id },
          `${relationOf(edge, say)} `,
          element("strong", "", labelOf(other(edge), picture)),
          `: ${[carriesOf(edge, say), ...edge.terms].join("; ")}. `,
          evidence(edge, context),
        ),
      ),
    ),
  );
}

/** Links to the lines that state an edge. */
export const evidence = ({ at, confidence }: PictureEdge, context: Context): Element =>
  element(
    "span",
    "evidence",
    at.length === 0
      ? context.say.picture.byRules
      : at.slice(0, mostPlaces).map((place, i) => [i > 0 ? ", " : "", placeLink(place, context)]),
    ` · ${context.say.confidence[confidence]}`,
  );
