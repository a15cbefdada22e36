/** The work that one command makes: what its flags name as base, data, teacher and result. */
import type { Command } from "../syntax/shell.ts";
import { type CodeUpstream, type CodeWork, folderOf, type Literal } from "./code-work.ts";
import { type Flag, flagsOf, within } from "./command-flags.ts";
import { type Program, programOf } from "./command-program.ts";
import { isPlaceholder } from "./vocabulary.ts";

const bases = new Set(
  "model_name_or_path base_model base_model_name base_model_name_or_path base_model_path base_model_id pretrained_model_name_or_path pretrained_model_path pretrained_model pretrained_path pretrained model_id_or_path model_name model_id model_path model llm_name_or_path sft_model_path sft_model pretrain actor_model_name_or_path model.path actor_rollout_ref.model.path model.partial_pretrain model.name model.name_or_path model.model_name_or_path checkpointer.checkpoint_dir base_model_path model_args.model_name_or_path".split(
    " ",
  ),
);
const teachers =
  /^(?:kd_|distill_)?teacher(?:_model)?(?:_name_or_path|_path|_name|_id|_id_or_path)?$|^teacher_checkpointer\.checkpoint_dir$/;
const datasets = new Set(
  "dataset dataset_name dataset_name_or_path dataset_path dataset_id datasets data_path data_paths data train_data train_data_path train_dataset train_dataset_name train_file train_files training_data training_file dataset_mixer_list dataset_mixer dataset_mixture prompt_data sft_dataset rm_dataset pref_dataset instruction_datasets data.train_files dataset_names train_path train_data_file dataset.source".split(
    " ",
  ),
);
const isData = (key: string): boolean =>
  datasets.has(key) ||
  (/_(?:dataset|data)(?:_path|_name|_name_or_path|_id)?$/.test(key) &&
    !/^(?:eval|val|valid|validation|test|dev|preprocess|cache|hub|push)/.test(key));
const hubIds = /^(?:hub_model_id|push_to_hub_model_id|export_hub_model_id|hf_repo_id|hub_repo_id|hf_hub_model_id|push_to_hub_dataset)$/;
const outputs =
  /^(?:output_dir|export_dir|output_path|output_file|output|save_path|save_dir|out_dir|checkpoint_path|trainer\.default_local_dir|batch_dir|output_name)$/;
const adapters = /^(?:adapters|adapter_name_or_path)$/;
const generators =
  /^(?:model|model_name|model_path|model_id|engine|llm|teacher_model|generator|generator_model|api_model|model_name_or_path)$/;

/** Reads a command; nothing where it makes no work. `downloads`: what was put into which folder before. */
export function workOf(command: Command, text: string, downloads: ReadonlyMap<string, Literal>): CodeWork | undefined {
  const program = programOf(command);
  return program && (!program.needs || program.rest.some((word) => program.needs?.test(word.text)))
    ? workOfProgram(program, text, downloads)
    : undefined;
}

/** Does the name of a flag say that it names the base, or a teacher? `model` alone does not: everybody uses one. */
export const saysUpstream = (key: string): boolean => teachers.test(key) || (bases.has(key) && /base|pretrain|sft/.test(key));

