/**
 * What we need of Markdown: front matter bounds, the first heading, and lines of prose that are not code or comments.
 * An own scanner because the keystroke budget leaves 1 ms for a card and a full parser takes 5 (see docs/architecture.md);
 * `micromark` is the oracle of its property test.
 */
import { maxHeading, maxLine } from "../text/limits.ts";
import type { Range } from "../text/range.ts";

/** Bounds of a front matter, in UTF-16 code units. */
export interface FrontMatter {
  /** The YAML between the fences, line end included. */
  readonly yaml: Range;
  /** From the first fence to the end of the line of the last. */
  readonly whole: Range;
}

/** A heading, `# …` or `<h1>…</h1>` on one line. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  /** The words of the heading, without marks. */
  readonly range: Range;
  /** End of its line, line end left out. */
  readonly lineEnd: number;
}

/** A line that a reader sees as text, without the blanks before it, cut at `maxLine`. */
export interface ProseLine {
  readonly text: string;
  readonly start: number;
}

/** A fenced block of code. */
export interface Fence {
  readonly language: string;
  readonly content: Range;
}

export interface Markdown {
  readonly frontMatter: FrontMatter | undefined;
  /** Where the body begins. */
  readonly body: number;
  readonly headings: readonly Heading[];
  /** Lines outside code, comments and front matter; headings included. */
  readonly prose: readonly ProseLine[];
  readonly fences: readonly Fence[];
}

/** May a text begin with front matter? Most Markdown does not, and need not be scanned for cards. */
export const mayHaveFrontMatter = (text: string): boolean => /^\uFEFF?\s*---/.test(text);

/** Bounds of the front matter: a first line `---` (blank lines and a byte order mark before it allowed) up to `---` or `...`. */
export function frontMatter(text: string): FrontMatter | undefined {
  const open = /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*\r?\n/.exec(text);
  if (!open) return undefined;
  const from = open[0].length;
  // Not `^` and `$`: to JavaScript a line also ends at U+2028.
  const close = /(?<=\n)(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/g;
  close.lastIndex = from;
  const end = close.exec(text);
  if (!end) return undefined;
  return { yaml: { start: from, end: end.index }, whole: { start: open[0].search(/---/), end: end.index + end[0].length } };
}

/** Scans a Markdown text once. */
export function markdown(text: string): Markdown {
  const matter = frontMatter(text);
  const body = matter ? matter.whole.end : 0;
  const headings: Heading[] = [];
  const prose: ProseLine[] = [];
  const fences: Fence[] = [];
  let fence: { mark: string; language: string; from: number } | undefined;
  let inComment = false;
  let blank = true;
  let indented = false;
  for (let start = body; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = newline < 0 ? text.length : text.charCodeAt(newline - 1) === 0x0d ? newline - 1 : newline;
    const line = text.slice(start, end);
    if (fence) {
      if (closes(line, fence.mark)) {
        fences.push({ language: fence.language, content: { start: fence.from, end: start } });
        fence = undefined;
      }
    } else if (inComment) {
      inComment = !line.includes("-->");
    } else {
      const open = /^ {0,3}(?:(`{3,})([^`]*)|(~{3,})(.*))$/.exec(line);
      if (open) {
        fence = { mark: open[1] ?? open[3] ?? "", language: (open[2] ?? open[4] ?? "").trim().toLowerCase(), from: next };
      } else if (/^ {0,3}<!--/.test(line)) {
        inComment = !line.includes("-->");
      } else {
        indented = /^(?: {4}|\t)/.test(line) && (blank || indented);
        if (!indented && line.trim() !== "") {
          const words = line.trimStart();
          prose.push({ text: words.slice(0, maxLine), start: start + line.length - words.length });
          const heading = headingOf(line, start, end);
          if (heading) headings.push(heading);
        }
      }
    }
    blank = line.trim() === "";
    start = next;
  }
  if (fence) fences.push({ language: fence.language, content: { start: fence.from, end: text.length } });
  return { frontMatter: matter, body, headings, prose, fences };
}

const closes = (line: string, mark: string): boolean => {
  const marks = line.trim();
  const indent = line.search(/\S/);
  return indent <= 3 && line[indent] !== "\t" && marks.length >= mark.length && marks === (mark[0] ?? "").repeat(marks.length);
};

function headingOf(line: string, start: number, lineEnd: number): Heading | undefined {
  const atx = /^ {0,3}(#{1,6})(?:[ \t]+|$)/.exec(line);
  const found = atx ? atxWords(line, atx[0].length) : htmlWords(line);
  if (!found) return undefined;
  const { from, to } = found;
  const text = line
    .slice(from, Math.min(to, from + maxHeading))
    .replace(/<[^>]+>|[*_`]/g, "")
    .trim();
  return { level: atx ? (atx[1] ?? "").length : found.level, text, range: { start: start + from, end: start + to }, lineEnd };
}

interface Words {
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

/** `# words ##`: number signs at the end close the heading where a blank stands before them. */
function atxWords(line: string, from: number): Words {
  let to = from + line.slice(from).trimEnd().length;
  let sign = to;
  while (sign > from && line[sign - 1] === "#") sign--;
  if (sign === from) to = from;
  else if (sign < to && /[ \t]/.test(line[sign - 1] ?? "")) to = from + line.slice(from, sign).trimEnd().length;
  return { from, to, level: 0 };
}

/** `<h1 align="center">words</h1>` on one line. */
function htmlWords(line: string): Words | undefined {
  const open = /^[ \t]*<h([1-6])(?:[ \t][^>]*)?>/i.exec(line);
  const close = open ? line.toLowerCase().indexOf(`</h${open[1]}>`, open[0].length) : -1;
  if (!open || close < 0) return undefined;
  const words = line.slice(open[0].length, close);
  const from = open[0].length + words.length - words.trimStart().length;
  return { from, to: Math.max(from, open[0].length + words.trimEnd().length), level: Number(open[1]) };
}
