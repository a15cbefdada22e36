/** Files of editors and clusters that hold command lines: `launch.json` and `tasks.json` of VS Code, and jobs of Beaker. */
import { find, get, has, type Node, type Scalar } from "../syntax/node.ts";
import type { Command, Word } from "../syntax/shell.ts";
import { mayLaunch, readCommands } from "./command-line.ts";
import { commandsOfLine } from "./command-text.ts";
import type { Doc, Format } from "./format.ts";

const editorFile = /(?:^|\/)\.vscode\/(?:launch|tasks)\.json$/i;
const jobFile = /\.ya?ml$/i;

export const commandConfig: Format = {
  id: "command-config",
  title: "Launch file, task file or job of a cluster",
  syntax: "yaml",
  matches: ({ path, name, text }) =>
    editorFile.test(path) || (jobFile.test(name) && /^tasks\s*:/m.test(text) && /^[ \t-]+arguments\s*:/m.test(text) && mayLaunch(text)),
  recognizes: ({ path, root }) => editorFile.test(path) || find(root, "/tasks/*").some(({ node }) => has(node, "image")),
  extract: (doc, emit) => readCommands(commandsOf(doc), doc.text, emit),
};

function commandsOf(doc: Doc): Command[] {
  const entries = [...find(doc.root, "/configurations/*"), ...find(doc.root, "/tasks/*")];
  return entries.flatMap(({ node }) => commandsOfEntry(node, doc));
}

/** A program with a list of words, or texts that a shell reads. */
function commandsOfEntry(entry: Node, doc: Doc): Command[] {
  const items = ["command", "program", "module", "args", "arguments"].flatMap((key) => itemsOf(get(entry, key)));
  const lines = items.filter(({ text }) => /\s/.test(text) && /\.py\b|\blaunch\b|\btrain\b/.test(text));
  if (lines.length > 0) return lines.flatMap((line) => commandsOfLine(line, doc));
  const module = itemsOf(get(entry, "module"))[0];
  return [items.flatMap((item) => (item === module ? [{ ...wordOf(item), text: "-m" }, wordOf(item)] : [wordOf(item)]))];
}

const itemsOf = (node: Node | undefined): Scalar[] =>
  (node?.type === "sequence" ? node.items : node ? [node] : []).filter((item): item is Scalar => item.type === "scalar");

const wordOf = ({ text, inner }: Scalar): Word => ({ text, range: inner });
