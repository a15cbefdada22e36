/** The rule base with its indexes: which license is meant, which family, data set or service an id belongs to. */

import { memo } from "../text/memo.ts";
import { createArchitectures, type Recognize } from "./architectures.ts";
import { bareModel, glob } from "./glob.ts";
import { createRecognizer, type Recognizer } from "./license-text.ts";
import { createModelIndex, type ModelIndex } from "./model-index.ts";
import type { Dataset, HubLicense, License, ModelFamily, RuleBase, Service, Verified } from "./types.ts";

export interface Knowledge extends ModelIndex {
  readonly version: string;
  /** JSON schemas of rule files by kind. */
  readonly schemas: RuleBase["schemas"];
  readonly licenses: ReadonlyMap<string, License>;
  readonly families: ReadonlyMap<string, ModelFamily>;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly services: ReadonlyMap<string, Service>;
  readonly recognizer: Recognizer;
  /** Whose architecture tensors have. */
  readonly architectureOf: Recognize;
  /** Can we recognize the text of a license to its end? */
  canConfirm(license: License): boolean;
  /** A license by a value of `license`, `license_name` or a title; `family` ids such as `cc` and `openrail` are none. */
  licenseNamed(value: string): License | undefined;
  /** A license by the address of its page. */
  licenseAt(url: string): License | undefined;
  /** The Hub's entry for a `license` value, compared exactly. */
  hubLicense(value: string): HubLicense | undefined;
  readonly hubLicenses: readonly HubLicense[];
  /** Is it an id of the SPDX list, current or deprecated, in any case? */
  isSpdxId(id: string): boolean;
  /** Is a text that was recognized as this license the text of that one too? Several licenses may share a text. */
  isTextOf(recognized: string, license: License): boolean;
  datasetById(id: string): Dataset | undefined;
  datasetByAlias(alias: string): Dataset | undefined;
  /** A service by the model name that is used with its API. */
  serviceOf(model: string): Service | undefined;
  /** A service by what people call it or its models, in either language; only names that mean a service's model, never a company. */
  serviceNamed(name: string): Service | undefined;
}

/** Prefixes of routers that tell through whose contract a model is called: Azure's terms are not OpenAI's. */
const contracts: readonly (readonly [string, string])[] = [
  ["azure/", "azure"],
  ["vertex_ai/", "google-cloud"],
  ["bedrock/", "amazon"],
];

/** Comparison form of license names: case, punctuation and the words "the", "license", "agreement" do not count. */
const licenseKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/licen[cs]e/g, "license")
    .replace(/[^\p{L}\p{N}+.]+/gu, " ")
    .trim();

/** Comparison form of addresses: scheme, `www`, a final slash and the deed or text page behind it do not count. */
const urlKey = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/[?#].*$/, "")
    .replace(/\/(?:deed|legalcode)(?:\.[\w-]+)*$/, "")
    .replace(/\/+$/, "");

/** Builds the indexes once; every look-up afterwards is a map or a scan over a few hundred compiled patterns, kept by id. */
export function createKnowledge(rules: RuleBase): Knowledge {
  const licenses = new Map(rules.licenses.map((license) => [license.id, license]));
  const families = new Map(rules.models.map((family) => [family.id, family]));
  const datasets = new Map(rules.datasets.map((dataset) => [dataset.id, dataset]));
  const services = new Map(rules.services.map((service) => [service.id, service]));
  const hub = new Map(rules.hubLicenses.map((license) => [license.id, license]));
  const models = createModelIndex(rules.models);
  const byDatasetId = new Map(
    rules.datasets.flatMap((dataset) => [...dataset.ids, ...dataset.mirrors].map((id) => [id.toLowerCase(), dataset] as const)),
  );
  const byAlias = new Map(rules.datasets.flatMap((dataset) => dataset.aliases.map((alias) => [alias.toLowerCase(), dataset] as const)));
  const serviceGlobs = rules.services.flatMap((service) => service.models.map((model) => ({ test: glob(model), service })));
  const byUrl = new Map(
    [...rules.licenses]
      .reverse()
      .flatMap((license) => [license.url, ...(license.text?.urls ?? [])].map((url) => [urlKey(url), license] as const)),
  );
  const byServiceName = new Map(rules.services.flatMap((service) => service.names.map((name) => [name.toLowerCase(), service] as const)));
  const spdx = new Set(rules.spdxIds.map((id) => id.toLowerCase()));
  const confirmed = new Set(rules.fingerprints.filter(({ origin }) => origin !== "excerpt").map(({ license }) => license));
  const isTextOf = (recognized: string, license: License): boolean =>
    recognized === license.id || (license.text?.spdx !== undefined && licenses.get(recognized)?.spdx === license.text.spdx);
  let recognizer: Recognizer | undefined;
  return {
    version: rules.version,
    schemas: rules.schemas,
    licenses,
    families,
    datasets,
    services,
    /** Decoded on first use: many workspaces hold no license file. */
    get recognizer() {
      recognizer ??= createRecognizer(rules.fingerprints);
      return recognizer;
    },
    architectureOf: createArchitectures(rules.architectures),
    canConfirm: (license) => [...confirmed].some((id) => isTextOf(id, license)),
    licenseNamed: licenseIndex(rules.licenses, rules.hubLicenses),
    licenseAt: (url) => byUrl.get(urlKey(url)),
    hubLicense: (value) => hub.get(value),
    hubLicenses: rules.hubLicenses,
    isSpdxId: (id) => spdx.has(id.toLowerCase()),
    isTextOf,
    ...models,
    datasetById: (id) => byDatasetId.get(id.toLowerCase()),
    datasetByAlias: (alias) => byAlias.get(alias.toLowerCase()),
    serviceNamed: (name) => byServiceName.get(name.toLowerCase()),
    serviceOf: memo((model) => {
      const name = model.toLowerCase();
      const contract = contracts.find(([prefix]) => name.startsWith(prefix))?.[1];
      if (contract !== undefined) return services.get(contract);
      const bare = bareModel(name);
      return serviceGlobs.find(({ test }) => test.test(bare))?.service;
    }),
  };
}

function licenseIndex(licenses: readonly License[], hub: readonly HubLicense[]): Knowledge["licenseNamed"] {
  const byKey = new Map<string, License>();
  const put = (key: string, license: License): void => {
    if (!byKey.has(licenseKey(key))) byKey.set(licenseKey(key), license);
  };
  const byId = new Map(licenses.map((license) => [license.id, license]));
  for (const entry of hub) {
    const license = entry.license === undefined ? undefined : byId.get(entry.license);
    if (license) put(entry.id, license);
  }
  for (const license of licenses) {
    put(license.id, license);
    put(license.spdx, license);
  }
  for (const license of licenses)
    for (const key of [...license.ids.hub, ...license.ids.names, ...license.ids.titles, license.name, license.short])
      if (!/^(?:other|unknown)$/i.test(key)) put(key, license);
  return (value) => byKey.get(licenseKey(value)) ?? byKey.get(licenseKey(value.replace(/\s*(?:license|licence)(?: agreement)?\s*$/i, "")));
}

const ceilings: Readonly<Record<Verified, number>> = {
  primary: 3,
  "primary-archive": 3,
  "third-party-copy": 3,
  "primary-excerpt": 3,
  "primary-readme": 2,
  dpi: 2,
  secondary: 1,
  memory: 0,
};

/** How strong a fact is: 3 may carry an error, 2 a warning, 1 an information, 0 a hint (product promise, section 1). */
export const strength = (verified: Verified): number => ceilings[verified];
