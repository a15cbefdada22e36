/** Sentences about nodes and edges of the picture, made from data. */
import type { Words } from "../words.ts";
import { type Picture, type PictureEdge, type PictureNode, total } from "./graph.ts";

/** The second line of a node: what it is, and what matters of it. */
export function noteOf(node: PictureNode, picture: Picture, say: Words): string {
  const [work] = node.works;
  if (node.isGroup || !work)
    return [node.isGroup && !work ? "" : (say.kinds[node.kind] ?? node.kind), node.known ? node.licenses.join(", ") : say.unknown]
      .filter(Boolean)
      .join(" · ");
  const open = openOf(node, picture);
  return [say.uses[work.use.is] ?? work.use.is, open > 0 ? `${open} ${say.states.open}` : ""].filter(Boolean).join(" · ");
}

/** Duties of a work that are open: those that its own edges carry. */
export const openOf = ({ id, works }: PictureNode, { edges }: Picture): number =>
  works.length === 0 ? 0 : edges.filter(({ from }) => from === id).reduce((sum, { carries }) => sum + carries.open, 0);

/** A relation, with how many of a group have it. */
export function relationOf({ relation, joined }: PictureEdge, say: Words): string {
  const word = say.relations[relation] ?? relation;
  return joined > 1 ? say.picture.times(word, joined) : word;
}

/** What an edge carries, in words. */
export const carriesOf = ({ carries }: PictureEdge, say: Words): string =>
  total(carries) === 0 ? say.picture.nothing : say.picture.carries(total(carries), carries.open, carries.confirm);

/** What a node stands on and what comes along, a phrase for each edge. */
export const edgesOf = (node: PictureNode, picture: Picture, say: Words): string[] =>
  picture.edges
    .filter(({ from }) => from === node.id)
    .map((edge) => `${relationOf(edge, say)} ${labelOf(edge.to, picture)}: ${carriesOf(edge, say)}`);

/** The label of a node by its id. */
export const labelOf = (id: string, { nodes }: Picture): string => nodes.find((node) => node.id === id)?.label ?? id;
