/** From judged duties to findings: one finding, one place (product promise, section 4). */
import { type Citation, type Message, type MessageKey, message, type Shortfall, upstreamLabel, upstreamWords } from "../checks/check.ts";
import type { Anchor, ClaimOf } from "../facts/claim.ts";
import { isWeightFile } from "../facts/weight-file.ts";
import type { Subject } from "../lineage/subjects.ts";
import type { InferredUse } from "../lineage/use.ts";
import type { LicenseDuty, Obligation } from "../obligations/derive.ts";
import { nearest, type Settings } from "../settings.ts";
import { groupBy } from "../text/group-by.ts";
import type { Finding, Related } from "./finding.ts";
import { identified } from "./fingerprint.ts";
import type { Judgement } from "./judge.ts";
import { cellOf, compareLevels, type Deductions, type Level, lowered, reasonsOf, severityOf } from "./severity.ts";

interface Draft {
  readonly duty: Obligation;
  readonly shortfall: Shortfall;
  readonly level: Level;
  readonly reasons: readonly Message[];
  readonly joins: boolean;
  readonly isAnswered: boolean;
  /** The check under which it is told, where that is another one. */
  readonly tellsOf?: string;
}

/** Checks of which one finding stands for all upstreams under one license. */
const perLicense = new Set([
  "include-license-copy",
  "include-notice",
  "display-attribution",
  "name-prefix",
  "pass-through-terms",
  "license-agrees-with-base",
  "non-commercial",
  "research-only",
  "share-alike",
]);

/** The findings of one subject. */
export function assemble(subject: Subject, use: InferredUse, judgement: Judgement, settings: Settings): Finding[] {
  const drafts = judgement.duties.flatMap(({ duty, verdict, answer }): Draft[] => {
    if (verdict.kind !== "short") return [];
    const cell = cellOf(verdict.shortfall.row, use);
    if (cell === "none") return [];
    const { shortfall } = verdict;
    const joins = cell === "joined" || (isFormer(duty) && cell !== "audit");
    const deductions: Deductions = {
      confidence: shortfall.confidence ?? duty.confidence,
      proseOnly: isProse(duty, shortfall),
      strength: strengthOf({ duty, shortfall }),
      cap: shortfall.cap,
    };
    const level = lowered(cell === "joined" || joins ? "information" : cell, deductions);
    return [{ duty, shortfall, level, reasons: reasonsOf(use, deductions), joins, isAnswered: answer?.met ?? false }];
  });
  const single = groupBy(withLabels(drafts.filter(({ joins }) => !joins)), (draft) => dutyKey(draft, use));
  const together = groupBy(
    drafts.filter(({ joins }) => joins),
    ({ duty }) => (duty.kind === "license" ? `${duty.license.id} ${duty.until ?? ""}` : duty.service.id),
  );
  const found = [
    ...[...single.values()].map((group) => fromDuty(subject, group)),
    ...[...together.values()].filter((group) => !group.some(({ isAnswered }) => isAnswered)).map((group) => joined(subject, group)),
    ...judgement.self.flatMap(({ check, shortfall }) => fromSelf(subject, use, check, shortfall)),
  ];
  return found.map((finding) => withSetting(finding, settings));
}

/** A label that does not pass restrictions on, and that nothing else passes them on: one matter, which the label leads. */
function withLabels(drafts: readonly Draft[]): Draft[] {
  const labels = new Set(
    drafts.flatMap(({ duty }) => (duty.kind === "license" && duty.policy?.allow === "flow-down" ? [duty.license.id] : [])),
  );
  const isToldByLabel = ({ duty }: Draft): boolean =>
    duty.kind === "license" && duty.check === "pass-through-terms" && labels.has(duty.license.id);
  return [
    ...drafts.filter((draft) => !isToldByLabel(draft)),
    ...drafts.filter(isToldByLabel).map((draft) => ({ ...draft, tellsOf: "license-agrees-with-base" })),
  ];
}

/** The repository's own severities; what is switched off is kept quiet. */
function withSetting(finding: Finding, { severities }: Settings): Finding {
  const all = severities.filter(({ check }) => check === finding.id);
  const set = nearest(all, finding.at.path)?.severity;
  if (set === undefined) return finding;
  return set === "off"
    ? { ...finding, quiet: message("quiet.off", { check: finding.id }), quietBy: "severity" }
    : { ...finding, severity: set, auditOnly: false, reasons: [...finding.reasons, message("why.set")] };
}

/** A license that another one replaced is told as one information, whatever is done with the work. */
const isFormer = (duty: Obligation): boolean => duty.kind === "license" && duty.until !== undefined;

