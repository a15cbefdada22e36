/** What the language features look at: one snapshot, the knowledge base, and the look-ups between places, works and duties. */
import type { SubjectReport } from "../analysis.ts";
import type { Anchor, ClaimOf } from "../facts/claim.ts";
import { type DutyState, type Judged, stateOf } from "../findings/judge.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Edge } from "../lineage/graph.ts";
import type { Rule } from "../report/rule-page.ts";
import type { Snapshot } from "../session.ts";
import type { Locale } from "../settings.ts";
import { groupBy } from "../text/group-by.ts";
import type { Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";

/** What is looked at. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly knowledge: Knowledge;
  readonly locale: Locale;
  /** The address under which the host opens the page of a rule. */
  pageOf(rule: Rule): string;
}

/** A statement of a file that names an upstream, the work that it speaks of, and what it was taken for. */
export interface Reference {
  readonly claim: ClaimOf<"upstream">;
  readonly range: Range;
  readonly report: SubjectReport;
  readonly edge: Edge;
}

/** Is the offset inside the range, or at one of its ends? */
export const holds = ({ start, end }: Range, offset: number): boolean => start <= offset && offset <= end;

/** Are both the same place? */
export const sameAnchor = (a: Anchor, b: Anchor): boolean => a.path === b.path && a.at === b.at;

/** The works that a file speaks of. */
export const worksOf = (path: Path, { snapshot }: Reading): SubjectReport[] =>
  snapshot.subjects.filter(({ subject }) => subject.files.includes(path));

/** Every statement of a file that names an upstream, in the order of its lineage. */
export const referencesIn = (path: Path, reading: Reading): Reference[] =>
  worksOf(path, reading).flatMap((report) =>
    report.upstream.flatMap((edge) =>
      edge.claims.flatMap((claim) => {
        const range = claim.anchor.path === path ? reading.snapshot.locate(claim.anchor) : undefined;
        return range ? [{ claim, range, report, edge }] : [];
      }),
    ),
  );

/** A duty of one license or provider, however many ways it came. */
export interface Owed {
  readonly state: DutyState;
  readonly judged: Judged;
}

const gravest: readonly DutyState[] = ["open", "confirm", "answered", "met"];

/** The duties that came through one edge, each check and license once, in the state that is farthest from met. */
export function owedThrough({ duties }: SubjectReport, { to }: Edge): Owed[] {
  const here = duties.filter(({ duty }) => [duty.arrival, ...duty.arrival.others].some(({ path }) => path[0]?.to.key === to.key));
  return [...groupBy(here, ({ duty }) => `${duty.check} ${sourceOf(duty).id}`).values()].flatMap((group) =>
    group
      .map((judged) => ({ state: stateOf(judged), judged }))
      .sort((a, b) => gravest.indexOf(a.state) - gravest.indexOf(b.state))
      .slice(0, 1),
  );
}

/** The license or the provider that asks. */
export const sourceOf = (duty: Judged["duty"]): { readonly id: string; readonly short: string } =>
  duty.kind === "license" ? duty.license : { id: duty.service.id, short: duty.service.name };

/** The page of a duty. */
export const ruleOf = ({ duty }: Judged): Rule => ({
  check: duty.check,
  ...(duty.kind === "license" ? { license: duty.license.id } : { service: duty.service.id }),
});
