/**
 * May a work carry this label, given what it is made of? A relation over what each text says of derivatives and over its duties:
 * nothing here knows a pair of licenses. Answers from the facts of `rules/` alone.
 */
import type { Clause, License, Reach, Relation, Term } from "../knowledge/types.ts";

/** How a part went into a work: the relations of lineage by which something of it is left. */
export type Made = Extract<Relation, "finetune" | "adapter" | "merge" | "quantized" | "distilled" | "trained-on"> | "copy";

/** One license of one thing that a work is made of. */
export interface Part {
  readonly license: License;
  readonly relation: Made;
  /** The model or data set, where the question named one. */
  readonly name?: string;
}

/**
 * Why a label does not fit. `none`, `same`, `flow-down`, `not-stated`: what the part's text says of derivatives. `label-forbids-more`:
 * the label's own text takes no further restriction, and the part has one. The others are duties of the part.
 */
export type Reason =
  | "none"
  | "same"
  | "flow-down"
  | "not-stated"
  | "policy-unknown"
  | "non-commercial"
  | "research-only"
  | "share-alike"
  | "output-improves-other-model"
  | "label-forbids-more";

/** A clause against a label. */
export interface Objection {
  readonly part: Part;
  readonly reason: Reason;
  /** Whose clause it is: the part's license, or the label. */
  readonly of: License;
  /** Absent where no clause was read. */
  readonly clause?: Clause;
}

/** What is known against a label: what stands in the way, and what is unsettled in law or not read. */
export interface Agreement {
  readonly label: License;
  readonly blocks: readonly Objection[];
  readonly unsettled: readonly Objection[];
}

/** What a label says against what a text asks of derivatives; nothing where it agrees. The duties of the text are another matter. */
export function labelConflict({ id, derivatives }: License, label: License | undefined): Exclude<Reason, "policy-unknown"> | undefined {
  if (!derivatives || derivatives.allow === "any") return undefined;
  return label && (label.id === id || derivatives.labels?.includes(label.id)) ? undefined : derivatives.allow;
}

/** The text was not read: what the label grants and passes on nobody here can tell. */
export const isUnread = ({ derivatives, commercial }: License): boolean => derivatives === undefined && commercial === "unknown";

/** What of a part reaches the work. Of a student, a text may see output, a derivative, or a derivative if it was meant to be alike. */
export function reachesOf({ license, relation }: Part): readonly { readonly reach: Reach; readonly isSure: boolean }[] {
  switch (relation) {
    case "copy":
    case "quantized":
      return [{ reach: "copy", isSure: true }];
    case "trained-on":
      return [{ reach: "data", isSure: true }];
    case "distilled": {
      const distilled = license.derivatives?.distilled ?? "output";
      const output = { reach: "output", isSure: true } as const;
      return distilled === "output" ? [output] : [output, { reach: "derivative", isSure: distilled === "derivative" }];
    }
    default:
      return [{ reach: "derivative", isSure: true }];
  }
}

/** Holds a label against all parts. */
export function agree(parts: readonly Part[], label: License): Agreement {
  const found = parts.flatMap((part) =>
    reachesOf(part).flatMap((seen) => objections(part, seen.reach, label).map((one) => ({ one, seen }))),
  );
  const isOpen = ({ one, seen }: (typeof found)[number]): boolean =>
    !seen.isSure || seen.reach === "data" || one.reason === "policy-unknown";
  const once = (list: typeof found): Objection[] => [
    ...new Map(list.map(({ one }) => [`${one.part.license.id} ${one.reason}`, one])).values(),
  ];
  return { label, blocks: once(found.filter((entry) => !isOpen(entry))), unsettled: once(found.filter(isOpen)) };
}

function objections(part: Part, reach: Reach, label: License): Objection[] {
  const { license } = part;
  return [
    ...(reach === "copy" || reach === "derivative" ? ofPolicy(part, reach, label) : []),
    ...license.terms.flatMap((term) => (reachesBy(term, reach) ? ofTerm(part, term, reach, label) : [])),
  ];
}

function ofPolicy(part: Part, reach: Reach, label: License): Objection[] {
  const { license } = part;
  const own = (reason: Reason): Objection[] => [
    { part, reason, of: license, ...(license.derivatives && { clause: license.derivatives.clause }) },
  ];
  if (label.id === license.id && (reach === "copy" || license.derivatives?.allow !== "none")) return [];
  if (!license.derivatives) return own("policy-unknown");
  const conflict = license.derivatives.allow === "none" ? "none" : labelConflict(license, label);
  return conflict ? own(conflict) : ofLabel(part, reach, label);
}

/** Restrictions that a text which must not be narrowed cannot take in, unless it has them itself. */
const restricting: ReadonlySet<string> = new Set([
  "use-policy",
  "pass-through-terms",
  "non-commercial",
  "research-only",
  "user-threshold",
  "revenue-threshold",
  "commercial-registration",
  "territory",
  "purpose-limit",
  "no-hosted-service",
  "no-redistribution",
  "no-guardrail-bypass",
  "name-prefix",
  "display-attribution",
  "output-improves-other-model",
]);

/** A share-alike label against further restrictions of a part; a part whose own text names the label has settled the matter. */
function ofLabel(part: Part, reach: Reach, label: License): Objection[] {
  const { license } = part;
  if (label.id === license.id || label.derivatives?.allow !== "same" || license.derivatives?.labels?.includes(label.id)) return [];
  const has = (id: string): boolean => label.terms.some((term) => term.id === id);
  // Copyleft texts of before patent clauses take patent clauses for a further restriction too.
  const more = (id: string): boolean => restricting.has(id) || (id === "patent-termination" && label.category === "copyleft");
  const term = license.terms.find(
    ({ id, when, ordered }) => more(id) && !has(id) && ordered !== "encouraged" && (!when.reaches || when.reaches.includes(reach)),
  );
  return term ? [{ part, reason: "label-forbids-more", of: label, clause: label.derivatives.clause }] : [];
}

function ofTerm(part: Part, { id, clause }: Term, reach: Reach, label: License): Objection[] {
  const own = (reason: Reason): Objection[] => [{ part, reason, of: part.license, clause }];
  switch (id) {
    case "non-commercial":
    case "research-only":
      return label.commercial === "no" ? [] : own(label.commercial === "yes" ? id : "policy-unknown");
    case "share-alike":
      return reach === "data" && labelConflict(part.license, label) === "same" ? own(id) : [];
    case "output-improves-other-model":
      return reach === "output" || reach === "data" ? own(id) : [];
    default:
      return [];
  }
}

const reachesBy = ({ when }: Term, reach: Reach): boolean => !when.reaches || when.reaches.includes(reach);

/** The duties of a part that reach the work, whatever its label. */
export const dutiesOf = (part: Part): readonly Term[] =>
  part.license.terms.filter((term) => reachesOf(part).some(({ reach }) => reachesBy(term, reach)));
