/** `licenses`, `models` and `datasets` of `model-terms.yaml`: what a team states of its own works. What is built in is not restated. */
import type { Knowledge } from "../knowledge/knowledge.ts";
import { layered, noFacts, type OwnFacts } from "../knowledge/layered.ts";
import type { Dataset, License, ModelFamily, Source } from "../knowledge/types.ts";
import type { Mapping, Scalar } from "../syntax/node.ts";
import { entryKeys, relations } from "./settings-shape.ts";
import type { Sheet } from "./sheet.ts";

/** Reads the facts of one file. `knowledge` holds what is built in and what rule files state. */
export function readOwnFacts(root: Mapping, sheet: Sheet, knowledge: Knowledge): OwnFacts {
  const entries = (key: "licenses" | "models" | "datasets"): Mapping[] => sheet.items(root, key, entryKeys[key]);
  const licenses = entries("licenses").flatMap((item) => license(item, sheet, knowledge) ?? []);
  const known = layered(knowledge, { ...noFacts, licenses });
  const datasets = entries("datasets").flatMap((item) => dataset(item, sheet, known) ?? []);
  const withData = layered(known, { ...noFacts, datasets });
  const models = entries("models").flatMap((item) => model(item, sheet, withData) ?? []);
  return { licenses, models, datasets, services: [] };
}

/** Where such a fact was read. */
const source = ({ path }: Sheet): Pick<License, "verified"> & { readonly sources: readonly Source[] } => ({
  verified: "primary",
  sources: [{ at: path }],
});

function license(item: Mapping, sheet: Sheet, knowledge: Knowledge): License | undefined {
  const id = sheet.needed(item, "id");
  const name = sheet.text(item, "name");
  const url = sheet.text(item, "url");
  const commercial = sheet.text(item, "commercial");
  if (!id || name === null || url === null || commercial === null) return undefined;
  if (knowledge.licenses.has(id.text) || knowledge.licenseNamed(id.text)) return refuse(id, sheet);
  if (commercial && !/^(?:yes|no|true|false)$/i.test(commercial.text)) {
    sheet.say(commercial.range, "policy.no-boolean", { key: "commercial" });
    return undefined;
  }
  const called = name?.text ?? id.text;
  return {
    id: id.text,
    spdx: `LicenseRef-${id.text.replace(/[^A-Za-z0-9.-]+/g, "-")}`,
    name: called,
    short: called,
    licensor: "",
    owners: [],
    category: "proprietary",
    url: url?.text ?? "",
    ids: { hub: [], names: [id.text], titles: [] },
    commercial: commercial ? (/^(?:yes|true)$/i.test(commercial.text) ? "yes" : "no") : "unknown",
    terms: [],
    ...source(sheet),
  };
}

function dataset(item: Mapping, sheet: Sheet, knowledge: Knowledge): Dataset | undefined {
  const id = sheet.needed(item, "id");
  const name = sheet.text(item, "name");
  const licenses = licensesOf(item, sheet, knowledge);
  const generatedBy = sheet.texts(item, "generatedBy");
  if (!id || name === null || !licenses || generatedBy === null) return undefined;
  if (knowledge.datasetById(id.text) || knowledge.datasets.has(id.text)) return refuse(id, sheet);
  return {
    id: id.text,
    name: name?.text ?? id.text,
    ids: [id.text],
    mirrors: [],
    aliases: [],
    licenses,
    generatedBy: (generatedBy ?? []).map(({ text }) => text),
    outputTerms: [],
    humanWritten: "unknown",
    ...source(sheet),
  };
}

function model(item: Mapping, sheet: Sheet, knowledge: Knowledge): ModelFamily | undefined {
  const id = sheet.needed(item, "id");
  const name = sheet.text(item, "name");
  const licenses = licensesOf(item, sheet, knowledge);
  const derivedFrom = baseOf(item, sheet, knowledge);
  const trainedOn = dataOf(item, sheet, knowledge);
  if (!id || name === null || !licenses || !derivedFrom || !trainedOn) return undefined;
  if (knowledge.modelById(id.text.toLowerCase()) || knowledge.families.has(id.text)) return refuse(id, sheet);
  return {
    id: id.text,
    name: name?.text ?? id.text,
    developer: "",
    owners: [],
    distribution: "open-weights",
    licenses,
    services: [],
    match: [{ ids: [id.text] }],
    reuploads: [],
    ollama: [],
    bare: [],
    torchtune: [],
    stems: [],
    names: [],
    derivedFrom,
    trainedOn,
    teachers: [],
    ...source(sheet),
  };
}

function refuse(id: Scalar, sheet: Sheet): undefined {
  sheet.say(id.range, "policy.known-already", { value: id.text });
  return undefined;
}

function licensesOf(item: Mapping, sheet: Sheet, knowledge: Knowledge): string[] | undefined {
  const named = sheet.texts(item, "licenses");
  const wrong = named?.find(({ text }) => !knowledge.licenses.has(text));
  if (wrong) sheet.say(wrong.range, "policy.unknown-license", { value: wrong.text });
  return named === null || wrong ? undefined : (named ?? []).map(({ text }) => text);
}

function baseOf(item: Mapping, sheet: Sheet, knowledge: Knowledge): ModelFamily["derivedFrom"] | undefined {
  const base = sheet.text(item, "base");
  const relation = sheet.text(item, "relation");
  if (base === null || relation === null) return undefined;
  const how = relation ? relations.find((known) => known === relation.text) : "finetune";
  if (!how) {
    sheet.say(relation?.range ?? item.range, "rule.no-such-value", { value: relation?.text ?? "", known: relations.join(", ") });
    return undefined;
  }
  if (!base) return [];
  const family = knowledge.modelById(base.text.toLowerCase())?.family;
  if (!family) {
    sheet.say(base.range, "policy.unknown-model", { value: base.text });
    return undefined;
  }
  return [{ family: family.id, relation: how }];
}

function dataOf(item: Mapping, sheet: Sheet, knowledge: Knowledge): string[] | undefined {
  const named = sheet.texts(item, "trainedOn");
  if (named === null) return undefined;
  const found = (named ?? []).map((one) => ({ one, data: knowledge.datasetById(one.text) ?? knowledge.datasets.get(one.text) }));
  const wrong = found.find(({ data }) => !data)?.one;
  if (wrong) sheet.say(wrong.range, "policy.unknown-dataset", { value: wrong.text });
  return wrong ? undefined : found.flatMap(({ data }) => data?.id ?? []);
}
