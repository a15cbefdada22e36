/**
 * The index of weights in several files (`model.safetensors.index.json`, `pytorch_model.bin.index.json`): names of tensors without
 * shapes. Read word by word: it is one long line of some hundred thousand names at most, and may name a tensor twice.
 */
import type { TensorPattern } from "../facts/claim.ts";
import { foldTensorName } from "../facts/tensor-name.ts";
import { isWeightIndex } from "../facts/weight-file.ts";
import type { Format } from "./format.ts";

export const weightsIndex: Format = {
  id: "weights-index",
  title: "Index of weights in several files",
  syntax: "text",
  matches: ({ name, text }) => isWeightIndex(name) && text.includes('"weight_map"'),
  extract({ text }, emit) {
    const start = text.indexOf('"weight_map"');
    const range = { start, end: start + '"weight_map"'.length };
    emit({ kind: "is", role: "weights", artifact: "model" }, "weight_map", range);
    const patterns = patternsOf(text.slice(start));
    if (patterns.length > 0) emit({ kind: "tensors", patterns }, "weight_map", range);
    const merged = /"mergekit_version"\s*:\s*"([^"]{1,40})"/.exec(text);
    if (merged)
      emit({ kind: "merged", tool: "mergekit" }, "mergekit_version", {
        start: merged.index,
        end: merged.index + '"mergekit_version"'.length,
      });
  },
};

/** Patterns that are kept. */
const maxPatterns = 2_000;

function patternsOf(text: string): TensorPattern[] {
  const layers = new Map<string, number | undefined>();
  for (const [, name = ""] of text.matchAll(/"([^"\\\s]{1,300})"\s*:\s*"[^"\\\s]{1,300}\.(?:safetensors|bin)"/g)) {
    const { pattern, layer } = foldTensorName(name);
    const known = layers.get(pattern);
    if (layers.size < maxPatterns || known !== undefined)
      layers.set(pattern, layer === undefined ? undefined : Math.max(known ?? 0, layer + 1));
  }
  return [...layers].map(([name, count]) => ({ name, ...(count !== undefined && { layers: count }) }));
}
