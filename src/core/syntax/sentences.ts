/** Sentences of a Markdown body as a reader sees them: wrapped lines joined, marks and links taken away, each character with its place. */
import type { Range } from "../text/range.ts";
import type { Markdown, ProseLine } from "./markdown.ts";

/** A link inside a sentence: the words that show it, and where it leads. */
export interface SentenceLink {
  readonly from: number;
  readonly to: number;
  readonly url: string;
}

/** A sentence without marks. */
export interface Sentence {
  readonly text: string;
  /** The heading above it, empty before the first. */
  readonly section: string;
  readonly links: readonly SentenceLink[];
  /** The source of a part of the text, both in UTF-16 code units. */
  sourceOf(from: number, to: number): Range;
}

interface Plain {
  readonly text: string;
  /** Where each character stands in the source. */
  readonly at: readonly number[];
  readonly links: readonly SentenceLink[];
}

/** Longest paragraph that is looked at, in UTF-16 code units. */
const maxParagraph = 4_000;

const listItem = /^(?:[-*+]|\d{1,3}[.)])\s/;
/** Rows of tables, quotes, pictures, markup and dated news hold no sentences of how a work was made. */
const noProse = /^(?:>|[-*+]?\s*\**[[(（【]?20\d\d[-./年]|\||!\[|<(?!b>|i>|em>|strong>|a\s|p>|code>))|\|.*\|.*\|/;

/** The sentences of paragraphs and list items that hold `wanted` words. Headings, tables, quotes and code are none. */
export function* sentences({ prose, headings }: Markdown, source: string, wanted: RegExp): Generator<Sentence> {
  const titles = new Map(headings.map((heading) => [heading.lineEnd, heading.text]));
  let section = "";
  let paragraph: ProseLine[] = [];
  for (const line of prose) {
    const end = line.start + line.text.length;
    const title = titles.get(end);
    const last = paragraph.at(-1);
    const isNext = last !== undefined && follows(source, last, line) && !listItem.test(line.text);
    if (title !== undefined || !isNext) {
      yield* sentencesOf(paragraph, source, section, wanted);
      paragraph = [];
    }
    if (title !== undefined) section = title;
    else if (!noProse.test(line.text)) paragraph.push(line);
  }
  yield* sentencesOf(paragraph, source, section, wanted);
}

/** Is there only a line end between two lines? */
function follows(source: string, a: ProseLine, b: ProseLine): boolean {
  const between = source.slice(a.start + a.text.length, b.start);
  return between.length < 80 && between.trim() === "" && between.indexOf("\n") === between.lastIndexOf("\n");
}

function* sentencesOf(paragraph: readonly ProseLine[], source: string, section: string, wanted: RegExp): Generator<Sentence> {
  const [first] = paragraph;
  const last = paragraph.at(-1);
  if (!first || !last) return;
  const end = Math.min(last.start + last.text.length, first.start + maxParagraph);
  const raw = source.slice(first.start, end);
  if (!wanted.test(raw)) return;
  const { text, at, links } = plain(raw, first.start);
  const ends = /[.!?](?=\s+["'([]?[A-Z])|[。！？；]|[.!?;]\s*$|;\s/g;
  for (let from = 0; from < text.length; ) {
    const to = ends.exec(text) ? ends.lastIndex : text.length;
    yield {
      text: text.slice(from, to),
      section,
      links: links.flatMap((link) => (link.from >= from && link.to <= to ? [{ ...link, from: link.from - from, to: link.to - from }] : [])),
      sourceOf: ((base) => (a: number, b: number) => ({ start: at[base + a] ?? 0, end: (at[base + b - 1] ?? 0) + 1 }))(from),
    };
    if (to === text.length) return;
    from = to;
  }
}

/** Takes emphasis, code marks, link targets and tags away. */
function plain(raw: string, start: number): Plain {
  let text = "";
  const at: number[] = [];
  const links: SentenceLink[] = [];
  const open: { from: number; end: number; url: string }[] = [];
  const link = /\[([^[\]\n]{1,300})\]\(\s*<?([^)\s>]{1,500})[^)\n]{0,300}\)/y;
  const tag = /<\/?[a-z][^<>\n]{0,300}>/iy;
  for (let i = 0; i < raw.length; i++) {
    const current = open.at(-1);
    if (current && i === current.end) {
      links.push({ from: current.from, to: text.length, url: current.url });
      open.pop();
      i = raw.indexOf(")", i);
      continue;
    }
    const character = raw[i] ?? "";
    link.lastIndex = i;
    const found = character === "[" && !current ? link.exec(raw) : null;
    if (found) {
      open.push({ from: text.length, end: i + 1 + (found[1] ?? "").length, url: found[2] ?? "" });
      continue;
    }
    tag.lastIndex = i;
    const markup = character === "<" ? tag.exec(raw) : null;
    if (markup) {
      i += markup[0].length - 1;
      continue;
    }
    if (character === "*" || character === "`" || character === "\r" || (character === "_" && isMark(raw, i))) continue;
    text += character === "\n" ? " " : character;
    at.push(start + i);
  }
  return { text, at, links };
}

/** An underscore at the edge of a word is emphasis; inside one it belongs to the word. */
const isMark = (raw: string, i: number): boolean => !(/\w/.test(raw[i - 1] ?? " ") && /\w/.test(raw[i + 1] ?? " "));
