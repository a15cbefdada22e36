/**
 * Case files: Markdown that is documentation and test at once. Every second-level heading that begins with "Bad" or "Good" is a
 * case; its fenced blocks are files. A line that holds only a comment leader and carets expects a finding at the words above it.
 *
 * ```md file=model/README.md
 * base_model: meta-llama/Llama-2-7b-hf
 * #           ^^^^^^^^^^^^^^^^^^^^^^^^ include-license-copy warning "No copy"
 * ```
 *
 * Other blocks: `copy file=LICENSE of=llama2` (a true copy of a license, by a stand-in for its text) and `LANG fixed=PATH` (a
 * file as it is after the safe fixes).
 */

export interface Expectation {
  readonly path: string;
  /** One-based line and column of the first caret, and how many there are. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly id: string;
  readonly severity: string | undefined;
  readonly words: string | undefined;
}

export interface Case {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  /** Paths of true license copies and the license each is a copy of. */
  readonly copies: ReadonlyMap<string, string>;
  /** Texts that files have after the safe fixes. */
  readonly fixed: ReadonlyMap<string, string>;
  readonly expected: readonly Expectation[];
}

const fence = /^(`{3,})(\S*)[ \t]*(.*)$/;
const marker = /^\s*(?:#|\/\/|<!--)?\s*(\^+)\s+([a-z][a-z-]*)(?:\s+(error|warning|information|hint))?(?:\s+"([^"]*)")?\s*(?:-->)?\s*$/;

/** Reads the cases of a file. Throws with the title where a block cannot be read. */
export function parseCases(text: string): Case[] {
  const cases: Case[] = [];
  let current:
    | { title: string; files: Map<string, string>; copies: Map<string, string>; fixed: Map<string, string>; expected: Expectation[] }
    | undefined;
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const heading = /^## ((?:Bad|Good)\b.*)$/.exec(lines[i] ?? "");
    if (heading) {
      current = { title: heading[1] ?? "", files: new Map(), copies: new Map(), fixed: new Map(), expected: [] };
      cases.push(current);
      continue;
    }
    const open = fence.exec(lines[i] ?? "");
    if (!open) continue;
    const end = lines.findIndex((line, at) => at > i && line.trimEnd() === open[1]);
    if (end < 0) throw new Error(`${current?.title}: a block is not closed`);
    const body = lines.slice(i + 1, end);
    i = end;
    const options = new Map([...(open[3] ?? "").matchAll(/(\w+)=(\S+)/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
    const path = options.get("file");
    if (!current) continue;
    if (open[2] === "copy") current.copies.set(path ?? "", options.get("of") ?? "");
    else if (path !== undefined) current.files.set(path, readFile(path, body, current.expected));
    else if (options.has("fixed")) current.fixed.set(options.get("fixed") ?? "", `${body.join("\n")}\n`);
  }
  return cases;
}

/** Takes the markers out of a file and notes what they expect. */
function readFile(path: string, body: readonly string[], expected: Expectation[]): string {
  const kept: string[] = [];
  for (const line of body) {
    const found = marker.exec(line);
    if (!found) kept.push(line);
    else
      expected.push({
        path,
        line: kept.length,
        column: line.indexOf("^") + 1,
        length: (found[1] ?? "").length,
        id: found[2] ?? "",
        severity: found[3],
        words: found[4],
      });
  }
  return `${kept.join("\n")}\n`;
}
