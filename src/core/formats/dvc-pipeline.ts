/** DVC's pipelines (`dvc.yaml`): the command line of each stage, what it reads and what it writes. */
import { find, get, has, type Located, type Node, type Scalar, scalars } from "../syntax/node.ts";
import type { Command, Value } from "../syntax/shell.ts";
import { type CodeUpstream, type CodeWork, folderOf, type Literal } from "./code-work.ts";
import { readCommands } from "./command-line.ts";
import { commandsOfLine } from "./command-text.ts";
import { workOf } from "./command-work.ts";
import type { Doc, Format } from "./format.ts";

/** Values of a loop that are tried: more would be the search of an experiment. */
const maxRounds = 20;
/** Stages that are read, and lines of one. */
const maxStages = 100;
const maxLines = 10;

export const dvcPipeline: Format = {
  id: "dvc-pipeline",
  title: "DVC pipeline",
  syntax: "yaml",
  matches: ({ name, text }) => /^dvc\.ya?ml$/i.test(name) && /^stages\s*:/m.test(text),
  recognizes: ({ root }) => has(root, "stages"),
  extract(doc, emit) {
    const stages = find(doc.root, "/stages/*")
      .slice(0, maxStages)
      .map((found) => stageOf(found, doc));
    const stageFor = new Map(stages.flatMap((stage) => stage.commands.map((command) => [command, stage] as const)));
    const sources = sourcesOf(stages);
    readCommands([...stageFor.keys()], doc.text, emit, (work, command) => completed(work, stageFor.get(command), sources));
  },
};

/** One stage: its commands, the files and folders it reads and writes. */
interface Stage {
  readonly commands: readonly Command[];
  readonly reads: readonly Literal[];
  readonly writes: readonly Literal[];
  /** A command of it lets a model write data. */
  readonly generates: boolean;
}

function stageOf({ node }: Located, doc: Doc): Stage {
  const body = get(node, "do") ?? node;
  const lines = scalars(body, "/cmd")
    .slice(0, maxLines)
    .map(({ node: line }) => line);
  const variables = variablesOf(doc.root);
  const commands = roundsOf(node).flatMap((round) => lines.flatMap((line) => commandsOfLine(line, doc, new Map([...variables, ...round]))));
  const folder = scalars(body, "/wdir")[0]?.node.text;
  const paths = (key: string): Literal[] => pathsOf(body, key, folder);
  return {
    commands,
    reads: paths("deps"),
    writes: [...paths("outs"), ...paths("outs_no_cache"), ...paths("outs_persist")],
    generates: commands.some((command) => workOf(command, doc.text, new Map())?.artifact === "dataset"),
  };
}

/** Paths of a list whose items may have options below them; they are relative to the stage's folder. */
function pathsOf(stage: Node, key: string, folder: string | undefined): Literal[] {
  const items = find(stage, `/${key}/*`).flatMap(({ node }): Scalar[] =>
    node.type === "scalar" ? [node] : node.type === "mapping" ? node.entries.map((entry) => entry.key) : [],
  );
  return items.map(({ text, inner }) => ({ text: folder ? `${folderOf(folder)}/${text}` : text, range: inner }));
}

type Variables = ReadonlyMap<string, Value>;

/** Literals below `vars`, under dotted names; files that are named there are not looked into. */
function variablesOf(root: Node | undefined): Variables {
  return new Map(find(root, "/vars/*").flatMap(({ node }) => flat(node, "")));
}

function flat(node: Node, name: string): [string, Value][] {
  if (node.type === "scalar") return name === "" ? [] : [[name, literalOf(node)]];
  if (node.type === "sequence") return [];
  return node.entries.flatMap(({ key, value }) => (value ? flat(value, name === "" ? key.text : `${name}.${key.text}`) : []));
}

const literalOf = ({ text, inner }: Scalar): Value => ({ words: [{ text, range: inner }] });

/** What `item` is in each round of a `foreach` or a `matrix`; one round without it where there is neither. */
function roundsOf(stage: Node): Variables[] {
  const items = find(stage, "/foreach/*").slice(0, maxRounds);
  if (items.length > 0) return items.map(({ node }) => new Map(flat(node, "item")));
  const axes = find(stage, "/matrix/*").map(({ at }) => ({ name: `item.${at.split("/").at(-1)}`, values: scalars(stage, at) }));
  const rounds = Math.min(maxRounds, Math.max(1, ...axes.map(({ values }) => values.length)));
  return Array.from(
    { length: rounds },
    (_, i) =>
      new Map(
        axes.flatMap(({ name, values }) => {
          const value = values[i] ?? values.at(-1);
          return value ? [[name, literalOf(value.node)] as const] : [];
        }),
      ),
  );
}

/** Files that a model's output went into, directly or through stages that only work on data, and the file in which it was first written. */
function sourcesOf(stages: readonly Stage[]): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const { generates, writes } of stages) if (generates) for (const { text } of writes) sources.set(folderOf(text), text);
  // Stages stand in any order: as many rounds as there are stages reach the last one.
  for (let round = 0, before = -1; round < stages.length && before !== sources.size; round++) {
    before = sources.size;
    for (const { reads, writes } of stages) {
      const source = reads.flatMap(({ text }) => sources.get(folderOf(text)) ?? [])[0];
      if (source !== undefined) for (const { text } of writes) if (!sources.has(folderOf(text))) sources.set(folderOf(text), source);
    }
  }
  return sources;
}

/** The work of a command with what its stage writes, and with generated data that it reads. */
function completed(work: CodeWork, stage: Stage | undefined, sources: ReadonlyMap<string, string>): CodeWork {
  if (!stage) return work;
  const read = work.artifact === "dataset" ? [] : stage.reads;
  const data = read.flatMap(({ text, range }): CodeUpstream[] => {
    const source = sources.get(folderOf(text));
    return source === undefined ? [] : [{ text: source, range, expects: "dataset", relation: "trained-on" }];
  });
  return { ...work, upstreams: [...work.upstreams, ...data], outputs: [...work.outputs, ...stage.writes] };
}
