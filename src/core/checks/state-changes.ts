/**
 * What is passed on says that it was changed. The card shows it where it tells in words, or by its own relation, how the work was made from
 * the upstream; that a base is named alone tells no change, and what stands in modified files themselves is asked.
 */
import type { ClaimOf } from "../facts/claim.ts";
import { cardOf, confirm, type LicenseCheck, met, upstreamLabel } from "./check.ts";

export const stateChanges: LicenseCheck = {
  id: "state-changes",
  on: "license",
  evaluate(duty, { subject }) {
    const card = cardOf(subject);
    // What was done before, to an upstream of the upstream, whoever did it tells.
    const [edge, ...before] = duty.arrival.path;
    const told = card && before.length === 0 && edge?.claims.find((claim) => claim.anchor.path === card.anchor.path && tellsChange(claim));
    if (told) return met(told);
    return confirm("to-confirm", { license: duty.license.short, upstream: upstreamLabel(duty), summary: duty.clause.summary });
  },
};

/** A sentence of the body, or a relation that is never taken for granted: a base alone is held to be fine-tuned. */
const tellsChange = ({ basis, relation }: ClaimOf<"upstream">): boolean =>
  basis !== "declared" || relation === "merge" || relation === "quantized" || relation === "adapter";
