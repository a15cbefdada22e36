/** The status bar item: what is done with the work of the active file, and what is open. Where there is no work, it is hidden. */
import { type Disposable, l10n, StatusBarAlignment, type StatusBarItem, type Uri, window } from "vscode";
import { type Overview, overviewsAt } from "../core/index.ts";
import { setContext } from "./context.ts";
import type { Scene } from "./scene.ts";
import { capital, leftToDo, tooltipOf, useOf } from "./standing.ts";

/** Keeps the item up to date. */
export function registerStatusBar(scene: Scene): Disposable & { readonly item: StatusBarItem } {
  const item = window.createStatusBarItem("modelTerms.work", StatusBarAlignment.Right, 90);
  item.name = l10n.t("Model Terms: Work");
  item.command = "modelTerms.fileStatus";
  const update = (): void => {
    const here = workAt(window.activeTextEditor?.document.uri, scene);
    setContext("modelTerms.inWork", here !== undefined);
    if (here) fill(item, here, scene);
    else empty(item);
  };
  const parts = [item, scene.onDidShow(update), window.onDidChangeActiveTextEditor(update)];
  update();
  return { item, dispose: () => parts.forEach((part) => void part.dispose()) };
}

/** The work of a file; where it holds several the one with most to do. */
export function workAt(uri: Uri | undefined, scene: Scene): Overview | undefined {
  const shown = scene.shown();
  const path = uri && shown?.roots.pathOf(uri);
  if (!shown || path === undefined) return undefined;
  const weight = ({ counts }: Overview): number => counts.open * 1000 + counts.confirm;
  return overviewsAt(path, shown.snapshot).sort((a, b) => weight(b) - weight(a))[0];
}

function fill(item: StatusBarItem, overview: Overview, scene: Scene): void {
  const shown = scene.shown();
  if (!shown) return;
  const { work, counts } = overview;
  const use = useOf(work);
  item.text = counts.open > 0 ? `$(law) ${l10n.t("{0} · {1} open", capital(use), counts.open)}` : `$(law) ${capital(use)}`;
  item.tooltip = tooltipOf(overview, shown);
  item.accessibilityInformation = {
    label: l10n.t("Model Terms: work {0}, {1}, {2}", work.subject.name, use, leftToDo(overview) || l10n.t("nothing open")),
    role: "button",
  };
  item.show();
}

function empty(item: StatusBarItem): void {
  item.text = "";
  item.hide();
}
