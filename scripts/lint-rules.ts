/** Rules about rules that a schema cannot say: references resolve, ids are unique, patterns do not overlap, every duty has what its check needs. */
import { glob } from "../src/core/knowledge/glob.ts";
import type { Bilingual, License, RuleBase, Term } from "../src/core/knowledge/types.ts";

/** Ids of checks, and the parameter without which a term of that id says nothing. */
const needs: Readonly<Record<string, keyof Term | undefined>> = {
  "include-license-copy": undefined,
  "include-notice": "notice",
  "display-attribution": "marks",
  "name-prefix": undefined,
  "pass-through-terms": undefined,
  "output-improves-other-model": "student",
  "non-commercial": undefined,
  "research-only": undefined,
  "share-alike": undefined,
  "no-derivatives": undefined,
  "retain-copyright": undefined,
  "state-changes": undefined,
  "use-policy": undefined,
  "user-threshold": "threshold",
  "revenue-threshold": "threshold",
  "commercial-registration": undefined,
  territory: "territories",
  registration: undefined,
  "gated-access": undefined,
  "purpose-limit": undefined,
  "no-hosted-service": undefined,
  "no-redistribution": undefined,
  "disclose-machine-generated": undefined,
  "retain-documentation": undefined,
  "acknowledge-in-publications": undefined,
  "source-disclosure": undefined,
  "no-guardrail-bypass": undefined,
  "safeguards-for-services": undefined,
  "trademark-limits": undefined,
  "patent-termination": undefined,
  indemnity: undefined,
  termination: undefined,
  "remote-restriction": undefined,
};

/** The ids that a term may have. */
export const termIds: readonly string[] = Object.keys(needs);

/** Everything that is wrong with a rule base, as sentences. */
export function lintRules(rules: RuleBase): string[] {
  const licenses = new Set(rules.licenses.map(({ id }) => id));
  const families = new Set(rules.models.map(({ id }) => id));
  const datasets = new Set(rules.datasets.map(({ id }) => id));
  const services = new Set(rules.services.map(({ id }) => id));
  const documents = new Set(rules.services.flatMap(({ terms }) => terms.map(({ id }) => id)));
  const spdx = new Set(rules.spdxIds);
  const problems: string[] = [];
  const say = (kind: string, id: string, what: string): void => void problems.push(`${kind} ${id}: ${what}`);
  const known = (kind: string, id: string, set: ReadonlySet<string>, refs: readonly string[] | undefined, what: string): void => {
    for (const ref of refs ?? []) if (!set.has(ref)) say(kind, id, `${what} ${ref} is not known`);
  };
  for (const [kind, entries] of [
    ["license", rules.licenses],
    ["model", rules.models],
    ["dataset", rules.datasets],
    ["service", rules.services],
  ] as const) {
    const seen = new Set<string>();
    for (const { id, sources } of entries) {
      if (seen.has(id)) say(kind, id, "stands twice");
      seen.add(id);
      if (sources.length === 0) say(kind, id, "has no source");
    }
  }
  for (const license of rules.licenses) {
    for (const problem of licenseProblems(license, spdx)) say("license", license.id, problem);
    known("license", license.id, licenses, license.derivatives?.labels, "label");
    for (const term of license.terms) known("license", license.id, families, term.exceptFamilies, "family");
  }
  for (const family of rules.models) {
    known("model", family.id, licenses, family.licenses, "license");
    known("model", family.id, services, family.services, "service");
    for (const { licenses: own, before } of family.match) {
      known("model", family.id, licenses, own, "license");
      for (const earlier of before ?? []) known("model", family.id, licenses, earlier.licenses, "license");
    }
    for (const { licenses: own } of family.reuploads) known("model", family.id, licenses, own, "license");
    known(
      "model",
      family.id,
      families,
      family.derivedFrom.map(({ family: base }) => base),
      "base",
    );
    known("model", family.id, datasets, family.trainedOn, "data set");
    known("model", family.id, new Set([...families, ...services]), family.teachers, "teacher");
  }
  for (const data of rules.datasets) {
    known("dataset", data.id, licenses, data.licenses, "license");
    known("dataset", data.id, documents, data.outputTerms, "terms");
    if (data.licenses.length === 0 && !data.licenseNote) say("dataset", data.id, "has no license and no note why");
  }
  problems.push(...overlaps(rules), ...duplicateIds(rules), ...hubProblems(rules, licenses, spdx), ...untranslated(rules));
  problems.push(...architectureProblems(rules));
  for (const { license } of rules.fingerprints)
    if (!licenses.has(license) && !spdx.has(license) && !license.startsWith("LicenseRef-"))
      say("fingerprint", license, "license is not known");
  return problems;
}

