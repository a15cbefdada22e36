/** What a Python file writes: the files and repositories that rows go to. */
import type { Value } from "../syntax/python.ts";
import type { CodeWork, Literal } from "./code-work.ts";
import { lastOf } from "./python-literals.ts";
import { isTrue, type Source } from "./python-source.ts";

/** The results of a file that writes rows. */
export interface Written extends Pick<CodeWork, "outputs" | "hubId" | "push"> {
  /** Rows are written, whether or not the place is literal. */
  readonly writes: boolean;
}

const dataFile = /\.(?:jsonl?|csv|tsv|parquet)$/i;
const savers = /^(?:to_json|to_csv|to_parquet|save_to_disk|to_jsonl)$/;
const dumpers = /^(?:dump|jdump|json_dump|save_jsonl?|write_jsonl?|dump_jsonl?|save_dataset|writerows?|write_all)$/;

/** Finds them among the calls of a file, and among names such as `output_file`. */
export function writesOf({ python, literals }: Source): Written {
  const outputs: Literal[] = [];
  let writes = false;
  let hubId: Literal | undefined;
  let isPrivate = false;
  const files = (values: readonly (Value | undefined)[], at: number): Literal[] =>
    values.flatMap((value) => literals.all(value, at)).filter(({ text }) => dataFile.test(text));
  for (const { callee, args, named, at } of python.calls) {
    const name = lastOf(callee);
    if (name === "open") {
      const ofPath = /^[wax]b?t?\+?$/.test(literals.one(args[0] ?? named.get("mode"), at)?.text ?? "")
        ? callee.slice(0, -".open".length)
        : "";
      const mode = literals.one(args[1] ?? named.get("mode"), at)?.text ?? "r";
      if (ofPath !== "") outputs.push(...files([{ kind: "name", path: ofPath, at }], at));
      else if (/^[wax]/.test(mode)) outputs.push(...files([args[0]], at));
    } else if (name === "write_text" && callee.includes(".")) {
      outputs.push(...files([{ kind: "name", path: callee.slice(0, -".write_text".length), at }], at));
    } else if (savers.test(name)) {
      writes = true;
      outputs.push(...literals.all(args[0], at));
    } else if (dumpers.test(name) || (name === "write" && args[0]?.kind !== "string" && args[0]?.kind !== "joined")) {
      writes = true;
      outputs.push(...files([...args, named.get("path"), named.get("file"), named.get("filename")], at));
    } else if (name === "push_to_hub") {
      writes = true;
      hubId = literals.one(args[0] ?? named.get("repo_id"), at) ?? hubId;
      isPrivate ||= isTrue(named.get("private"));
    }
  }
  outputs.push(
    ...literals.named
      .filter(({ name }) => /^(?:output|out|save|result)_?(?:file|path|dir)$/i.test(lastOf(name)))
      .flatMap(({ value, at }) => literals.one(value, at) ?? []),
  );
  return { writes, outputs, hubId, push: hubId ? (isPrivate ? "private" : "public") : "none" };
}
