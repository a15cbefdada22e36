/** Caps on size and nesting, asked before any parser runs. The one place where they are stated. */

/** Largest text of each syntax that is parsed on the caller's thread, in UTF-16 code units (a budget of 50 ms). */
export const maxChars = { yaml: 200_000, json: 1_000_000, markdown: 1_000_000, text: 400_000 } as const;

/** Largest front matter that is parsed. Data set cards with per-configuration features reach 100 KB. */
export const maxFrontMatter = 150_000;

/**
 * Deepest nesting of brackets that is parsed. Past some thousand levels recursive parsers overflow, and Node 20 aborts
 * the whole process when a regular expression compiles near the end of the stack: no `try` can catch that.
 */
export const maxDepth = 100;

/** Nodes that the aliases of one YAML document may bring before the rest is ignored. */
export const maxAliased = 10_000;

/** Claims kept per file: a manifest of more entries is cut, and said so. */
export const maxClaims = 4_000;

/**
 * Does the text nest brackets or indentation deeper than `maxDepth`? In JSON what stands in strings is left out; in YAML, where a
 * quote may be an apostrophe, it counts: a safe overestimate.
 */
export function isTooDeep(text: string, syntax: "json" | "yaml"): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (syntax === "json" && code === 0x22) i = stringEnd(text, i);
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > maxDepth) return true;
    } else if (code === 0x5d || code === 0x7d) {
      if (depth > 0) depth--;
    }
  }
  return syntax === "yaml" && isIndentedTooDeep(text);
}

/** Offset of the quote that ends a string of JSON, or of the end of its line. */
function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22 || code === 0x0a) return i;
    if (code === 0x5c) i++;
  }
  return text.length;
}

/** `- - - - …` and ever deeper indentation nest without brackets. */
function isIndentedTooDeep(text: string): boolean {
  if (/(?:^|\n)[ \t]*(?:[-?] +){100}/.test(text)) return true;
  let levels = 0;
  let indent = -1;
  for (const line of text.split("\n")) {
    const at = line.search(/\S/);
    if (at < 0) continue;
    if (at > indent) {
      if (++levels > maxDepth * 2) return true;
    } else if (at === 0) levels = 0;
    indent = at;
  }
  return false;
}
