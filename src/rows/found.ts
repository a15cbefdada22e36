/** A part of a result as the core takes it: by provider, with some rows to show. */
import type { Identity } from "../core/knowledge/types.ts";
import { type FilePart, weightOf } from "./result.ts";

/** So many rows are shown of each provider. */
const shownRows = 10;

/** What the core is told of a scanned file; undefined where no row introduces the assistant as somebody's. Rows of a teacher's style alone are not told. */
export function foundRows(part: FilePart, identities: readonly Identity[]) {
  const found = identities.flatMap(({ id, name, service }) => {
    const evidence = part.evidence.filter(({ identity, kind }) => identity === id && kind !== "style");
    const shown = [
      ...new Map(evidence.map(({ row, line, excerpt }) => [row, { row, ...(line !== undefined && { line }), excerpt }])).values(),
    ];
    const rows = part.identities[id] ?? 0;
    const isLikely = weightOf(rows, part.rows) === "likely";
    return shown.length === 0
      ? []
      : [{ name, ...(service !== undefined && { service }), rows, isLikely, shown: shown.slice(0, shownRows) }];
  });
  return found.length === 0 ? undefined : { rows: part.rows, identities: found };
}
