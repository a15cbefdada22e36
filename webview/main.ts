/** The panel's script: draws the report that the extension sends and posts what the person does. */
import type { Report } from "../src/core/index.ts";
import type { FromPanel, ToPanel } from "../src/vscode/protocol.ts";
import { type Actions, content, frame, type State } from "./view.ts";

interface Host {
  postMessage(message: FromPanel): void;
  getState(): State | undefined;
  setState(state: State): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const post = (message: FromPanel): void => host.postMessage(message);
let state: State = host.getState() ?? { filter: "", severity: "" };
let report: Report | undefined;
let body: HTMLElement | undefined;

const actions: Actions = {
  open: (place) => post({ kind: "open", place }),
  fix: (fingerprint, index) => post({ kind: "fix", fingerprint, index }),
  link: (url) => post({ kind: "link", url }),
  refresh: () => post({ kind: "refresh" }),
  exportAs: (format) => post({ kind: "export", format }),
  changed(part) {
    state = { ...state, ...part };
    host.setState(state);
    fill();
  },
};

/** Draws everything; what was unfolded stays so. */
function draw(): void {
  const root = document.getElementById("audit");
  if (!root || !report) return;
  const open = openWorks();
  const parts = frame(report, state, actions);
  body = parts.body;
  root.replaceChildren(parts.header, parts.body);
  document.documentElement.lang = report.locale;
  fill();
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details.work")) {
    const known = open.get(nameOf(details));
    if (known !== undefined) details.open = known;
  }
}

function fill(): void {
  if (report && body) body.replaceChildren(...content(report, state, actions));
}

const nameOf = (details: HTMLDetailsElement): string => details.querySelector(".name")?.textContent ?? "";

const openWorks = (): Map<string, boolean> =>
  new Map([...document.querySelectorAll<HTMLDetailsElement>("details.work")].map((details) => [nameOf(details), details.open]));

window.addEventListener("message", ({ data }: MessageEvent<ToPanel>) => {
  if (data.kind !== "report") return;
  report = data.report;
  draw();
});
post({ kind: "ready" });
