/** What is known of a model, a data set, a license or a provider: licenses, terms, duties, lineage and sources, as plain data. */
import { type Knowledge, strength } from "../knowledge/knowledge.ts";
import type { Clause, License, ModelFamily, Service, ServiceTerms, ServiceVersion, Source, Term, Verified } from "../knowledge/types.ts";
import { type Lineal, lineageOf } from "./lineage.ts";
import type { Kind, Names, Thing } from "./names.ts";

/** A license, and which of the things asked about it is the license of. */
export interface HeldLicense {
  readonly license: License;
  /** Name of the thing. */
  readonly of: string;
  /** Ids of the Hub that it is limited to, where the licenses of a family differ. */
  readonly ids: readonly string[];
  /** Last day on which copies came under it. */
  readonly until?: string;
  /** How it was read that the thing is under this license. */
  readonly verified: Verified;
}

/** One edition of a provider's terms on output. */
export interface HeldTerms {
  readonly service: Service;
  readonly document: ServiceTerms;
  readonly version: ServiceVersion;
}

/** What is not settled, as a person should know it: a sentence of ours by its key, or a note of the rules. */
export type Doubt =
  | { readonly kind: "by-name"; readonly name: string }
  | { readonly kind: "no-license"; readonly of: string; readonly ids: readonly string[] }
  | { readonly kind: "unverified"; readonly of: string; readonly verified: Verified }
  | { readonly kind: "terms-unknown"; readonly of: string }
  | { readonly kind: "debated"; readonly license: License; readonly term: Term }
  | { readonly kind: "conflict"; readonly of: string; readonly says: string; readonly source: string }
  | { readonly kind: "note"; readonly of: string; readonly en: string; readonly zh?: string };

/** The answer. Nothing known is an answer too: then all lists are empty and `nearest` may help. */
export interface About {
  readonly ref: string;
  readonly kind: Kind | "unknown";
  readonly known: boolean;
  readonly name: string;
  readonly things: readonly Thing[];
  readonly licenses: readonly HeldLicense[];
  readonly terms: readonly HeldTerms[];
  readonly duties: readonly { readonly license: License; readonly term: Term }[];
  readonly lineage: readonly Lineal[];
  readonly sources: readonly { readonly of: string; readonly source: Source }[];
  readonly doubts: readonly Doubt[];
  readonly nearest: readonly string[];
}

/** Answers for a name or an id, however it is written. */
export function about(ref: string, names: Names, knowledge: Knowledge): About {
  const things = names.find(ref);
  const licenses = things.flatMap((thing) => licensesOf(thing, knowledge));
  const terms = unique(
    things.flatMap((thing) => termsOf(thing, knowledge)),
    ({ document, version }) => `${document.id} ${version.from} ${version.status}`,
  );
  const distinct = unique(
    licenses.map(({ license }) => license),
    ({ id }) => id,
  );
  return {
    ref,
    kind: things[0]?.kind ?? "unknown",
    known: things.length > 0,
    name:
      things.length === 0
        ? ref
        : unique(
            things.map(({ name }) => name),
            (name) => name,
          ).join("; "),
    things,
    licenses,
    terms,
    duties: distinct.flatMap((license) => license.terms.map((term) => ({ license, term }))),
    lineage: unique(
      things.flatMap((thing) => lineageOf(thing, knowledge)),
      ({ key, relation, via }) => `${key} ${relation} ${via.join()}`,
    ),
    sources: unique(
      [
        ...things.flatMap((thing) => sourcesOf(thing)),
        ...distinct.flatMap(({ short, sources }) => sources.map((source) => ({ of: short, source }))),
      ],
      ({ of, source }) => `${of} ${source.at}`,
    ),
    doubts: [...things.flatMap((thing) => doubtsOf(thing, licenses, terms)), ...distinct.flatMap(debatesOf)],
    nearest: things.length > 0 ? [] : names.nearest(ref, 5),
  };
}

const unique = <T>(items: readonly T[], key: (item: T) => string): T[] => {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
};

function licensesOf(thing: Thing, { licenses }: Knowledge): HeldLicense[] {
  const held = (ids: readonly string[], verified: Verified, more: Partial<HeldLicense> = {}): HeldLicense[] =>
    ids.flatMap((id) => {
      const license = licenses.get(id);
      return license ? [{ license, of: thing.name, ids: [], verified, ...more }] : [];
    });
  if (thing.kind === "license") return [{ license: thing.license, of: thing.name, ids: [], verified: thing.license.verified }];
  if (thing.kind === "dataset") return held(thing.dataset.licenses, thing.dataset.verified);
  if (thing.kind === "service") return [];
  const { family, licenses: own, before = [] } = thing.model;
  const former = before.flatMap(({ to, licenses: ids }) => held(ids, family.verified, { until: to }));
  if (!thing.isWhole) return [...held(own, family.verified), ...former];
  return [
    ...held(family.licenses, family.verified),
    ...family.match.flatMap(({ ids, licenses: some, before: earlier = [] }) => [
      ...(some ? held(some, family.verified, { ids }) : []),
      ...earlier.flatMap(({ to, licenses: ids2 }) => held(ids2, family.verified, { ids, until: to })),
    ]),
    ...family.reuploads.flatMap(({ ids, licenses: some }) => (some ? held(some, family.verified, { ids }) : [])),
  ];
}

