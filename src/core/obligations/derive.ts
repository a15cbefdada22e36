/** Lineage and knowledge to obligations: which duty reaches which subject, along which path, on the strength of which facts. */
import type { Confidence } from "../facts/claim.ts";
import { type Knowledge, strength } from "../knowledge/knowledge.ts";
import type { Clause, DerivativePolicy, License, Reach, Service, Term } from "../knowledge/types.ts";
import { declaredLicenses } from "../lineage/licenses.ts";
import { type Arrival, type Seen, seenBy } from "../lineage/reach.ts";
import type { Subject } from "../lineage/subjects.ts";

interface ObligationBase {
  /** Id of the check that judges it. */
  readonly check: string;
  readonly subject: Subject;
  readonly arrival: Arrival;
  readonly reach: Reach;
  readonly confidence: Confidence;
  /** The workspace itself made the output, or is bound by the license of the data. */
  readonly firstHand: boolean;
  /** Weakest link of clause, model to license, and data set: 3 may be an error, 0 a hint (see `strength`). */
  readonly strength: number;
}

/** A duty that a license brings to a subject. */
export interface LicenseDuty extends ObligationBase {
  readonly kind: "license";
  readonly license: License;
  /** Absent for the policy on derivatives, which every license has. */
  readonly term?: Term;
  readonly policy?: DerivativePolicy;
  readonly clause: Clause;
  /** Last day of this license, where another one took its place: it binds copies that were taken until then. */
  readonly until?: string;
}

/** Terms of a provider on output that a subject was trained on. */
export interface OutputDuty extends ObligationBase {
  readonly kind: "output";
  readonly service: Service;
  /** The period in which the output was made, where the data says so. */
  readonly made?: { readonly from?: string; readonly to?: string };
  /** Documents of the service that bound whoever made it, where that is known. */
  readonly documents: readonly string[];
}

/** A duty that reaches a subject. */
export type Obligation = LicenseDuty | OutputDuty;

/** Every duty that reaches a subject, in order of the upstreams' places. */
export function obligationsOf(subject: Subject, reached: readonly Arrival[], knowledge: Knowledge): Obligation[] {
  return reached.flatMap((arrival) => [
    ...licensesOf(arrival, knowledge).flatMap((licensed) => licenseDuties(subject, arrival, licensed, knowledge)),
    ...outputDuties(subject, arrival),
  ]);
}

interface Licensed {
  readonly license: License;
  /** Strength of the fact that this upstream is under this license. */
  readonly fact: number;
  readonly until?: string;
}

/** Which copy is used is not to be seen: at most an information. */
const formerStrength = 1;

/** A permissive license of a work that lies here is most often the author's own, who owes himself no copy: a hint. */
const ownWorkStrength = 0;

/** The licenses of an upstream: from the rules, or as a local card declares them. */
function licensesOf(arrival: Arrival, knowledge: Knowledge): Licensed[] {
  const { model, dataset, subject } = arrival.node;
  const held = (ids: readonly string[], fact: number): Licensed[] =>
    ids.flatMap((id) => {
      const license = knowledge.licenses.get(id);
      return license ? [{ license, fact }] : [];
    });
  const hops = Math.min(3, ...arrival.path.flatMap(({ verified }) => (verified ? [strength(verified)] : [])));
  if (model) {
    const former = model.before?.at(-1);
    return [
      ...held(model.licenses, Math.min(hops, strength(model.family.verified))),
      ...(former
        ? held(former.licenses, Math.min(hops, formerStrength)).flatMap((licensed) =>
            isMakers(licensed.license) ? [{ ...licensed, until: former.to }] : [],
          )
        : []),
    ];
  }
  if (dataset) return held(dataset.licenses, Math.min(hops, dataset.conflict?.length ? 2 : 3, strength(dataset.verified)));
  if (!subject) return [];
  return declaredLicenses(subject, knowledge).flatMap(({ license }) =>
    license ? [{ license, fact: license.category === "permissive" ? ownWorkStrength : 3 }] : [],
  );
}

/** A maker's own terms; a permissive license that came before asks no more than its successor. */
const isMakers = ({ category }: License): boolean => category === "community" || category === "rail" || category === "research";

/** A clause that was verified on its own counts as it was; else the license's mark holds. */
const weakest = (license: License, clause: Clause, fact: number): number => Math.min(fact, strength(clause.verified ?? license.verified));

function licenseDuties(subject: Subject, arrival: Arrival, { license, fact, until }: Licensed, knowledge: Knowledge): LicenseDuty[] {
  const seen = seenBy(license, arrival, subject.artifact, knowledge);
  const duty = (
    check: string,
    clause: Clause,
    { reach, confidence, firstHand }: Seen,
    of: Pick<LicenseDuty, "term" | "policy">,
  ): LicenseDuty => {
    const strengthOf = weakest(license, clause, fact);
    return {
      kind: "license",
      check,
      clause,
      subject,
      arrival,
      reach,
      confidence,
      firstHand,
      license,
      strength: strengthOf,
      ...of,
      ...(until !== undefined && { until }),
    };
  };
  const duties = license.terms.flatMap((term): LicenseDuty[] => {
    const { reaches, artifact } = term.when;
    const as = seen.find(({ reach }) => !reaches || reaches.includes(reach));
    return as && (!artifact || artifact.includes(subject.artifact)) ? [duty(term.id, term.clause, as, { term })] : [];
  });
  const policy = license.derivatives;
  const made = seen.find(({ reach }) => reach === "copy" || reach === "derivative");
  return policy && made ? [...duties, duty("license-agrees-with-base", policy.clause, made, { policy })] : duties;
}

function outputDuties(subject: Subject, arrival: Arrival): OutputDuty[] {
  const { service } = arrival.node;
  if (!service || arrival.reach !== "output" || subject.artifact === "dataset") return [];
  const data = [...arrival.path].reverse().find(({ to }) => to.dataset)?.to.dataset;
  const facts = arrival.path.flatMap(({ verified }) => (verified ? [strength(verified)] : []));
  return [
    {
      kind: "output",
      check: "output-terms",
      subject,
      arrival,
      reach: arrival.reach,
      confidence: arrival.confidence,
      firstHand: arrival.firstHand,
      strength: Math.min(3, ...facts),
      service,
      documents: (data?.outputTerms ?? []).filter((id) => service.terms.some((terms) => terms.id === id)),
      ...(data?.made && { made: data.made }),
    },
  ];
}
