/** The lineage graph: direct edges from the workspace's claims, further ones from what we know of public models and data. */
import { type ClaimOf, type Confidence, claimsOf } from "../facts/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Relation, Verified } from "../knowledge/types.ts";
import { sameItems } from "../text/same-items.ts";
import { createResolver, datasetNode, type GraphNode, generatorNode, modelNode } from "./resolve.ts";
import type { Subject } from "./subjects.ts";

/** One step upstream and what shows it. */
export interface Edge {
  readonly to: GraphNode;
  readonly relation: Relation;
  /** Statements of the workspace, best place first; empty for a step that only the rules know. */
  readonly claims: readonly ClaimOf<"upstream">[];
  /** How a step that only the rules know was read. */
  readonly verified?: Verified;
  readonly confidence: Confidence;
  /** The card of a quantized or re-uploaded file repeats what somebody else did to the original. */
  readonly inherited?: boolean;
}

/** Works and what they stand on. */
export interface LineageGraph {
  /** Direct upstream edges of the subjects that were asked for so far. */
  readonly bySubject: ReadonlyMap<Subject, readonly Edge[]>;
  /** Names and places by which works of the workspace are found; while they are the same, references mean the same. */
  readonly index: readonly string[];
  /** Direct upstream edges, in order of their place. */
  upstream(node: GraphNode): readonly Edge[];
  /** Direct upstream edges of a subject. */
  of(subject: Subject): readonly Edge[];
}

const specific: readonly Relation[] = [
  "quantized",
  "merge",
  "adapter",
  "distilled",
  "finetune",
  "re-upload",
  "generated-by",
  "trained-on",
  "unspecified",
  "architecture-only",
];

/**
 * Builds the graph; edges of a node are computed once, when asked for. Edges of the `last` graph stand where the subject, what
 * it names, and what names mean are the same.
 */
export function buildGraph(subjects: readonly Subject[], knowledge: Knowledge, last?: LineageGraph): LineageGraph {
  const resolver = createResolver(subjects, knowledge);
  const bySubject = new Map(last && sameItems(last.index, resolver.index) ? standing(last, subjects) : []);
  const kept = new Map<string, readonly Edge[]>();
  const of = (subject: Subject): readonly Edge[] => {
    const known = bySubject.get(subject);
    if (known) return known;
    const edges = localEdges(subject, (claim) => resolver.resolve(claim, subject));
    bySubject.set(subject, edges);
    return edges;
  };
  const upstream = (node: GraphNode): readonly Edge[] => {
    if (node.subject) return of(node.subject);
    const known = kept.get(node.key);
    if (known) return known;
    const edges = knownEdges(node, knowledge);
    kept.set(node.key, edges);
    return edges;
  };
  return { index: resolver.index, bySubject, upstream, of };
}

/** Edges from and to subjects that are still there. */
function standing({ bySubject }: LineageGraph, subjects: readonly Subject[]): [Subject, readonly Edge[]][] {
  const now = new Set(subjects);
  return [...bySubject].filter(([subject, edges]) => now.has(subject) && edges.every(({ to }) => !to.subject || now.has(to.subject)));
}

/** Statements of one subject that mean the same upstream become one edge with related places. */
function localEdges(subject: Subject, resolve: (claim: ClaimOf<"upstream">) => GraphNode | undefined): Edge[] {
  const groups = new Map<string, { node: GraphNode; claims: ClaimOf<"upstream">[] }>();
  for (const claim of claimsOf(subject.claims, "upstream")) {
    const node = resolve(claim);
    if (!node) continue;
    const side =
      claim.relation === "trained-on" || claim.relation === "generated-by" || claim.relation === "distilled" ? claim.relation : "weights";
    const key = `${side} ${node.key}`;
    const group = groups.get(key);
    if (group) group.claims.push(claim);
    else groups.set(key, { node, claims: [claim] });
  }
  const edges = [...groups.values()].map(({ node, claims }): Edge => {
    const relations = claims.map(({ relation }) => relation);
    const relation = specific.find((candidate) => relations.includes(candidate)) ?? "unspecified";
    return { to: node, relation, claims, confidence: best(claims.map(({ confidence }) => weaker(confidence, node.confidence))) };
  });
  return edges.map((edge) => (repeats(edge, edges, subject) ? { ...edge, inherited: true } : edge));
}

/** Whoever quantizes or re-uploads a work repeats its card: what that says of data, and of bases other than the copied work, was done to the original. */
function repeats({ relation }: Edge, edges: readonly Edge[], { artifact, claims }: Subject): boolean {
  if (artifact === "dataset" || isCopying(relation)) return false;
  if (edges.some((other) => isCopying(other.relation))) return relation !== "unspecified" && relation !== "generated-by";
  return (relation === "trained-on" || relation === "distilled") && claimsOf(claims, "is").some(({ quantized }) => quantized);
}

const isCopying = (relation: Relation): boolean => relation === "quantized" || relation === "re-upload";

const order: readonly Confidence[] = ["possible", "likely", "certain"];

/** The weaker of two confidences: a chain is as strong as its weakest link. */
export const weaker = (a: Confidence, b: Confidence): Confidence => (order.indexOf(a) < order.indexOf(b) ? a : b);

const best = (all: readonly Confidence[]): Confidence => all.reduce((a, b) => (order.indexOf(a) > order.indexOf(b) ? a : b), "possible");

/** What the rules say of a public model or data set: bases, data, teachers, generators. */
function knownEdges(node: GraphNode, knowledge: Knowledge): Edge[] {
  const edges: Edge[] = [];
  const { model, dataset } = node;
  const add = (to: GraphNode | undefined, relation: Relation, { verified }: { readonly verified: Verified }): void => {
    if (to && to.key !== node.key) edges.push({ to, relation, claims: [], verified, confidence: to.confidence });
  };
  if (model) {
    for (const { family: id, relation } of model.family.derivedFrom) {
      const family = knowledge.families.get(id);
      // A maker that builds on its own model licenses the result as it likes: the older terms do not follow.
      const isRelicensed = family !== undefined && family.developer === model.family.developer && model.licenses.length > 0;
      if (family && !isRelicensed)
        add(modelNode({ family, licenses: family.licenses, by: "same" }, family.name, "certain"), relation, model.family);
    }
    for (const id of model.family.trainedOn) {
      const data = knowledge.datasets.get(id);
      if (data) add(datasetNode(data, data.name), "trained-on", model.family);
    }
    for (const teacher of model.family.teachers) add(generatorNode(teacher, knowledge), "distilled", model.family);
  }
  if (dataset) for (const generator of dataset.generatedBy) add(generatorNode(generator, knowledge), "generated-by", dataset);
  return edges;
}
