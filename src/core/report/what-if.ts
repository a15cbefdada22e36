/** What would change if: two reports compared, one of them made under an assumption. Nothing is written, nothing remembered. */
import type { Use } from "../knowledge/types.ts";
import type { Session } from "../session.ts";
import type { Settings, Severity } from "../settings.ts";
import type { Path } from "../text/path.ts";
import { type Report, type ReportedClause, type ReportedDuty, type ReportedSubject, reportSteps } from "./model.ts";

/** What is assumed; what is absent stays as it is. */
export interface Assumption {
  /** `id` of one subject; all works where it is absent. */
  readonly subject?: string;
  readonly use?: Use;
  readonly commercial?: boolean;
  /** So many users, by whatever measure a clause counts them. */
  readonly users?: number;
  /** So many US dollars of revenue in twelve months, by whatever measure a clause counts them. */
  readonly revenue?: number;
  /** Licensee or users in the European Union. */
  readonly eu?: boolean;
}

/** `comes`, `goes`: a duty arises, or does no more. `opens`, `closes`: it stays and is open, or is open no more. `applies`, `lapses`: so is a condition settled that files cannot show. */
export type Effect = "comes" | "goes" | "opens" | "closes" | "applies" | "lapses";

/** One duty of one or several works, and what becomes of it. */
export interface Change {
  readonly effect: Effect;
  readonly check: string;
  /** License or provider, by its id. */
  readonly by: string;
  readonly clause?: ReportedClause;
  /** Names of the works. */
  readonly works: readonly string[];
}

/** What an assumption changes. */
export interface WhatIf {
  readonly changes: readonly Change[];
  /** Findings of the works in question, now and under the assumption. */
  readonly before: Readonly<Record<Severity, number>>;
  readonly after: Readonly<Record<Severity, number>>;
  /** Questions that stay: no assumption here answers them. */
  readonly unsettled: number;
}

/** Compares what a report says with what the session would say under the assumption, in steps. */
export function* whatIf(session: Session, now: Report, assumption: Assumption): Generator<undefined, WhatIf> {
  const asked = now.subjects.filter((subject) => isAsked(subject, assumption));
  const supposed = yield* session.suppose((settings) => under(assumption, asked, settings));
  const then = yield* reportSteps(supposed, now.locale, now.tool);
  return compare(now, then, new Set(asked.map(({ id }) => id)), assumption);
}

/** The settings under an assumption. A use is stated for the files of the works in question, which is nearer than any folder. */
function under({ use, commercial }: Assumption, asked: readonly ReportedSubject[], settings: Settings): Settings {
  const stated = use && asked.flatMap((subject) => subject.files.map((file) => ({ folder: file as Path, use: useOf(subject, use) })));
  return {
    ...settings,
    ...(stated && { uses: [...stated, ...settings.uses] }),
    ...(commercial !== undefined && { commercial: [{ folder: "" as Path, is: commercial }] }),
  };
}

/** A work of one's own that goes into a product is passed on as it is when published; only others' weights are bundled as copies. */
const useOf = ({ use: { is } }: ReportedSubject, use: Use): Use =>
  use === "bundle" && (is === "train" || is === "publish") ? "publish" : use;

/** Compares what is said now with what is said under the assumption. */
function compare(now: Report, then: Report, asked: ReadonlySet<string>, assumption: Assumption): WhatIf {
  const before = dutiesOf(now, asked);
  const after = dutiesOf(then, asked);
  const changes = new Map<string, Change & { readonly works: string[] }>();
  const note = (effect: Effect, { duty, work }: Owed): void => {
    const by = duty.license ?? duty.service ?? "";
    const key = `${effect} ${duty.check} ${by} ${duty.clause?.section}`;
    const known = changes.get(key);
    if (!known) changes.set(key, { effect, check: duty.check, by, ...(duty.clause && { clause: duty.clause }), works: [work] });
    else if (!known.works.includes(work)) known.works.push(work);
  };
  const unsettled = new Set<string>();
  for (const [key, owed] of after) {
    const settled = settledBy(owed.duty, assumption);
    if (settled !== undefined) note(settled ? "applies" : "lapses", owed);
    else {
      const known = before.get(key);
      if (!known) note("comes", owed);
      else if (isOpen(known) !== isOpen(owed)) note(isOpen(owed) ? "opens" : "closes", owed);
      if (owed.duty.state === "confirm") unsettled.add(`${owed.duty.check} ${owed.duty.license}`);
    }
  }
  for (const [key, owed] of before) if (!after.has(key)) note("goes", owed);
  return { changes: [...changes.values()], before: counts(now, asked), after: counts(then, asked), unsettled: unsettled.size };
}

/** What is only referenced is not published along with the rest; but it may be bundled or hosted. */
const isAsked = ({ id, use: { is } }: ReportedSubject, { subject, use }: Assumption): boolean =>
  subject === undefined ? is !== "reference" || use === "bundle" || use === "host" : subject === id;

interface Owed {
  readonly duty: ReportedDuty;
  readonly work: string;
}

const isOpen = ({ duty }: Owed): boolean => duty.state === "open";

const dutiesOf = ({ subjects }: Report, asked: ReadonlySet<string>): ReadonlyMap<string, Owed> =>
  new Map(
    subjects.flatMap(({ id, name, duties }) =>
      asked.has(id)
        ? duties.map(
            (duty) =>
              [
                [id, duty.check, duty.license ?? duty.service, duty.clause?.section, duty.upstream].join("\n"),
                { duty, work: name },
              ] as const,
          )
        : [],
    ),
  );

/** Does the assumption say whether a condition holds? Undefined where it speaks of something else. */
function settledBy({ check, threshold, territories }: ReportedDuty, { users, revenue, eu, commercial }: Assumption): boolean | undefined {
  if (check === "user-threshold" && users !== undefined && threshold && /users/.test(threshold.metric)) return users > threshold.value;
  if (check === "revenue-threshold" && revenue !== undefined && threshold) return exceeds(revenue, threshold);
  // Outside the European Union another place of the same list may count.
  if (check === "territory" && eu !== undefined && territories?.includes("EU")) return eu || (territories.length === 1 ? false : undefined);
  if (check === "commercial-registration") return commercial;
  return undefined;
}

/** Does the revenue of a year reach above a threshold? Of one month it tells that only where the average does. */
function exceeds(revenue: number, { metric, value }: NonNullable<ReportedDuty["threshold"]>): boolean | undefined {
  if (!/US dollars/.test(metric)) return undefined;
  if (revenue <= value) return false;
  return !/^monthly|preceding month/.test(metric) || revenue > 12 * value ? true : undefined;
}

function counts({ findings }: Report, asked: ReadonlySet<string>): Record<Severity, number> {
  const all = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity, subject, auditOnly } of findings) if (asked.has(subject) && !auditOnly) all[severity]++;
  return all;
}
