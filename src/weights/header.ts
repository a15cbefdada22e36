/** The header of a weight file: what it says of itself and which tensors it holds. Weights themselves are never read here. */
import { Refusal, type Steps } from "./bytes.ts";
import { ggufHeader } from "./gguf.ts";
import { safetensorsHeader } from "./safetensors.ts";
import type { HeaderReply } from "./types.ts";

/**
 * Reads the header of a `.safetensors` or `.gguf` file of this size in bytes. Never throws.
 * @param whole names of lists in GGUF that are kept however long they are; others are passed over
 */
export function* headerOf(name: string, size: number, whole: ReadonlySet<string> = new Set()): Steps<HeaderReply> {
  if (size === 0) return { kind: "empty" };
  try {
    const header = /\.gguf$/i.test(name) ? yield* ggufHeader(size, whole) : yield* safetensorsHeader(size);
    return header ? { kind: "header", header } : { kind: "pointer" };
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", key: error.key, detail: error.message };
    return { kind: "refused", key: "header-unknown", detail: error instanceof Error ? error.message : String(error) };
  }
}
