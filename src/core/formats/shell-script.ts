/** Shell scripts, SLURM files, Makefiles, justfiles and Dockerfiles: the commands that train or generate. */
import { type Command, commandsIn, type Dialect } from "../syntax/shell.ts";
import { mayLaunch, readCommands } from "./command-line.ts";
import type { Format } from "./format.ts";

export const shellScript: Format = {
  id: "shell-script",
  title: "Shell script or launcher",
  syntax: "text",
  matches: ({ name, text }) =>
    /\.(?:sh|bash|zsh|slurm|sbatch|mk|just)$|^(?:gnu)?makefile$|^\.?justfile$|^dockerfile|\.dockerfile$/i.test(name) && mayLaunch(text),
  extract({ name, text }, emit) {
    const dialect = dialectOf(name);
    const commands = commandsIn(text, dialect);
    readCommands(dialect === "docker" ? [...commands, ...startOf(text)] : commands, text, emit);
  },
};

const dialectOf = (name: string): Dialect =>
  /makefile$|\.mk$|just(?:file)?$/i.test(name) ? "make" : /dockerfile/i.test(name) ? "docker" : "shell";

/** What an image runs, where it is written as a list of words: the last entry point with the last command behind it. */
function startOf(text: string): Command[] {
  const words: Record<string, Command> = {};
  for (const match of text.matchAll(/^[ \t]*(CMD|ENTRYPOINT)[ \t]*\[((?:[^\]\n]|\\\r?\n)*)\]/gim)) {
    const from = match.index + match[0].length - 1 - (match[2] ?? "").length;
    const items = [...(match[2] ?? "").matchAll(/"((?:[^"\\\n]|\\.)*)"/g)];
    words[(match[1] ?? "").toUpperCase()] = items.map((item) => {
      const start = from + item.index + 1;
      return { text: item[1] ?? "", range: { start, end: start + (item[1] ?? "").length } };
    });
  }
  const start = [...(words["ENTRYPOINT"] ?? []), ...(words["CMD"] ?? [])];
  return start.length > 0 ? [start] : [];
}
