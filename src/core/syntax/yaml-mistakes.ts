/**
 * What makes a text no YAML although its tokens can be read: the rules of `yaml`'s own composer on indentation, indicators and
 * brackets (YAML 1.2, chapters 6 to 8), on the same tokens. A property test holds both against each other.
 */
import type { CST } from "yaml";

/** Takes a mistake and where it stands. */
export type Tell = (message: string, offset: number) => void;

type Props = readonly CST.SourceToken[];

const has = (props: Props | undefined, type: string): boolean => props?.some((token) => token.type === type) ?? false;
const isBlock = (token: CST.Token | null | undefined): boolean => token?.type === "block-map" || token?.type === "block-seq";

/** The mistakes of one value, without those of the values in it. */
export function mistakesOf(token: CST.Token, tell: Tell): void {
  switch (token.type) {
    case "block-map":
      for (const item of token.items) entry(item, token, tell);
      return;
    case "block-seq":
      for (const { start, value } of token.items) {
        props(start, "seq-item-ind", { indent: token.indent, next: value, isAtLineStart: true }, tell);
        if (value && !has(start, "seq-item-ind")) tell("a list item begins with -", token.offset);
      }
      return;
    case "flow-collection":
      flow(token, tell);
      return;
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "alias":
      end(token.end, tell);
      return;
  }
}

function entry({ start, key, sep, value }: CST.CollectionItem, { indent, offset }: CST.BlockMap, tell: Tell): void {
  const explicit = start.find(({ type }) => type === "explicit-key-ind");
  props(start, "explicit-key-ind", { indent, next: key ?? sep?.[0], isAtLineStart: true }, tell);
  if (explicit ? explicit.indent !== indent : key && "indent" in key && key.indent !== indent)
    tell("keys of one mapping stand in one column", key && "offset" in key ? key.offset : offset);
  if (!explicit && !sep && !has(start, "anchor") && !has(start, "tag")) return;
  if (!explicit && spansLines(key)) tell("a key stands on one line", key?.offset ?? offset);
  props(sep ?? [], "map-value-ind", { indent, next: value, isAtLineStart: !key || key.type === "block-scalar" }, tell);
  if (explicit) return;
  if (!has(sep, "map-value-ind")) tell("a key is followed by :", key?.offset ?? offset);
  else if (value?.type === "block-map" && !has(sep, "newline")) tell("a mapping begins on the line below its key", value.offset);
}

function flow(token: CST.FlowCollection, tell: Tell): void {
  for (const [i, { start, key, sep, value }] of token.items.entries()) {
    const isNothing = !key && !sep && !value && !has(start, "explicit-key-ind") && !has(start, "anchor") && !has(start, "tag");
    if (i === 0 && has(start, "comma")) tell("a list does not begin with a comma", token.offset);
    if (isNothing && i < token.items.length - 1) tell("an item is empty", token.offset);
    if (isNothing) continue;
    if (i > 0 && !has(start, "comma")) tell("a comma is missing between items", (key ?? value)?.offset ?? token.offset);
    for (const part of [key, value]) if (isBlock(part)) tell("what stands in brackets is not indented", part?.offset ?? token.offset);
  }
  const close = token.end.findIndex(({ type }) => type === "flow-map-end" || type === "flow-seq-end");
  if (close < 0) tell(`${token.start.source === "[" ? "]" : "}"} is missing`, token.offset);
  else end(token.end.slice(close + 1), tell);
}

interface Around {
  readonly indent: number;
  readonly next: CST.Token | null | undefined;
  readonly isAtLineStart: boolean;
}

/** What stands before a key or a value: blanks, comments, one anchor, one tag, one indicator. */
function props(tokens: Props, indicator: string, { indent, next, isAtLineStart }: Around, tell: Tell): void {
  let atLineStart = isAtLineStart;
  let tab: CST.SourceToken | undefined;
  const seen = new Set<string>();
  for (const token of tokens) {
    if (tab && atLineStart && token.type !== "comment" && token.type !== "newline")
      tell("indentation is of blanks, not of tabs", tab.offset);
    tab = undefined;
    if (token.type === "space") {
      if (token.source.includes("\t")) tab = token;
    } else if (token.type === "newline") atLineStart = true;
    else if (token.type === "comment") atLineStart = false;
    else if (token.type === "anchor" || token.type === "tag" || token.type === indicator) {
      if (seen.has(token.type)) tell(`${token.source} is not expected here`, token.offset);
      if (token.type === indicator && (seen.has("anchor") || seen.has("tag")))
        tell(`anchors and tags stand behind ${token.source}`, token.offset);
      seen.add(token.type);
      atLineStart = token.type === "seq-item-ind" || token.type === "explicit-key-ind";
    } else {
      tell(`${token.source} is not expected here`, token.offset);
      atLineStart = false;
    }
  }
  if (tab && ((atLineStart && tab.indent <= indent) || isBlock(next))) tell("indentation is of blanks, not of tabs", tab.offset);
}

/** What stands behind a value: blanks and comments. */
function end(tokens: Props | undefined, tell: Tell): void {
  for (const { type, offset } of tokens ?? [])
    if (type !== "space" && type !== "comment" && type !== "newline") tell("nothing but a comment stands behind a value", offset);
}

/** Does a key go over more than one line? */
function spansLines(key: CST.Token | null | undefined): boolean {
  if (!key) return false;
  switch (key.type) {
    case "alias":
    case "scalar":
    case "double-quoted-scalar":
    case "single-quoted-scalar":
      return key.source.includes("\n") || has(key.end, "newline");
    case "flow-collection":
      return key.items.some(
        ({ start, key: inner, sep, value }) => has(start, "newline") || has(sep, "newline") || spansLines(inner) || spansLines(value),
      );
    default:
      return true;
  }
}
