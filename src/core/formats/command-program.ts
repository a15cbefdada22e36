/** Which program a command runs, and what it does with a model: told by its name, its folder and, where both say nothing, by its flags. */
import type { Command, Word } from "../syntax/shell.ts";
import { maxValue } from "../text/limits.ts";
import { keyOf } from "./command-flags.ts";

/** What a command does, and the words behind its program. */
export interface Program {
  readonly does: "train" | "generate" | "convert";
  readonly rest: readonly Word[];
  /** Where plain names of this framework lead. */
  readonly scheme?: "modelscope";
  readonly hasAliases?: boolean;
  /** Only a training flag makes it a training. */
  readonly needs?: RegExp;
  readonly hasPositionalBase?: boolean;
  /** Its recipes know the base by the name of a config. */
  readonly isRecipe?: boolean;
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
  [/^tune$/, /^run$/, { isRecipe: true }],
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
/** Names of flags that only a training has. */
export const isTuning =
  /^(?:learning_rate|lr|actor_learning_rate|num_train_epochs|num_epochs|epochs|max_epochs|per_device_train_batch_size|train_batch_size|micro_train_batch_size|lora_rank|lora_r|max_steps|max_train_steps|gradient_accumulation_steps|train_micro_batch_size_per_gpu|do_train)$/;

/** Finds the program among the launchers before it; nothing where it makes nothing. */
export function programOf(command: Command): Program | undefined {
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
