/** Commands that a Python file starts: lists of words, or one line, given to `subprocess` or `os.system`. */
import { type Command, commandsIn } from "../syntax/shell.ts";
import { maxChars } from "../text/limits.ts";
import type { Source } from "./python-source.ts";

/** A cheap look: does it start programs that train or generate? */
export const mayStart = (text: string): boolean =>
  (text.includes("subprocess") || text.includes("os.system")) &&
  /train|finetune|fine_tune|sft|torchrun|accelerate|deepspeed|swift|llamafactory|generate_/.test(text);

const maxCalls = 100;
const starters = /^(?:subprocess\.)?(?:run|call|check_call|check_output|Popen)$|^os\.system$|(?:^|\.)create_subprocess_(?:exec|shell)$/;

/** The commands; a word that is computed names nothing. */
export function commandsOf({ python, literals, text }: Source): Command[] {
  if (text.length > maxChars.code) return [];
  const calls = python.calls.filter(({ callee }) => starters.test(callee)).slice(0, maxCalls);
  return calls.flatMap(({ args: [first], at }): Command[] => {
    if (!first) return [];
    const resolved = first.kind === "name" ? python.assignments.findLast((one) => one.name === first.path && one.at < at)?.value : first;
    if (resolved?.kind === "list")
      return [resolved.items.map((item) => literals.one(item, at) ?? { text: "\u0024{\u2026}", range: { start: at, end: at } })];
    const line = literals.one(first, at);
    const isThere = line && text.slice(line.range.start, line.range.end) === line.text;
    return isThere ? commandsIn(text.slice(0, line.range.end), "shell", undefined, line.range.start) : [];
  });
}
