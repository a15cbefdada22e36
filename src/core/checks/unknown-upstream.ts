/** Upstreams that we do not know, and known ones whose license nobody here has read, are listed, never guessed into a duty or into freedom. */
import { isUnread } from "../agreement/agree.ts";
import { hubId } from "../facts/ref.ts";
import type { KnownModel } from "../knowledge/model-index.ts";
import type { Edge } from "../lineage/graph.ts";
import { type Message, message, type SubjectCheck, type View } from "./check.ts";

export const unknownUpstream: SubjectCheck = {
  id: "unknown-upstream",
  on: "subject",
  inspect(view) {
    return view.graph.of(view.subject).flatMap((edge) => {
      const [claim] = edge.claims;
      const found = claim && hubId(claim.ref.text) ? unknownIn(edge, view) : undefined;
      if (!claim || !found) return [];
      return [{ row: "note" as const, at: claim.anchor, message: found, help: message("unknown-upstream.help"), value: edge.to.key }];
    });
  },
};

function unknownIn({ to }: Edge, view: View): Message | undefined {
  if (to.key.startsWith("unknown:")) return message("unknown-upstream.found", { upstream: to.label });
  return to.model && unreadLicense(to.model, to.label, view);
}

/** Weights that are to be had, under a license of which only the name is known, or not even that. */
function unreadLicense({ family, licenses }: KnownModel, upstream: string, { knowledge }: View): Message | undefined {
  if (family.distribution !== "open-weights") return undefined;
  const known = licenses.flatMap((id) => knowledge.licenses.get(id) ?? []);
  if (!known.every(isUnread)) return undefined;
  const [license] = known;
  return license
    ? message("unknown-upstream.unread", { upstream, license: license.short })
    : message("unknown-upstream.license", { upstream });
}
