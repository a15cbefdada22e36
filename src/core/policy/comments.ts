/**
 * Comments that silence a check in one line, with a reason: `# model-terms-ignore name-prefix: our old name`, or
 * `model-terms-ignore-next-line` for the line below. In Markdown they are HTML comments, in front matter those of YAML.
 */
import type { Problem } from "../facts/claim.ts";
import { type MessageKey, message } from "../messages/messages.ts";
import { frontMatter, markdown } from "../syntax/markdown.ts";
import { lines } from "../text/lines.ts";
import { nameOf, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import { isCheck } from "./waivers.ts";

/** One check silenced in one line. */
export interface Comment {
  readonly check: string;
  /** Counts from one. */
  readonly line: number;
  readonly reason: string;
  /** The words of the comment that name the check. */
  readonly range: Range;
}

/** The comments of a file, and the mistakes in them. */
export interface Comments {
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

const mark = "model-terms-ignore";
/** Marks looked at in one line. */
const maxMarks = 8;

/** Is it worth a look? */
export const mayHoldComments = (text: string): boolean => text.includes(mark);

/** Reads the comments of a file. What is no comment in its language is nothing. */
export function commentsIn(path: Path, text: string): Comments {
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  const index = lines(text);
  const sign = signsOf(path, text);
  let inLine = { line: 0, marks: 0 };
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    const { line } = index.position(at);
    inLine = { line, marks: inLine.line === line ? inLine.marks + 1 : 1 };
    // What stands before it may hold the words in quotes; a line full of them is no comment.
    if (inLine.marks > maxMarks) {
      at = index.start(line + 1) > at ? index.start(line + 1) - mark.length : text.length;
      continue;
    }
    const start = index.start(line);
    const own = index.text(line);
    if (!sign(own, at - start, at)) continue;
    const said = /^model-terms-ignore(-next-line)?(?![\w-])[ \t]*([^:：]*?)[ \t]*(?:[:：][ \t]*(.*?))?[ \t]*(?:-->.*)?$/.exec(
      own.slice(at - start),
    );
    if (!said) continue;
    const [, next, named = "", reason = ""] = said;
    const from = at + mark.length + (next?.length ?? 0);
    const whole = { start: at, end: from };
    const say = (range: Range, key: MessageKey, value = ""): number =>
      problems.push({ path, range, key: "suppression", severity: "hint", message: message(key, { value }) });
    if (named === "") say(whole, "suppression.no-check");
    else if (reason.trim() === "") say(whole, "suppression.no-reason");
    for (const { 0: check, index: offset } of named.matchAll(/[^\s,，、]+/g)) {
      const begin = text.indexOf(named, from) + offset;
      const range = { start: begin, end: begin + check.length };
      if (!isCheck(check)) say(range, "policy.unknown-check", check);
      else if (reason.trim() !== "") comments.push({ check, line: next ? line + 1 : line, reason: reason.trim(), range });
    }
  }
  return { comments, problems };
}

/** Tells whether a mark in a line is in a comment. */
type Sign = (line: string, column: number, offset: number) => boolean;

function signsOf(path: Path, text: string): Sign {
  if (/\.jsonc?$/i.test(path)) return (line, column) => /(?:^|[\s{}[\],])\/\/[ \t]*$/.test(line.slice(0, column));
  if (!/\.(?:md|markdown|mdx|html?)$/i.test(nameOf(path))) return hash;
  const matter = frontMatter(text)?.yaml;
  const { fences } = markdown(text);
  // Marks are asked about from first to last.
  let next = 0;
  return (line, column, offset) => {
    if (matter && matter.start <= offset && offset < matter.end) return hash(line, column, offset);
    while ((fences[next]?.content.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
    const isCode = (fences[next]?.content.start ?? Number.POSITIVE_INFINITY) <= offset;
    return !isCode && /<!--[ \t]*$/.test(line.slice(0, column)) && !/^(?: {4}|\t)/.test(line);
  };
}

/** YAML, Python, shell and their like: a number sign outside of quotes, at the start of a line or behind a blank. */
const hash: Sign = (line, column) => {
  const sign = /(?:^|[ \t])#+[ \t]*$/.exec(line.slice(0, column));
  return sign !== null && !isQuoted(line.slice(0, sign.index));
};

/** Does a quote stay open? One opens where a value may begin: an apostrophe in a word does not. */
function isQuoted(text: string): boolean {
  let open = "";
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] ?? "";
    if (open !== "") {
      if (sign === "\\" && open === '"') i++;
      else if (sign === open) open = "";
    } else if ((sign === '"' || sign === "'") && /[\s([{,:=]/.test(text[i - 1] ?? " ")) open = sign;
  }
  return open !== "";
}
