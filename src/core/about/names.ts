/** Every name by which something known may be called, English and Chinese, and what is called so. */
import { hubId, lastSegment } from "../facts/ref.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { KnownModel } from "../knowledge/model-index.ts";
import type { Dataset, License, Service } from "../knowledge/types.ts";

/** What kind of thing a name stands for. */
export type Kind = "model" | "dataset" | "license" | "service";

/** One thing that is known, as a name led to it. */
export type Thing =
  | { readonly kind: "model"; readonly id: string; readonly name: string; readonly model: KnownModel; readonly isWhole: boolean }
  | { readonly kind: "dataset"; readonly id: string; readonly name: string; readonly dataset: Dataset }
  | { readonly kind: "license"; readonly id: string; readonly name: string; readonly license: License }
  | { readonly kind: "service"; readonly id: string; readonly name: string; readonly service: Service };

/** An entry of the list of everything known, for completion. */
export interface Known {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  /** Other names, for filtering. */
  readonly also: readonly string[];
}

/** Looks names up. */
export interface Names {
  /** All that is called so, the best first; nothing where nothing is. */
  find(ref: string): readonly Thing[];
  /** Known names that look alike, the nearest first. */
  nearest(ref: string, most: number): readonly string[];
  /** Everything known: models, data sets, services, licenses. */
  readonly all: readonly Known[];
}

/** Comparison form: case, spaces and punctuation do not count, but the point of `3.1` does. */
const keyOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<=\d)\.(?=\d)/g, "_")
    .replace(/[^\p{L}\p{N}_+]+|(?<!\d)_|_(?!\d)/gu, "");

