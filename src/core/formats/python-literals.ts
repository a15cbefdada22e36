/** What a name of a Python file stands for: constants, defaults of arguments, fields and environments, entries of dictionaries. */
import type { Assignment, Call, Python, Value } from "../syntax/python.ts";
import type { Literal } from "./code-work.ts";

/** Finds the literal behind a value; nothing where it is computed, open, or one of several. */
export interface Literals {
  /** All literals: a list gives its items. */
  all(value: Value | undefined, at: number): Literal[];
  one(value: Value | undefined, at: number): Literal | undefined;
  /** Names with their literals, in the order of the file. */
  readonly named: readonly { readonly name: string; readonly value: Value; readonly at: number }[];
}

const maxSteps = 6;

/** Indexes the assignments of a file. */
export function literalsOf({ assignments, calls }: Python): Literals {
  const named: Assignment[] = [...assignments, ...calls.flatMap(optionOf)];
  const byName = new Map<string, Assignment[]>();
  for (const assignment of named) {
    const key = lastOf(assignment.name);
    byName.set(key, [...(byName.get(key) ?? []), assignment]);
  }

  function all(value: Value | undefined, at: number, steps = 0): Literal[] {
    if (!value || steps > maxSteps) return [];
    if (value.kind === "string") return [{ text: value.text, range: value.range }];
    if (value.kind === "list") return value.items.flatMap((item) => all(item, at, steps + 1));
    if (value.kind === "call") return all(defaultOf(value.call), at, steps + 1);
    if (value.kind !== "name") return [];
    const known = byName.get(lastOf(value.path)) ?? [];
    // The newest value before its use, or the first that is set at all.
    const before = known.filter((assignment) => assignment.at < at && assignment.value !== value);
    for (const assignment of [...before.reverse(), ...known]) {
      const found = all(assignment.value, assignment.at, steps + 1).filter(({ text }) => text !== "");
      if (found.length > 0) return found;
    }
    return [];
  }

  return {
    named,
    all: (value, at) => all(value, at),
    one(value, at) {
      if (value?.kind === "list") return undefined;
      const found = all(value, at);
      return found.length === 1 ? found[0] : undefined;
    },
  };
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
