/**
 * The one reader of command lines: what a launcher of training, or a generator of data, makes of what. Serving, evaluating and
 * downloading are use only and give nothing; which program runs decides, never a flag alone.
 */
import type { Command } from "../syntax/shell.ts";
import { type CodeWork, emitWork, folderOf, type Literal } from "./code-work.ts";
import { flagsOf } from "./command-flags.ts";
import { workOf } from "./command-work.ts";
import type { Emit } from "./format.ts";
import { isPlaceholder } from "./vocabulary.ts";

/** Could the text hold a command that makes something? A cheap look before it is taken apart. */
export const mayLaunch = (text: string): boolean =>
  /(?:model|pretrain|engine|teacher|finetune|litgpt|axolotl)/i.test(text) &&
  /\b(?:python[\d.]*|accelerate|torchrun|deepspeed|swift|megatron|llamafactory|lmf|trl|tune|xtuner|litgpt|axolotl|mlx_lm|autotrain|srun|uv)\b|\.py\b/.test(
    text,
  );

/** What else is known of a command: the work with it. */
export type Completion = (work: CodeWork, command: Command) => CodeWork;

/** Claims what the commands of one text make. The same base named by several commands is one work. */
export function readCommands(commands: readonly Command[], text: string, emit: Emit, complete: Completion = (work) => work): void {
  const downloads = downloadsOf(commands, text);
  const works = new Map<string, CodeWork>();
  for (const command of commands) {
    const told = workOf(command, text, downloads);
    const read = told && complete(told, command);
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
