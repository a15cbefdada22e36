/** The lineage as SVG, drawn from data. Zoom and scroll by buttons, keys, wheel and drag; nodes are reached with Tab in reading order. */
import type { Place } from "../../src/core/index.ts";
import { type Child, type Element, h, useEffect, useLayoutEffect, useRef, useState } from "../dom.ts";
import { button, element } from "../ui.ts";
import type { Words } from "../words.ts";
import { type Picture, type PictureEdge, type PictureNode, total } from "./graph.ts";
import type { Box, Line, Placed, Point } from "./layout.ts";
import { loadLayout } from "./load.ts";
import { edgesOf, noteOf, openOf, relationOf } from "./words.ts";

/** What the picture is given. */
export interface PictureProps {
  readonly picture: Picture;
  readonly say: Words;
  /** 0 fits the width. */
  readonly zoom: number;
  readonly selected: string;
  readonly onZoom: (zoom: number) => void;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (place: Place) => void;
}

const line = { height: 17, character: 8.2, wide: 14, padding: 12 } as const;
/** Longer names are written in two lines, their owner in the first; longer lines are cut. */
const longest = { oneLine: 24, line: 40 } as const;
const zooms = { least: 0.3, most: 3, step: 1.25, readable: 0.6 } as const;
const panStep = 60;

/** The picture with its buttons. */
export function PictureView(props: PictureProps): Child {
  const { picture, say, zoom, onZoom } = props;
  const viewport = useRef<HTMLElement>(null);
  const placed = usePlaced(picture, say);
  const width = useWidth(viewport);
  const fit = placed ? Math.min(1, Math.max(zooms.readable, (width - 4) / placed.width)) : 1;
  const scale = zoom || fit;
  const zoomTo = (to: number): void => onZoom(Math.min(zooms.most, Math.max(zooms.least, to)));
  useAnchor(viewport, scale);
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyAction(event.key, viewport.current, scale, zoomTo, onZoom);
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomTo(event.deltaY < 0 ? scale * zooms.step : scale / zooms.step);
  };
  return [
    element(
      "div",
      "picture-tools",
      button("+", () => zoomTo(scale * zooms.step), { name: say.picture.zoomIn }),
      button("−", () => zoomTo(scale / zooms.step), { name: say.picture.zoomOut }),
      button(say.picture.fit, () => onZoom(0)),
      element("span", "keys", `${Math.round(scale * 100)} %. ${say.picture.keys}`),
    ),
    h(
      "div",
      {
        class: "viewport",
        ref: viewport,
        tabIndex: 0,
        role: "group",
        "aria-label": `${say.picture.label}. ${say.picture.keys}`,
        onKeyDown,
        onWheel,
        onPointerDown: (event: PointerEvent) => startDrag(event, viewport.current),
      },
      placed ? drawing(placed, scale, props) : element("p", "empty", say.picture.waiting),
    ),
  ];
}

/** What a key does, if anything. */
function keyAction(
  key: string,
  viewport: HTMLElement | null,
  scale: number,
  zoomTo: (zoom: number) => void,
  onZoom: (zoom: number) => void,
): (() => void) | undefined {
  const by = (x: number, y: number) => () => viewport?.scrollBy(x * panStep, y * panStep);
  const keys: Readonly<Record<string, () => void>> = {
    "+": () => zoomTo(scale * zooms.step),
    "=": () => zoomTo(scale * zooms.step),
    "-": () => zoomTo(scale / zooms.step),
    "0": () => onZoom(0),
    ArrowLeft: by(-1, 0),
    ArrowRight: by(1, 0),
    ArrowUp: by(0, -1),
    ArrowDown: by(0, 1),
  };
  return keys[key];
}

/** Dragging the ground moves the picture. */
function startDrag({ target, pointerId, clientX, clientY, button: which }: PointerEvent, viewport: HTMLElement | null): void {
  if (!viewport || which !== 0 || (target as globalThis.Element).closest(".node, .edge")) return;
  const { scrollLeft, scrollTop } = viewport;
  const move = (event: PointerEvent): void => viewport.scrollTo(scrollLeft + clientX - event.clientX, scrollTop + clientY - event.clientY);
  const end = (): void => viewport.removeEventListener("pointermove", move);
  viewport.setPointerCapture(pointerId);
  viewport.addEventListener("pointermove", move);
  viewport.addEventListener("pointerup", end, { once: true });
  viewport.addEventListener("pointercancel", end, { once: true });
}

