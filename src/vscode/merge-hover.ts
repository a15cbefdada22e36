/** Over the key of a merge config: whether what it merges may be merged, under which label, and with which names and notices. */
import { Hover, type TextDocument } from "vscode";
import { combinationPageOf, markdownPage, mergeKeyAt } from "../core/about/index.ts";
import type { Open } from "./open-document.ts";
import { rangeOf } from "./positions.ts";

/** The hover at an offset of a document that stands as in the snapshot. */
export function mergeHover({ path, snapshot, locale }: Open, document: TextDocument, offset: number): Hover | undefined {
  const key = mergeKeyAt(document.getText(), offset);
  const lines = snapshot.lines(path);
  if (!key || !lines) return undefined;
  const works = snapshot.subjects.filter(({ subject }) => subject.roles.includes("merge") && subject.files.includes(path));
  const pages = works.flatMap((work) => combinationPageOf(work, snapshot.knowledge, locale) ?? []);
  if (pages.length === 0) return undefined;
  // Headings would be louder than a hover is.
  const text = pages.map((page) => markdownPage(page, locale).replace(/^#+ (.*)$/gm, "**$1**")).join("\n\n---\n\n");
  return new Hover(text === "" ? [] : [text], rangeOf({ path, start: lines.position(key.start), end: lines.position(key.end) }));
}
