/** A part of a result as the core takes it: by provider, with some rows to show. */
import type { Identity } from "../core/knowledge/types.ts";
import { type FilePart, weightOf } from "./result.ts";

/** So many rows are shown of each provider. */
const shownRows = 10;

/** What the core is told of a scanned file; undefined where no row introduces the assistant as somebody's or names who wrote it. Rows of a teacher's style alone are not told. */
export function foundRows(part: FilePart, identities: readonly Identity[]) {
  const found = identities.flatMap((identity) => [foundOf(part, identity, false) ?? [], foundOf(part, identity, true) ?? []].flat());
  return found.length === 0 ? undefined : { rows: part.rows, identities: found };
}

/** What the rows say of one provider: by the assistant's words, or by fields. */
function foundOf(part: FilePart, { id, name, service }: Identity, isField: boolean) {
  const evidence = part.evidence.filter(
    ({ identity, kind }) => identity === id && (isField ? kind === "field" : kind === "self" || kind === "made"),
  );
  const shown = [
    ...new Map(evidence.map(({ row, line, excerpt }) => [row, { row, ...(line !== undefined && { line }), excerpt }])).values(),
  ];
  const rows = (isField ? part.writers : part.identities)[id] ?? 0;
  const isLikely = weightOf(rows, part.rows) === "likely";
  return shown.length === 0
    ? undefined
    : { name, ...(service !== undefined && { service }), rows, isLikely, isField, shown: shown.slice(0, shownRows) };
}
