/** The lineage as a table: the same as the picture, for whoever does not see it or would rather read. */
import type { Context } from "../context.ts";
import { type Element, h } from "../dom.ts";
import { evidence } from "./details.ts";
import type { Picture } from "./graph.ts";
import { carriesOf, labelOf, relationOf } from "./words.ts";

/** One row an edge, in the order of the works. */
export function lineageList(picture: Picture, context: Context): Element {
  const { from, relation, to, terms } = context.say.picture;
  return h(
    "table",
    { class: "duties lineage-list" },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        [from, relation, to, terms, context.say.evidence].map((name) => h("th", { scope: "col", key: name }, name)),
      ),
    ),
    h(
      "tbody",
      null,
      picture.edges.map((edge) =>
        h(
          "tr",
          { key: edge.id },
          h("td", null, labelOf(edge.from, picture)),
          h("td", null, relationOf(edge, context.say)),
          h("td", null, labelOf(edge.to, picture)),
          h("td", null, [carriesOf(edge, context.say), ...edge.terms].join("; ")),
          h("td", null, evidence(edge, context)),
        ),
      ),
    ),
  );
}