function licenseProblems(license: License, spdx: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  if (!spdx.has(license.spdx) && !/^LicenseRef-[\w.-]+$/.test(license.spdx))
    problems.push(`spdx ${license.spdx} is neither an SPDX id nor a LicenseRef`);
  if (!/^https:\/\//.test(license.url)) problems.push("url is no https address");
  for (const term of license.terms) {
    if (!(term.id in needs)) problems.push(`term ${term.id} has no check`);
    const need = needs[term.id];
    if (need && term[need] === undefined) problems.push(`term ${term.id} lacks ${need}`);
    if (term.id === "name-prefix" && term.prefix === undefined && term.contains === undefined && term.notPrimary === undefined)
      problems.push("term name-prefix lacks prefix, contains or notPrimary");
    if (term.notice?.some((line) => line !== line.trim() || /\s{2}/.test(line))) problems.push("a notice line has stray white space");
  }
  return problems;
}

/** Two families whose patterns match one another's plain ids would make the license depend on the order of files. */
function overlaps({ models }: RuleBase): string[] {
  const plain = models.flatMap((family) =>
    family.match.flatMap(({ ids }) =>
      ids.map((id) => ({ family: family.id, id, sample: id.replace(/\{([^,}]*)[^}]*\}/g, "$1").replace(/\*/g, "") })),
    ),
  );
  return plain.flatMap(({ family, id, sample }) => {
    const other = plain.find(
      (pattern) =>
        pattern.family !== family &&
        pattern.id.length >= id.length &&
        pattern.id !== id &&
        glob(pattern.id).test(sample) &&
        !glob(id).test(pattern.sample),
    );
    return other ? [`model ${family}: ${id} is also matched by the longer pattern ${other.id} of ${other.family}`] : [];
  });
}

function duplicateIds({ models, datasets, services }: RuleBase): string[] {
  const problems: string[] = [];
  const once = (kind: string, pairs: readonly (readonly [string, string])[]): void => {
    const seen = new Map<string, string>();
    for (const [key, owner] of pairs) {
      const other = seen.get(key.toLowerCase());
      if (other !== undefined && other !== owner) problems.push(`${kind} ${owner}: ${key} also belongs to ${other}`);
      seen.set(key.toLowerCase(), owner);
    }
  };
  once(
    "model",
    models.flatMap((family) => family.match.flatMap(({ ids }) => ids.map((id) => [id, family.id] as const))),
  );
  for (const key of ["ollama", "bare", "torchtune"] as const)
    once(
      "model",
      models.flatMap((family) => family[key].map((name) => [name, family.id] as const)),
    );
  once(
    "dataset",
    datasets.flatMap((data) => [...data.ids, ...data.mirrors].map((id) => [id, data.id] as const)),
  );
  once(
    "dataset",
    datasets.flatMap((data) => data.aliases.map((alias) => [alias, data.id] as const)),
  );
  once(
    "service",
    services.flatMap((service) => service.models.map((model) => [model, service.id] as const)),
  );
  return problems;
}

function hubProblems({ hubLicenses }: RuleBase, licenses: ReadonlySet<string>, spdx: ReadonlySet<string>): string[] {
  return hubLicenses.flatMap(({ id, license, spdx: spdxId }) => [
    ...(license !== undefined && !licenses.has(license) ? [`hub license ${id}: license ${license} is not known`] : []),
    ...(spdxId !== undefined && !spdx.has(spdxId) ? [`hub license ${id}: ${spdxId} is not on the SPDX list`] : []),
  ]);
}

/** An architecture has tensors of its own or those of another that has some; no name, type or class stands twice in one. */
function architectureProblems({ architectures }: RuleBase): string[] {
  const own = new Set(architectures.flatMap(({ id, sameAs }) => (sameAs === undefined ? [id] : [])));
  return architectures.flatMap(({ id, sameAs, tensors, sources, sizes }) => {
    const names = tensors.map(({ name }) => name);
    return [
      ...(sources.length === 0 ? ["has no source"] : []),
      ...(sameAs !== undefined && !own.has(sameAs) ? [`sameAs ${sameAs} has no tensors of its own`] : []),
      ...((sameAs === undefined) === (tensors.length === 0) ? ["has neither tensors nor sameAs, or both"] : []),
      ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `${name} stands twice`),
      ...sizes.filter(({ name }, i) => sizes.findIndex((size) => size.name === name) !== i).map(({ name }) => `size ${name} stands twice`),
    ].map((problem) => `architecture ${id}: ${problem}`);
  });
}

/** Every sentence for readers stands in both languages: Chinese has Chinese characters, English has none. */
function untranslated(rules: RuleBase): string[] {
  const texts: (readonly [string, Bilingual | undefined])[] = [
    ...rules.licenses.flatMap((license) => [
      ...license.terms.map((term) => [`license ${license.id}: ${term.id}`, term.clause.summary] as const),
      [`license ${license.id}: derivatives`, license.derivatives?.clause.summary] as const,
    ]),
    ...rules.services.flatMap((service) =>
      service.terms.flatMap((terms) => [
        [`service ${service.id}: ${terms.id}`, terms.audience] as const,
        ...terms.versions.flatMap((version) => [
          [`service ${service.id}: ${terms.id} ${version.from}`, version.clause.summary] as const,
          [`service ${service.id}: ${terms.id} ${version.from} permits`, version.permits] as const,
        ]),
      ]),
    ),
    ...rules.datasets.flatMap((data) => [
      [`dataset ${data.id}: modelsRestricted`, data.modelsRestricted] as const,
      [`dataset ${data.id}: licenseNote`, data.licenseNote] as const,
    ]),
  ];
  return texts.flatMap(([where, text]) => {
    if (!text) return [];
    if (!/\p{Script=Han}/u.test(text.zh)) return [`${where}: the Chinese text has no Chinese characters`];
    return /\blicence/i.test(text.en) ? [`${where}: American spelling is license`] : [];
  });
}