/** Of a service all its terms; of a model those of the service that offers it; of data those that bound whoever made it. */
function termsOf(thing: Thing, { services, serviceOf }: Knowledge): HeldTerms[] {
  const all = (service: Service, documents: readonly string[] = []): HeldTerms[] =>
    service.terms
      .filter(({ id }) => documents.length === 0 || documents.includes(id))
      .flatMap((document) => document.versions.map((version) => ({ service, document, version })));
  if (thing.kind === "service") return all(thing.service);
  if (thing.kind === "model") return thing.model.family.services.flatMap((id) => services.get(id) ?? []).flatMap((service) => all(service));
  if (thing.kind === "license") return [];
  const { generatedBy, outputTerms, made } = thing.dataset;
  const makers = [...new Set(generatedBy.flatMap((id) => services.get(id) ?? serviceOf(id) ?? []))];
  return makers
    .flatMap((service) =>
      all(
        service,
        outputTerms.filter((id) => service.terms.some((document) => document.id === id)),
      ),
    )
    .filter(({ version }) => wasInForce(version, made));
}

/** Was an edition in force in a period? Dates of a month are taken as the month. */
const wasInForce = ({ from, to }: ServiceVersion, made: { readonly from?: string; readonly to?: string } = {}): boolean =>
  (made.to === undefined || from.slice(0, made.to.length) <= made.to) &&
  (made.from === undefined || to === undefined || to.slice(0, made.from.length) >= made.from);

function sourcesOf(thing: Thing): { readonly of: string; readonly source: Source }[] {
  const of = (name: string, sources: readonly Source[]): { readonly of: string; readonly source: Source }[] =>
    sources.map((source) => ({ of: name, source }));
  switch (thing.kind) {
    case "model":
      return of(thing.model.family.name, thing.model.family.sources);
    case "dataset":
      return of(thing.name, thing.dataset.sources);
    case "service":
      return of(thing.name, thing.service.sources);
    case "license":
      return of(thing.license.short, thing.license.sources);
  }
}

function doubtsOf(thing: Thing, licenses: readonly HeldLicense[], terms: readonly HeldTerms[]): Doubt[] {
  const weak = (verified: Verified): Doubt[] => (strength(verified) < 2 ? [{ kind: "unverified", of: thing.name, verified }] : []);
  const note = (text: string | undefined): Doubt[] =>
    text ? [{ kind: "note", of: thing.name, en: text.trim().replace(/\s+/g, " ") }] : [];
  switch (thing.kind) {
    case "model": {
      const { family, by } = thing.model;
      return [
        ...(by === "name" ? [{ kind: "by-name", name: family.name } as const] : []),
        ...withoutLicense(
          thing.name,
          family,
          thing.isWhole,
          licenses.some(({ of, until }) => of === thing.name && until === undefined),
        ),
        ...weak(family.verified),
        ...note(family.notes),
      ];
    }
    case "dataset": {
      const { licenseNote, modelsRestricted, conflict = [], verified, notes } = thing.dataset;
      return [
        ...[licenseNote, modelsRestricted].flatMap((text) => (text ? [{ kind: "note", of: thing.name, ...text } as const] : [])),
        ...conflict.map(({ says, source }) => ({ kind: "conflict", of: thing.name, says, source }) as const),
        ...weak(verified),
        ...note(notes),
      ];
    }
    case "service":
      return terms
        .filter(({ service, version }) => service === thing.service && version.status === "unknown")
        .map(({ document }) => ({ kind: "terms-unknown", of: document.name }));
    case "license":
      return [...weak(thing.license.verified), ...note(thing.license.notes)];
  }
}

/** Open weights of which no license is known, as a whole or for some ids. */
function withoutLicense(name: string, { distribution, licenses, match }: ModelFamily, isWhole: boolean, isHeld: boolean): Doubt[] {
  if (distribution === "api-only" || distribution === "unreleased") return [];
  if (!isHeld) return [{ kind: "no-license", of: name, ids: [] }];
  const open = isWhole ? match.filter((group) => (group.licenses ?? licenses).length === 0).flatMap(({ ids }) => ids) : [];
  return open.length > 0 ? [{ kind: "no-license", of: name, ids: open }] : [];
}

const debatesOf = (license: License): Doubt[] =>
  license.terms.flatMap((term): Doubt[] => (term.debated ? [{ kind: "debated", license, term }] : []));

/** How a clause was verified: by itself, else as its license. */
export const verifiedOf = (clause: Clause, license: License): Verified => clause.verified ?? license.verified;
