/** How a Python file calls what it makes. */
import type { CodeWork, Literal } from "./code-work.ts";
import { lastOf } from "./python-literals.ts";
import { isTrue, type Source } from "./python-source.ts";

/** The names of the result: folders it is saved in, and the repository it is pushed to. */
export function namesOf({ python, literals }: Source): Pick<CodeWork, "hubId" | "outputs" | "push"> {
  const outputs: Literal[] = [];
  let hubId: Literal | undefined;
  let pushes = false;
  let isPrivate = false;
  for (const { callee, args, named, at } of python.calls) {
    const name = lastOf(callee);
    outputs.push(
      ...[
        named.get("output_dir"),
        /^(?:save_pretrained|save_model|save_pretrained_merged|save_pretrained_gguf|save_quantized)$/.test(name) ? args[0] : undefined,
      ].flatMap((value) => literals.one(value, at) ?? []),
    );
    hubId ??= literals.one(named.get("hub_model_id"), at);
    if (isTrue(named.get("push_to_hub"))) pushes = true;
    if (isTrue(named.get("hub_private_repo"))) isPrivate = true;
    if (
      !/^push_to_hub(?:_merged|_gguf)?$/.test(name) ||
      /(?:^|\.|_)(?:data(?:set)?s?|ds|dd|tokenizer|processor|distiset)\.push_to_hub$/i.test(callee)
    )
      continue;
    pushes = true;
    if (isTrue(named.get("private"))) isPrivate = true;
    const id = literals.one(named.get("repo_id") ?? (/trainer\./i.test(callee) ? undefined : args[0]), at);
    if (id && /^[\w.-]+(?:\/[\w.-]+)?$/.test(id.text)) hubId = id;
  }
  return {
    hubId,
    outputs: outputs.filter(({ text }) => text !== "" && text !== "."),
    push: pushes ? (isPrivate ? "private" : "public") : "none",
  };
}
