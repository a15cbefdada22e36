/** Public data that a config proves the work was trained on is declared in the card, so that the Hub and readers can see it. */
import type { ClaimOf } from "../facts/claim.ts";
import type { Edge } from "../lineage/graph.ts";
import { cardOf, message, type SubjectCheck, type View } from "./check.ts";

/** A data set that another file proves: its id on the Hub and the statement. */
interface Proven {
  readonly id: string;
  readonly claim: ClaimOf<"upstream">;
}

export const declareTrainingData: SubjectCheck = {
  id: "declare-training-data",
  on: "subject",
  inspect(view) {
    const card = cardOf(view.subject);
    if (card?.role !== "model-card") return [];
    const data = trainedOn(view);
    const inCard = (edge: Edge): boolean => edge.claims.some(({ anchor }) => anchor.path === card.anchor.path);
    const missing = data.filter((edge) => !inCard(edge)).flatMap(proven);
    const [first] = missing;
    if (!first) return [];
    const ids = missing.map(({ id }) => id);
    // A single value would be replaced by the list, and what it says lost.
    const isSingle = data.some(({ claims }) => claims.some(({ anchor }) => anchor.path === card.anchor.path && anchor.at === "/datasets"));
    const args = { data: ids.join(", "), file: first.claim.anchor.path };
    return [
      {
        row: "minor",
        at: card.anchor,
        message: message("declare-training-data.missing", args),
        help: message("declare-training-data.help", args),
        related: missing.map(({ id, claim }) => ({ anchor: claim.anchor, message: message("related.training-data", { data: id }) })),
        ...(!isSingle && {
          fixes: [
            {
              title: message("fix.training-data", args),
              safety: "safe",
              edits: [{ kind: "set-key", path: card.anchor.path, key: "datasets", value: ids }],
            },
          ],
        }),
        value: ids.join(" "),
      },
    ];
  },
};

/** Whoever quantizes or re-uploads a work trained nothing. */
const trainedOn = ({ subject, graph }: View): Edge[] =>
  graph.of(subject).filter(({ relation, inherited }) => relation === "trained-on" && !inherited);

/** Only data sets that are known to be public: a path or a private id is nothing that a reader could look up. */
function proven({ to, confidence, claims }: Edge): Proven[] {
  const claim = claims.find(({ basis }) => basis !== "prose");
  const id = to.dataset?.ids.find((one) => !one.includes("*"));
  return confidence === "certain" && claim && id ? [{ id, claim }] : [];
}
