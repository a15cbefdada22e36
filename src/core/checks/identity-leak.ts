/** Rows of training data in which the assistant introduces itself as somebody else's: at the rows, and where a work names the data. */
import { type Anchor, type ClaimOf, claimsOf } from "../facts/claim.ts";
import { arrivals } from "../lineage/reach.ts";
import { message, type Shortfall, type SubjectCheck, type View } from "./check.ts";
import { citationsOf } from "./output-terms.ts";

export const identityLeak: SubjectCheck = {
  id: "identity-leak",
  on: "subject",
  inspect(view) {
    const { subject, graph } = view;
    const own = claimsOf(subject.claims, "leaks").map((leak) => shortfall("identity-leak.rows", leak, leak.anchor, restOf(leak), view));
    const carried = arrivals(subject, graph).flatMap(({ node, path, confidence }) => {
      const at = path[0]?.claims[0]?.anchor;
      if (!node.subject || !at) return [];
      const key = subject.artifact === "dataset" ? "identity-leak.rows" : "identity-leak.trained";
      return claimsOf(node.subject.claims, "leaks").map((leak) => ({
        ...shortfall(key, leak, at, [leak.anchor, ...restOf(leak)], view),
        confidence,
      }));
    });
    return [...own, ...carried];
  },
};

const restOf = ({ anchor, places }: ClaimOf<"leaks">): Anchor[] => places.map((at) => ({ path: anchor.path, at }));

function shortfall(
  key: "identity-leak.rows" | "identity-leak.trained",
  leak: ClaimOf<"leaks">,
  at: Anchor,
  rows: readonly Anchor[],
  { subject, knowledge }: View,
): Shortfall {
  const service = leak.service === undefined ? undefined : knowledge.services.get(leak.service);
  const args = { identity: leak.name, rows: String(leak.rows), of: String(leak.of), data: leak.anchor.path, subject: subject.name };
  return {
    row: "leak",
    at,
    message: message(key, args),
    help: message("identity-leak.help", args),
    related: rows.map((anchor) => ({ anchor, message: message("related.row") })),
    // One row may be a slip of the pen.
    ...(!leak.isLikely && { cap: "information" as const }),
    citations: service ? citationsOf(service) : [],
    value: `${leak.anchor.path} ${leak.name.en}`,
  };
}
