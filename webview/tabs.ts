/** The parts of the panel, of which one is drawn: arrow keys go from tab to tab, Tab goes into the part. */
import { type Child, type Element, h } from "./dom.ts";
import type { Tab } from "./words.ts";

/** A tab and how it is called. */
export interface TabLabel {
  readonly id: Tab;
  readonly label: string;
}

/** The list of tabs. */
export function tabList(tabs: readonly TabLabel[], chosen: Tab, label: string, onChoose: (tab: Tab) => void): Element {
  const go = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = target === undefined ? undefined : tabs[(target + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return h(
    "div",
    { class: "tabs", role: "tablist", "aria-label": label, onKeyDown: go },
    tabs.map(({ id, label: name }) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${id}`,
          key: id,
          "aria-selected": String(id === chosen),
          "aria-controls": "tabpanel",
          tabIndex: id === chosen ? 0 : -1,
          onClick: () => onChoose(id),
        },
        name,
      ),
    ),
  );
}

/** The part that belongs to the chosen tab. */
export const tabPanel = (chosen: Tab, ...children: readonly Child[]): Element =>
  h("div", { id: "tabpanel", role: "tabpanel", "aria-labelledby": `tab-${chosen}`, key: chosen }, ...children);
