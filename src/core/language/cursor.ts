/**
 * Where a cursor stands in YAML or JSON that is being written: the key whose value it is in, and the key above. Read from lines,
 * because half a value is no tree yet.
 */
import type { Range } from "../text/range.ts";

/** A value that is being written. */
export interface Cursor {
  /** The key of the value; of an item of a list, the key of the list; empty where a key is being written. */
  readonly key: string;
  /** The key under which that key stands; empty at the top. */
  readonly parent: string;
  /** The value as far as it stands there, in front of the cursor and behind it. */
  readonly range: Range;
}

const pair = /^(["']?)([\w.-]+)\1\s*:\s+(.*)$/;
const opened = /^(["']?)([\w.-]+)\1\s*:\s*(?:[[{]?|#.*)$/;

/** The cursor at an offset; nothing in a comment or where no value can stand. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(start, offset);
  if (/(?:^|\s)#/.test(line)) return undefined;
  const { indent, column } = leadOf(line);
  const rest = line.slice(column);
  const isItem = column > indent;
  const written = pair.exec(rest);
  // A list may stand at the indent of its key.
  const [key = "", parent = ""] = keysAbove(text.slice(Math.max(0, start - maxAbove), start), isItem && !written ? indent + 1 : column);
  if (written) return { key: written[2] ?? "", parent: key, range: valueAt(text, offset, written[3] ?? "") };
  if (isItem || /^"[^"]*$/.test(rest)) return { key, parent, range: valueAt(text, offset, rest) };
  return /^[\w-]*$/.test(rest) ? { key: "", parent: key, range: { start: offset - rest.length, end: offset } } : undefined;
}

/** Where a line begins, and where what stands behind the dashes of a list does. */
function leadOf(line: string): { readonly indent: number; readonly column: number } {
  const [lead = "", space = ""] = /^( *)(?:- +)*/.exec(line) ?? [];
  return { indent: space.length, column: lead.length };
}

/** From the last bracket, comma or quote to the end of the word behind the cursor. */
function valueAt(text: string, offset: number, before: string): Range {
  const word = /[^[\],{}"'\s]*$/.exec(before)?.[0] ?? "";
  const behind = /^[^[\],{}"'\s#]*/.exec(text.slice(offset, offset + 200))?.[0] ?? "";
  return { start: offset - word.length, end: offset + behind.length };
}

/** Characters looked at above a cursor: more than the longest list that anybody completes in. */
const maxAbove = 20_000;

/** The keys under which something stands that begins in this column, nearest first. */
function keysAbove(before: string, column: number): string[] {
  const keys: string[] = [];
  let limit = column;
  for (const line of before.split("\n").reverse()) {
    const lead = leadOf(line);
    const key = opened.exec(line.slice(lead.column).trimEnd())?.[2];
    if (key === undefined || lead.column >= limit) continue;
    keys.push(key);
    limit = lead.column > lead.indent ? lead.indent + 1 : lead.indent;
  }
  return keys;
}
