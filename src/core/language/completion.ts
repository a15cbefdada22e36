/** Completion of licenses, bases, data sets and names in cards, configs and `model-terms.yaml`, from the knowledge base and the workspace. */
import type { SubjectReport } from "../analysis.ts";
import { checks } from "../checks/index.ts";
import { nameRule } from "../checks/name-prefix.ts";
import { claimsOf } from "../facts/claim.ts";
import { hubId, lastSegment } from "../facts/ref.ts";
import { stateOf } from "../findings/judge.ts";
import type { License } from "../knowledge/types.ts";
import { checkSummary } from "../messages/messages.ts";
import { isPolicyFile, severities, uses } from "../policy/policy.ts";
import { frontMatter } from "../syntax/markdown.ts";
import { folderOf, nameOf, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import { type Cursor, cursorAt } from "./cursor.ts";
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

/** Values that fit at a cursor, best first, and what they replace. */
export interface Completions {
  readonly range: Range;
  readonly items: readonly Completion[];
}

/** What fits at an offset of a text as it is being written; nothing where it is not ours to say. */
export function completionsAt(path: Path, text: string, offset: number, reading: Reading): Completions | undefined {
  const offers = offersFor(path, text, offset, reading);
  const cursor = offers && (offers === inModelfile ? instructionAt(text, offset) : cursorAt(text, offset));
  if (!cursor) return undefined;
  const items = offers(cursor, path, reading, text.slice(cursor.range.start, cursor.range.end));
  return items?.length ? { range: cursor.range, items } : undefined;
}

type Offers = (cursor: Cursor, path: Path, reading: Reading, written: string) => readonly Completion[] | undefined;

/** Which values a file of this kind can hold there. */
function offersFor(path: Path, text: string, offset: number, reading: Reading): Offers | undefined {
  if (isPolicyFile(path)) return inPolicy;
  if (/\.(?:ya?ml|jsonc?)$/i.test(path)) return inConfig;
  if (/^modelfile(?:[.-]|$)|\.modelfile$/i.test(nameOf(path))) return inModelfile;
  if (!/\.(?:md|markdown)$/i.test(path) || !isInFrontMatter(text, offset)) return undefined;
  return /^(?:readme|model[_-]?card)/i.test(nameOf(path)) || speaksOfWork(path, reading) ? inCard : undefined;
}

/** Between the fences, or behind the first one of a front matter whose end is still to be written. */
function isInFrontMatter(text: string, offset: number): boolean {
  const bounds = frontMatter(text)?.yaml;
  if (bounds) return bounds.start <= offset && offset <= bounds.end;
  return /^\uFEFF?---[ \t]*\r?\n/.test(text) && !/\n(?:#|\r?\n)/.test(text.slice(0, offset));
}

const speaksOfWork = (path: Path, { snapshot }: Reading): boolean => claimsOf(snapshot.claims(path), "is").length > 0;

const inCard: Offers = ({ key, parent }, path, reading, written) => {
  switch (key) {
    case "license":
      return licenses(path, reading);
    case "license_name":
      return licenseNames(path, reading);
    case "base_model":
      return models(path, reading);
    case "base_model_relation":
      return relations.map((label) => ({ label, kind: "value", detail: say(`relation.${label}`, reading) }));
    case "datasets":
    case "source_datasets":
      return datasets(path, reading);
    case "model_name":
      return names(path, reading, written);
    case "name":
      return parent === "model-index" ? names(path, reading, written) : undefined;
    default:
      return undefined;
  }
};

const relations = ["finetune", "adapter", "merge", "quantized"] as const;

/** Keys that mean a base wherever they stand, and keys that do so in files that speak of a work. */
const baseKey = /^(?:base_model(?:_name|_path|_name_or_path)?|(?:pretrained_)?model_name_or_path|pretrained_model(?:_path)?)$/;
const likelyBaseKey = /^(?:model(?:_id|_name|_path)?|teacher_model\w*)$/;
const dataKey = /^dataset_(?:name|id|path|name_or_path)$/;

const inConfig: Offers = ({ key, parent }, path, reading, written) => {
  if (baseKey.test(key)) return models(path, reading);
  if (/^(?:hub_model_id|hf_repo_id)$/.test(key)) return names(path, reading, written);
  if (!speaksOfWork(path, reading)) return undefined;
  if (likelyBaseKey.test(key)) return models(path, reading);
  return dataKey.test(key) || (key === "path" && parent === "datasets") ? datasets(path, reading) : undefined;
};

/** Ollama's names of the families that we know. */
const inModelfile: Offers = (_cursor, _path, reading) =>
  [...reading.knowledge.families.values()].flatMap(({ ollama, name, licenses: held }) =>
    ollama.map((label): Completion => ({ label, kind: "model", detail: name, documentation: licenseLines(held, reading) })),
  );

/** The value of the instruction `FROM` in which an offset lies. */
function instructionAt(text: string, offset: number): Cursor | undefined {
  const value = /(?:^|\n)[ \t]*from[ \t]+(\S*)$/i.exec(text.slice(0, offset))?.[1];
  if (value === undefined) return undefined;
  const behind = /^\S*/.exec(text.slice(offset, offset + 200))?.[0] ?? "";
  return { key: "from", parent: "", range: { start: offset - value.length, end: offset + behind.length } };
}

const inPolicy: Offers = ({ key, parent }, _path, reading) => {
  const value = (label: string): Completion => ({ label, kind: "value" });
  if (parent === "severities" && key !== "") return severities.map(value);
  if (parent === "severities") return checkIds(reading).map((check) => ({ ...check, insert: `${check.label}: ` }));
  switch (key) {
    case "check":
      return checkIds(reading);
    case "license":
      return licenseIds(reading);
    case "use":
      return uses.map(value);
    case "met":
    case "commercial":
      return ["true", "false"].map(value);
    default:
      return undefined;
  }
};

/** What fits first, then the rest, each in its order. */
const first = <T>(all: readonly T[], fits: (item: T) => boolean): T[] => [...all.filter(fits), ...all.filter((item) => !fits(item))];

/** Checks; those that ask something in this workspace first. */
function checkIds(reading: Reading): Completion[] {
  const asked = new Set(
    dutiesOf(reading.snapshot.subjects).flatMap((judged) => (stateOf(judged) === "confirm" ? [judged.duty.check] : [])),
  );
  return first(checks, ({ id }) => asked.has(id)).map(({ id }) => ({ label: id, kind: "value", detail: checkSummary(id, reading.locale) }));
}

/** Our ids of licenses; those that bring a duty in this workspace first. */
function licenseIds(reading: Reading): Completion[] {
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
function licenses(path: Path, reading: Reading): Completion[] {
  const { knowledge } = reading;
  const asked = ofBases(path, reading);
  const lead = new Set([...asked].map(({ id }) => knowledge.hubLicenses.find(({ license }) => license === id)?.id ?? "other"));
  return first(knowledge.hubLicenses, ({ id }) => lead.has(id)).map(({ id, name, license: held }) => {
    const license = held === undefined ? undefined : knowledge.licenses.get(held);
    return license ? licenseItem(id, license, reading, asked.has(license)) : { label: id, kind: "license", detail: name };
  });
}

/** Names for `license: other`: licenses that have no id of the Hub. */
function licenseNames(path: Path, reading: Reading): Completion[] {
  const { licenses: held, hubLicenses } = reading.knowledge;
  const asked = ofBases(path, reading);
  const onHub = new Set(hubLicenses.map(({ license }) => license));
  return first(
    [...held.values()].filter(({ id }) => !onHub.has(id)),
    (license) => asked.has(license),
  ).map((license) => licenseItem(license.ids.names[0] ?? license.id, license, reading, asked.has(license)));
}

/** What other files name, those beside this one first; then what the maker of each family we know calls its models. */
function models(path: Path, reading: Reading): Completion[] {
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

function datasets(path: Path, reading: Reading): Completion[] {
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
  return first(others, ({ at }) => folderOf(at) === folderOf(path)).map(({ id, to, at }) => ({
    label: id,
    kind,
    detail: at,
    documentation: describe(to, reading).lines.join("\n\n"),
  }));
}

const unique = (items: readonly Completion[]): Completion[] =>
  [...new Map([...items].reverse().map((item) => [item.label, item])).values()].reverse();

const licenseLines = (ids: readonly string[], { knowledge, ...reading }: Reading): string =>
  ids
    .flatMap((id) => knowledge.licenses.get(id) ?? [])
    .map((license) => licenseLine(license, { ...reading, knowledge }))
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
function names(path: Path, reading: Reading, written: string): Completion[] {
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
