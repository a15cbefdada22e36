/** The view "Works": each work with its duties, met ones too. It follows the newest reading without closing what is open. */
import {
  type Disposable,
  EventEmitter,
  l10n,
  Position,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  window,
} from "vscode";
import { checkSummary, type Entry, type Overview, overviewsOf, placeOf, render, startOf } from "../core/index.ts";
import { checkName } from "./check-names.ts";
import { setContext } from "./context.ts";
import { rangeOf } from "./positions.ts";
import type { Scene } from "./scene.ts";
import type { Shown } from "./shown.ts";
import { capital, entryIcon, leftToDo, placeWords, stateWords, tooltipOf, useOf } from "./standing.ts";

/** A row: a work, one of its duties, or all works of which nothing is asked. */
export type Row =
  | { readonly kind: "work"; readonly overview: Overview }
  | { readonly kind: "entry"; readonly overview: Overview; readonly entry: Entry }
  | { readonly kind: "rest"; readonly overviews: readonly Overview[] };

/** The id of the view. */
export const worksView = "modelTerms.works";

/** Shows the view, and keeps the context key by which it is there at all. */
export function registerTree(scene: Scene): Disposable & { readonly rows: TreeDataProvider<Row> } {
  const rows = new Works(scene);
  const view = window.createTreeView(worksView, { treeDataProvider: rows, showCollapseAll: true });
  let isStale = false;
  const parts = [
    view,
    scene.onDidShow(() => {
      setContext("modelTerms.hasWork", (scene.shown()?.snapshot.subjects.length ?? 0) > 0);
      if (view.visible) rows.refresh();
      else isStale = true;
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && isStale) rows.refresh();
      isStale &&= !visible;
    }),
  ];
  return { rows, dispose: () => parts.forEach((part) => void part.dispose()) };
}

/** Rows keep their ids from reading to reading, so that the editor keeps what is open and what is selected. */
class Works implements TreeDataProvider<Row> {
  readonly #scene: Scene;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(row?: Row): Row[] {
    if (row?.kind === "work") return row.overview.entries.map((entry) => ({ kind: "entry", overview: row.overview, entry }));
    if (row?.kind === "rest") return row.overviews.map((overview) => ({ kind: "work", overview }));
    const shown = this.#scene.shown();
    if (row || !shown) return [];
    const all = overviewsOf(shown.snapshot);
    const rest = all.filter(({ entries }) => entries.length === 0);
    const works = all.filter(({ entries }) => entries.length > 0).map((overview): Row => ({ kind: "work", overview }));
    return rest.length > 0 ? [...works, { kind: "rest", overviews: rest }] : works;
  }

  getTreeItem(row: Row): TreeItem {
    const shown = this.#scene.shown();
    if (row.kind === "rest" || !shown) return restItem(row.kind === "rest" ? row.overviews.length : 0);
    return row.kind === "work" ? workItem(row.overview, shown) : entryItem(row.overview, row.entry, shown);
  }

  /** Asked when the mouse rests on a row: looking up places of many works would take its time. */
  resolveTreeItem(item: TreeItem, row: Row): TreeItem {
    const shown = this.#scene.shown();
    if (row.kind === "work" && shown) item.tooltip = tooltipOf(row.overview, shown);
    return item;
  }
}

function restItem(count: number): TreeItem {
  const item = new TreeItem(l10n.t("Nothing is asked"), TreeItemCollapsibleState.Collapsed);
  item.id = "rest";
  item.description = String(count);
  item.iconPath = new ThemeIcon("circle-outline");
  item.accessibilityInformation = { label: l10n.t("Works of which nothing is asked: {0}", count) };
  return item;
}

const workIcons = { model: "package", adapter: "extensions", dataset: "database", service: "cloud" } as const;

function workItem(overview: Overview, shown: Shown): TreeItem {
  const { work, entries } = overview;
  const { subject } = work;
  const item = new TreeItem(subject.name, entries.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  item.id = `work ${subject.id}`;
  item.description = [leftToDo(overview), useOf(work)].filter(Boolean).join(" · ");
  item.iconPath = new ThemeIcon(workIcons[subject.artifact]);
  item.contextValue = "work";
  item.accessibilityInformation = { label: `${subject.name}, ${useOf(work)}, ${leftToDo(overview) || l10n.t("nothing open")}` };
  const start = startOf(work);
  const uri = start && shown.roots.uriOf(start.path);
  if (uri && entries.length === 0) item.command = opening(uri, rangeOf(placeOf(start, shown.snapshot)));
  return item;
}

function entryItem({ work }: Overview, entry: Entry, { snapshot, roots, locale }: Shown): TreeItem {
  const { check, license, service, state, at, finding, question, answer, auditOnly } = entry;
  const summary = checkSummary(check, locale);
  const by = license?.short ?? service?.name;
  const item = new TreeItem(checkName(check));
  item.id = `entry ${work.subject.id} ${entry.key}`;
  item.description = [placeWords(entry, snapshot), by].filter(Boolean).join(" · ");
  item.iconPath = entryIcon(entry);
  const said = finding
    ? render(finding.message, locale)
    : answer && state === "answered"
      ? answer.note
      : question && render(question, locale);
  item.tooltip = [`${capital(stateWords(state))}: ${summary}`, said, finding && render(finding.help, locale), check]
    .filter(Boolean)
    .join("\n\n");
  item.accessibilityInformation = {
    label: [stateWords(state), checkName(check), by, placeWords(entry, snapshot)].filter(Boolean).join(", "),
  };
  item.contextValue = [
    "entry",
    state,
    ...(finding && finding.fixes.length > 0 && state === "open" ? ["fix"] : []),
    ...(finding && state === "open" && !auditOnly ? ["finding"] : []),
    ...(entry.isAnswerable ? ["answer"] : []),
  ].join(";");
  const uri = roots.uriOf(answer && state === "answered" ? answer.at.path : at.path);
  const range = answer && state === "answered" ? lineOf(answer.at.line) : rangeOf(placeOf(at, snapshot));
  if (uri) item.command = opening(uri, range);
  return item;
}

const lineOf = (line: number): Range => new Range(new Position(line - 1, 0), new Position(line - 1, 0));

const opening = (uri: Uri, selection: Range): NonNullable<TreeItem["command"]> => ({
  command: "vscode.open",
  title: l10n.t("Open"),
  arguments: [uri, { selection }],
});
