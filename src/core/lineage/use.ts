/** What is done with a subject: inferred from its claims, or set by folder in `model-terms.yaml` (product promise, section 2). */
import { type ClaimOf, claimsOf } from "../facts/claim.ts";
import type { Use } from "../knowledge/types.ts";
import { nearest, type Settings } from "../settings.ts";
import type { Subject } from "./subjects.ts";

/** What is done with a subject, and how sure that is. */
export interface InferredUse {
  readonly is: Use;
  /** Publishing is certain or likely; the others are as they are. */
  readonly certain: boolean;
  /** The claims that show it, strongest first; empty when `model-terms.yaml` says so. */
  readonly evidence: readonly ClaimOf<"use">[];
  readonly stated: boolean;
}

const rank: readonly Use[] = ["publish", "host", "bundle", "train", "reference"];

/** The strongest use that the claims show. A card beside weights, an adapter or a config that made them is a publication. */
export function inferUse(subject: Subject, settings: Settings): InferredUse {
  const stated = nearest(settings.uses, ...subject.files)?.use;
  const claims = [...claimsOf(subject.claims, "use")].sort(
    (a, b) => rank.indexOf(a.use) - rank.indexOf(b.use) || Number(b.certain) - Number(a.certain),
  );
  if (stated) return { is: stated, certain: true, evidence: claims.filter(({ use }) => use === stated), stated: true };
  const first = claims[0];
  if (!first) return { is: "reference", certain: false, evidence: [], stated: false };
  const hasCard = subject.roles.includes("model-card");
  const withWork = hasCard && subject.roles.length > 1;
  return { is: first.use, certain: first.certain || (first.use === "publish" && withWork), evidence: claims, stated: false };
}
