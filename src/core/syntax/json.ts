/** JSON and JSON with comments to the ranged tree. The only importer of `jsonc-parser`. */
import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Range } from "../text/range.ts";
import type { Entry, Node, Parsed, Scalar } from "./node.ts";

/** Parses a JSON text; comments and trailing commas are allowed, what is broken is left out. */
export function parseJson(text: string): Parsed {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const root = tree && convert(tree, text);
  return {
    documents: root ? [root] : [],
    problems: errors.map((error) => ({
      message: printParseErrorCode(error.error),
      range: { start: error.offset, end: error.offset + error.length },
    })),
  };
}

function convert(node: JsonNode, text: string): Node | undefined {
  const range: Range = { start: node.offset, end: node.offset + node.length };
  if (node.type === "array") {
    const items = (node.children ?? []).map((child) => convert(child, text)).filter((item) => item !== undefined);
    return { type: "sequence", items, range };
  }
  if (node.type === "object") {
    const entries = (node.children ?? []).map((child) => property(child, text)).filter((entry) => entry !== undefined);
    return { type: "mapping", entries, range };
  }
  return scalar(node, range, text);
}

function property(node: JsonNode, text: string): Entry | undefined {
  const [key, value] = node.children ?? [];
  if (!key) return undefined;
  const range = { start: key.offset, end: key.offset + key.length };
  return { key: scalar(key, range, text), value: value && convert(value, text) };
}

function scalar(node: JsonNode, range: Range, text: string): Scalar {
  const quoted = node.type === "string";
  const closed = quoted && text.charAt(range.end - 1) === '"' && range.end - range.start > 1;
  const inner = quoted ? { start: range.start + 1, end: closed ? range.end - 1 : range.end } : range;
  return { type: "scalar", text: node.type === "null" ? "" : String(node.value ?? ""), range, inner, quoted };
}
