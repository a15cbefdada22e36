/**
 * Open weights that a Python file lets write: vLLM, pipelines, Ollama, endpoints of the Hub. Predictions are written the same way as
 * data to learn from, so who asks must know by the place of the rows what they are for.
 */
import type { CodeUpstream } from "./code-work.ts";
import { lastOf } from "./python-literals.ts";
import type { Source } from "./python-source.ts";

/** A call that loads or asks a model: the library that must be imported, and which argument names the model. */
interface Asked {
  readonly callee: RegExp;
  readonly library: string;
  readonly position: number;
  readonly scheme?: CodeUpstream["scheme"];
}

const asked: readonly Asked[] = [
  { callee: /(?:^|\.)LLM$/, library: "vllm", position: 0 },
  { callee: /(?:^|\.)pipeline$/, library: "transformers", position: 1 },
  { callee: /^ollama\.(?:chat|generate)$/, library: "ollama", position: 0, scheme: "ollama" },
  { callee: /(?:^|\.)(?:Async)?InferenceClient$/, library: "huggingface_hub", position: 0 },
];
const isTextTask = /^text2?text-generation$|^text-generation$/;

/** The models; calls in functions whose names are `decisions` only score what others wrote. */
export function openModelsOf({ python, literals }: Source, decisions: RegExp): CodeUpstream[] {
  return python.calls.flatMap(({ callee, args, named, at, within }): CodeUpstream[] => {
    const how = asked.find((one) => python.imports.has(one.library) && one.callee.test(callee));
    if (!how || decisions.test(within)) return [];
    if (lastOf(callee) === "pipeline" && !isTextTask.test(literals.one(args[0] ?? named.get("task"), at)?.text ?? "")) return [];
    return literals
      .all(named.get("model") ?? args[how.position], at)
      .map((one) => ({ ...one, expects: "model", relation: "generated-by", ...(how.scheme && { scheme: how.scheme }) }));
  });
}
