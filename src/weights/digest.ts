/**
 * A header as the core reads it: a short JSON text that takes the place of the file's bytes. Layers are folded, so that it holds
 * a few dozen names, whatever the size of the model.
 */
import { foldTensorName } from "../core/index.ts";
import type { Header, Tensor, Value } from "./types.ts";

/** Names with a number folded that are kept; a model has a few dozen. */
const maxPatterns = 2_000;
/** Longest text of a statement in a digest, in UTF-16 code units. */
const maxStatement = 1_000;
/** Statements in a digest. */
const maxStatements = 300;

interface Folded {
  /** Layers that have it, where its name holds a number. */
  layers?: number;
  readonly shape: readonly number[];
}

/** The text by which the core knows a header: `{"weights": …, "metadata": …, "tensors": …}`. */
export function digestOf({ format, metadata, tensors }: Header): string {
  return JSON.stringify({ weights: format, metadata: statementsOf(metadata), tensors: patternsOf(tensors) });
}

function statementsOf(metadata: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> {
  const kept = [...metadata].flatMap(([name, value]) => {
    const texts = typeof value === "object" ? value : [String(value)];
    return texts.every((text) => text.length <= maxStatement) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(kept.slice(0, maxStatements));
}

function patternsOf(tensors: readonly Tensor[]): Readonly<Record<string, Folded>> {
  const folded = new Map<string, Folded>();
  for (const { name, shape } of tensors) {
    const { pattern, layer } = foldTensorName(name);
    let entry = folded.get(pattern);
    if (!entry) {
      if (folded.size >= maxPatterns) continue;
      entry = { shape };
      folded.set(pattern, entry);
    }
    if (layer !== undefined) entry.layers = Math.max(entry.layers ?? 0, layer + 1);
  }
  return Object.fromEntries(folded);
}