/** Where everything goes, once the layout script is there. */
function usePlaced(picture: Picture, say: Words): Placed | undefined {
  const [placed, setPlaced] = useState<{ readonly of: Picture; readonly placed: Placed } | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    loadLayout().then((layOut) => {
      if (isWanted) setPlaced({ of: picture, placed: layOut(boxesOf(picture, say), linesOf(picture, say)) });
    }, console.error);
    return () => {
      isWanted = false;
    };
  }, [picture, say]);
  return placed?.of === picture ? placed.placed : undefined;
}

/** The width of an element, as it changes. */
function useWidth(of: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(800);
  useLayoutEffect(() => {
    const { current } = of;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [of]);
  return width;
}

/** What was in the middle stays there when the scale changes. */
function useAnchor(viewport: { readonly current: HTMLElement | null }, scale: number): void {
  const last = useRef(scale);
  useLayoutEffect(() => {
    const { current } = viewport;
    const factor = scale / last.current;
    last.current = scale;
    if (!current || factor === 1) return;
    current.scrollLeft = (current.scrollLeft + current.clientWidth / 2) * factor - current.clientWidth / 2;
    current.scrollTop = (current.scrollTop + current.clientHeight / 2) * factor - current.clientHeight / 2;
  }, [viewport, scale]);
}

const clipped = (text: string): string => (text.length > longest.line ? `${text.slice(0, longest.line - 1)}…` : text);

/** The lines of a node: its name, and what it is. */
function linesIn(node: PictureNode, picture: Picture, say: Words): readonly string[] {
  const owner = node.label.length > longest.oneLine && !node.isGroup ? node.label.slice(0, node.label.lastIndexOf("/") + 1) : "";
  const name = node.label.slice(owner.length);
  return [...(owner === "" ? [] : [owner]), name, noteOf(node, picture, say)].map(clipped);
}

/** An estimate that is never too small for the fonts of an editor. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > "\u2e80" ? line.wide : line.character), 0);

const edgeLines = (edge: PictureEdge, say: Words): readonly string[] => [
  relationOf(edge, say),
  total(edge.carries) === 0 ? "" : say.picture.carriesShort(total(edge.carries), edge.carries.open),
];

const labelWidth = (edge: PictureEdge, say: Words): number => Math.max(...edgeLines(edge, say).map(widthOf)) * 0.85 + 8;

const boxesOf = (picture: Picture, say: Words): Box[] =>
  picture.nodes.map((node) => {
    const lines = linesIn(node, picture, say);
    return { id: node.id, width: Math.max(...lines.map(widthOf)) + 2 * line.padding, height: lines.length * line.height + line.padding };
  });

const linesOf = ({ edges }: Picture, say: Words): Line[] =>
  edges.map((edge) => ({
    id: edge.id,
    from: edge.from,
    to: edge.to,
    width: labelWidth(edge, say),
    height: 2 * line.height,
  }));

function drawing(placed: Placed, scale: number, props: PictureProps): Element {
  const { picture, say, selected } = props;
  const near = new Set(picture.edges.filter(({ from, to }) => from === selected || to === selected).map(({ id }) => id));
  return h(
    "svg",
    {
      width: Math.ceil(placed.width * scale),
      height: Math.ceil(placed.height * scale),
      viewBox: `0 0 ${placed.width} ${placed.height}`,
      role: "group",
      "aria-label": say.picture.label,
    },
    h(
      "defs",
      null,
      h(
        "marker",
        {
          id: "arrow",
          viewBox: "0 0 8 8",
          refX: 8,
          refY: 4,
          markerWidth: 9,
          markerHeight: 9,
          markerUnits: "userSpaceOnUse",
          orient: "auto",
        },
        h("path", { d: "M0 0 8 4 0 8z", class: "arrow" }),
      ),
    ),
    [edgeLine, edgeLabel].map((shape) => picture.edges.map((edge) => shape(edge, placed, near.has(edge.id), props))),
    inReadingOrder(picture.nodes, placed).map((node) => nodeShape(node, placed, props)),
  );
}

/** Column by column, from top to bottom. */
const inReadingOrder = (nodes: readonly PictureNode[], { boxes }: Placed): PictureNode[] => {
  const at = ({ id }: PictureNode): Point => boxes.get(id) ?? { x: 0, y: 0 };
  const column = (node: PictureNode): number => Math.round(at(node).x / 80);
  return [...nodes].sort((a, b) => column(a) - column(b) || at(a).y - at(b).y);
};

type EdgeShape = (edge: PictureEdge, placed: Placed, isNear: boolean, props: PictureProps) => Element | undefined;

const edgeLine: EdgeShape = (edge, placed, isNear, props) => {
  const line = placed.lines.get(edge.id);
  if (!line) return undefined;
  const d = line.points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  return edgePart(edge, isNear, props, h("path", { d, class: "hit" }), h("path", { d, class: "line", "marker-end": "url(#arrow)" }));
};

/** Labels lie above all lines. */
const edgeLabel: EdgeShape = (edge, placed, isNear, props) => {
  const at = placed.lines.get(edge.id)?.label;
  if (!at) return undefined;
  const [relation = "", carries = ""] = edgeLines(edge, props.say);
  const width = labelWidth(edge, props.say) - 6;
  return edgePart(
    edge,
    isNear,
    props,
    h("rect", { x: at.x - width / 2, y: at.y - 13, width, height: carries ? 28 : 14, class: "ground" }),
    h("text", { x: at.x, y: at.y - 3, class: "relation" }, relation),
    carries ? h("text", { x: at.x, y: at.y + 11, class: "carries" }, carries) : undefined,
  );
};

/** An edge leads to its evidence by click; by keyboard the details and the list do. */
function edgePart(edge: PictureEdge, isNear: boolean, { say, onOpen, onSelect }: PictureProps, ...shapes: readonly Child[]): Element {
  const [place] = edge.at;
  const kind = edge.carries.open > 0 ? "open" : total(edge.carries) > 0 ? "carrying" : "idle";
  return h(
    "g",
    {
      class: `edge ${kind}${isNear ? " near" : ""}${place ? " stated" : ""}`,
      key: edge.id,
      "aria-hidden": "true",
      onClick: () => (place ? onOpen(place) : onSelect(edge.from)),
    },
    h("title", null, place ? say.line(place.path, place.start.line) : say.picture.byRules),
    ...shapes,
  );
}

function nodeShape(node: PictureNode, placed: Placed, props: PictureProps): Element | undefined {
  const { picture, say, selected, onSelect } = props;
  const at = placed.boxes.get(node.id);
  if (!at) return undefined;
  const [box] = boxesOf({ ...picture, nodes: [node] }, say);
  const { width = 0, height = 0 } = box ?? {};
  const lines = linesIn(node, picture, say);
  const isWork = node.works.length > 0;
  const classes = ["node", isWork ? "work" : node.kind, node.known ? "" : "unknown", openOf(node, picture) > 0 ? "open" : ""];
  const select = (): void => onSelect(node.id);
  return h(
    "g",
    {
      class: classes.filter(Boolean).join(" "),
      key: node.id,
      "data-node": node.label,
      transform: `translate(${(at.x - width / 2).toFixed(1)} ${(at.y - height / 2).toFixed(1)})`,
      role: "button",
      tabIndex: 0,
      "aria-label": spokenName(node, lines, picture, say),
      "aria-pressed": String(node.id === selected),
      onClick: select,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        select();
      },
      onFocus: (event: FocusEvent) => (event.currentTarget as globalThis.Element).scrollIntoView({ block: "nearest", inline: "nearest" }),
    },
    node.isGroup ? h("rect", { x: 4, y: -4, width, height, rx: 3, class: "shape behind" }) : undefined,
    node.kind === "dataset" && !isWork
      ? h("path", { d: cylinder(width, height), class: "shape" })
      : h("rect", { width, height, rx: node.kind === "service" ? height / 2 : isWork ? 3 : 8, class: "shape" }),
    isWork ? h("rect", { width: 4, height, class: "bar" }) : undefined,
    lines.map((text, i) => [
      i === lines.length - 1 ? " " : "",
      h("text", { x: width / 2, y: (i + 1) * line.height + 1, class: i === lines.length - 1 ? "note" : "title", key: i }, text),
    ]),
  );
}

/** What is seen, then what is not: the whole name where it was cut, and the edges. */
function spokenName(node: PictureNode, lines: readonly string[], picture: Picture, say: Words): string {
  const seen = `${lines.slice(0, -1).join("")} ${lines.at(-1)}`;
  return [seen, ...(seen.includes(node.label) ? [] : [node.label]), ...edgesOf(node, picture, say)].join("; ");
}

/** A drum on its side edges: a data set. */
const cylinder = (width: number, height: number): string =>
  `M0 5C0 -1.5 ${width} -1.5 ${width} 5V${height - 5}C${width} ${height + 1.5} 0 ${height + 1.5} 0 ${height - 5}Z`;
