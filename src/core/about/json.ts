/** The answer as JSON: a contract, described by `docs/about.md` and `docs/about.schema.json`. */
import type { License, Reach, Relation, Student, Term, Use, Verified } from "../knowledge/types.ts";
import { checkSummary } from "../messages/messages.ts";
import type { Locale } from "../settings.ts";
import { type About, type HeldLicense, type HeldTerms, verifiedOf } from "./about.ts";
import type { Lineal } from "./lineage.ts";
import type { Kind } from "./names.ts";

/** What is known of one thing. */
export interface JsonAbout {
  /** As it was asked. */
  readonly ref: string;
  readonly kind: Kind | "unknown";
  /** False when nothing is known: neither free nor restricted. */
  readonly known: boolean;
  readonly name: string;
  readonly licenses: readonly JsonLicense[];
  readonly terms: readonly JsonTerms[];
  readonly duties: readonly JsonDuty[];
  readonly lineage: readonly JsonLineage[];
  readonly sources: readonly JsonSource[];
}

/** A license of what was asked about. */
export interface JsonLicense {
  readonly id: string;
  readonly spdx: string;
  readonly name: string;
  /** What it is the license of. */
  readonly of: string;
  /** The Hub's ids that it is limited to; empty means all. */
  readonly ids: readonly string[];
  readonly licensor: string;
  readonly category: License["category"];
  readonly commercial: License["commercial"];
  /** First day of this edition. */
  readonly published: string | null;
  /** Last day of this edition, or the last on which the thing came under it. */
  readonly until: string | null;
  readonly url: string;
  /** What the text says of works made from it; null where that was not read. */
  readonly derivatives: {
    readonly allow: NonNullable<License["derivatives"]>["allow"];
    readonly labels: readonly string[];
    readonly distilled: "derivative" | "derivative-if-similar" | "output";
    readonly section: string;
    readonly summary: string;
  } | null;
  /** How the text was read. */
  readonly verified: Verified;
  /** How it was read that the thing is under this license. */
  readonly applies: Verified;
}

/** One edition of a provider's terms on output. */
export interface JsonTerms {
  readonly service: string;
  readonly document: string;
  readonly audience: string;
  readonly from: string;
  readonly to: string | null;
  readonly status: HeldTerms["version"]["status"];
  readonly section: string;
  readonly summary: string;
  readonly permits: string | null;
  readonly url: string;
  readonly verified: Verified;
}

/** One duty by one clause. */
export interface JsonDuty {
  /** Id of the check. */
  readonly id: string;
  readonly license: string;
  /** What the check is about. */
  readonly title: string;
  readonly section: string;
  /** The clause in our words. */
  readonly summary: string;
  readonly url: string;
  readonly verified: Verified;
  /** What of the material brings it; empty means all. */
  readonly reaches: readonly Reach[];
  /** What is done with the work; empty means every use. */
  readonly uses: readonly Use[];
  /** Reaches on which the wording is debated. */
  readonly debated: readonly Reach[];
  /** Lines of a notice file, as the text orders them. */
  readonly notice: readonly string[];
  /** Marks of which any one does. */
  readonly marks: readonly string[];
  readonly ordered: "always" | "encouraged" | "conditional";
  /** The rule on names. */
  readonly prefix: string | null;
  readonly contains: string | null;
  readonly notPrimary: string | null;
  readonly student: Student | null;
  readonly threshold: Term["threshold"] | null;
  readonly territories: readonly string[];
}

/** One upstream, with its teachers and data. */
export interface JsonLineage {
  readonly relation: Relation;
  readonly kind: Kind | "unknown";
  readonly id: string;
  readonly name: string;
  /** What lies between, nearest first. */
  readonly via: readonly string[];
  readonly licenses: readonly string[];
  readonly service: string | null;
  readonly verified: Verified;
}

/** Where a fact was read, and what is uncertain about it. */
export interface JsonSource {
  readonly of: string;
  readonly at: string;
  readonly read: string | null;
  readonly note: string | null;
}

/** The contract's form. */
export function jsonAbout({ ref, kind, known, name, licenses, terms, duties, lineage, sources }: About, locale: Locale): JsonAbout {
  return {
    ref,
    kind,
    known,
    name,
    licenses: licenses.map((held) => licenseOf(held, locale)),
    terms: terms.map((held) => termsOf(held, locale)),
    duties: duties.map(({ license, term }) => dutyOf(license, term, locale)),
    lineage: lineage.map(linealOf),
    sources: sources.map(({ of, source }) => ({ of, at: source.at, read: source.read ?? null, note: source.note ?? null })),
  };
}

function licenseOf({ license, of, ids, until, verified }: HeldLicense, locale: Locale): JsonLicense {
  const { derivatives } = license;
  return {
    id: license.id,
    spdx: license.spdx,
    name: license.name,
    of,
    ids,
    licensor: license.licensor,
    category: license.category,
    commercial: license.commercial,
    published: license.published ?? null,
    until: until ?? license.until ?? null,
    url: license.url,
    derivatives: derivatives
      ? {
          allow: derivatives.allow,
          labels: derivatives.labels ?? [],
          distilled: derivatives.distilled ?? "output",
          section: derivatives.clause.section,
          summary: derivatives.clause.summary[locale],
        }
      : null,
    verified: license.verified,
    applies: verified,
  };
}

const termsOf = ({ service, document, version }: HeldTerms, locale: Locale): JsonTerms => ({
  service: service.id,
  document: document.name,
  audience: document.audience[locale],
  from: version.from,
  to: version.to ?? null,
  status: version.status,
  section: version.clause.section,
  summary: version.clause.summary[locale],
  permits: version.permits?.[locale] ?? null,
  url: version.clause.url ?? version.url,
  verified: version.verified,
});

const dutyOf = (license: License, term: Term, locale: Locale): JsonDuty => ({
  id: term.id,
  license: license.id,
  title: checkSummary(term.id, locale),
  section: term.clause.section,
  summary: term.clause.summary[locale],
  url: term.clause.url ?? license.url,
  verified: verifiedOf(term.clause, license),
  reaches: term.when.reaches ?? [],
  uses: term.when.use ?? [],
  debated: term.debated?.reaches ?? [],
  notice: term.notice ?? [],
  marks: term.marks ?? [],
  ordered: term.ordered ?? "always",
  prefix: term.prefix ?? null,
  contains: term.contains ?? null,
  notPrimary: term.notPrimary ?? null,
  student: term.student ?? null,
  threshold: term.threshold ?? null,
  territories: term.territories ?? [],
});

const linealOf = ({ relation, kind, id, name, via, licenses, service, verified }: Lineal): JsonLineage => ({
  relation,
  kind,
  id,
  name,
  via,
  licenses,
  service: service ?? null,
  verified,
});
