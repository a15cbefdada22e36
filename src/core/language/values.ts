/** Values for completion, best first: licenses, models, data sets, names and checks, from the knowledge base and the workspace. */
import type { SubjectReport } from "../analysis.ts";
import { checks } from "../checks/index.ts";
import { nameRule } from "../checks/name-prefix.ts";
import { hubId, lastSegment } from "../facts/ref.ts";
import { stateOf } from "../findings/judge.ts";
import type { License } from "../knowledge/types.ts";
import { checkSummary } from "../messages/messages.ts";
import { groupBy } from "../text/group-by.ts";
import { folderOf, nameOf, type Path } from "../text/path.ts";
import { describe, licenseLine, readLine, say } from "./describe.ts";
import { paragraphs } from "./markup.ts";
import { type Reading, worksOf } from "./reading.ts";

/** One value that fits. */
export interface Completion {
  readonly label: string;
  /** What is written, where that is not the label. */
  readonly insert?: string;
  readonly kind: "license" | "model" | "dataset" | "name" | "value";
  /** Plain words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
}

/** What fits first, then the rest, each in its order. */
const first = <T>(all: readonly T[], fits: (item: T) => boolean): T[] => [...all.filter(fits), ...all.filter((item) => !fits(item))];

/** Checks; those that ask something in this workspace first. */
export function checkIds(reading: Reading): Completion[] {
  const asked = new Set(
    dutiesOf(reading.snapshot.subjects).flatMap((judged) => (stateOf(judged) === "confirm" ? [judged.duty.check] : [])),
  );
  return first(checks, ({ id }) => asked.has(id)).map(({ id }) => ({ label: id, kind: "value", detail: checkSummary(id, reading.locale) }));
}

/** Our ids of licenses; those that bring a duty in this workspace first. */
export function licenseIds(reading: Reading): Completion[] {
  const here = new Set(dutiesOf(reading.snapshot.subjects).flatMap(({ duty }) => (duty.kind === "license" ? [duty.license.id] : [])));
  return first([...reading.knowledge.licenses.values()], ({ id }) => here.has(id)).map((license) =>
    licenseItem(license.id, license, reading),
  );
}

const dutiesOf = (reports: readonly SubjectReport[]): SubjectReport["duties"] => reports.flatMap(({ duties }) => duties);

/** The licenses of what a work is built on: those that ask something of copies or of what is made from them. */
const ofBases = (path: Path, reading: Reading): ReadonlySet<License> =>
  new Set(
    dutiesOf(worksOf(path, reading)).flatMap(({ duty }) =>
      duty.kind === "license" && (duty.reach === "copy" || duty.reach === "derivative") ? [duty.license] : [],
    ),
  );

const licenseItem = (label: string, license: License, reading: Reading, isOfBase = false): Completion => ({
  label,
  kind: "license",
  detail: isOfBase ? say("completion.of-base", reading) : license.short,
  documentation: paragraphs(licenseLine(license, reading), readLine(license.short, license, reading)),
});

/** The Hub's ids: that of the base first, or `other` where the Hub has none for it. */
export function licenses(path: Path, reading: Reading): Completion[] {
  const { knowledge } = reading;
  const asked = ofBases(path, reading);
  const lead = new Set([...asked].map(({ id }) => knowledge.hubLicenses.find(({ license }) => license === id)?.id ?? "other"));
  return first(knowledge.hubLicenses, ({ id }) => lead.has(id)).map(({ id, name, license: held }) => {
    const license = held === undefined ? undefined : knowledge.licenses.get(held);
    return license ? licenseItem(id, license, reading, asked.has(license)) : { label: id, kind: "license", detail: name };
  });
}

/** Names for `license: other`: licenses that have no id of the Hub. */
export function licenseNames(path: Path, reading: Reading): Completion[] {
  const { licenses: held, hubLicenses } = reading.knowledge;
  const asked = ofBases(path, reading);
  const onHub = new Set(hubLicenses.map(({ license }) => license));
  return first(
    [...held.values()].filter(({ id }) => !onHub.has(id)),
    (license) => asked.has(license),
  ).map((license) => licenseItem(license.ids.names[0] ?? license.id, license, reading, asked.has(license)));
}

/** What other files name, those beside this one first; then what the maker of each family we know calls its models. */
export function models(path: Path, reading: Reading): Completion[] {
  const known = [...reading.knowledge.families.values()].flatMap((family) =>
    family.match.flatMap(({ ids, licenses: own }) => {
      const item = {
        kind: "model",
        detail: family.name,
        documentation: licenseLines(own ?? family.licenses, reading),
      } as const;
      return ids.flatMap(spellings).map(({ text, isWhole }) => ({ ...item, label: isWhole ? text : `${text}…`, insert: text }));
    }),
  );
  return unique([...named(path, "model", reading), ...known]);
}

/** What other files name, then the data sets that we know; evaluation sets last. */
export function datasets(path: Path, reading: Reading): Completion[] {
  const known = first([...reading.knowledge.datasets.values()], ({ evaluation }) => !evaluation).flatMap(({ ids, name, licenses: held }) =>
    ids.map((label): Completion => ({ label, kind: "dataset", detail: name, documentation: licenseLines(held, reading) })),
  );
  return unique([...named(path, "dataset", reading), ...known]);
}

/** The ids that other files of the workspace name. */
function named(path: Path, kind: "model" | "dataset", reading: Reading): Completion[] {
  const others = reading.snapshot.subjects.flatMap(({ upstream }) =>
    upstream.flatMap(({ to, claims }) =>
      claims.flatMap(({ anchor, ref }) => {
        const id = anchor.path !== path && ref.expects === kind ? hubId(ref.text)?.shown : undefined;
        return id === undefined ? [] : [{ id, to, at: anchor.path }];
      }),
    ),
  );
  const ordered = first(others, ({ at }) => folderOf(at) === folderOf(path));
  return [...groupBy(ordered, ({ id }) => id)].flatMap(([label, places]) =>
    places.slice(0, 1).map(({ to, at }) => ({ label, kind, detail: at, documentation: describe(to, reading).lines.join("\n\n") })),
  );
}

/** Each label once, as it comes first. */
const unique = (items: readonly Completion[]): Completion[] =>
  [...groupBy(items, ({ label }) => label).values()].flatMap((same) => same.slice(0, 1));

const licenseLines = (ids: readonly string[], reading: Reading): string =>
  ids
    .flatMap((id) => reading.knowledge.licenses.get(id) ?? [])
    .map((license) => licenseLine(license, reading))
    .join("\n\n");

/** What a glob on ids spells out: every alternative, up to the first run of any characters. */
function spellings(pattern: string): { readonly text: string; readonly isWhole: boolean }[] {
  const list = /\{([^{}]*)\}/.exec(pattern);
  const star = pattern.indexOf("*");
  if (list && (star < 0 || list.index < star))
    return (list[1] ?? "").split(",").flatMap((one) => spellings(pattern.replace(list[0], () => one)));
  const text = star < 0 ? pattern : pattern.slice(0, star);
  return /\/./.test(text) ? [{ text, isWhole: star < 0 }] : [];
}

/** Names that hold to what the licenses of the bases say of names. */
export function names(path: Path, reading: Reading, written: string): Completion[] {
  const [work] = worksOf(path, reading);
  if (!work) return [];
  const owner = /^[^/]+\//.exec(written)?.[0] ?? "";
  const own = work.subject.name === nameOf(work.subject.files[0] ?? "") ? "" : lastSegment(work.subject.name);
  const name = written.slice(owner.length) || own;
  const items = work.duties.flatMap(({ duty }): Completion[] => {
    const rule = duty.kind === "license" ? nameRule(duty.term) : undefined;
    if (duty.kind !== "license" || !rule?.renamed) return [];
    const fitting = rule.holds(name) ? name : rule.renamed(name);
    return [{ ...licenseItem(owner + fitting, duty.license, reading), kind: "name" }];
  });
  return unique(items);
}

/** Ollama's names of the families that we know. */
export const ollamaNames = (reading: Reading): Completion[] =>
  [...reading.knowledge.families.values()].flatMap(({ ollama, name, licenses: held }) =>
    ollama.map((label): Completion => ({ label, kind: "model", detail: name, documentation: licenseLines(held, reading) })),
  );
