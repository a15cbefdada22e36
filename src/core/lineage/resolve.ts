/** From a reference as written to what it names: a subject of the workspace, a model, data set or service that we know, or unknown. */
import { type ClaimOf, type Confidence, claimsOf, type Role } from "../facts/claim.ts";
import { bareName, componentName, hubId, isPath, lastSegment, nameKey } from "../facts/ref.ts";
import { isWeightFile } from "../facts/weight-file.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { KnownModel } from "../knowledge/model-index.ts";
import type { ArtifactKind, Dataset, Service } from "../knowledge/types.ts";
import { groupBy } from "../text/group-by.ts";
import { folderOf, join, type Path } from "../text/path.ts";
import { remember } from "../text/remember.ts";
import type { Subject } from "./subjects.ts";

/** A node of the lineage graph. */
export interface GraphNode {
  /** Identity: `subject:…`, `model:…`, `dataset:…`, `service:…`, `unknown:…`. */
  readonly key: string;
  readonly label: string;
  readonly kind: ArtifactKind;
  readonly subject?: Subject;
  readonly model?: KnownModel;
  readonly dataset?: Dataset;
  readonly service?: Service;
  /** A data set that somebody else re-hosts: its license came along without the hands of its maker. */
  readonly isMirror?: boolean;
  /** How sure we are that the reference means this. */
  readonly confidence: Confidence;
}

/** Tells what a reference names; nothing where it names the subject itself. */
export interface Resolver {
  /** Every name and place of each subject, as one text a subject. */
  readonly index: readonly string[];
  resolve(claim: ClaimOf<"upstream">, from: Subject): GraphNode | undefined;
}

/** Indexes the subjects once; references of all subjects are resolved against them. */
export function createResolver(subjects: readonly Subject[], knowledge: Knowledge): Resolver {
  const byPlace = new Map<string, Subject>();
  const byHubId = new Map<string, Subject>();
  const byAlias = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const { folder, hubIds, outputs, aliases } = callsOf(subject);
    if (folder !== undefined) byPlace.set(folder, subject);
    for (const id of hubIds) byHubId.set(id, subject);
    for (const place of outputs) if (!byPlace.has(place)) byPlace.set(place, subject);
    for (const alias of aliases) byAlias.set(alias, [...(byAlias.get(alias) ?? []), subject]);
  }
  const local = (text: string, file: Path): Subject | undefined => {
    const found = places(folderOf(file), /^https?:/i.test(text) ? (hubId(text)?.shown ?? text) : text)
      .map((place) => byPlace.get(place))
      .find((subject) => subject !== undefined);
    return found ?? byHubId.get(hubId(text)?.id ?? "");
  };
  /** A file that nobody names, in a folder that a generator fills. */
  const within = ({ ref, anchor }: ClaimOf<"upstream">, from: Subject): GraphNode | undefined => {
    const made = places(folderOf(anchor.path), ref.text)
      .flatMap(foldersAbove)
      .map((folder) => byPlace.get(folder))
      .find((subject) => subject?.roles.includes("generation"));
    return made && made.id !== from.id ? { ...ofSubject(made, ref.text), confidence: "likely" } : undefined;
  };
  return {
    index: subjects.map((subject) => callsOf(subject).key),
    resolve(claim, from) {
      const { ref, anchor } = claim;
      if (ref.scheme === "alias") {
        const entry = nearest(byAlias.get(ref.text.toLowerCase()) ?? [], from);
        if (entry && entry.id !== from.id) return ofSubject(entry, ref.text);
      }
      const subject = ref.scheme === "torchtune" || ref.scheme === "ollama" ? undefined : local(ref.text, anchor.path);
      if (subject) return subject.id === from.id ? undefined : ofSubject(subject, hubId(ref.text)?.shown ?? subject.name);
      if (ref.scheme === "name") return byProseName(claim, knowledge);
      if (ref.expects === "model") return model(ref, knowledge);
      const found = dataset(ref, knowledge);
      return found.dataset ? found : (byEntry(claim, from, knowledge) ?? within(claim, from) ?? found);
    },
  };
}

/** How the workspace may call a subject. */
interface Calls {
  readonly folder: string | undefined;
  readonly hubIds: readonly string[];
  readonly outputs: readonly string[];
  readonly aliases: readonly string[];
  readonly key: string;
}

const ownFolder: readonly Role[] = ["model-card", "adapter", "weights", "dataset-card"];

