/** Commands that a Python file starts: lists of words, or one line, given to `subprocess` or `os.system`. */
import { type Command, commandsIn } from "../syntax/shell.ts";
import { maxChars } from "../text/limits.ts";
import type { Source } from "./python-source.ts";

/** A cheap look: does it start programs that train or generate? */
export const mayStart = (text: string): boolean =>
  /subprocess|os\.system|Popen/.test(text) &&
  /train|finetune|fine_tune|sft|torchrun|accelerate|deepspeed|swift|llamafactory|generate_/.test(text);

const starters = /^(?:subprocess\.)?(?:run|call|check_call|check_output|Popen)$|^os\.system$|(?:^|\.)create_subprocess_(?:exec|shell)$/;

/** The commands; a word that is computed names nothing. */
export function commandsOf({ python, literals, text }: Source): Command[] {
  if (text.length > maxChars.code) return [];
  return python.calls.flatMap(({ callee, args, at }): Command[] => {
    const [first] = args;
    if (!starters.test(callee) || !first) return [];
    const resolved = first.kind === "name" ? python.assignments.findLast((one) => one.name === first.path && one.at < at)?.value : first;
    if (resolved?.kind === "list")
      return [resolved.items.map((item) => literals.one(item, at) ?? { text: "\u0024{\u2026}", range: { start: at, end: at } })];
    const line = literals.one(first, at);
    const isThere = line && text.slice(line.range.start, line.range.end) === line.text;
    return isThere ? commandsIn(" ".repeat(line.range.start) + line.text) : [];
  });
}
