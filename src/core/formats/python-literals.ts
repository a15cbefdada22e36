/** What a name of a Python file stands for: constants, defaults of arguments, fields and environments, entries of dictionaries. */
import type { Assignment, Call, Python, Value } from "../syntax/python.ts";
import { maxValue } from "../text/limits.ts";
import type { Literal } from "./code-work.ts";

/** Finds the literal behind a value; nothing where it is computed, open, or one of several. */
export interface Literals {
  /** All literals: a list gives its items. */
  all(value: Value | undefined, at: number): Literal[];
  one(value: Value | undefined, at: number): Literal | undefined;
  /** Names with their literals, in the order of the file. */
  readonly named: readonly { readonly name: string; readonly value: Value; readonly at: number }[];
}

/** Names that lead to names, and all values that are looked at for one question: a file may be made to be answered forever. */
const maxSteps = 6;
const maxVisits = 60;
const maxVisitsOfFile = 30_000;
const maxAssigned = 30;
const maxKnown = 100;
const maxParts = 12;

/** Indexes the assignments of a file. */
export function literalsOf({ assignments, calls }: Python): Literals {
  const named: Assignment[] = [...assignments, ...calls.flatMap(optionOf)];
  const byName = new Map<string, Assignment[]>();
  for (const assignment of named) {
    const key = lastOf(assignment.name);
    const known = byName.get(key);
    if (known && known.length < maxKnown) known.push(assignment);
    else if (!known) byName.set(key, [assignment]);
  }

  let visits = 0;
  let total = 0;
  function all(value: Value | undefined, at: number, steps: number): Literal[] {
    if (!value || steps > maxSteps || visits++ > maxVisits || total++ > maxVisitsOfFile) return [];
    if (value.kind === "string") return [{ text: value.text, range: value.range }];
    if (value.kind === "list") return value.items.flatMap((item) => all(item, at, steps + 1));
    if (value.kind === "joined")
      return whole(
        value,
        value.parts.map((part) => all(part, at, steps + 1)),
      );
    if (value.kind === "path") return joined(value.parts.map((part) => all(part, at, steps + 1)));
    if (value.kind === "call" && /(?:^|\.)path\.join$|^Path$/.test(value.call.callee) && value.call.args.length > 1)
      return joined(value.call.args.map((part) => all(part, at, steps + 1)));
    if (value.kind === "call") return all(defaultOf(value.call), at, steps + 1);
    if (value.kind !== "name") return [];
    const known = byName.get(lastOf(value.path)) ?? [];
    // The newest value before its use, or the first that is set at all.
    const before = known.filter((assignment) => assignment.at < at && assignment.value !== value);
    for (const assignment of [...before.slice(-maxAssigned).reverse(), ...known.slice(0, maxAssigned)]) {
      const found = all(assignment.value, assignment.at, steps + 1).filter(({ text }) => text !== "");
      if (found.length > 0) return found;
    }
    return [];
  }

  const ask = (value: Value | undefined, at: number): Literal[] => {
    visits = 0;
    return all(value, at, 0);
  };

  return {
    named,
    all: ask,
    one(value, at) {
      if (value?.kind === "list") return undefined;
      const found = ask(value, at);
      return found.length === 1 ? found[0] : undefined;
    },
  };
}

/** One path of parts that are one literal each; it stands where its last part stands. */
function joined(parts: readonly (readonly Literal[])[]): Literal[] {
  const last = parts.at(-1)?.[0];
  if (!last || parts.length > maxParts || parts.some((part) => part.length !== 1)) return [];
  const text = parts.map(([part]) => part?.text.replace(/\/+$/, "")).join("/");
  return text.length > maxValue ? [] : [{ text, range: last.range }];
}

/** One text of parts that are one literal each; what a format string leaves open is shown as it is written, and names nothing. */
function whole({ range, written }: Extract<Value, { kind: "joined" }>, parts: readonly (readonly Literal[])[]): Literal[] {
  if (parts.some((part) => part.length !== 1)) return written === undefined ? [] : [{ text: written, range }];
  const text = parts.map(([part]) => part?.text).join("");
  return text.length > maxValue ? [] : [{ text, range }];
}

/** Last step of a dotted name. */
export const lastOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** An option of a command line with its default: argparse, click. */
function optionOf({ callee, args, named, at }: Call): Assignment[] {
  if (!/^(?:add_argument|option)$/.test(lastOf(callee))) return [];
  const flag = args.flatMap((arg) => (arg.kind === "string" && arg.text.startsWith("--") ? [arg.text] : []))[0];
  const value = named.get("default");
  return flag && value ? [{ name: flag.replace(/^-+/, "").replaceAll("-", "_"), value, at }] : [];
}

/** What a call gives when nobody says otherwise: `field(default=…)`, `typer.Option(…)`, `os.getenv(…, …)`, `d.get(…, …)`. */
function defaultOf({ callee, args, named }: Call): Value | undefined {
  const name = lastOf(callee);
  if (/^(?:field|Field|Option|Argument)$/.test(name)) return named.get("default") ?? args[0];
  if (/^(?:getenv|get)$/.test(name)) return named.get("default") ?? args[1];
  return /^(?:Path|str|LiteralString)$/.test(name) ? args[0] : undefined;
}
