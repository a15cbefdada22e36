/**
 * Turns fixes into new texts. Edits are structural and applied one after the other to the newest text, so that several
 * fixes of one file add up; what stands in the file stays byte for byte.
 */
import { frontMatter, markdown } from "../syntax/markdown.ts";
import { get, type Mapping, type Node } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { lineEnd, yamlScalar } from "../syntax/yaml-scalar.ts";
import type { Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import type { Edit, Fix } from "./fix.ts";
import { withItems } from "./yaml-list.ts";

/** A file as it is and as it will be; `before` is absent for a new file. */
export interface FileChange {
  readonly path: Path;
  readonly before: string | undefined;
  readonly after: string;
}

/** A license text that a host has to find and to verify. */
export interface WantedText {
  readonly path: Path;
  readonly license: string;
}

/** What fixes change together. */
export interface Changes {
  readonly files: readonly FileChange[];
  readonly texts: readonly WantedText[];
}

/** What fixes may ask about the workspace. */
export interface Reader {
  text(path: Path): string | undefined;
  locate(anchor: { readonly path: Path; readonly at: string }): Range | undefined;
}

/** The changes of all edits of these fixes, in order. An edit that no longer fits its file changes nothing. */
export function changesOf(fixes: readonly Fix[], reader: Reader): Changes {
  const files = new Map<Path, { before: string | undefined; after: string }>();
  const edits = fixes.flatMap((fix) => fix.edits);
  const change = (path: Path, make: (text: string | undefined) => string | undefined): void => {
    const known = files.get(path);
    const before = known ? known.before : reader.text(path);
    const now = known?.after ?? before;
    const after = make(now);
    if (after !== undefined && after !== now) files.set(path, { before, after });
  };
  for (const { path, range, text } of replacements(edits, reader))
    change(path, (now) => now && now.slice(0, range.start) + text + now.slice(range.end));
  for (const edit of edits)
    if (edit.kind === "add-text" || edit.kind === "under-title" || edit.kind === "set-key") change(edit.path, (now) => applied(edit, now));
  return { files: [...files].map(([path, { before, after }]) => ({ path, before, after })), texts: wantedTexts(edits) };
}

/** Replacements know offsets of the text as it was read, so they come first, from the end of a file to its beginning. */
function replacements(edits: readonly Edit[], reader: Reader): { readonly path: Path; readonly range: Range; readonly text: string }[] {
  const found = edits.flatMap((edit) => {
    const range = edit.kind === "replace" ? reader.locate({ path: edit.path, at: edit.at }) : undefined;
    return edit.kind === "replace" && range ? [{ path: edit.path, range, text: edit.text }] : [];
  });
  return found.sort((a, b) => b.range.start - a.range.start);
}

/** Each license file once. */
function wantedTexts(edits: readonly Edit[]): WantedText[] {
  const wanted = edits.flatMap((edit) => (edit.kind === "add-license" ? [{ path: edit.path, license: edit.license }] : []));
  return wanted.filter(({ path, license }, i) => wanted.findIndex((other) => other.path === path && other.license === license) === i);
}

/** The smallest range of `before` whose replacement gives `after`. */
export function minimalChange(before: string, after: string): { readonly range: Range; readonly text: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end])
    end++;
  return { range: { start, end: before.length - end }, text: after.slice(start, after.length - end) };
}

type Structural = Extract<Edit, { kind: "add-text" | "under-title" | "set-key" }>;

function applied(edit: Structural, text: string | undefined): string | undefined {
  if (edit.kind === "add-text") return appended(text, edit.text);
  if (text === undefined) return undefined;
  return edit.kind === "under-title" ? underTitle(text, edit.text) : withKey(text, edit.key, edit.value);
}

/** A new paragraph at the end. */
function appended(text: string | undefined, paragraph: string): string {
  if (text === undefined || text.trim() === "") return `${paragraph}\n`;
  const eol = lineEnd(text);
  return `${text}${text.endsWith("\n") ? "" : eol}${eol}${paragraph}${eol}`;
}

/** Under the first heading, or where the body begins. */
function underTitle(text: string, line: string): string {
  const eol = lineEnd(text);
  const { headings, body } = markdown(text);
  const title = headings[0];
  if (title) return `${text.slice(0, title.lineEnd)}${eol}${eol}${line}${text.slice(title.lineEnd)}`;
  const rest = text.slice(body);
  const blank = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0] ?? "";
  return `${text.slice(0, body)}${body > 0 ? eol + eol : ""}${line}${eol}${eol}${rest.slice(blank.length)}`;
}

/** Sets a key of a front matter, or of a whole YAML file. */
function withKey(text: string, key: string, value: string | readonly string[]): string | undefined {
  const matter = frontMatter(text);
  const yaml = matter ? matter.yaml : { start: 0, end: text.length };
  const { documents, problems } = parseYaml(text.slice(yaml.start, yaml.end), yaml.start);
  const root = documents[0];
  if (problems.length > 0 || (root && root.type !== "mapping")) return undefined;
  const existing = get(root, key);
  if (existing && !isEmpty(existing))
    return typeof value !== "string" && existing.type === "sequence" ? withItems(text, existing, value) : replaced(text, existing, value);
  const eol = lineEnd(text);
  const entry = root && entryOf(root, key);
  if (entry) {
    const colon = text.indexOf(":", entry.end) + 1;
    return `${text.slice(0, colon)}${written(value, eol)}${text.slice(colon).replace(/^[ \t]*(?:~|null)?/i, "")}`;
  }
  const before = text.slice(0, yaml.end);
  return `${before}${before === "" || before.endsWith("\n") ? "" : eol}${key}:${written(value, eol)}${eol}${text.slice(yaml.end)}`;
}

const isEmpty = (node: Node): boolean =>
  node.type === "scalar"
    ? node.text.trim() === "" || (!node.quoted && /^(?:~|null)$/i.test(node.text))
    : node.type === "sequence" && node.items.length === 0;

const entryOf = (root: Mapping, key: string): Range | undefined => root.entries.find((entry) => entry.key.text === key)?.key.range;

/** One value in place of another, in the quotes that stand there; of a list the first item is replaced. */
function replaced(text: string, node: Node, value: string | readonly string[]): string | undefined {
  const target = node.type === "sequence" ? node.items[0] : node;
  if (target?.type !== "scalar" || typeof value !== "string") return undefined;
  return text.slice(0, target.inner.start) + (target.quoted ? value : yamlScalar(value)) + text.slice(target.inner.end);
}

/** What stands behind the colon. */
const written = (value: string | readonly string[], eol: string): string =>
  typeof value === "string" ? ` ${yamlScalar(value)}` : value.map((item) => `${eol}  - ${yamlScalar(item)}`).join("");
