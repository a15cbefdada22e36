/** Shell scripts, SLURM files, Makefiles and Dockerfiles: the commands that train or generate. */
import { commandsIn, type Dialect } from "../syntax/shell.ts";
import { mayLaunch, readCommands } from "./command-line.ts";
import type { Format } from "./format.ts";

export const shellScript: Format = {
  id: "shell-script",
  title: "Shell script or launcher",
  syntax: "text",
  matches: ({ name, text }) =>
    /\.(?:sh|bash|zsh|slurm|sbatch|mk)$|^(?:gnu)?makefile$|^dockerfile|\.dockerfile$/i.test(name) && mayLaunch(text),
  extract: ({ name, text }, emit) => readCommands(commandsIn(text, dialectOf(name)), text, emit),
};

const dialectOf = (name: string): Dialect => (/makefile$|\.mk$/i.test(name) ? "make" : /dockerfile/i.test(name) ? "docker" : "shell");
