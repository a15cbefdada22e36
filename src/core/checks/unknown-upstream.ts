/** Upstreams that we do not know are listed, never guessed into a duty or into freedom. */
import { hubId } from "../facts/ref.ts";
import { message, type SubjectCheck } from "./check.ts";

export const unknownUpstream: SubjectCheck = {
  id: "unknown-upstream",
  on: "subject",
  inspect({ subject, graph }) {
    return graph.of(subject).flatMap(({ to, claims: [claim] }) => {
      if (!claim || !to.key.startsWith("unknown:") || !hubId(claim.ref.text)) return [];
      return [
        {
          row: "note" as const,
          at: claim.anchor,
          message: message("unknown-upstream.found", { upstream: to.label }),
          help: message("unknown-upstream.help"),
          value: to.key,
        },
      ];
    });
  },
};
