/** What a Python file trains, merges or quantizes: the base, adapters, teachers and data that literal code loads, and the name it pushes. */
import type { Relation } from "../knowledge/types.ts";
import type { Call, Python, Value } from "../syntax/python.ts";
import type { CodeUpstream, CodeWork, Literal } from "./code-work.ts";
import { dataOf } from "./python-data.ts";
import { type Literals, lastOf } from "./python-literals.ts";
import { namesOf } from "./python-names.ts";
import { isId, type Source } from "./python-source.ts";

/** Makers of models that are no base: names of variables and arguments of helpers beside the trained one. */
const helpers =
  /(?:^|_)(?:ref|reference|reward|judge|eval|evaluator|embed\w*|draft|assistant|critic|rerank\w*|scor\w*|retriev\w*|vae|metric|nli|tox\w*|baseline|test|moderation|guard)(?:_|\d|$)/i;
const noModels =
  /(?:Tokenizer|TokenizerFast|Processor|Config|Scheduler|FeatureExtractor|Kernel|Autoencoder\w*|VAE|Dataset|GenerationConfig)$/;
const adapters = /^(?:Auto)?Peft(?:Model\w*)?$|^AutoPeftModel\w*$/;
const baseNames =
  /^(?:(?:base_|pretrained_|llm_|student_|backbone_)?model(?:_name_or_path|_name|_id|_path|_checkpoint|_ckpt)?|base_model(?:_name|_name_or_path|_path|_id)?|pretrained_model(?:_name_or_path)?|llm_name_or_path|visual_encoder_name_or_path|checkpoint|model_checkpoint)$/i;

/** What is made of the base, or nothing when the file only uses models. */
function relationOf({ python, text }: Source): Relation | undefined {
  const has = (pattern: RegExp): boolean => python.calls.some(({ callee }) => pattern.test(callee));
  const isLora = has(/(?:^|\.)(?:get_peft_model|LoraConfig)$/);
  const isTraining =
    has(/(?:^|\.)\w*Trainer$|(?:^|\.)(?:get_peft_model|TrainingArguments|backward)$|\boptimizer\.step$|(?:^|\.)OpenAIFinetune$/i) ||
    isMmengine(python, text) ||
    // SageMaker starts a script of training with what stands in a dictionary.
    python.calls.some(
      ({ callee, named }) => /(?:^|\.)(?:HuggingFace|PyTorch)$/.test(callee) && named.has("entry_point") && named.has("hyperparameters"),
    );
  const saves =
    has(/\.(?:save_pretrained|push_to_hub|save_quantized)\w*$/) ||
    (python.imports.has("GPTQModel") && has(/\.save$/)) ||
    python.calls.some(({ callee, named }) => /(?:^|\.)oneshot$/.test(callee) && named.has("output_dir"));
  if (isTraining) return isLora ? "adapter" : "finetune";
  if (saves && has(/\.(?:merge_and_unload|merge_adapter)$/)) return "finetune";
  return saves && has(/\.(?:save_quantized|quantize)$|(?:^|\.)(?:oneshot|BaseQuantizeConfig|GPTQConfig)$/) ? "quantized" : undefined;
}

/** A config of mmengine (xtuner): a module of assignments with a training loop. */
const isMmengine = ({ imports, assignments }: Python, text: string): boolean =>
  (imports.has("mmengine") || imports.has("xtuner")) &&
  assignments.some(({ name }) => /^(?:train_cfg|train_dataloader|train_dataset)$/.test(name)) &&
  /\btrain_(?:cfg|dataloader)\s*=/.test(text);

/** Reads the work of a file; nothing where it trains nothing. */
export function trainingOf(source: Source): CodeWork | undefined {
  const relation = relationOf(source);
  if (!relation) return undefined;
  const models = modelsOf(source, relation);
  const data = relation === "quantized" ? [] : dataOf(source);
  return {
    artifact: relation === "adapter" ? "adapter" : "model",
    upstreams: [...models, ...data],
    ...namesOf(source),
    tasks: source.python.calls.flatMap(({ named, at }) => source.literals.one(named.get("task_type"), at) ?? []).slice(0, 1),
  };
}

interface Candidate extends Literal {
  readonly assigned: string;
  readonly role: "base" | "adapter" | "teacher";
}

