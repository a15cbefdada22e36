/** The data that a Python file trains on: what it loads by name, or names as its data. */
import type { Call } from "../syntax/python.ts";
import type { CodeUpstream, Literal } from "./code-work.ts";
import { type Literals, lastOf } from "./python-literals.ts";
import { isId, type Source } from "./python-source.ts";

const dataNames = /^(?:\w+_)?(?:dataset|data)(?:_name|_id|_path|_name_or_path|_repo)?$|^(?:\w+_)?train_(?:file|path)$/i;
const evaluates = /(?:^|_)(?:eval\w*|test\w*|val|valid\w*|dev|bench\w*)(?:_|\d|$)/i;
const loaders = /^(?:json|jsonl|csv|text|parquet|arrow|pandas|imagefolder|audiofolder|webdataset)$/i;

/** Data that is loaded, what only evaluates left out. */
export function dataOf({ python, literals }: Source): CodeUpstream[] {
  const found: Literal[] = [];
  const tables = tablesOf(python.calls, literals);
  for (const { callee, args, named, at, assigned, within } of python.calls) {
    const name = lastOf(callee);
    if (evaluates.test(lastOf(assigned)) || (name === "load_dataset" && assigned === "" && tables.has(within))) continue;
    const type = named.get("type");
    const isConfig = name === "dict" && type?.kind === "name" && lastOf(type.path) === "load_dataset";
    if (name === "load_dataset" || isConfig) found.push(...loaded({ args, named, at }, literals));
    else if (
      /^(?:load_from_disk|from_json|from_csv|from_parquet|read_json|read_csv|read_parquet)$/.test(name) ||
      /^(?:MsDataset\.load|HubDataset)$/.test(callee)
    )
      found.push(...literals.all(args[0] ?? named.get("path_or_buf"), at));
    else if (/^(?:open|jsonlines\.open)$/.test(callee) && !/^[wax]/.test(literals.one(args[1] ?? named.get("mode"), at)?.text ?? "r"))
      found.push(...literals.all(args[0], at).filter((file) => /\.(?:jsonl?|csv|tsv|parquet)$/i.test(file.text)));
  }
  if (found.length === 0)
    found.push(
      ...literals.named
        .filter(({ name }) => dataNames.test(lastOf(name)) && !evaluates.test(name))
        .flatMap(({ value, at }) => literals.all(value, at))
        .filter((one) => isId(one.text) || /\.jsonl?$/.test(one.text)),
    );
  return found
    .filter((one) => /[A-Za-z]/.test(one.text) && !evaluates.test(one.text.replace(/^.*\//, "").replace(/\.\w+$/, "")))
    .map((one): CodeUpstream => ({ ...one, expects: "dataset", relation: "trained-on" }));
}

/** Functions that return one of several sets, by its name: a table of what could be used. */
function tablesOf(calls: readonly Call[], literals: Literals): Set<string> {
  const sets = new Map<string, Set<string>>();
  for (const { callee, args, at, assigned, within } of calls) {
    const id = lastOf(callee) === "load_dataset" && assigned === "" && within !== "" ? literals.one(args[0], at)?.text : undefined;
    if (id) sets.set(within, (sets.get(within) ?? new Set()).add(id));
  }
  return new Set([...sets].flatMap(([within, ids]) => (ids.size > 1 ? [within] : [])));
}

/** The set that `load_dataset` reads: its id, or the files beside the name of a loader. */
function loaded({ args, named, at }: Pick<Call, "args" | "named" | "at">, literals: Literals): Literal[] {
  const split = literals.one(named.get("split"), at)?.text ?? "";
  if (/^(?:test|valid|dev|eval)/i.test(split)) return [];
  const path = literals.one(args[0] ?? named.get("path"), at);
  const files = named.get("data_files");
  if (path && !loaders.test(path.text)) return [path];
  const train = files?.kind === "dict" ? (files.entries.find(([key]) => key === "train")?.[1] ?? files.entries[0]?.[1]) : files;
  return literals.all(train, at);
}