const isProse = (duty: Obligation, shortfall: Shortfall): boolean =>
  shortfall.basis === "prose" || (duty.arrival.path[0]?.claims.every(({ basis }) => basis === "prose") ?? false);

/** One finding a service; one a license for what a base asks; one a data set or teacher, except in a work that is only trained. */
function dutyKey({ duty, shortfall, tellsOf = duty.check }: Draft, use: InferredUse): string {
  if (duty.kind === "output") return `${duty.check} ${duty.service.id}`;
  const isData = duty.reach === "data" || duty.reach === "output";
  const isPerLicense = perLicense.has(duty.check) && (!isData || use.is === "train" || duty.check === "name-prefix");
  // A license may order two marks or two notices.
  const ordered = duty.term?.marks || duty.term?.notice ? shortfall.value : "";
  return `${tellsOf} ${duty.license.id} ${ordered} ${isPerLicense ? "" : duty.reach === "output" ? duty.arrival.path[0]?.to.key : duty.arrival.node.key}`;
}

/** Of several duties that mean the same the strongest leads; the places of the others are related. */
function lead(group: readonly Draft[]): Draft {
  return [...group].sort((a, b) => compareLevels(b.level, a.level) || a.duty.arrival.path.length - b.duty.arrival.path.length)[0] as Draft;
}

function fromDuty(subject: Subject, group: readonly Draft[]): Finding {
  const draft = lead(group);
  const { duty, shortfall, level } = draft;
  return finish(subject, group, {
    id: duty.check,
    level,
    at: shownAt(shortfall.at ?? placeOf(duty, subject), subject),
    message: marked(draft, shortfall.message),
    help: noted(shortfall, duty),
    value: shortfall.value ?? "",
    fixes: shortfall.fixes ?? [],
    extra: shortfall.related ?? [],
    joined: [],
  });
}

/** The help with what is unsettled, what another source says of a data set, and what its publisher says of models. */
function noted({ help, notes = [] }: Shortfall, { kind, reach, arrival }: Obligation): Message {
  const { dataset } = arrival.node;
  const isOfData = kind === "license" && reach === "data" && dataset !== undefined;
  const conflicts = isOfData ? (dataset.conflict ?? []).map(({ says }) => message("note.conflict", { says })) : [];
  const said = isOfData && dataset.modelsRestricted ? [message("note.said", { text: dataset.modelsRestricted })] : [];
  const all = [...notes, ...said, ...conflicts];
  return all.length === 0 ? help : all.reduce((before, note) => message("noted", { help: [before], notes: [note] }), help);
}

/** What publishing would ask under one license, as one information. */
function joined(subject: Subject, group: readonly Draft[]): Finding {
  const leading = lead(group);
  const { duty, level } = leading;
  const checks = [...new Set(group.map((draft) => draft.duty.check))];
  const shown = group.find((draft) => draft.duty.check === "include-license-copy")?.duty.check ?? duty.check;
  const args = {
    license: duty.kind === "license" ? duty.license.short : duty.service.name,
    upstream: upstreamWords(duty),
    subject: subject.name,
    items: group.flatMap((draft) => (isDisputed(draft) ? [] : (draft.shortfall.item ?? []))).filter(isFirst),
    ...(duty.kind === "license" && duty.until !== undefined && { until: duty.until }),
  };
  return finish(subject, group, {
    id: shown,
    level,
    at: shownAt(placeOf(duty, subject), subject),
    message: marked(leading, message(joinedKey(duty), args)),
    help: message(isFormer(duty) ? "joined.former.help" : "joined.help", args),
    value: "joined",
    fixes: [],
    extra: [],
    joined: checks,
  });
}

function joinedKey(duty: Obligation): MessageKey {
  if (isFormer(duty)) return "joined.former";
  if (duty.reach !== "output") return "joined";
  return duty.arrival.node.dataset ? "joined.data-output" : "joined.output";
}

/** What rests on facts that nobody verified says so in its first word. */
const marked = (draft: Draft, said: Message): Message => (strengthOf(draft) === 0 ? message("unverified", { said: [said] }) : said);

const strengthOf = ({ duty, shortfall }: Pick<Draft, "duty" | "shortfall">): number => Math.min(duty.strength, shortfall.strength ?? 3);

/** What may not be asked at all is not announced as something that publishing will ask. */
const isDisputed = ({ duty, shortfall }: Draft): boolean =>
  duty.kind === "license" && duty.term?.debated !== undefined && shortfall.cap === "information";

const isFirst = (item: Message, i: number, all: readonly Message[]): boolean => all.findIndex(({ key }) => key === item.key) === i;

