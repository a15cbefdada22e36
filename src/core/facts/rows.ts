/** What a scan found in the rows of a data file, as facts of that file: its text in the session holds only the rows that are shown. */
import type { Bilingual } from "../knowledge/types.ts";
import type { Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import type { Claim, ClaimBody, DocumentFacts } from "./claim.ts";

/** A row that is shown. */
export interface FoundRow {
  readonly row: number;
  /** One-based; absent where a format has no lines. */
  readonly line?: number;
  readonly excerpt: string;
}

/** Rows of one provider. */
export interface FoundIdentity {
  readonly name: Bilingual;
  readonly service?: string;
  readonly rows: number;
  readonly isLikely: boolean;
  /** Told by fields that name the writer, not by what the assistant says. */
  readonly isField: boolean;
  readonly shown: readonly FoundRow[];
}

/** What a scan says of one file. */
export interface FoundRows {
  readonly path: Path;
  /** Rows that were read. */
  readonly rows: number;
  readonly identities: readonly FoundIdentity[];
}

/** The document of a scanned file, for `session.upsert`. */
export function documentOfRows({ path, rows, identities }: FoundRows): { readonly text: string; readonly facts: DocumentFacts } {
  const shown = [...new Map(identities.flatMap((identity) => identity.shown).map((one) => [one.row, one])).values()].sort(
    (a, b) => a.row - b.row,
  );
  const ranges = new Map<string, Range>();
  let start = 0;
  for (const { row, excerpt } of shown) {
    ranges.set(`row/${row}`, { start, end: start + excerpt.length });
    start += excerpt.length + 1;
  }
  const at = (place: string) => ({ subject: path, anchor: { path, at: place }, basis: "declared", confidence: "certain" }) as const;
  const first = `row/${shown[0]?.row ?? 0}`;
  const say = (claim: ClaimBody, place: string): Claim => ({ ...claim, ...at(place) });
  const claims: Claim[] = [
    say({ kind: "is", role: "rows", artifact: "dataset" }, first),
    say({ kind: "use", use: "train", certain: false, sign: "scanned-rows" }, first),
    ...identities.map(({ shown: own, ...identity }) => {
      const [place = first, ...places] = own.map(({ row }) => `row/${row}`);
      return say({ kind: "leaks", ...identity, of: rows, places }, place);
    }),
  ];
  return {
    text: shown.map(({ excerpt }) => excerpt).join("\n"),
    facts: { path, format: "rows", claims, ranges, problems: [], lineNumbers: shown.map(({ line }) => line ?? 1) },
  };
}