/** Words around a name that name nothing: "the OpenAI API", "通义千问大模型". */
const around =
  /^(?:the|about)\s+|(?:['’]s\b)|[\s-]*(?:api|llm|models?|weights|series|data ?sets?|licen[cs]e|系列|预训练模型|大语言模型|大模型|模型|数据集|许可证)$/giu;

/** Builds the index of names; look-ups by hub id are those of the knowledge. */
export function createNames(knowledge: Knowledge): Names {
  const known = everything(knowledge);
  const index = new Map<string, { readonly thing: Thing; readonly rank: number }[]>();
  const put = (name: string, thing: Thing, rank: number): void => {
    const key = keyOf(name);
    const list = index.get(key) ?? [];
    if (key !== "" && !list.some(({ thing: other }) => other.id === thing.id && other.kind === thing.kind))
      index.set(key, [...list, { thing, rank }]);
  };
  for (const { thing, names, ids, tags } of known) {
    for (const name of names) put(name, thing, thing.kind === "license" ? 2 : 0);
    for (const id of ids) put(id, thing, thing.kind === "license" ? 1 : 0);
    for (const tag of tags) put(tag, thing, 3);
  }
  const named = (text: string): Thing[] => {
    const found = [...(index.get(keyOf(text)) ?? [])].sort((a, b) => a.rank - b.rank);
    // A tag of a program that loads models yields to an id of a license; the license of a model is told with the model.
    return found
      .filter(({ rank, thing }) => (thing.kind === "license" ? rank === found[0]?.rank : rank < 3 || found[0]?.rank === 3))
      .map(({ thing }) => thing);
  };
  const makers = makersOf(knowledge);
  return {
    find(ref) {
      const text = ref.trim();
      for (const spelling of spellings(text, makers)) {
        const found = named(spelling);
        if (found.length > 0) return found;
        const byId = ofId(spelling, knowledge);
        if (byId.length > 0) return byId;
      }
      return ofParts(text, named);
    },
    nearest: (ref, most) =>
      nearest(
        ref,
        known.flatMap(({ names }) => names),
        most,
      ),
    all: known.map(({ thing: { kind, id, name }, names, ids }) => ({ kind, id, name, also: [...new Set([...names, ...ids])] })),
  };
}

interface Entry {
  readonly thing: Thing;
  readonly names: readonly string[];
  readonly ids: readonly string[];
  /** Names that only some program uses. */
  readonly tags: readonly string[];
}

function everything({ families, datasets, services, licenses, hubLicenses, licenseNamed }: Knowledge): Entry[] {
  const onHub = (id: string): string[] => hubLicenses.filter(({ license }) => license === id).map((hub) => hub.id);
  return [
    ...[...families.values()].map((family): Entry => {
      const { id, name, names, bare, ollama, stems } = family;
      const model: KnownModel = { family, licenses: family.licenses, by: "same" };
      return {
        thing: { kind: "model", id, name, model, isWhole: true },
        names: [name, ...names],
        ids: [id, ...bare],
        tags: [...ollama, ...stems],
      };
    }),
    ...[...datasets.values()].map((dataset): Entry => {
      const { id, name, ids, mirrors, aliases } = dataset;
      return { thing: { kind: "dataset", id, name, dataset }, names: [name], ids: [id, ...ids, ...mirrors], tags: aliases };
    }),
    ...[...services.values()].map((service): Entry => {
      const { id, name, names } = service;
      return { thing: { kind: "service", id, name, service }, names: [name, ...names], ids: [id], tags: [] };
    }),
    ...[...licenses.values()].map((license): Entry => {
      const { id, name, short, spdx, ids } = license;
      const own = (text: string): boolean => licenseNamed(text) === license;
      return {
        thing: { kind: "license", id, name, license },
        names: [name, short, ...ids.names, ...ids.titles].filter(own),
        ids: [id, ...[spdx, ...onHub(id)].filter(own)],
        tags: [],
      };
    }),
  ];
}

/** A hub id, a model name of an API, or a name that tells by a stem what it is. */
function ofId(text: string, knowledge: Knowledge): Thing[] {
  const hub = hubId(text);
  const dataset = hub && knowledge.datasetById(hub.id);
  const model = hub?.kind === "dataset" ? undefined : hub && knowledge.modelById(hub.id);
  if (model || dataset)
    return [
      ...(model ? [thingOf(model, hub?.shown ?? text)] : []),
      ...(dataset ? [{ kind: "dataset", id: dataset.id, name: dataset.name, dataset } as const] : []),
    ];
  if (/\s/.test(text) && /[\p{Script=Han}]/u.test(text)) return [];
  const service = hub ? undefined : knowledge.serviceOf(text.replace(/\s+/g, "-"));
  if (service) return [{ kind: "service", id: service.id, name: service.name, service }];
  const byName = knowledge.modelByName(lastSegment(text).replace(/\s+/g, "-"));
  return byName && hub?.kind !== "dataset" ? [thingOf(byName, hub?.shown ?? text)] : [];
}

const thingOf = (model: KnownModel, shown: string): Thing => ({ kind: "model", id: model.family.id, name: shown, model, isWhole: false });

/** The text as it is, and without the words around a name. */
function spellings(text: string, makers: readonly string[]): string[] {
  const bare = text.replace(around, "").trim();
  const lower = bare.toLowerCase();
  const behind = makers.filter((maker) => lower.startsWith(maker) && bare.length > maker.length).map((maker) => bare.slice(maker.length));
  return [
    ...new Set([
      text,
      bare,
      ...behind.map((rest) =>
        rest
          .replace(/^['’]s\b/, "")
          .replace(around, "")
          .trim(),
      ),
    ]),
  ].filter(Boolean);
}

/** Names of makers that may stand before the name of a model: "Meta Llama 2". */
const makersOf = ({ families, services }: Knowledge): string[] =>
  [...new Set([...[...families.values()].map(({ developer }) => developer), ...[...services.values()].map(({ name }) => name)])]
    .flatMap((text) => text.split(/[(),，（）/]/))
    .map((text) => text.trim().toLowerCase())
    .filter((text) => text.length > 1);

/** "ERNIE Bot / 文心一言", "Mengzi (孟子)", "Zhipu ChatGLM": the things that all parts name. A sentence is no name. */
function ofParts(text: string, named: (part: string) => readonly Thing[]): Thing[] {
  for (const between of [/\s*[()（）,，、;|]\s*|\s+\/\s+/, /\s+/]) {
    const parts = text.split(between).filter((part) => part.length > 1 && !/^\d+$/.test(part));
    const found = parts.map(named);
    if (parts.length > 1 && parts.length < 6 && found.every((things) => things.length > 0))
      return [...new Map(found.flat().map((thing) => [`${thing.kind} ${thing.id}`, thing])).values()];
  }
  return [];
}

const pairsOf = (text: string): Set<string> =>
  new Set([...keyOf(text)].flatMap((char, i, all) => (all[i + 1] === undefined ? [] : [char + all[i + 1]])));

/** By the share of common pairs of characters; less than a third is not alike. */
function nearest(ref: string, names: readonly string[], most: number): string[] {
  const wanted = pairsOf(ref);
  const key = keyOf(ref);
  const scored = [...new Set(names)].map((name) => {
    const pairs = pairsOf(name);
    const common = [...wanted].filter((pair) => pairs.has(pair)).length;
    const begins = key.length > 2 && keyOf(name).startsWith(key) ? 0.5 : 0;
    return { name, score: begins + (2 * common) / Math.max(1, wanted.size + pairs.size) };
  });
  return scored
    .filter(({ score }) => score >= 1 / 3)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
