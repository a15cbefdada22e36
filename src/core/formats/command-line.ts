/**
 * The one reader of command lines: what a launcher of training, or a generator of data, makes of what. Serving, evaluating and
 * downloading are use only and give nothing; which program runs decides, never a flag alone.
 */
import type { Command, Word } from "../syntax/shell.ts";
import { maxValue } from "../text/limits.ts";
import { type CodeUpstream, type CodeWork, emitWork, folderOf, type Literal } from "./code-work.ts";
import type { Emit } from "./format.ts";
import { isPlaceholder } from "./vocabulary.ts";

/** Could the text hold a command that makes something? A cheap look before it is taken apart. */
export const mayLaunch = (text: string): boolean =>
  /(?:model|pretrain|engine|teacher)/i.test(text) &&
  /\b(?:python[\d.]*|accelerate|torchrun|deepspeed|swift|megatron|llamafactory|lmf|trl|tune|xtuner|litgpt|mlx_lm|autotrain|srun|uv)\b|\.py\b/.test(
    text,
  );

/** Claims what the commands of one text make. The same base named by several commands is one work. */
export function readCommands(commands: readonly Command[], text: string, emit: Emit): void {
  const downloads = downloadsOf(commands, text);
  const works = new Map<string, CodeWork>();
  for (const command of commands) {
    const read = workOf(command, text, downloads);
    const base = read?.upstreams[0];
    if (!read || !base) continue;
    const key = `${read.artifact === "dataset"} ${base.text.toLowerCase()}`;
    const known = works.get(key);
    works.set(key, known ? joined(known, read) : read);
  }
  let isFirst = true;
  for (const work of works.values())
    if (emitWork(isFirst ? work : { ...work, subject: work.upstreams[0]?.text ?? "" }, emit)) isFirst = false;
}

const joined = (a: CodeWork, b: CodeWork): CodeWork => ({
  ...a,
  upstreams: [...a.upstreams, ...b.upstreams],
  outputs: [...a.outputs, ...b.outputs],
  hubId: a.hubId ?? b.hubId,
  push: a.push === "public" || b.push === "public" ? "public" : a.push === "none" ? b.push : a.push,
});

/** What a command does, and the words behind its program. */
interface Program {
  readonly does: "train" | "generate" | "convert";
  readonly rest: readonly Word[];
  /** Where plain names of this framework lead. */
  readonly scheme?: "modelscope";
  readonly hasAliases?: boolean;
  /** Only a training flag makes it a training. */
  readonly needs?: RegExp;
  readonly hasPositionalBase?: boolean;
}

/** Frameworks with a command of their own: the program, then what the next words must be. */
const frameworks: readonly (readonly [program: RegExp, verb: RegExp, more?: Partial<Program>])[] = [
  [/^swift$/, /^(?:sft|pt|rlhf|grpo|dpo)$/, { scheme: "modelscope" }],
  [/^megatron$/, /^(?:sft|pt|rlhf)$/, { scheme: "modelscope" }],
  [/^swift$/, /^sample$/, { scheme: "modelscope", does: "generate" }],
  [/^swift$/, /^export$/, { scheme: "modelscope", does: "convert", needs: /^--(?:quant_bits|quant_method|merge_lora)$/ }],
  [/^(?:llamafactory-cli|lmf)$/, /^train$/, { hasAliases: true }],
  [/^(?:llamafactory-cli|lmf)$/, /^export$/, { does: "convert", needs: /^--(?:export_quantization_bit|adapter_name_or_path)$/ }],
  [/^trl$/, /^(?:sft|dpo|grpo|kto|rloo|reward|ppo|orpo)$/],
  [/^tune$/, /^run$/],
  [/^axolotl$/, /^(?:train|finetune)$/],
  [/^xtuner$/, /^train$/],
  [/^litgpt$/, /^(?:finetune(?:_\w+)?|pretrain)$/, { hasPositionalBase: true }],
  [/^mlx_lm\.lora$/, /^-/, { needs: /^--train$/ }],
  [/^autotrain$/, /^(?:llm|text-classification|seq2seq|dreambooth)$/, { needs: /^--train$/ }],
];

const trains =
  /(?:^|[_.\-/])(?:train(?:er|ing)?|pre_?train(?:ing)?|post_?train(?:ing)?|fine_?-?tun(?:e|ing)|ft|sft|dpo|ppo|grpo|orpo|kto|simpo|rlhf|rloo|q?lora|reward_model(?:ing)?|distill(?:ation)?|run_(?:clm|mlm|glue|summarization|translation|seq2seq|qa|ner|squad|classification)\w*)(?=$|[_.\-\d/])|finetun|train_bash|^train/i;
