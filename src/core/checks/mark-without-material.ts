/**
 * A card carries a mark that a license orders for its own material, and no such material is in the lineage: the mark is of another
 * version, or of nothing that is declared. A mark is somebody's sign, so this is told; an unknown upstream may be the material.
 */
import { claimsOf } from "../facts/claim.ts";
import type { License } from "../knowledge/types.ts";
import { cardOf, message, type Shortfall, type SubjectCheck, type View } from "./check.ts";

export const markWithoutMaterial: SubjectCheck = {
  id: "mark-without-material",
  on: "subject",
  inspect(view) {
    const { subject, graph, declared } = view;
    const card = cardOf(subject);
    const upstream = graph.of(subject);
    if (card?.role !== "model-card" || upstream.some(({ to }) => !to.model && !to.dataset && !to.service && !to.subject)) return [];
    const owed = view.duties.flatMap((duty) => (duty.kind === "license" ? [duty.license] : []));
    const own = declared.flatMap(({ license }) => license ?? []);
    return claimsOf(subject.claims, "says").flatMap(({ phrase, in: where, anchor }): Shortfall[] => {
      const ordering = where === "card" ? orderedBy(phrase, view) : [];
      if (ordering.length === 0 || [...owed, ...own].some((license) => ordering.includes(license))) return [];
      // One mark may stand in another: "MiniMax M2" in "MiniMax M2.5".
      if (owed.some(({ terms }) => marksOf(terms).some((mark) => mark.includes(phrase)))) return [];
      const meant = owed.find(({ licensor, terms }) => ordering.some((other) => other.licensor === licensor) && marksOf(terms).length > 0);
      const bases = upstream.filter(({ relation }) => relation !== "trained-on" && relation !== "generated-by").map(({ to }) => to.label);
      const args = {
        mark: phrase,
        subject: subject.name,
        license: meant?.short ?? "",
        right: meant ? marksOf(meant.terms).join('" / "') : "",
        licenses: ordering.map(({ short }) => short).join(", "),
      };
      const form = meant ? "version" : bases.length > 0 ? "none" : "undeclared";
      return [
        {
          row: "minor",
          cap: "information",
          at: anchor,
          message: message(`mark-without-material.${form}`, args),
          help: message(form === "undeclared" ? "mark-without-material.undeclared.help" : "mark-without-material.help", args),
          value: phrase,
        },
      ];
    });
  },
};

const marksOf = (terms: License["terms"]): readonly string[] =>
  terms.flatMap(({ id, marks, ordered }) => (id === "display-attribution" && ordered !== "encouraged" ? (marks ?? []) : []));

/** The licenses that order this mark. A mark with the name of the work in it is no sign of a maker by itself. */
const orderedBy = (phrase: string, { knowledge }: View): License[] =>
  phrase.includes("{name}")
    ? []
    : [...knowledge.licenses.values()].filter(({ terms }) =>
        terms.some(({ id, marks }) => id === "display-attribution" && marks?.includes(phrase)),
      );
