/** The panel's script: draws what the extension sends and posts what the person does. */
import type { Assumption, Lineage, WhatIf } from "../src/core/index.ts";
import type { Audit, FromPanel, ToPanel } from "../src/vscode/protocol.ts";
import { app } from "./app.ts";
import type { Actions } from "./context.ts";
import { h, render } from "./dom.ts";
import { type Index, indexOf } from "./filter.ts";
import { keepFocus } from "./focus.ts";
import { restored, type State } from "./state.ts";
import { isEmpty } from "./what-if.ts";
import { words } from "./words.ts";

interface Host {
  postMessage(message: FromPanel): void;
  getState(): State | undefined;
  setState(state: State): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const post = (message: FromPanel): void => host.postMessage(message);
let state: State = restored(host.getState());
let audit: Audit | undefined;
let index: Index = { rows: [], licenses: [] };
let lineage: Lineage | undefined;
let whatIf: WhatIf | undefined;
let asked = 0;

const actions: Actions = {
  open: (place) => post({ kind: "open", place }),
  fix: (fingerprint, at) => post({ kind: "fix", fingerprint, index: at }),
  answer: (answer) => post({ kind: "answer", answer }),
  suppose(assumption) {
    whatIf = undefined;
    actions.changed({ assumption });
    ask(assumption);
  },
  link: (url) => post({ kind: "link", url }),
  refresh: () => post({ kind: "refresh" }),
  exportAs: (format) => post({ kind: "export", format }),
  unfolded: (subject, isOpen) => actions.changed({ unfolded: { ...state.unfolded, [subject]: isOpen } }),
  changed(part) {
    const was = state.tab;
    state = { ...state, ...part };
    host.setState(state);
    if (state.tab !== was) tellTab();
    if ("filter" in part || "severity" in part || state.tab !== was) drawFirst();
    else draw();
  },
};

/** The picture and the assumption are worked out only while they are looked at. */
function tellTab(): void {
  post({ kind: "lineage", isShown: state.tab === "lineage" });
  ask(state.assumption);
}

function ask(assumption: Assumption): void {
  if (state.tab === "whatIf" && !isEmpty(assumption)) post({ kind: "whatIf", asked: ++asked, assumption });
}

/** Works that are drawn before the page is painted. */
const firstWorks = 60;
let rest = 0;

/** Draws what is seen first, then the rest: for what comes anew, when nobody has scrolled yet. */
function drawFirst(): void {
  draw(firstWorks);
  rest = requestIdleCallback(() => draw(), { timeout: 500 });
}

function draw(limit = Number.POSITIVE_INFINITY): void {
  const root = document.getElementById("audit");
  if (!root || !audit) return;
  cancelIdleCallback(rest);
  document.documentElement.lang = audit.locale;
  const context = { audit, state, say: words[audit.locale], actions, limit };
  const sent = { index, lineage, whatIf };
  keepFocus(() => render(h("div", { class: "audit" }, app(context, sent)), root));
}

window.addEventListener("message", ({ data }: MessageEvent<ToPanel>) => {
  switch (data.kind) {
    case "report": {
      const isFirst = audit === undefined;
      audit = data.audit;
      index = indexOf(audit);
      if (isFirst && state.scroll === 0) drawFirst();
      else draw();
      if (isFirst) window.scrollTo(0, state.scroll);
      return ask(state.assumption);
    }
    case "filter":
      return actions.changed({ filter: data.text, tab: "works" });
    case "lineage":
      lineage = data.lineage;
      return draw();
    case "whatIf":
      if (data.asked !== asked) return;
      whatIf = data.result;
      return draw();
  }
});
window.addEventListener("scrollend", () => {
  state = { ...state, scroll: window.scrollY };
  host.setState(state);
});
post({ kind: "ready" });
tellTab();
