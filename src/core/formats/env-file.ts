/**
 * Settings in lines of a name and a value: the environment of a training that other files start (`.env`), and TOML of trainers. Most
 * environments belong to programs that only use a model, so a name has to say what it is; TOML has to hold settings of a training too.
 */
import { isEnvFile, isTomlConfig } from "../facts/env-file.ts";
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
  title: "Environment file or TOML of a trainer",
  syntax: "text",
  matches: ({ name, text }) => (isEnvFile(name) || isTomlConfig(name)) && mayName.test(text),
  extract({ name, text }, emit) {
    const words = [...text.matchAll(assignment)].map((match): Word => {
      const [whole, key = "", ...values] = match;
      return { text: `${key}=${values.join("")}`, range: { start: match.index, end: match.index + whole.length } };
    });
    const keys = words.map((word) => keyOf(word.text));
    const isTrained = keys.some((key) => isTuning.test(key));
    if (!isTrained && (isTomlConfig(name) || !keys.some(saysUpstream))) return;
    const { upstreams, ...work } = workOfProgram({ does: "train", rest: words }, text, new Map());
    if (upstreams.some(({ expects }) => expects === "model")) emitWork({ ...work, upstreams }, emit);
  },
};