const doesOther =
  /(?:^|[_.\-/])(?:eval(?:uate|uation)?|infer(?:ence)?|generat(?:e|ion|or)|serve|server|predict(?:ion)?|tests?|bench(?:mark)?|demo|chat|cli_demo|web_demo|judge|scor(?:e|er|ing)|merge|convert|export|download|preprocess|prepare|process|tokenize|collect|plot|sample|gradio|app|api|visuali[sz]e|analy[sz]e|lm_eval|vllm|upload|push|build)(?=$|[_.\-/])/i;
const makesData =
  /(?:^|[_.\-/])(?:gen|generate|synth(?:esi[sz]e)?|distill|bootstrap|create|make|build|evol\w*|self_instruct|magpie|augment)_\w*(?:ins|instructions?|instruct|data|dataset|qa|dialogues?|conversations?|questions?|prompts?|res|responses?|answers?|sft|pairs?|instances?|preferences?|rejected|chosen)(?=$|[_.\-/])|(?:^|[_.\-/])(?:self_?instruct|magpie)\w*\.py$/i;
/** Folders, names and flags of scripts whose answers are judged, not learned from; `gen_model_answer` is what judges of chats call theirs. */
const answersJudge =
  /(?:^|[_.\-/])(?:eval\w*|judge?ments?|judge|judging|\w*bench\w*|leaderboard|arena)(?=$|[_.\-/\d])|(?:^|[/.])(?:gen|get)_(?:model_|api_)?answers?$/i;
const judgeFlags = /^(?:bench_name|benchmark|bench|answer_file|eval_task)$/;
const isTuning =
  /^(?:learning_rate|lr|actor_learning_rate|num_train_epochs|num_epochs|epochs|max_epochs|per_device_train_batch_size|train_batch_size|micro_train_batch_size|lora_rank|lora_r|max_steps|max_train_steps|gradient_accumulation_steps|train_micro_batch_size_per_gpu|do_train)$/;

/** Finds the program among the launchers before it. */
function programOf(command: Command): Program | undefined {
  const words = command.slice(0, 60);
  for (const [i, word] of words.entries()) {
    const name = word.text.replace(/^.*[\\/](?=[\w.-]+$)/, "");
    for (const [program, verb, more] of frameworks)
      if (program.test(name) && verb.test(words[i + 1]?.text ?? ""))
        return { does: "train", rest: command.slice(i + (more?.needs ? 1 : 2)), ...more };
    const isModule = word.text === "-m" || word.text === "--module";
    const script = isModule ? words[i + 1]?.text : /\.py$/.test(word.text) && !word.text.startsWith("-") ? word.text : undefined;
    if (
      script === undefined ||
      /^(?:torch\.distributed\.(?:run|launch)|accelerate\.commands\.launch|deepspeed(?:\.launcher.*)?)$/.test(script)
    )
      continue;
    const isLauncher = words
      .slice(0, i)
      .every(({ text }) => !/^(?:echo|cat|cp|mv|rm|ls|vim?|nano|git|sed|grep|printf|scp|rsync|black|ruff|pytest|pip)$/.test(text));
    return isLauncher ? scriptOf(script, command.slice(i + (isModule ? 2 : 1))) : undefined;
  }
  return undefined;
}

/** What a script is for, told by its name, its folder and, where both say nothing, by the flags of a training. */
function scriptOf(script: string, rest: readonly Word[]): Program | undefined {
  if (script.length > maxValue) return undefined;
  const path = script.replace(/\.py$/, "");
  const steps = path.split(path.includes("/") ? /[\\/]/ : ".");
  const last = steps.at(-1) ?? "";
  if (/^lora$/.test(last) && /mlx_lm/.test(path)) return { does: "train", rest, needs: /^--train$/ };
  const keys = new Set(rest.map(({ text }) => keyOf(text)));
  if (makesData.test(last) || makesData.test(script))
    return answersJudge.test(path) || [...keys].some((key) => judgeFlags.test(key)) ? undefined : { does: "generate", rest };
  const leads = /^(?:train|finetun|fine_tun|sft|dpo|pretrain)/i.test(last);
  if (doesOther.test(last) && !leads) return undefined;
  if (keys.has("do_eval") && !keys.has("do_train") && !keys.has("learning_rate") && !keys.has("num_train_epochs")) return undefined;
  if (keys.has("do_predict") && !keys.has("do_train")) return undefined;
  const isTraining =
    trains.test(last) ||
    [...keys].some((key) => isTuning.test(key)) ||
    (/(?:^|[\\/.])(?:train|training|finetune|sft|trainer)(?:[\\/.]|$)/i.test(path) && !steps.some((step) => doesOther.test(step)));
  return isTraining ? { does: "train", rest, ...(/train_bash|llama_?factory/i.test(path) && { hasAliases: true }) } : undefined;
}

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

