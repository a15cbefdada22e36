/** Knowledge with a team's own facts beneath it. What is built in answers first: an own fact never takes its place. */
import { createKnowledge, type Knowledge } from "./knowledge.ts";
import type { RuleBase } from "./types.ts";

/** What a team states of its own licenses, models, data sets and providers. */
export type OwnFacts = Pick<RuleBase, "licenses" | "models" | "datasets" | "services">;

/** No facts. */
export const noFacts: OwnFacts = { licenses: [], models: [], datasets: [], services: [] };

/** Both together; the same knowledge where nothing is stated. */
export function layered(built: Knowledge, own: OwnFacts): Knowledge {
  if (Object.values(own).every((facts) => facts.length === 0)) return built;
  const below = createKnowledge({ ...own, version: "", hubLicenses: [], fingerprints: [], spdxIds: [], architectures: [] });
  return {
    version: built.version,
    schemas: built.schemas,
    licenses: new Map([...below.licenses, ...built.licenses]),
    families: new Map([...below.families, ...built.families]),
    datasets: new Map([...below.datasets, ...built.datasets]),
    services: new Map([...below.services, ...built.services]),
    get recognizer() {
      return built.recognizer;
    },
    architectureOf: built.architectureOf,
    canConfirm: (license) => built.canConfirm(license),
    licenseNamed: (value) => built.licenseNamed(value) ?? below.licenseNamed(value),
    licenseAt: (url) => built.licenseAt(url) ?? below.licenseAt(url),
    hubLicense: (value) => built.hubLicense(value),
    hubLicenses: built.hubLicenses,
    isSpdxId: (id) => built.isSpdxId(id),
    isTextOf: (recognized, license) => built.isTextOf(recognized, license),
    datasetById: (id) => built.datasetById(id) ?? below.datasetById(id),
    datasetByAlias: (alias) => built.datasetByAlias(alias) ?? below.datasetByAlias(alias),
    serviceNamed: (name) => built.serviceNamed(name) ?? below.serviceNamed(name),
    serviceOf: (model) => built.serviceOf(model) ?? below.serviceOf(model),
    modelById: (id) => built.modelById(id) ?? below.modelById(id),
    modelByBareName: (name, scheme) => built.modelByBareName(name, scheme) ?? below.modelByBareName(name, scheme),
    modelByName: (name) => built.modelByName(name) ?? below.modelByName(name),
    isMakersName: (family, name) => built.isMakersName(family, name) || below.isMakersName(family, name),
  };
}
