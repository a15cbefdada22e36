/** Notebooks: the Python and the commands of their code cells, at their places in the JSON. */
import { get, type Node, type Scalar } from "../syntax/node.ts";
import { commandsIn } from "../syntax/shell.ts";
import { mayLaunch, readCommands } from "./command-line.ts";
import type { Emit, Format } from "./format.ts";
import { constantsOf, mayMake, readCode } from "./python-code.ts";

export const notebook: Format = {
  id: "notebook",
  title: "Notebook",
  syntax: "json",
  matches: ({ name, text }) =>
    /\.ipynb$/i.test(name) &&
    (mayMake(text) ||
      /"\s*[!%]{1,2}\s*(?:\w+=\S+ )*(?:python|accelerate|torchrun|deepspeed|swift|llamafactory|trl|tune|axolotl)/.test(text)),
  extract({ path, root, text }, emit) {
    const code = codeOf(root, text);
    if (code === undefined) return;
    let isMade = false;
    const watched: Emit = (...claim) => {
      isMade = true;
      emit(...claim);
    };
    readCode(path, code.python, watched);
    if (!isMade && mayLaunch(code.shell)) readCommands(commandsIn(code.shell, "shell", constantsOf(code.python)), code.shell, emit);
  },
};

/** The code of all cells in texts as long as the file: everything else is blank, so that every offset stays. */
function codeOf(root: Node | undefined, text: string): { readonly python: string; readonly shell: string } | undefined {
  const cells = get(root, "cells");
  if (cells?.type !== "sequence") return undefined;
  const python: string[] = [];
  const shell: string[] = [];
  let length = 0;
  let goesOn = false;
  for (const line of cells.items.filter(isCode).flatMap(linesOf)) {
    const { start, end } = line.inner;
    if (start <= length) continue;
    const gap = " ".repeat(start - length - 1);
    python.push(`${gap}\n`);
    shell.push(`${gap}${goesOn ? " " : "\n"}`);
    for (const code of unescaped(text.slice(start, end)).split(/(?<=\n)/)) {
      const isCommand: boolean = goesOn || /^\s*(?:!|%%(?:bash|sh|shell))/.test(code);
      python.push(isCommand || /^\s*%/.test(code) ? blank(code) : code);
      shell.push(isCommand ? code.replace(/^\s*(?:!|%%\w+)/, (all) => " ".repeat(all.length)) : blank(code));
      goesOn = isCommand && /\\\s*$/.test(code.slice(-20));
    }
    length = end;
  }
  return { python: python.join(""), shell: shell.join("") };
}

const blank = (code: string): string => code.replace(/[^\n]/g, " ");
const isCode = (cell: Node): boolean => {
  const type = get(cell, "cell_type");
  return type?.type === "scalar" && type.text === "code";
};

/** The lines of a cell: a list of strings, or one. */
function linesOf(cell: Node): Scalar[] {
  const source = get(cell, "source");
  if (source?.type === "scalar") return [source];
  return source?.type === "sequence" ? source.items.filter((item): item is Scalar => item.type === "scalar") : [];
}

/** Escapes of JSON as text of the same length: the blanks stand before a character, and within a string of code they are cut off. */
const unescaped = (raw: string): string =>
  raw.replace(/(?:\\"){3}/g, '   """').replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (all, hex, char) => {
    const plain = hex
      ? String.fromCharCode(Number.parseInt(hex, 16))
      : ({ n: "\n", t: "\t", r: " ", b: " ", f: " " }[char as string] ?? char);
    return plain.padStart(all.length, " ");
  });