/** `--model-name=x` and `++model_name=x` to `model_name`. */
const keyOf = (text: string): string =>
  text
    .replace(/^(?:--?|\+{1,2})/, "")
    .replace(/=[\s\S]*$/, "")
    .replaceAll("-", "_")
    .toLowerCase();

interface Flag {
  readonly key: string;
  readonly values: readonly Literal[];
}

/** Flags with their values: `--a b c`, `--a=b`, `a.b=c`. */
function flagsOf(words: readonly Word[], text: string): Flag[] {
  const flags: { key: string; values: Literal[] }[] = [];
  for (const word of words) {
    const joined = /^(?:--?|\+{0,2})[A-Za-z][\w.-]*=/.exec(word.text);
    if (joined) flags.push({ key: keyOf(word.text), values: [within(word, word.text.slice(joined[0].length), text)] });
    else if (/^--?[A-Za-z]/.test(word.text)) flags.push({ key: keyOf(word.text), values: [] });
    else flags.at(-1)?.values.push(word);
  }
  return flags;
}

/** A part of a word at its own place; the word's where it was put together. */
function within({ range }: Word | Literal, part: string, text: string): Literal {
  const at = part === "" ? -1 : text.slice(range.start, range.end).indexOf(part);
  return { text: part, range: at < 0 ? range : { start: range.start + at, end: range.start + at + part.length } };
}

function workOf(command: Command, text: string, downloads: ReadonlyMap<string, Literal>): CodeWork | undefined {
  const program = programOf(command);
  if (!program || (program.needs && !program.rest.some((word) => program.needs?.test(word.text)))) return undefined;
  const flags = flagsOf(program.rest, text);
  const valuesOf = (test: (key: string) => boolean): Literal[] => flags.flatMap(({ key, values }) => (test(key) ? values : []));
  const firstOf = (test: (key: string) => boolean): Literal[] => flags.flatMap(({ key, values }) => (test(key) ? values.slice(0, 1) : []));
  const resolve = (literal: Literal): Literal => downloads.get(folderOf(literal.text)) ?? literal;
  const usesHub = /^(?:true|1)$/i.test(firstOf((key) => key === "use_hf")[0]?.text ?? "") || /\bUSE_HF=['"]?(?:1|true)/i.test(text);
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
  const teacher = firstOf((key) => teachers.test(key)).map(resolve);
  const isAlias = program.hasAliases ?? flags.some(({ key }) => key === "finetuning_type");
  const data = valuesOf(isData).flatMap((value) => members(value, text));
  return {
    artifact: isAdapter ? "adapter" : "model",
    upstreams: [
      ...base.map((one): CodeUpstream => ({ ...one, expects: "model", relation: isAdapter ? "adapter" : "finetune", ...scheme })),
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

/** Where downloads of this text go: a training that starts from the folder starts from what was put there. */
function downloadsOf(commands: readonly Command[], text: string): Map<string, Literal> {
  const found = new Map<string, Literal>();
  for (const command of commands) {
    const i = command.findIndex(({ text: word }) => /^(?:huggingface-cli|hf|modelscope|tune)$/.test(word));
    if (i < 0 || command[i + 1]?.text !== "download") continue;
    const rest = command.slice(i + 2);
    const flags = flagsOf(rest, text);
    const id =
      flags.find(({ key }) => key === "model")?.values[0] ??
      rest.find(
        (word, at) =>
          /^[\w.-]+\/[\w.-]+$/.test(word.text) && !/^--?(?:local-dir|output-dir|cache-dir|token|hf-token)$/.test(rest[at - 1]?.text ?? ""),
      );
    const folder =
      flags.find(({ key }) => key === "local_dir" || key === "output_dir")?.values[0]?.text ??
      (command[i]?.text === "tune" && id ? `/tmp/${id.text.split("/").pop()}` : undefined);
    if (id && folder && !isPlaceholder(folder)) found.set(folderOf(folder), id);
  }
  return found;
}