function modelsOf({ python, literals }: Source, relation: Relation): CodeUpstream[] {
  const found = python.calls.flatMap((call) => loadedBy(call, literals));
  const bases = found.filter(({ role }) => role === "base");
  const trained = new Set(python.calls.flatMap(trainedNames));
  const meant = bases.filter(({ assigned }) => trained.has(assigned));
  const first = meant.length > 0 ? meant : bases.slice(0, 1);
  const chosen: Literal[] = first.length > 0 ? first : declared({ python, literals });
  const teachers = found.filter(({ role }) => role === "teacher");
  const loaded = found.filter(({ role }) => role === "adapter");
  if (chosen.length + teachers.length + loaded.length === 0) return [];
  return [
    ...chosen.map((one): CodeUpstream => ({ ...one, expects: "model", relation })),
    ...loaded.map((one): CodeUpstream => ({ ...one, expects: "model", relation: "finetune" })),
    ...teachers.map((one): CodeUpstream => ({ ...one, expects: "model", relation: "distilled" })),
  ];
}

/** The model that a call loads by name. */
function loadedBy(call: Call, literals: Literals): Candidate[] {
  const { callee, args, named, at, assigned } = call;
  const steps = callee.split(".");
  const name = steps.at(-1) ?? "";
  const maker = steps.at(-2) ?? "";
  const candidate = (value: Value | undefined, role: Candidate["role"]): Candidate[] => {
    const literal = literals.one(value, at);
    return literal ? [{ ...literal, assigned: lastOf(assigned), role: /teacher/i.test(assigned) ? "teacher" : role }] : [];
  };
  if (/^from_pretrained$/.test(name) || /^from_quantized$/.test(name)) {
    if (adapters.test(maker) && helpers.test(lastOf(assigned))) return [];
    if (adapters.test(maker)) return candidate(args[1] ?? named.get("model_id") ?? (args.length === 1 ? args[0] : undefined), "adapter");
    if (noModels.test(maker) || helpers.test(assigned)) return [];
    return candidate(
      named.get("model_name") ??
        named.get("pretrained_model_name_or_path") ??
        named.get("model_name_or_path") ??
        named.get("model_id") ??
        args[0],
      "base",
    );
  }
  if (/^(?:SentenceTransformer|CrossEncoder|SetFitModel)$/.test(name) && !helpers.test(assigned))
    return candidate(args[0] ?? named.get("model_name_or_path"), "base");
  if (name === "load" && maker === "GPTQModel") return candidate(args[0] ?? named.get("model_id_or_path"), "base");
  if (name === "oneshot")
    return named.get("model")?.kind === "name" && !named.has("output_dir") ? [] : candidate(named.get("model"), "base");
  if (!/Trainer$/.test(name)) return [];
  const teacher = candidate(named.get("teacher_model"), "teacher").map((one): Candidate => ({ ...one, role: "teacher" }));
  const model = named.get("model") ?? args[0];
  return [...(model?.kind === "string" ? candidate(model, "base") : []), ...teacher];
}

/** Names of the models that are trained: what a trainer or a wrapper of adapters is given. */
function trainedNames({ callee, args, named, assigned }: Call): string[] {
  if (!/(?:Trainer|get_peft_model)$/.test(callee)) return [];
  const model = named.get("model") ?? args[0];
  return model?.kind === "name" ? [lastOf(model.path), ...(/get_peft_model$/.test(callee) ? [lastOf(assigned)] : [])] : [];
}

/** Constants, defaults and entries under the names that everybody uses, where no call says it: the value must look like an id. */
function declared({ python, literals }: Pick<Source, "python" | "literals">): Literal[] {
  const given = python.calls.flatMap(({ named, at }) => [...named].flatMap(([name, value]) => ({ name, value, at })));
  const all = [...literals.named, ...given].filter(({ name }) => baseNames.test(lastOf(name)) && !/teacher|tokenizer/i.test(name));
  const found = all.flatMap(({ value, at, name }) => {
    const literal = literals.one(value, at);
    return literal && isId(literal.text) ? [{ ...literal, name: lastOf(name) }] : [];
  });
  const first = found[0];
  // A model of images and text has a part for each.
  return first ? found.filter(({ name }) => name === first.name || /^(?:llm|visual_encoder)_name_or_path$/.test(name)).slice(0, 2) : [];
}
