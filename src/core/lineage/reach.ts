/** What of an upstream reaches a subject along a path, and every upstream that is reached. The only place that decides it. */
import type { Confidence } from "../facts/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { ArtifactKind, License, Reach, Relation } from "../knowledge/types.ts";
import { type Edge, type LineageGraph, weaker } from "./graph.ts";
import { isLicensorsOwn } from "./licenses.ts";
import type { GraphNode } from "./resolve.ts";
import type { Subject } from "./subjects.ts";

/** An upstream that a subject stands on, with the way to it. */
export interface Arrival {
  readonly node: GraphNode;
  /** Nearest edge first; never empty. */
  readonly path: readonly Edge[];
  readonly reach: Reach;
  readonly confidence: Confidence;
  /** The workspace itself made the output, rather than taking a data set that somebody else made. */
  readonly firstHand: boolean;
  /** Other ways to the same upstream, with the same reach. */
  readonly others: readonly Arrival[];
}

const maxHops = 8;
/** Other ways kept for one upstream: enough for related places, and bounded. */
const maxOthers = 20;

/** Every upstream of a subject, nearest first; one arrival for each upstream and reach, the surest way first. */
export function arrivals(subject: Subject, graph: LineageGraph): Arrival[] {
  const found = new Map<string, Arrival>();
  let front = graph.of(subject).flatMap((edge) => step(undefined, edge, "copy", subject.artifact === "dataset") ?? []);
  for (let hop = 0; hop < maxHops && front.length > 0; hop++) {
    const next: Arrival[] = [];
    for (const arrival of front) {
      if (arrival.node.subject?.id === subject.id) continue;
      const key = `${arrival.reach} ${arrival.node.key}`;
      const known = found.get(key);
      found.set(key, known ? better(arrival, known) : arrival);
      if (known && !isSurer(arrival, known)) continue;
      for (const edge of graph.upstream(arrival.node)) {
        if (arrival.path.some(({ to }) => to.key === edge.to.key)) continue;
        const further = step(arrival, edge, arrival.reach, false);
        if (further) next.push(further);
      }
    }
    front = next;
  }
  return [...found.values()];
}

/** The surer way leads; of equally sure ones the first, which is the shorter. First hand comes before second hand. */
function better(arrival: Arrival, known: Arrival): Arrival {
  const leads = isSurer(arrival, known) || (!isSurer(known, arrival) && arrival.firstHand && !known.firstHand);
  const [first, other] = leads ? [arrival, known] : [known, arrival];
  const others = [...known.others, { ...other, others: [] }].slice(0, maxOthers);
  return { ...first, others };
}

const order: readonly Confidence[] = ["possible", "likely", "certain"];
const isSurer = (a: Arrival, b: Arrival): boolean => order.indexOf(a.confidence) > order.indexOf(b.confidence);

/** One step further upstream, or nothing where the relation carries nothing. */
function step(from: Arrival | undefined, edge: Edge, reach: Reach, isDataset: boolean): Arrival | undefined {
  const next = carry(reach, edge.relation, isDataset);
  if (!next) return undefined;
  const throughKnown = from !== undefined && !from.node.subject;
  const inherited = throughKnown && from.node.kind !== "dataset" && (edge.relation === "trained-on" || edge.relation === "distilled");
  const beyondOutput = from?.reach === "output";
  const confidence = weaker(from?.confidence ?? "certain", inherited || beyondOutput ? "possible" : edge.confidence);
  const throughPublicData = from !== undefined && from.node.kind === "dataset" && !from.node.subject;
  return {
    node: edge.to,
    path: [...(from?.path ?? []), edge],
    reach: next,
    confidence,
    firstHand: (from?.firstHand ?? true) && !throughPublicData && !throughKnown && edge.inherited !== true,
    others: [],
  };
}

/** The algebra of reaches: what is left of the upstream after one more relation. */
function carry(reach: Reach, relation: Relation, isDataset: boolean): Reach | undefined {
  switch (relation) {
    case "architecture-only":
      return undefined;
    case "quantized":
    case "re-upload":
      return reach;
    case "distilled":
      return reach === "data" ? undefined : "output";
    case "trained-on":
      return reach === "output" ? undefined : "data";
    case "generated-by":
      return reach === "data" || isDataset ? "output" : undefined;
    default:
      return reach === "copy" ? "derivative" : reach;
  }
}

/** What of an arrival a license sees, and how it came. */
export interface Seen {
  readonly reach: Reach;
  readonly confidence: Confidence;
  readonly firstHand: boolean;
}

/**
 * The reach as this license sees it, surest first. Some texts make a model that was trained on output a derivative (RAIL, DeepSeek 1.0),
 * some only when it is meant to perform similarly (Gemma, BLOOM): likely at most, beside what they say of output itself. A data set
 * under a model's license binds whoever takes it to what the license says of output, as first hand.
 */
export function seenBy(license: License, arrival: Arrival, artifact: ArtifactKind, knowledge: Knowledge): Seen[] {
  const { node, reach, path } = arrival;
  // What somebody else published under a maker's license is itself made from the maker's work.
  if (reach === "copy" && license.owners.length > 0 && isOthers(license, node, knowledge)) return [{ ...arrival, reach: "derivative" }];
  if (reach === "data" && node.kind === "dataset" && isModelLicense(license)) {
    const firstHand = !node.isMirror && !path.some(({ inherited }) => inherited);
    return [arrival, ...outputUnder(license, { ...arrival, reach: "output", firstHand })];
  }
  // Output that is collected is data, not a model that was made from a model.
  return reach === "output" && artifact !== "dataset" ? outputUnder(license, arrival) : [arrival];
}

const isModelLicense = ({ category }: License): boolean => category === "community" || category === "rail" || category === "research";

/** Did somebody else than the licensor publish the model under the licensor's own terms? */
function isOthers({ owners }: License, { model, subject }: GraphNode, knowledge: Knowledge): boolean {
  const isLicensor = (owner: string): boolean => owners.some((other) => other.toLowerCase() === owner.toLowerCase());
  if (subject) return subject.artifact !== "dataset" && !subject.folder.split("/").some(isLicensor) && !isLicensorsOwn(subject, knowledge);
  return model !== undefined && !model.family.owners.some(isLicensor);
}

function outputUnder(license: License, seen: Seen & Pick<Arrival, "path">): Seen[] {
  const { confidence, firstHand, path } = seen;
  const distilled = license.derivatives?.distilled;
  if (!distilled || distilled === "output") return [seen];
  // Who distills means the student to perform like the teacher; who collects output may mean many things.
  const isMeant = distilled === "derivative" || path[0]?.relation === "distilled";
  return [seen, { reach: "derivative", confidence: weaker(confidence, firstHand && isMeant ? "likely" : "possible"), firstHand }];
}
