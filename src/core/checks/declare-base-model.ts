/** Lineage that another file proves is declared in the card, so that the Hub and readers can see it. */
import { type ClaimOf, claimsOf } from "../facts/claim.ts";
import { hubId } from "../facts/ref.ts";
import type { Subject } from "../lineage/subjects.ts";
import { cardOf, message, type Shortfall, type SubjectCheck } from "./check.ts";

export const declareBaseModel: SubjectCheck = {
  id: "declare-base-model",
  on: "subject",
  inspect({ subject, graph }) {
    const card = cardOf(subject);
    if (card?.role !== "model-card") return [];
    const weights = graph
      .of(subject)
      .filter(
        ({ relation, to }) => relation !== "trained-on" && relation !== "generated-by" && relation !== "distilled" && to.kind !== "service",
      );
    const declared = weights.some(({ claims }) =>
      claims.some(({ anchor }) => anchor.path === card.anchor.path && /^\/(?:base_model|model_link)/.test(anchor.at)),
    );
    const proven = weights.find(({ confidence, claims }) => confidence === "certain" && claims.some(({ ref }) => hubId(ref.text)));
    const claim = proven?.claims.find(({ ref }) => hubId(ref.text));
    const base = claim && hubId(claim.ref.text)?.shown;
    if (weights.length === 0) return merged(subject, card);
    if (declared || !claim || !base || weights.length > 1) return [];
    const args = { base, file: claim.anchor.path };
    return [
      {
        row: "minor",
        at: claim.anchor.path === card.anchor.path ? claim.anchor : card.anchor,
        message: message("declare-base-model.missing", args),
        help: message("declare-base-model.help", args),
        related: [{ anchor: claim.anchor, message: message("related.base", { base }) }],
        fixes: [
          {
            title: message("fix.base-model", args),
            safety: "safe",
            edits: [{ kind: "set-key", path: card.anchor.path, key: "base_model", value: base }],
          },
        ],
        value: base,
      },
    ];
  },
};

/** A tool that merges weights wrote these, and nothing says which. */
function merged({ claims }: Subject, { anchor }: ClaimOf<"is">): Shortfall[] {
  const claim = claimsOf(claims, "merged")[0];
  if (!claim) return [];
  const args = { file: claim.anchor.path, tool: claim.tool };
  return [
    {
      row: "minor",
      at: anchor,
      message: message("declare-base-model.merged", args),
      help: message("declare-base-model.merged.help", args),
      related: [{ anchor: claim.anchor, message: message("related.tensors") }],
      value: claim.tool,
    },
  ];
}
