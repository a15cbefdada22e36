/** From the lineage to what is drawn: works that stand on the same things in the same way become one node, so that hundreds stay readable. */
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
}

/** What is drawn. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** More works than this are grouped where they are alike. */
const singleAtMost = 24;
/** Places kept for an edge of a group. */
const mostPlaces = 20;

/** The picture. Groups in `unfolded` are drawn work by work. `labelOf` names a group. */
export function pictureOf(
  lineage: Lineage,
  { subjects }: Pick<Audit, "subjects">,
  unfolded: readonly string[],
  labelOf: (works: readonly PanelSubject[]) => string,
): Picture {
  const subjectOf = new Map(subjects.map((subject) => [subject.id, subject]));
  const edges = lineage.edges.filter(({ from, to }) => from !== to);
  const groupOf = groups(lineage.nodes, edges, subjectOf, unfolded);
  const nodes = new Map<string, PictureNode>();
  for (const { id, label, kind, known, licenses, subject } of lineage.nodes) {
    const work = subject === undefined ? undefined : subjectOf.get(subject);
    const group = groupOf.get(id);
    if (group === hidden) continue;
    const works = [...(nodes.get(group ?? id)?.works ?? []), ...(work ? [work] : [])];
    const isGroup = group !== undefined;
    nodes.set(group ?? id, { id: group ?? id, kind, known, licenses, works, isGroup, label: isGroup ? labelOf(works) : label });
  }
  return { nodes: [...nodes.values()], edges: joined(edges, groupOf) };
}

const hidden = "hidden";

/** The group of each work that is drawn together with others. */
function groups(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
  subjectOf: ReadonlyMap<string, PanelSubject>,
  unfolded: readonly string[],
): ReadonlyMap<string, string> {
  const ways = new Map<string, string[]>();
  for (const { from, to, relation } of edges) ways.set(from, [...(ways.get(from) ?? []), `${relation} ${to}`]);
  const isStoodOn = new Set(edges.map(({ to }) => to));
  const isReference = (node: LineageNode): boolean => node.subject !== undefined && subjectOf.get(node.subject)?.use.is === "reference";
  const ends = nodes.filter(({ id, subject }) => subject !== undefined && !isStoodOn.has(id));
  const isCrowded = ends.filter((node) => !isReference(node)).length > singleAtMost;
  const alike = new Map<string, string[]>();
  const found = new Map<string, string>();
  for (const node of ends) {
    const way = [...(ways.get(node.id) ?? [])].sort().join("|");
    if (isReference(node) && way === "") found.set(node.id, hidden);
    else if (isReference(node) || isCrowded) {
      const key = `group:${isReference(node)} ${node.kind} ${way}`;
      alike.set(key, [...(alike.get(key) ?? []), node.id]);
    }
  }
  for (const [key, members] of alike) if (members.length > 1 && !unfolded.includes(key)) for (const id of members) found.set(id, key);
  return found;
}

/** Edges of a group that lead to the same are one. */
function joined(edges: readonly LineageEdge[], groupOf: ReadonlyMap<string, string>): PictureEdge[] {
  const found = new Map<string, PictureEdge>();
  for (const edge of edges) {
    const from = groupOf.get(edge.from) ?? edge.from;
    if (from === hidden) continue;
    const id = `${from}\n${edge.relation}\n${edge.to}`;
    const known = found.get(id);
    if (!known) found.set(id, { ...edge, from, id });
    else
      found.set(id, {
        ...known,
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
