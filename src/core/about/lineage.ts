/** What a public model or data set was made of, hop by hop: bases, data, teachers, generators. From the rules alone. */
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Relation, Verified } from "../knowledge/types.ts";
import type { Kind, Thing } from "./names.ts";

/** One upstream. */
export interface Lineal {
  /** Identity among upstreams. */
  readonly key: string;
  readonly relation: Relation;
  readonly kind: Kind | "unknown";
  readonly id: string;
  readonly name: string;
  /** Names of what lies between, nearest first. */
  readonly via: readonly string[];
  /** Ids of its licenses, or of the service whose terms bind. */
  readonly licenses: readonly string[];
  readonly service?: string;
  /** How it was read that this is an upstream; a fact of the entry that names it. */
  readonly verified: Verified;
}

const maxHops = 8;
/** Rows of one answer; no entry of the rules comes near. */
const maxRows = 300;

interface Node {
  readonly kind: Kind | "unknown";
  readonly id: string;
  readonly name: string;
}

/** Nearest first. */
export function lineageOf(thing: Thing, knowledge: Knowledge): Lineal[] {
  const start: Node = { kind: thing.kind, id: thing.id, name: thing.name };
  const found: Lineal[] = [];
  const seen = new Set([`${start.kind} ${start.id}`]);
  let front = [{ node: start, via: [] as readonly string[] }];
  for (let hop = 0; hop < maxHops && front.length > 0 && found.length < maxRows; hop++) {
    const next: typeof front = [];
    for (const { node, via } of front)
      for (const row of upstreamsOf(node, via, knowledge)) {
        found.push(row);
        if (seen.has(row.key)) continue;
        seen.add(row.key);
        next.push({ node: row, via: [...via, row.name] });
      }
    front = next;
  }
  return found.slice(0, maxRows);
}

function upstreamsOf({ kind, id }: Node, via: readonly string[], knowledge: Knowledge): Lineal[] {
  const row = (to: Node & Pick<Lineal, "licenses" | "service">, relation: Relation, verified: Verified): Lineal => ({
    key: `${to.kind} ${to.id}`,
    relation,
    ...to,
    via,
    verified,
  });
  if (kind === "model") {
    const family = knowledge.families.get(id);
    if (!family) return [];
    return [
      ...family.derivedFrom.map(({ family: base, relation }) => row(modelNode(base, knowledge), relation, family.verified)),
      ...family.teachers.map((teacher) => row(generatorNode(teacher, knowledge), "distilled", family.verified)),
      ...family.trainedOn.map((data) => row(datasetNode(data, knowledge), "trained-on", family.verified)),
    ];
  }
  const dataset = kind === "dataset" ? knowledge.datasets.get(id) : undefined;
  return dataset ? dataset.generatedBy.map((maker) => row(generatorNode(maker, knowledge), "generated-by", dataset.verified)) : [];
}

type To = Node & Pick<Lineal, "licenses" | "service">;

function modelNode(id: string, { families }: Knowledge): To {
  const family = families.get(id);
  const own = family ? [...new Set([...family.licenses, ...family.match.flatMap(({ licenses }) => licenses ?? [])])] : [];
  const [service] = family?.services ?? [];
  return { kind: "model", id, name: family?.name ?? id, licenses: own, ...(service !== undefined && { service }) };
}

function datasetNode(id: string, { datasets }: Knowledge): To {
  const dataset = datasets.get(id);
  return { kind: "dataset", id, name: dataset?.name ?? id, licenses: dataset?.licenses ?? [] };
}

/** A generator is a family, a service, or a model name of an API. */
function generatorNode(id: string, knowledge: Knowledge): To {
  if (knowledge.families.has(id)) return modelNode(id, knowledge);
  const service = knowledge.services.get(id) ?? knowledge.serviceOf(id);
  if (!service) return { kind: "unknown", id, name: id, licenses: [] };
  return {
    kind: "service",
    id: service.id === id ? id : `${service.id} ${id}`,
    name: service.id === id ? service.name : `${id} (${service.name})`,
    licenses: [],
    service: service.id,
  };
}
