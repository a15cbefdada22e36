/** The lineage: as a picture or as a list, with the details of what is chosen. */
import type { Lineage } from "../../src/core/index.ts";
import type { Audit } from "../../src/vscode/protocol.ts";
import type { Context } from "../context.ts";
import { type Child, h, part } from "../dom.ts";
import { button, element } from "../ui.ts";
import type { Words } from "../words.ts";
import { details } from "./details.ts";
import { type GroupLabel, type Picture, pictureOf } from "./graph.ts";
import { lineageList } from "./list.ts";
import { PictureView } from "./picture.ts";

/** The part; a waiting word until the lineage has come. */
export function lineagePart(context: Context, lineage: Lineage | undefined): Child {
  const { state, say, actions } = context;
  if (!lineage) return element("p", "empty", say.picture.waiting);
  const { asList, zoom, selected, unfolded } = state.lineage;
  const picture = pictureFor(lineage, context.audit, unfolded, say);
  const set = (to: Partial<typeof state.lineage>): void => actions.changed({ lineage: { ...state.lineage, ...to } });
  return [
    element(
      "div",
      "tools",
      toggle(say.picture.asPicture, !asList, () => set({ asList: false })),
      toggle(say.picture.asList, asList, () => set({ asList: true })),
      unfolded.length > 0 ? button(say.picture.foldAll, () => set({ unfolded: [] })) : undefined,
    ),
    asList
      ? lineageList(picture, context)
      : [
          h("a", { class: "skip", href: "#details", key: "skip", onClick: skip }, say.picture.skip),
          part(
            PictureView,
            {
              picture,
              say,
              zoom,
              selected,
              onZoom: (to: number) => set({ zoom: to }),
              onSelect: (id: string) => set({ selected: id }),
              onOpen: actions.open,
            },
            "picture",
          ),
          h(
            "div",
            { id: "details", tabIndex: -1, key: "details" },
            details(
              picture,
              picture.nodes.find(({ id }) => id === selected),
              context,
            ),
          ),
        ],
  ];
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("details")?.focus();
}

const toggle = (label: string, isOn: boolean, onClick: () => void): Child =>
  h("button", { type: "button", class: "toggle", "aria-pressed": String(isOn), onClick, key: label }, label);

let last: { readonly key: readonly unknown[]; readonly picture: Picture } | undefined;

/** The same picture for the same data: laying it out is the dearest thing here. */
function pictureFor(lineage: Lineage, audit: Audit, unfolded: readonly string[], say: Words): Picture {
  const key = [lineage, audit, unfolded, say];
  if (last?.key.every((one, i) => one === key[i])) return last.picture;
  const label: GroupLabel = (works, kind, count) =>
    works.length === 0
      ? say.picture.things(count, kind)
      : works[0]?.use.is === "reference"
        ? say.picture.referencing(works.length)
        : say.picture.group(works.length);
  const made = pictureOf(lineage, audit, unfolded, label);
  // While one types, most changes leave the lineage as it is.
  const picture = last && JSON.stringify(last.picture) === JSON.stringify(made) ? last.picture : made;
  last = { key, picture };
  return picture;
}
