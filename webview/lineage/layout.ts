/** The only file that knows the layout library. A script of its own, fetched when the picture is first looked at. */
import { Graph, layout } from "@dagrejs/dagre";

/** A rectangle to be placed, in pixels. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A line between two boxes, with room for its label. */
export interface Line extends Box {
  readonly from: string;
  readonly to: string;
}

/** A point of the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything goes; points of boxes and labels are their middles. */
export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Point>;
  readonly lines: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Point }>;
}

/** Places boxes in columns: what stands on others is left of them. */
export function layOut(boxes: readonly Box[], lines: readonly Line[]): Placed {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 14, edgesep: 10, ranksep: 40, marginx: 12, marginy: 12 });
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  for (const { id, from, to, width, height } of lines) graph.setEdge(from, to, { width, height, labelpos: "c" }, id);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: new Map(boxes.map(({ id }) => [id, pointOf(graph.node(id))])),
    lines: new Map(
      lines.map(({ id, from, to }) => {
        const edge = graph.edge(from, to, id);
        return [id, { points: (edge.points ?? []).map(pointOf), label: pointOf(edge) }];
      }),
    ),
  };
}

const pointOf = ({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): Point => ({ x, y });

/** Under this name the panel finds the function once the script has run. */
declare global {
  var modelTermsLayOut: typeof layOut | undefined;
}
globalThis.modelTermsLayOut = layOut;
