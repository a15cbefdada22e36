/** Files of task runners and clusters that hold command lines under keys of their own: Task, SkyPilot, Kubernetes and the like. CI is left out. */
import { get, type Mapping, type Node, type Scalar } from "../syntax/node.ts";
import type { Command, Value } from "../syntax/shell.ts";
import { mayLaunch, readCommands } from "./command-line.ts";
import { commandsOfLine } from "./command-text.ts";
import { workOf } from "./command-work.ts";
import type { Doc, Format } from "./format.ts";
import { isForeignPath } from "./not-config.ts";

/** Nodes of a file that are looked at. */
const maxNodes = 5_000;
/** Lines that are read as commands. */
const maxLines = 200;

const lineKeys = ["run", "cmd", "cmds", "script", "setup", "commands", "command", "args", "arguments", "entrypoint"];
const hasKey = /^[ \t-]*(?:run|cmds?|script|commands?|args|arguments|entrypoint)[ \t]*:/m;

export const jobFile: Format = {
  id: "job-file",
  title: "Tasks or jobs with command lines",
  syntax: "yaml",
  matches: ({ path, name, text }) => /\.ya?ml$/i.test(name) && !isElsewhere(path, name) && hasKey.test(text) && mayLaunch(text),
  recognizes: (doc) => commandsOf(doc).some((command) => workOf(command, doc.text, new Map()) !== undefined),
  extract: (doc, emit) => readCommands(commandsOf(doc), doc.text, emit),
};

/** Jobs of Kubernetes lie in folders of other configuration. */
const isElsewhere = (path: string, name: string): boolean => isForeignPath(path.replace(/(?:^|\/)(?:k8s|helm)\//gi, "/"), name);

/** All commands of a file; what is set for the environment or as variables of tasks fills them. */
function commandsOf(doc: Doc): Command[] {
  const mappings = doc.roots.flatMap((root) => mappingsBelow(root));
  const values = new Map(mappings.flatMap((one) => ["env", "envs", "vars"].flatMap((key) => valuesOf(get(one, key)))));
  const left = { lines: maxLines };
  return mappings.flatMap((one) => commandsAt(one, doc, values, left));
}

function mappingsBelow(root: Node): Mapping[] {
  const found: Mapping[] = [];
  const open: Node[] = [root];
  for (let seen = 0; open.length > 0 && seen < maxNodes; seen++) {
    const node = open.pop() as Node;
    if (node.type === "mapping") found.push(node);
    const below = node.type === "mapping" ? node.entries.flatMap(({ value }) => value ?? []) : node.type === "sequence" ? node.items : [];
    open.push(...below.slice(0, maxNodes).reverse());
  }
  return found;
}

/** `NAME: value`, or the list of names and values that Kubernetes has. */
function valuesOf(node: Node | undefined): [string, Value][] {
  if (node?.type === "mapping")
    return node.entries.flatMap(({ key, value }) => (value?.type === "scalar" ? [[key.text, worth(value)] as [string, Value]] : []));
  if (node?.type !== "sequence") return [];
  return node.items.flatMap((item) => {
    const [name, value] = [get(item, "name"), get(item, "value")];
    return name?.type === "scalar" && value?.type === "scalar" ? [[name.text, worth(value)] as [string, Value]] : [];
  });
}

const worth = ({ text, inner }: Scalar): Value => ({ words: [{ text, range: inner }] });

/** Lines that a shell reads, and the words of lists that are one command together. */
function commandsAt(mapping: Mapping, doc: Doc, values: ReadonlyMap<string, Value>, left: { lines: number }): Command[] {
  const items = lineKeys.flatMap((key) => itemsOf(get(mapping, key)));
  const isLine = ({ text }: Scalar): boolean => /\s/.test(text.trim());
  const lines = items.filter((item) => isLine(item) && left.lines-- > 0).flatMap((item) => commandsOfLine(item, doc, values));
  const words = items.filter((item) => !isLine(item)).map(({ text, inner }) => ({ text, range: inner }));
  return words.length > 1 ? [...lines, words] : lines;
}

const itemsOf = (node: Node | undefined): Scalar[] =>
  (node?.type === "sequence" ? node.items : node ? [node] : []).filter((item): item is Scalar => item.type === "scalar");
