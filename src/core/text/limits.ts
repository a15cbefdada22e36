/** Caps on size and nesting, asked before any parser runs. The one place where they are stated. */

/**
 * Largest text of each syntax that is parsed on the caller's thread, in UTF-16 code units (a budget of 50 ms). An index of weights is not parsed but
 * looked through, on another thread where it is long; that of a large mixture of experts has 9 MB.
 */
export const maxChars = {
  yaml: 200_000,
  json: 1_000_000,
  markdown: 1_000_000,
  text: 400_000,
  code: 200_000,
  index: 12_000_000,
} as const;

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

/** Longest value that can be a reference, a name or a license. */
export const maxValue = 1_000;

/** Longest part of a line of prose that is looked at. */
export const maxLine = 2_000;

/** Longest part of a heading that can be a name. */
export const maxHeading = 300;

/** Does the text nest brackets, indicators or indentation deeper than `maxDepth`? What stands in double quotes is left out. */
export function isTooDeep(text: string, syntax: "json" | "yaml"): boolean {
  return hasDeepBrackets(text, syntax) || (syntax === "yaml" && (deepLine.test(text) || hasDeepIndentation(text)));
}

function hasDeepBrackets(text: string, syntax: "json" | "yaml"): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // In YAML a quote within a word is a part of it.
    if (code === 0x22 && (syntax === "json" || " \t\n[{,:".includes(text[i - 1] ?? " "))) i = stringEnd(text, i);
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > maxDepth) return true;
    } else if (code === 0x5d || code === 0x7d) {
      if (depth > 0) depth--;
    }
  }
  return false;
}

/** Offset of the quote that ends a string, or of the end of its line. */
function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22 || code === 0x0a) return i;
    if (code === 0x5c) i++;
  }
  return text.length;
}

/** `- - - …`, `? ? ? …`, `a: a: a: …` nest on one line. */
const deepLine = /(?:(?:[-?:]|[^\s:]{1,40}:) +){100}/;

function hasDeepIndentation(text: string): boolean {
  const indents: number[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    let at = start;
    while (at < end && text.charCodeAt(at) === 0x20) at++;
    if (at < end) {
      while ((indents.at(-1) ?? -1) >= at - start) indents.pop();
      if (indents.push(at - start) > maxDepth) return true;
    }
    start = end + 1;
  }
  return false;
}
