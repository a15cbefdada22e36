/** Rows of training data in which the assistant introduces itself as somebody else's, or a field names somebody else's model as the writer: at the rows, and where a work names the data. */
import { type Anchor, type ClaimOf, claimsOf } from "../facts/claim.ts";
import { arrivals } from "../lineage/reach.ts";
import { message, type Shortfall, type SubjectCheck, type View } from "./check.ts";
import { citationsOf } from "./output-terms.ts";

export const identityLeak: SubjectCheck = {
  id: "identity-leak",
  on: "subject",
  inspect(view) {
    const { subject, graph } = view;
    const own = claimsOf(subject.claims, "leaks").map((leak) => shortfall(ownKey(leak), leak, leak.anchor, restOf(leak), view));
    const carried = arrivals(subject, graph).flatMap(({ node, path, confidence }) => {
      const at = path[0]?.claims[0]?.anchor;
      if (!node.subject || !at) return [];
      return claimsOf(node.subject.claims, "leaks").map((leak) => ({
        ...shortfall(subject.artifact === "dataset" ? ownKey(leak) : trainedKey(leak), leak, at, [leak.anchor, ...restOf(leak)], view),
        confidence,
      }));
    });
    return [...own, ...carried];
  },
};

type Key = `identity-leak.${"rows" | "trained" | "fields" | "trained-fields"}`;
const ownKey = ({ isField }: ClaimOf<"leaks">): Key => (isField ? "identity-leak.fields" : "identity-leak.rows");
const trainedKey = ({ isField }: ClaimOf<"leaks">): Key => (isField ? "identity-leak.trained-fields" : "identity-leak.trained");

const restOf = ({ anchor, places }: ClaimOf<"leaks">): Anchor[] => places.map((at) => ({ path: anchor.path, at }));

function shortfall(key: Key, leak: ClaimOf<"leaks">, at: Anchor, rows: readonly Anchor[], { subject, knowledge }: View): Shortfall {
  const service = leak.service === undefined ? undefined : knowledge.services.get(leak.service);
  const args = { identity: leak.name, rows: String(leak.rows), of: String(leak.of), data: leak.anchor.path, subject: subject.name };
  return {
    row: "leak",
    at,
    message: message(key, args),
    help: message(leak.isField ? "identity-leak.fields.help" : "identity-leak.help", args),
    related: rows.map((anchor) => ({ anchor, message: message("related.row") })),
    // One row may be a slip of the pen.
    ...(!leak.isLikely && { cap: "information" as const }),
    citations: service ? citationsOf(service) : [],
    value: `${leak.anchor.path} ${leak.name.en}${leak.isField ? " fields" : ""}`,
  };
}
