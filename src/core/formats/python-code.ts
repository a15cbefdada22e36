/** Python scripts: what literal code trains or generates. Code that only loads, serves or evaluates a model is use and gives nothing. */
import { readPython } from "../syntax/python.ts";
import type { Value } from "../syntax/shell.ts";
import { emitWork } from "./code-work.ts";
import { readCommands } from "./command-line.ts";
import type { Emit, Format } from "./format.ts";
import { commandsOf, mayStart } from "./python-commands.ts";
import { generationOf } from "./python-generation.ts";
import { literalsOf } from "./python-literals.ts";
import { trainingOf } from "./python-training.ts";

export const pythonCode: Format = {
  id: "python-code",
  title: "Python that trains or generates data",
  syntax: "text",
  matches: ({ path, name, text }) => /\.py$/i.test(name) && !isTest(path) && (mayMake(text) || mayStart(text)),
  extract: ({ path, text }, emit) => readCode(path, text, emit),
};

/** Unit tests train toys. */
export const isTest = (path: string): boolean =>
  /(?:^|\/)(?:tests?|testing|unit_?tests?|fixtures)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i.test(path);

/** A cheap look at the raw text: does anything here train, merge, quantize, or ask a model for data that is written? */
export const mayMake = (text: string): boolean =>
  (/from_pretrained|model_name|model_id|base_model|pretrained_model|SentenceTransformer|Trainer\(|GPTQModel|oneshot\(/.test(text) &&
    /Trainer\(|hyperparameters|get_peft_model|TrainingArguments|\.backward\(|merge_and_unload|save_quantized|xtuner|mmengine|\.quantize\(|oneshot\(/.test(
      text,
    )) ||
  (/openai|anthropic|distilabel|curator|litellm|generativeai|ChatCompletion|completions\.create|text-davinci|gpt-[345]|dashscope|zhipuai|import LLM\b|text-generation|ollama|InferenceClient/.test(
    text,
  ) &&
    /json|push_to_hub|to_csv|to_parquet|save_to_disk|distilabel|curator/.test(text));

/** Constants of a Python text as variables of the commands beside it. */
export function constantsOf(text: string): ReadonlyMap<string, Value> {
  const { named, one } = literalsOf(readPython(text));
  return new Map(
    named.flatMap(({ name, value, at }) => {
      const literal = one(value, at);
      return literal ? [[name, { words: [literal] }] as const] : [];
    }),
  );
}

/** Claims what a text of Python makes. `text` has the offsets of the file at `path`. */
export function readCode(path: string, text: string, emit: Emit): void {
  const python = readPython(text);
  const source = { python, literals: literalsOf(python), text };
  const training = trainingOf(source);
  const isMade = training !== undefined && emitWork(training, emit);
  const generation = generationOf(source, path);
  if (generation) emitWork(isMade ? { ...generation, subject: "data" } : generation, emit);
  if (!isMade && !generation && mayStart(text)) readCommands(commandsOf(source), text, emit);
}
