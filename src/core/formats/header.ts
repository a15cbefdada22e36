/** What the header of a weight file says, as the digest that hosts make of it. All of it stands at the start of a file that nobody reads as text. */
import type { ClaimBody, Confidence, TensorPattern } from "../facts/claim.ts";
import { isWeightFile } from "../facts/weight-file.ts";
import type { Relation } from "../knowledge/types.ts";
import { get, keysOf, type Node, scalars, textAt } from "../syntax/node.ts";
import type { Doc, Emit } from "./format.ts";
import { isPlaceholder } from "./vocabulary.ts";

/** Is it the digest of a header of this kind? */
export const isDigest = (name: string, text: string, format: "safetensors" | "gguf"): boolean =>
  isWeightFile(name) && new RegExp(`^\\s*\\{\\s*"weights":\\s*"${format}"`).test(text);

/** The statements of a header by their names, and the words for claims about them. */
export class Header {
  readonly #metadata: Node | undefined;
  readonly #emit: Emit;
  readonly patterns: readonly TensorPattern[];
  /** Additions to weights rather than weights. */
  readonly isAdapter: boolean;

  constructor({ root }: Doc, emit: Emit) {
    this.#metadata = get(root, "metadata");
    this.#emit = emit;
    this.patterns = patternsOf(get(root, "tensors"));
    this.isAdapter = this.patterns.some(({ name }) => /(?:^|[._])lora_?(?:[ab]|up|down|embedding)?\b/i.test(name));
  }

  /** The names of all statements. */
  get names(): readonly string[] {
    return keysOf(this.#metadata);
  }

  /** What a statement says, where it says something. */
  text(name: string): string | undefined {
    const text = textAt(this.#metadata, `/${name}`)?.trim();
    return text === undefined || isPlaceholder(text) ? undefined : text;
  }

  /** The items of a list. */
  texts(name: string): string[] {
    return scalars(this.#metadata, `/${name}`).flatMap(({ node }) => (isPlaceholder(node.text) ? [] : [node.text.trim()]));
  }

  /** Claims something of the statement with this name. */
  claim(body: ClaimBody, name: string, confidence: Confidence = "certain"): void {
    this.#emit(body, `header/${name}`, { start: 0, end: 0 }, { confidence });
  }

  /** Claims an upstream, where the statement names one. */
  upstream(name: string, text: string | undefined, relation: Relation, expects: "model" | "dataset", confidence?: Confidence): void {
    if (text !== undefined) this.claim({ kind: "upstream", ref: { text, expects }, relation }, name, confidence);
  }

  /** What every header tells: that weights lie here, and of which tensors. */
  base(): void {
    const of = this.isAdapter ? "adapter" : "model";
    this.claim({ kind: "is", role: this.isAdapter ? "adapter" : "weights", artifact: of }, "file");
    if (this.patterns.length > 0) this.claim({ kind: "tensors", patterns: this.patterns }, "tensors");
  }
}

function patternsOf(tensors: Node | undefined): TensorPattern[] {
  if (tensors?.type !== "mapping") return [];
  return tensors.entries.map(({ key, value }) => {
    const layers = textAt(value, "/layers");
    const shape = scalars(value, "/shape").map(({ node }) => Number(node.text));
    return { name: key.text, shape, ...(layers !== undefined && { layers: Number(layers) }) };
  });
}
