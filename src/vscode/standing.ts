/** How works and duties stand, in words and icons: shared by the tree and the status bar. Meaning is never in a color alone. */
import { l10n, MarkdownString, ThemeColor, ThemeIcon } from "vscode";
import { type Entry, type Overview, placeOf, render, type Snapshot, type Standing, type SubjectReport } from "../core/index.ts";
import type { Shown } from "./shown.ts";

/** What may be done with a work. */
export type Use = SubjectReport["use"]["is"];

/** A use as a participle: "published". */
export function useWords(use: Use): string {
  switch (use) {
    case "publish":
      return l10n.t("published");
    case "train":
      return l10n.t("trained");
    case "reference":
      return l10n.t("only referenced");
    case "bundle":
      return l10n.t("bundled");
    case "host":
      return l10n.t("hosted");
  }
}

/** What a use means for a folder, as a choice. */
export function useMeaning(use: Use): string {
  switch (use) {
    case "publish":
      return l10n.t("Works here are given to others");
    case "train":
      return l10n.t("Works here are trained and stay inside");
    case "reference":
      return l10n.t("Models are only used or evaluated here");
    case "bundle":
      return l10n.t("Somebody else's weights are passed on unchanged");
    case "host":
      return l10n.t("Works here are offered as a service");
  }
}

/** With a capital where a language has them. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The use of a work with how sure it is: "probably published". */
export function useOf({ use, exempt }: SubjectReport): string {
  if (exempt) return l10n.t("the licensor's own");
  return use.is === "publish" && !use.certain ? l10n.t("probably published") : useWords(use.is);
}

/** The state of a duty as a word. */
export function stateWords(state: Standing): string {
  switch (state) {
    case "open":
      return l10n.t("open");
    case "confirm":
      return l10n.t("to confirm");
    case "answered":
      return l10n.t("answered");
    case "met":
      return l10n.t("met");
    case "off":
      return l10n.t("turned off");
  }
}

/** What is left to do for a work: "2 open, 1 to confirm"; empty when nothing is. */
export function leftToDo({ counts }: Pick<Overview, "counts">): string {
  const { open, confirm } = counts;
  return [...(open > 0 ? [l10n.t("{0} open", open)] : []), ...(confirm > 0 ? [l10n.t("{0} to confirm", confirm)] : [])].join(", ");
}

/** The icon of a duty: a shape for each state, and for open ones for each severity. */
export function entryIcon({ state, finding, auditOnly }: Entry): ThemeIcon {
  if (state === "met") return new ThemeIcon("pass", new ThemeColor("testing.iconPassed"));
  if (state === "confirm") return new ThemeIcon("question");
  if (state === "answered") return new ThemeIcon("comment");
  if (state === "off") return new ThemeIcon("circle-slash");
  if (auditOnly) return new ThemeIcon("circle-outline");
  if (finding?.severity === "error") return new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground"));
  if (finding?.severity === "warning") return new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground"));
  return new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground"));
}

/** A sign of what is done with a work: where it stands, and what it is. */
export interface Sign {
  readonly path: string;
  readonly line: number;
  readonly why: string;
  readonly at: Overview["work"]["use"]["evidence"][number]["anchor"];
}

/** The signs from which the use was inferred, strongest first; none where `model-terms.yaml` states it. */
export function signsOf({ use }: SubjectReport, { snapshot, locale }: Shown): Sign[] {
  if (use.stated) return [];
  return use.evidence.slice(0, 3).map(({ anchor, sign }) => ({
    path: anchor.path,
    line: placeOf(anchor, snapshot).start.line,
    why: render({ key: `sign.${sign}`, args: {} }, locale),
    at: anchor,
  }));
}

/** Name, use, what shows it and what is left, as the text of a hover. Words of files are text, never markup. */
export function tooltipOf(overview: Overview, shown: Shown): MarkdownString {
  const { work } = overview;
  const tooltip = new MarkdownString();
  tooltip.appendMarkdown("**").appendText(work.subject.name).appendMarkdown("** ");
  tooltip.appendText(useOf(work));
  for (const { path, line, why } of signsOf(work, shown)) tooltip.appendMarkdown("\n- ").appendText(`${why} (${path}:${line})`);
  if (work.use.stated) tooltip.appendMarkdown("\n- ").appendText(l10n.t("model-terms.yaml says so"));
  const left = leftToDo(overview);
  tooltip.appendMarkdown("\n\n").appendText(left === "" ? l10n.t("Nothing is open.") : left);
  return tooltip;
}

/** `README.md:3` of an entry; of an answered one the line of the answer. */
export function placeWords({ answer, state, at }: Entry, snapshot: Snapshot): string {
  const [path, line] = answer && state === "answered" ? [answer.at.path, answer.at.line] : [at.path, placeOf(at, snapshot).start.line];
  return `${path.slice(path.lastIndexOf("/") + 1)}:${line}`;
}