interface Parts {
  readonly id: string;
  readonly level: Level;
  readonly at: Anchor;
  readonly message: Message;
  readonly help: Message;
  readonly value: string;
  readonly fixes: Finding["fixes"];
  readonly extra: readonly Related[];
  readonly joined: readonly string[];
}

function finish(subject: Subject, group: readonly Draft[], parts: Parts): Finding {
  const { duty, shortfall, reasons } = lead(group);
  const duties = group.map((draft) => draft.duty);
  const license = duty.kind === "license" ? duty.license : undefined;
  return {
    id: parts.id,
    severity: severityOf(parts.level),
    auditOnly: parts.level === "audit",
    confidence: shortfall.confidence ?? duty.confidence,
    reasons,
    message: parts.message,
    help: parts.help,
    at: parts.at,
    related: relatedTo(parts.at, duties, parts.extra),
    subject,
    upstream: upstreamLabel(duty),
    ...(license && { license }),
    ...(duty.kind === "output" && { service: duty.service }),
    citations: citationsOf(duties, shortfall),
    path: duty.arrival.path,
    joined: parts.joined,
    fixes: parts.fixes,
    ...identified([
      parts.id,
      license?.id ?? (duty.kind === "output" ? duty.service.id : ""),
      subject.id,
      duty.arrival.node.key,
      parts.value,
    ]),
  };
}

function citationsOf(duties: readonly Obligation[], shortfall: Shortfall): Citation[] {
  const all = duties.flatMap((duty) => (duty.kind === "license" ? [cite(duty)] : (shortfall.citations ?? [])));
  return all.filter(
    (one, i) =>
      all.findIndex(
        ({ document, section, summary }) => document === one.document && section === one.section && summary.en === one.summary.en,
      ) === i,
  );
}

function cite({ license, clause }: LicenseDuty): Citation {
  const { section, summary } = clause;
  return {
    document: license.name,
    section,
    summary,
    url: clause.url ?? license.url,
    verified: clause.verified ?? license.verified,
    ...(license.published && { date: license.published }),
  };
}

/** The value that brought the upstream: the best place among the statements of the nearest edge. */
function placeOf(duty: Obligation, subject: Subject): Anchor {
  return duty.arrival.path[0]?.claims[0]?.anchor ?? (subject.claims[0] as ClaimOf<"is">).anchor;
}

/** Nobody reads a weight file in an editor: what its header says is shown at the card or config beside it, where there is one. */
const shownAt = (at: Anchor, { claims }: Subject): Anchor =>
  isWeightFile(at.path) ? (claims.find(({ kind, anchor }) => kind === "is" && !isWeightFile(anchor.path))?.anchor ?? at) : at;

/** Every other statement of the same fact, and the statements of the files further along the way. */
function relatedTo(at: Anchor, duties: readonly Obligation[], extra: readonly Related[]): Related[] {
  const ways = duties.flatMap(({ arrival }) => [arrival, ...arrival.others]);
  const steps = ways.flatMap(({ path }) =>
    path.flatMap((edge) =>
      edge.claims.map((claim) => ({
        anchor: claim.anchor,
        message: message("related.upstream", { upstream: edge.to.label, relation: edge.relation }),
      })),
    ),
  );
  const all = [...extra, ...steps].filter(({ anchor }) => anchor.path !== at.path || anchor.at !== at.at);
  return all.filter(({ anchor }, i) => all.findIndex((other) => other.anchor.path === anchor.path && other.anchor.at === anchor.at) === i);
}

function fromSelf(subject: Subject, use: InferredUse, check: string, shortfall: Shortfall): Finding[] {
  const cell = cellOf(shortfall.row, use);
  if (cell === "none") return [];
  const confidence = shortfall.confidence ?? "certain";
  const deductions: Deductions = { confidence, proseOnly: shortfall.basis === "prose", strength: 3, cap: shortfall.cap };
  const level = lowered(cell === "joined" ? "information" : cell, deductions);
  const at = shownAt(shortfall.at ?? (subject.claims[0] as ClaimOf<"is">).anchor, subject);
  return [
    {
      id: check,
      severity: severityOf(level),
      auditOnly: level === "audit",
      confidence,
      reasons: reasonsOf(use, deductions),
      message: shortfall.message,
      help: shortfall.help,
      at,
      related: relatedTo(at, [], shortfall.related ?? []),
      subject,
      citations: shortfall.citations ?? [],
      path: [],
      joined: [],
      fixes: shortfall.fixes ?? [],
      ...identified([check, "", subject.id, "", shortfall.value ?? ""]),
    },
  ];
}