/** What a program whose kind is known makes of its flags. */
export function workOfProgram(program: Program, text: string, downloads: ReadonlyMap<string, Literal>): CodeWork {
  const flags = flagsOf(program.rest, text);
  const valuesOf = (test: (key: string) => boolean): Literal[] => flags.flatMap(({ key, values }) => (test(key) ? values : []));
  const firstOf = (test: (key: string) => boolean): Literal[] => flags.flatMap(({ key, values }) => (test(key) ? values.slice(0, 1) : []));
  const resolve = (literal: Literal): Literal => downloads.get(folderOf(literal.text)) ?? literal;
  const usesHub =
    program.scheme !== undefined &&
    (/^(?:true|1)$/i.test(firstOf((key) => key === "use_hf")[0]?.text ?? "") || /\bUSE_HF=['"]?(?:1|true)/i.test(text));
  const scheme = program.scheme && !usesHub ? { scheme: program.scheme } : {};
  const hubId = firstOf((key) => hubIds.test(key))[0];
  const named = {
    hubId,
    outputs: firstOf((key) => outputs.test(key)),
    push: pushOf(flags),
    tasks: firstOf((key) => key === "task_type" || key === "rlhf_type"),
  } as const;
  if (program.does === "generate") {
    const made = firstOf((key) => generators.test(key))
      .map(resolve)
      .map((by): CodeUpstream => ({ ...by, expects: "model", relation: "generated-by", ...scheme }));
    return { artifact: "dataset", upstreams: made, ...named, outputs: filesIn(named.outputs) };
  }
  if (program.does === "convert") {
    const isQuantized = flags.some(({ key }) => /^(?:quant_bits|quant_method|export_quantization_bit)$/.test(key));
    const relation = isQuantized ? "quantized" : "finetune";
    const made = [...firstOf((key) => key === "model" || key === "model_name_or_path"), ...valuesOf((key) => adapters.test(key))]
      .map(resolve)
      .map((one): CodeUpstream => ({ ...one, expects: "model", relation, ...scheme }));
    return { artifact: "model", upstreams: made, ...named };
  }
  const isAdapter = flags.some(isLora);
  const positional = program.hasPositionalBase ? program.rest.slice(0, 1).filter((word) => !word.text.startsWith("-")) : [];
  const base = [...positional, ...firstOf((key) => bases.has(key))]
    .filter(({ text: name }) => !isPlaceholder(name))
    .slice(0, 1)
    .map(resolve);
  // A recipe of torchtune trains what was downloaded for it, where nothing else is said.
  const fetched = program.isRecipe && base.length === 0 && downloads.size === 1 ? [...downloads.values()] : [];
  const teacher = firstOf((key) => teachers.test(key)).map(resolve);
  const isAlias = program.hasAliases ?? flags.some(({ key }) => key === "finetuning_type");
  const data = valuesOf(isData).flatMap((value) => members(value, text));
  return {
    artifact: isAdapter ? "adapter" : "model",
    upstreams: [
      ...[...base, ...fetched].map(
        (one): CodeUpstream => ({ ...one, expects: "model", relation: isAdapter ? "adapter" : "finetune", ...scheme }),
      ),
      ...teacher.map((one): CodeUpstream => ({ ...one, expects: "model", relation: "distilled", ...scheme })),
      ...data.map(
        (one): CodeUpstream => ({ ...one, expects: "dataset", relation: "trained-on", ...(isAlias ? { scheme: "alias" } : scheme) }),
      ),
    ],
    ...named,
  };
}

/** A generator that is told a folder and the name of a file writes that file into the folder. */
function filesIn(outputs: readonly Literal[]): Literal[] {
  const folder = outputs.find(({ text }) => !isFile(text));
  return outputs.map((one) =>
    folder && isFile(one.text) && !one.text.includes("/") ? { ...one, text: `${folderOf(folder.text)}/${one.text}` } : one,
  );
}

const isFile = (text: string): boolean => /\.(?:jsonl?|csv|tsv|parquet|txt)$/i.test(text);

const isLora = ({ key, values }: Flag): boolean => {
  const value = values[0]?.text ?? "true";
  return /^(?:use_peft|use_q?lora|lora|lora_enable|q_lora|qlora)$/.test(key)
    ? !/^(?:false|0|no)$/i.test(value)
    : /^(?:lora_r|lora_rank|lora_alpha)$/.test(key)
      ? value !== "0"
      : /^(?:train_type|tuner_type|sft_type|finetuning_type|peft)$/.test(key) && /lora/i.test(value);
};

function pushOf(flags: readonly Flag[]): CodeWork["push"] {
  const isOn = (name: RegExp): boolean =>
    flags.some(({ key, values }) => name.test(key) && !/^(?:false|0|no)$/i.test(values[0]?.text ?? "true"));
  if (!isOn(/^(?:push_to_hub|export_hub_model_id)$/)) return "none";
  return isOn(/^(?:hub_private_repo|hub_private|private)$/) ? "private" : "public";
}

/** The data sets of one value: a comma list, a mixture in JSON, ids with weights between them. */
function members(value: Literal, text: string): Literal[] {
  const keys = value.text.startsWith("{")
    ? [...value.text.matchAll(/["']([\w./-]+)["']\s*:/g)].map((match) => match[1] ?? "")
    : value.text.replace(/^\[|\]$/g, "").split(",");
  return keys
    .map((key) => key.trim().replace(/^["']|["']$/g, ""))
    .filter((key) => /[a-z]/i.test(key) && !/^(?:true|false|self-cognition|.*\/self-cognition.*)$/i.test(key))
    .map((key) => within(value, key, text));
}
