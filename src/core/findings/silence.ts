/**
 * What the repository accepts: comments beside the words, waivers with an end, and a baseline of what was there before. A silenced
 * finding stays in the report with its reason; what silences nothing, or no longer, is told.
 */
import { message } from "../checks/check.ts";
import type { Problem } from "../facts/claim.ts";
import type { Waiver } from "../settings.ts";
import { groupBy } from "../text/group-by.ts";
import { isBelow, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import type { Finding } from "./finding.ts";
import { fingerprintBelow } from "./fingerprint.ts";

/** A statement, and the words of a file that make it. */
export interface Stated<T> {
  readonly is: T;
  readonly path: Path;
  /** The words that a note on it is shown at. */
  readonly range: Range;
}

/** A comment that silences one check in one line. */
export interface Suppression {
  readonly check: string;
  /** Counts from one. */
  readonly line: number;
  readonly reason: string;
}

/** Findings that were there before, by their fingerprints below the folder of the file. */
export interface Baseline {
  readonly folder: Path;
  readonly fingerprints: ReadonlySet<string>;
}

/** Everything that silences. */
export interface Silencers {
  readonly suppressions: readonly Stated<Suppression>[];
  readonly waivers: readonly Stated<Waiver>[];
  readonly baselines: readonly Stated<Baseline>[];
  /** ISO 8601. */
  readonly today: string;
}

/** Findings by whether they are told, and notes on what silences. */
export interface Silenced {
  readonly told: readonly Finding[];
  readonly quiet: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Sorts findings by what the repository says of them. `lineOf`: the line in which a finding stands, counted from one. */
export function silence(found: readonly Finding[], by: Silencers, lineOf: (finding: Finding) => number): Silenced {
  if (by.suppressions.length + by.waivers.length + by.baselines.length === 0)
    return { told: found.filter(({ quiet }) => !quiet), quiet: found.filter(({ quiet }) => quiet), problems: [] };
  const hits = new Map<object, Set<string>>();
  const comments = groupBy(by.suppressions, ({ path }) => path);
  const judged = found.map((finding) =>
    quieted(finding, by, comments.get(finding.at.path) ?? [], lineOf, (one) => {
      hits.set(one, (hits.get(one) ?? new Set()).add(finding.fingerprint));
      return one;
    }),
  );
  return {
    told: judged.filter(({ quiet }) => !quiet),
    quiet: judged.filter(({ quiet }) => quiet),
    problems: notes(by, hits),
  };
}

/** Every statement that fits is hit, so that none of them is called unused; the first that holds silences. */
function quieted(
  finding: Finding,
  by: Silencers,
  here: readonly Stated<Suppression>[],
  lineOf: (finding: Finding) => number,
  hit: <T extends object>(one: T) => T,
): Finding {
  const line = here.length > 0 ? lineOf(finding) : 0;
  const [comment] = here.filter(({ is }) => is.check === finding.id && is.line === line).map(hit);
  const [waiver] = by.waivers
    .filter(({ is }) => fits(is, finding))
    .map(hit)
    .filter(({ is }) => is.expires >= by.today);
  const [baseline] = by.baselines
    .filter(({ is }) => isBelow(finding.at.path, is.folder) && is.fingerprints.has(fingerprintBelow(finding.identity, is.folder)))
    .map(hit);
  if (finding.quiet) return finding;
  if (comment) return { ...finding, quiet: message("quiet.comment", { reason: comment.is.reason }), quietBy: "comment" };
  if (waiver) {
    const { owner, reason, expires } = waiver.is;
    return { ...finding, quiet: message("quiet.waiver", { owner, reason, date: expires }), quietBy: "waiver" };
  }
  return baseline ? { ...finding, quiet: message("quiet.baseline"), quietBy: "baseline" } : finding;
}

function fits(waiver: Waiver, finding: Finding): boolean {
  const { at, license, upstream, path, subject } = finding;
  const isNamed = (name: string, ...names: readonly (string | undefined)[]): boolean =>
    names.some((one) => one?.toLowerCase() === name.toLowerCase());
  const below = (place: string): string => (waiver.folder === "" ? place : `${waiver.folder}/${place}`);
  return (
    waiver.check === finding.id &&
    isBelow(at.path, waiver.folder) &&
    (waiver.path === undefined || isBelow(at.path, waiver.path)) &&
    (waiver.license === undefined || waiver.license === license?.id) &&
    (waiver.upstream === undefined || isNamed(waiver.upstream, upstream, ...path.map(({ to }) => to.label))) &&
    (waiver.subject === undefined || waiver.subject === subject.name || [subject.id, subject.folder].includes(below(waiver.subject))) &&
    (waiver.finding === undefined || waiver.finding === fingerprintBelow(finding.identity, waiver.folder))
  );
}

/** Days before its end from which a waiver is told. */
const warnDays = 30;

function notes({ suppressions, waivers, baselines, today }: Silencers, hits: ReadonlyMap<object, ReadonlySet<string>>): Problem[] {
  return [
    ...suppressions.flatMap((one): Problem[] =>
      hits.has(one) ? [] : [note(one, "suppression", "hint", message("suppression.unused", { check: one.is.check }))],
    ),
    ...waivers.flatMap((one) => noteOf(one, hits.get(one)?.size ?? 0, today)),
    ...baselines.flatMap((one): Problem[] => {
      const gone = one.is.fingerprints.size - (hits.get(one)?.size ?? 0);
      return gone > 0 ? [note(one, "baseline", "hint", message("baseline.gone", { count: `${gone}` }))] : [];
    }),
  ];
}

function noteOf(one: Stated<Waiver>, count: number, today: string): Problem[] {
  const { check, owner, expires } = one.is;
  const args = { check, owner, date: expires, count: `${count}` };
  const left = daysBetween(today, expires);
  if (count === 0) return [note(one, "unused-waiver", "hint", message("waiver.unused", args))];
  if (left < 0) return [note(one, "waiver-expired", "warning", message("waiver.expired", args))];
  return left <= warnDays ? [note(one, "waiver-ends", "information", message("waiver.ends", { ...args, days: `${left}` }))] : [];
}

const note = ({ path, range }: Stated<unknown>, key: Problem["key"], severity: Problem["severity"], said: Problem["message"]): Problem => ({
  path,
  range,
  key,
  ...(severity && { severity }),
  ...(said && { message: said }),
});

/** From one day to another, both ISO 8601. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
