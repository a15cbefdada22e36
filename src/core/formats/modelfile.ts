/** Ollama's Modelfile. Only instructions at the start of a line outside `"""` blocks count; with only FROM and parameters it is use. */
import { profile } from "../text/passages.ts";
import type { Range } from "../text/range.ts";
import type { Emit, Format } from "./format.ts";
import { isPlaceholder } from "./vocabulary.ts";

interface Instruction {
  readonly word: string;
  readonly value: string;
  readonly range: Range;
}

export const modelfile: Format = {
  id: "modelfile",
  title: "Ollama Modelfile",
  syntax: "text",
  matches: ({ name, text }) => /^modelfile(?:[.-].*)?$|\.modelfile$/i.test(name) && /^[ \t]*from[ \t]/im.test(text),
  extract({ text, name }, emit) {
    const instructions = parseModelfile(text);
    const from = instructions.find(({ word }) => word === "from");
    if (!from) return;
    const adapter = instructions.find(({ word }) => word === "adapter");
    const isOwnFile = isLocal(from.value);
    emit({ kind: "is", role: "modelfile", artifact: adapter ? "adapter" : "model" }, "from", from.range);
    const stem = name.replace(/^modelfile[.-]?/i, "").replace(/\.modelfile$/i, "");
    if (stem !== "") emit({ kind: "named", name: stem, as: "file" }, "from", from.range);
    reference(from, adapter !== undefined, isOwnFile, emit);
    if (adapter && !isPlaceholder(adapter.value))
      emit(
        { kind: "upstream", ref: { text: adapter.value, expects: "model", scheme: "path" }, relation: "adapter" },
        "adapter",
        adapter.range,
      );
    for (const [i, license] of instructions.filter(({ word }) => word === "license").entries())
      emit({ kind: "ships", role: "license", profile: profile(license.value) }, `license/${i}`, license.range);
    const use = adapter ? "train" : "reference";
    emit(
      { kind: "use", use, certain: true, sign: adapter ? "modelfile-adapter" : "modelfile-parameters" },
      adapter ? "adapter" : "from",
      (adapter ?? from).range,
    );
  },
};

function reference(from: Instruction, hasAdapter: boolean, isOwnFile: boolean, emit: Emit): void {
  if (isPlaceholder(from.value)) return;
  const ref = {
    text: from.value.replace(/^(?:(?:hf|huggingface)\.co\/|(?:registry\.ollama\.ai\/)?library\/)/i, ""),
    expects: "model" as const,
    scheme: isOwnFile ? ("path" as const) : ("ollama" as const),
  };
  emit({ kind: "upstream", ref, relation: hasAdapter ? "adapter" : "re-upload" }, "from", from.range);
}

const isLocal = (value: string): boolean => /^(?:\.{0,2}[\\/]|~|[a-z]:[\\/])|\.(?:gguf|bin|safetensors)$/i.test(value);

/** Reads instructions; quoted and `"""` values are unwrapped, and what stands inside a block is never an instruction. */
export function parseModelfile(text: string): Instruction[] {
  const found: Instruction[] = [];
  const start = /^[ \t]*(from|adapter|license|template|system|parameter|message|requires)[ \t]+/gim;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const at = match.index + match[0].length;
    const { from, to, next } = valueAt(text, at);
    found.push({ word: (match[1] ?? "").toLowerCase(), value: text.slice(from, to).trim(), range: { start: from, end: to } });
    start.lastIndex = Math.max(next, start.lastIndex);
  }
  return found;
}

function valueAt(text: string, at: number): { from: number; to: number; next: number } {
  const message = /^(?:system|user|assistant)[ \t]+/i.exec(text.slice(at, at + 20));
  const open = message ? at + message[0].length : at;
  if (text.startsWith('"""', open)) {
    const close = text.indexOf('"""', open + 3);
    const to = close < 0 ? text.length : close;
    return { from: open + 3, to, next: close < 0 ? text.length : close + 3 };
  }
  const newline = text.indexOf("\n", at);
  const line = text.slice(at, newline < 0 ? text.length : newline).trimEnd();
  const quoted = /^"([^"]*)"/.exec(line);
  const from = quoted ? at + 1 : at;
  return { from, to: quoted ? from + (quoted[1] ?? "").length : at + line.length, next: at + line.length };
}