const callsOf = remember((subject: Subject): Calls => {
  const names = claimsOf(subject.claims, "named");
  const folder = subject.folder !== "" && subject.roles.some((role) => ownFolder.includes(role)) ? subject.folder : undefined;
  const hubIds = names.flatMap(({ as, name }) => (as === "hub-id" ? [hubId(name)?.id ?? []].flat() : []));
  const outputs = [
    ...names.flatMap(({ as, name, anchor }) => (as === "output" ? places(folderOf(anchor.path), name) : [])),
    ...ownWeights(subject),
  ];
  const rows = claimsOf(subject.claims, "leaks").map(({ anchor }) => anchor.path);
  const aliases = names.flatMap(({ as, name }) => (as === "alias" ? [name.toLowerCase()] : []));
  const named = [...outputs, ...rows];
  return { folder, hubIds, outputs: named, aliases, key: JSON.stringify([subject.id, folder, hubIds, named, aliases]) };
});

/** Weight files whose headers tell of one lineage: what loads such a file stands on this work. */
function ownWeights({ claims }: Subject): Path[] {
  const told = groupBy(
    claimsOf(claims, "upstream").filter(({ anchor }) => isWeightFile(anchor.path)),
    ({ anchor }) => anchor.path,
  );
  const lineages = new Set([...told.values()].map((all) => all.map(({ ref }) => ref.text).join("\n")));
  return lineages.size === 1 ? [...told.keys()] : [];
}

const ofSubject = (subject: Subject, label: string): GraphNode => ({
  key: `subject:${subject.id}`,
  label,
  kind: subject.artifact,
  subject,
  confidence: "certain",
});

/** A relative path means the file's folder or, as training tools take it, the root of the repository. */
function places(folder: Path, text: string): Path[] {
  if (/^(?:[\\/~]|[a-z]:|https?:)/i.test(text)) return [];
  const clean = text.replace(/[\\/]+$/, "");
  const all = [join(folder, clean), join("", clean)].filter((place): place is Path => place !== undefined && place !== "");
  return [...new Set(all)];
}

/** Folders above a place, nearest first, without those that hold everything. */
function foldersAbove(place: Path): Path[] {
  const above: Path[] = [];
  for (let folder = folderOf(place); folder.includes("/") && above.length < maxAbove; folder = folderOf(folder)) above.push(folder);
  return above;
}

const maxAbove = 4;

/** Of several manifests the one nearest to the config. */
function nearest(candidates: readonly Subject[], from: Subject): Subject | undefined {
  const common = (subject: Subject): number => {
    let i = 0;
    while (i < subject.id.length && subject.id[i] === from.id[i]) i++;
    return i;
  };
  return [...candidates].sort((a, b) => common(b) - common(a))[0];
}

type Ref = ClaimOf<"upstream">["ref"];

const unknown = (ref: Ref): GraphNode => ({
  key: `unknown:${ref.expects}:${(hubId(ref.text)?.id ?? ref.text).toLowerCase()}`,
  label: hubId(ref.text)?.shown ?? ref.text,
  kind: ref.expects,
  confidence: "certain",
});

/** Node of a known model under the name by which it is called here. */
export const modelNode = (known: KnownModel, label: string, confidence: Confidence): GraphNode => ({
  key: `model:${known.family.id}:${known.licenses.join("+")}:${nameKey(label)}`,
  label,
  kind: "model",
  model: known,
  confidence,
});

/** Node of a data set that we know, under the name by which it is called here. */
export const datasetNode = (data: Dataset, label: string): GraphNode => ({
  key: `dataset:${data.id}`,
  label,
  kind: "dataset",
  dataset: data,
  ...(data.mirrors.some((id) => id.toLowerCase() === label.toLowerCase()) && { isMirror: true }),
  confidence: "certain",
});

/** Node of a provider, under the name of the model that was used. */
export const serviceNode = (service: Service, model: string): GraphNode => ({
  key: `service:${service.id}`,
  label: model,
  kind: "service",
  service,
  confidence: "certain",
});

/** A generator or teacher by the name that its API uses, or a family of open weights. */
export function generatorNode(name: string, knowledge: Knowledge): GraphNode | undefined {
  const family = knowledge.families.get(name);
  const service = knowledge.services.get(name) ?? (family && family.licenses.length > 0 ? undefined : knowledge.serviceOf(name));
  if (service) return serviceNode(service, name === service.id ? service.name : name);
  if (family) return modelNode({ family, licenses: family.licenses, by: "same" }, family.name, "certain");
  const known = knowledge.modelById(name) ?? knowledge.modelByName(name);
  return known && modelNode(known, name, known.by === "name" ? "likely" : "certain");
}

