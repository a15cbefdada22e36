/** The lineage of all works as a picture needs it: nodes, and edges with their evidence and with what they carry. */
import type { SubjectReport } from "../analysis.ts";
import type { Confidence } from "../facts/claim.ts";
import { type DutyState, type Judged, stateOf } from "../findings/judge.ts";
import type { ArtifactKind } from "../knowledge/types.ts";
import type { Edge } from "../lineage/graph.ts";
import type { GraphNode } from "../lineage/resolve.ts";
import type { Snapshot } from "../session.ts";
import { type Place, placeOf } from "./model.ts";

/** A work of the workspace, or a model, data set or provider upstream of one. */
export interface LineageNode {
  readonly id: string;
  readonly label: string;
  readonly kind: ArtifactKind;
  /** `id` of the subject, for a work of the workspace. */
  readonly subject?: string;
  /** False where the workspace names something that we do not know. */
  readonly known: boolean;
  /** Ids of the licenses that the rules know of it. */
  readonly licenses: readonly string[];
}

/** How many duties of works come along an edge, by their state. */
export type Carried = Readonly<Record<DutyState, number>>;

/** One step upstream: `from` stands on `to`. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly confidence: Confidence;
  /** Statements in the workspace; empty where only our knowledge of public works says so. */
  readonly at: readonly Place[];
  /** Licenses and providers whose duties come along it, by their short names. */
  readonly terms: readonly string[];
  readonly carries: Carried;
}

/** Nodes in the order of the works, then as they are reached; every edge once. */
export interface Lineage {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

/** The lineage of a snapshot, in steps: yields after each work. */
export function* lineageOf(snapshot: Snapshot): Generator<undefined, Lineage> {
  const drawn = new Drawn(snapshot);
  for (const report of snapshot.subjects) drawn.work(report);
  for (const report of snapshot.subjects) {
    drawn.ways(report);
    yield;
  }
  return { nodes: [...drawn.nodes.values()], edges: [...drawn.edges.values()] };
}

interface DrawnEdge extends LineageEdge {
  readonly terms: string[];
  readonly carries: Record<DutyState, number>;
}

class Drawn {
  readonly nodes = new Map<string, LineageNode>();
  readonly edges = new Map<string, DrawnEdge>();
  readonly #snapshot: Snapshot;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  work({ subject }: SubjectReport): void {
    const id = `subject:${subject.id}`;
    this.nodes.set(id, { id, label: subject.name, kind: subject.artifact, subject: subject.id, known: true, licenses: [] });
  }

  /** Direct steps first, further ones where they lead to something that reaches the work. */
  ways({ subject, upstream, arrivals, duties }: SubjectReport): void {
    const start = `subject:${subject.id}`;
    for (const edge of upstream) this.#edge(start, edge);
    for (const { path, others } of arrivals) for (const way of [path, ...others.map((other) => other.path)]) this.#walk(start, way);
    for (const judged of duties) this.#carry(start, judged);
  }

  #walk(start: string, path: readonly Edge[]): DrawnEdge[] {
    let from = start;
    return path.map((edge) => {
      const drawn = this.#edge(from, edge);
      from = edge.to.key;
      return drawn;
    });
  }

  #carry(start: string, judged: Judged): void {
    const { duty } = judged;
    const term = duty.kind === "license" ? duty.license.short : duty.service.name;
    for (const edge of this.#walk(start, duty.arrival.path)) {
      edge.carries[stateOf(judged)]++;
      if (!edge.terms.includes(term)) edge.terms.push(term);
    }
  }

  #edge(from: string, { to, relation, confidence, claims }: Edge): DrawnEdge {
    const key = `${from}\n${relation}\n${to.key}`;
    const known = this.edges.get(key);
    if (known) return known;
    if (!this.nodes.has(to.key)) this.nodes.set(to.key, nodeOf(to));
    const edge: DrawnEdge = {
      from,
      to: to.key,
      relation,
      confidence,
      at: claims.map(({ anchor }) => placeOf(anchor, this.#snapshot)),
      terms: [],
      carries: { open: 0, confirm: 0, answered: 0, met: 0 },
    };
    this.edges.set(key, edge);
    return edge;
  }
}

const nodeOf = ({ key, label, kind, model, dataset, service }: GraphNode): LineageNode => ({
  id: key,
  label: service?.name ?? label,
  kind,
  known: !key.startsWith("unknown:"),
  licenses: model?.licenses ?? dataset?.licenses ?? [],
});
