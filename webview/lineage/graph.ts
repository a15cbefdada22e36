/** From the lineage to what is drawn: what is alike becomes one node, so that hundreds of works stay readable. */
import type { Carried, Lineage, LineageEdge, LineageNode } from "../../src/core/index.ts";
import type { Audit, PanelSubject } from "../../src/vscode/protocol.ts";

/** A node of the picture. */
export interface PictureNode extends Pick<LineageNode, "id" | "kind" | "known" | "licenses"> {
  readonly label: string;
  /** The works of a group, or the one work; none for what lies upstream. */
  readonly works: readonly PanelSubject[];
  readonly isGroup: boolean;
}

/** An edge of the picture; `id` is unique. */
export interface PictureEdge extends LineageEdge {
  readonly id: string;
  /** So many edges of a group are drawn as one. */
  readonly joined: number;
}

/** What is drawn. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** More works than this are grouped by what they were made from. */
const singleAtMost = 24;
/** In a picture of more nodes than this, what nobody knows is grouped by who names it. */
const nodesAtMost = 60;
/** Places kept for an edge of a group. */
const mostPlaces = 20;

/** What names a group: its works, or so many nodes of a kind that nobody knows. */
export type GroupLabel = (works: readonly PanelSubject[], kind: LineageNode["kind"], count: number) => string;

/** The picture. Groups in `unfolded` are drawn node by node. */
export function pictureOf(
  lineage: Lineage,
  { subjects }: Pick<Audit, "subjects">,
  unfolded: readonly string[],
  labelOf: GroupLabel,
): Picture {
  const subjectOf = new Map(subjects.map((subject) => [subject.id, subject]));
  const edges = lineage.edges.filter(({ from, to }) => from !== to);
  const ofWorks = groupsOfWorks(lineage.nodes, edges, subjectOf, unfolded);
  const groupOf = new Map([...ofWorks, ...groupsOfUnknown(lineage.nodes, edges, ofWorks, unfolded)]);
  const sizes = new Map<string, number>();
  const nodes = new Map<string, PictureNode>();
  for (const { id, label, kind, known, licenses, subject } of lineage.nodes) {
    const work = subject === undefined ? undefined : subjectOf.get(subject);
    const group = groupOf.get(id);
    if (group === hidden) continue;
    const works = [...(nodes.get(group ?? id)?.works ?? []), ...(work ? [work] : [])];
    const size = (sizes.get(group ?? id) ?? 0) + 1;
    sizes.set(group ?? id, size);
    const isGroup = group !== undefined;
    nodes.set(group ?? id, { id: group ?? id, kind, known, licenses, works, isGroup, label: isGroup ? labelOf(works, kind, size) : label });
  }
  return { nodes: [...nodes.values()], edges: joined(edges, groupOf) };
}

const hidden = "hidden";

/** The group of each work that is drawn together with others: references of one thing, and in a crowd what was made from the same. */
function groupsOfWorks(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
  subjectOf: ReadonlyMap<string, PanelSubject>,
  unfolded: readonly string[],
): ReadonlyMap<string, string> {
  const isStoodOn = new Set(edges.map(({ to }) => to));
  const ends = nodes.filter(({ id, subject }) => subject !== undefined && !isStoodOn.has(id));
  const isReference = ({ subject }: LineageNode): boolean => subjectOf.get(subject ?? "")?.use.is === "reference";
  const isCrowded = ends.filter((node) => !isReference(node)).length > singleAtMost;
  const ways = new Map<string, LineageEdge[]>();
  for (const edge of edges) ways.set(edge.from, [...(ways.get(edge.from) ?? []), edge]);
  const keyOf = (node: LineageNode): string | undefined => {
    const own = ways.get(node.id) ?? [];
    if (isReference(node)) return own.length === 0 ? hidden : `reference ${wayOf(own)}`;
    if (!isCrowded) return undefined;
    const made = own.filter(({ relation }) => !fromData.has(relation));
    return `${node.kind} ${wayOf(made.length > 0 ? made : own)}`;
  };
  return grouped(ends, keyOf, unfolded);
}

const fromData: ReadonlySet<string> = new Set(["trained-on", "generated-by", "distilled"]);

const wayOf = (edges: readonly LineageEdge[]): string =>
  edges
    .map(({ relation, to }) => `${relation} ${to}`)
    .sort()
    .join("|");

/** In a large picture, things that nobody knows and that the same works name become one node. */
function groupsOfUnknown(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
  ofWorks: ReadonlyMap<string, string>,
  unfolded: readonly string[],
): ReadonlyMap<string, string> {
  if (nodes.length <= nodesAtMost) return new Map();
  const namedBy = new Map<string, string[]>();
  for (const { from, to, relation } of edges) namedBy.set(to, [...(namedBy.get(to) ?? []), `${relation} ${ofWorks.get(from) ?? from}`]);
  const unknown = nodes.filter(({ known }) => !known);
  return grouped(unknown, ({ id, kind }) => `unknown ${kind} ${[...new Set(namedBy.get(id))].sort().join("|")}`, unfolded);
}

/** Nodes with one key are one group, unless it is alone or unfolded. */
function grouped(
  nodes: readonly LineageNode[],
  keyOf: (node: LineageNode) => string | undefined,
  unfolded: readonly string[],
): ReadonlyMap<string, string> {
  const alike = new Map<string, string[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    if (key !== undefined) alike.set(key, [...(alike.get(key) ?? []), node.id]);
  }
  return new Map(
    [...alike].flatMap(([key, members]) =>
      key === hidden || (members.length > 1 && !unfolded.includes(`group:${key}`))
        ? members.map((id): [string, string] => [id, key === hidden ? hidden : `group:${key}`])
        : [],
    ),
  );
}

/** Edges of a group that lead to the same are one. */
function joined(edges: readonly LineageEdge[], groupOf: ReadonlyMap<string, string>): PictureEdge[] {
  const found = new Map<string, PictureEdge>();
  for (const edge of edges) {
    const from = groupOf.get(edge.from) ?? edge.from;
    if (from === hidden) continue;
    const to = groupOf.get(edge.to) ?? edge.to;
    const id = `${from}\n${edge.relation}\n${to}`;
    const known = found.get(id);
    if (!known) found.set(id, { ...edge, from, to, id, joined: 1 });
    else
      found.set(id, {
        ...known,
        joined: known.joined + 1,
        at: [...known.at, ...edge.at].slice(0, mostPlaces),
        terms: [...new Set([...known.terms, ...edge.terms])],
        carries: sum(known.carries, edge.carries),
      });
  }
  return [...found.values()];
}

const sum = (a: Carried, b: Carried): Carried => ({
  open: a.open + b.open,
  confirm: a.confirm + b.confirm,
  answered: a.answered + b.answered,
  met: a.met + b.met,
});

/** All duties that an edge carries. */
export const total = ({ open, confirm, answered, met }: Carried): number => open + confirm + answered + met;