function model(ref: Ref, knowledge: Knowledge): GraphNode | undefined {
  if (ref.scheme === "torchtune") {
    const known = knowledge.modelByBareName(ref.text, "torchtune");
    return known && modelNode(known, componentName(ref.text), "certain");
  }
  const id = hubId(ref.text);
  if (ref.scheme === "ollama" && !id) {
    const known = knowledge.modelByBareName(ref.text, "ollama");
    return known ? modelNode(known, ref.text, "certain") : unknown(ref);
  }
  if (isPath(ref.text) && !id) return byNameOnly(ref, knowledge, "possible");
  if (!id) {
    const service = knowledge.serviceOf(ref.text);
    if (service) return serviceNode(service, ref.text);
    const bare = knowledge.modelByBareName(bareName(ref.text), "bare");
    return bare ? modelNode(bare, bareName(ref.text), "certain") : byNameOnly(ref, knowledge, "possible");
  }
  const known = knowledge.modelById(id.id);
  if (known) return modelNode(known, id.shown, "certain");
  return byNameOnly(ref, knowledge, "likely");
}

/**
 * What prose calls a model: a Hub id, a provider's model ("GPT-4", "GPT 3.5 Turbo"), or words that hold a family's name. Words
 * that mean nothing to us are no reference: prose names many things.
 */
function byProseName({ ref, relation }: ClaimOf<"upstream">, knowledge: Knowledge): GraphNode | undefined {
  const isOutput = relation === "distilled" || relation === "generated-by";
  const words = ref.text.replace("'s", "").split(" ");
  for (let length = words.length; length > 0; length--) {
    const text = words.slice(0, length).join(" ");
    const service = isOutput ? (knowledge.serviceOf(nameKey(text)) ?? knowledge.serviceNamed(text)) : undefined;
    if (service) return serviceNode(service, text);
    const id = hubId(text);
    const node =
      id && knowledge.modelById(id.id) ? model({ ...ref, text }, knowledge) : byNameOnly({ ...ref, text }, knowledge, "possible");
    if (node?.model) return node;
  }
  return undefined;
}

/**
 * A name that equals a maker's own name (perhaps with a quantizer's suffix) is likely a re-upload; a name that only
 * contains a family's stem is possible evidence and no more.
 */
function byNameOnly(ref: Ref, knowledge: Knowledge, best: Confidence): GraphNode {
  const known = knowledge.modelByName(ref.text);
  // Weights of a test's random numbers take a family's shape and name, and nothing else of it.
  if (!known || /(?:^|[-_./])random(?:ly)?(?:[-_.]|$)/i.test(ref.text)) return unknown(ref);
  const rest = nameKey(lastSegment(ref.text)).replace(
    /[-.](?:gguf|ggml|gptq|awq|exl2|hf|bnb|nf4|4bit|8bit|16bit|fp16|bf16|fp8|int[48]|q\d\w*|unsloth|instruct|chat|base|it|pt|\d+(?:\.\d+)?[bm]|v\d+(?:\.\d+)*|4-bit|8-bit|i1|imatrix)(?=[-.]|$)/g,
    "",
  );
  const plain = known.family.stems.some((stem) => rest === stem || rest === `meta-${stem}`);
  return modelNode(known, hubId(ref.text)?.shown ?? ref.text, plain ? best : "possible");
}

/** A file that a manifest lists under a known name and whose own name has the same words: frameworks ship such manifests. */
function byEntry({ relation, ref }: ClaimOf<"upstream">, { roles, name }: Subject, knowledge: Knowledge): GraphNode | undefined {
  if (relation !== "re-upload" || ref.scheme !== "path" || !roles.includes("dataset-entry")) return undefined;
  const known = knowledge.datasetByAlias(name);
  const words = new Set(wordsOf(ref.text));
  return known && wordsOf(name).every((word) => words.has(word)) ? { ...datasetNode(known, name), confidence: "likely" } : undefined;
}

const wordsOf = (name: string): string[] => name.toLowerCase().split(/[^a-z0-9]+/);

/** ModelScope's own mirrors of data sets of the Hub: the name stays, the owner does not. */
const mirrors = /^(?:ai-modelscope|modelscope)\//i;

function dataset(ref: Ref, knowledge: Knowledge): GraphNode {
  const id = hubId(ref.text);
  const byId = id && knowledge.datasetById(id.id);
  if (byId) return datasetNode(byId, id.shown);
  const mirrored = id && mirrors.test(id.id) ? knowledge.datasetByAlias(lastSegment(id.id)) : undefined;
  if (mirrored) return { ...datasetNode(mirrored, id?.shown ?? ref.text), isMirror: true, confidence: "likely" };
  const key = id ? undefined : lastSegment(ref.text);
  const byAlias = key === undefined ? undefined : (knowledge.datasetByAlias(ref.text.trim()) ?? knowledge.datasetById(key));
  return byAlias ? datasetNode(byAlias, /^torchtune\./.test(ref.text) ? (byAlias.ids[0] ?? byAlias.name) : ref.text) : unknown(ref);
}
