/**
 * Settings of an environment (`.env`): the base and the teacher of a training that other files start. Most such files belong to
 * programs that only use a model, so a name has to say what it is.
 */
import { isEnvFile } from "../facts/env-file.ts";
import type { Word } from "../syntax/shell.ts";
import { emitWork } from "./code-work.ts";
import { keyOf } from "./command-flags.ts";
import { isTuning } from "./command-program.ts";
import { saysUpstream, workOfProgram } from "./command-work.ts";
import type { Format } from "./format.ts";

const mayName = /(?:base|pretrain|sft|teacher|model)\w*[ \t]*=/i;
const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w{0,60})[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#"']*))/gm;

export const envFile: Format = {
  id: "env-file",
  title: "Environment file",
  syntax: "text",
  matches: ({ name, text }) => isEnvFile(name) && mayName.test(text),
  extract({ text }, emit) {
    const words = [...text.matchAll(assignment)].map((match): Word => {
      const [whole, key = "", ...values] = match;
      return { text: `${key}=${values.join("")}`, range: { start: match.index, end: match.index + whole.length } };
    });
    const keys = words.map((word) => keyOf(word.text));
    if (!keys.some(saysUpstream) && !keys.some((key) => isTuning.test(key))) return;
    const { upstreams, ...work } = workOfProgram({ does: "train", rest: words }, text, new Map());
    if (upstreams.some(({ expects }) => expects === "model")) emitWork({ ...work, upstreams }, emit);
  },
};
