/** Sentences that card templates and training libraries write into the body of a card (formats.md, "Body patterns worth parsing"). */
import type { Doc, Emit } from "./format.ts";
import { isPlaceholder } from "./vocabulary.ts";

const target = String.raw`(?:\[[^\]]*\]\(\s*)?<?((?:https?:\/\/)?[\w./:-]+)`;
/** Unsloth's and PEFT's list entries, the sentence of the Trainer's model card, and what quantizers write about the original. */
const basePatterns: readonly { readonly pattern: RegExp; readonly relation: "finetune" | "quantized" }[] = [
  {
    relation: "finetune",
    pattern: new RegExp(String.raw`^\s*[-*]?\s*\*{0,2}Fine-?tuned from(?: model)?(?: \[optional\])?\s*:?\*{0,2}\s*:?\s*` + target, "i"),
  },
  { relation: "finetune", pattern: new RegExp(String.raw`\bis a (?:\w+[ -])?fine-?tuned version of\s+\*{0,2}` + target, "i") },
  {
    relation: "quantized",
    pattern: new RegExp(String.raw`^\s*[-*]?\s*\*{0,2}Original model(?: card)?\*{0,2}\s*:\*{0,2}\s*` + target, "i"),
  },
  { relation: "quantized", pattern: new RegExp(String.raw`\bquantized (?:version|model) of\s+\*{0,2}` + target, "i") },
  {
    relation: "quantized",
    pattern: new RegExp(String.raw`\b(?:GGUF|GGML|GPTQ|AWQ)(?: format)? (?:model )?files for\s+\*{0,2}` + target, "i"),
  },
  { relation: "quantized", pattern: new RegExp(String.raw`\bconverted to (?:GGUF|MLX)(?: format)? from\s+\*{0,2}` + target, "i") },
];
const licensePattern = /^\s*[-*]?\s*\*{0,2}License(?: \[optional\])?\s*:?\*{0,2}\s*:?\s*\[?([A-Za-z][\w.+ -]{1,60})/i;

/** Claims of the body: `Finetuned from model`, `is a fine-tuned version of`, `License:`. Evidence from prose. Tells how many bases were named. */
export function bodyStatements(doc: Doc, emit: Emit): number {
  let bases = 0;
  let licenses = 0;
  for (const line of doc.markdown?.prose ?? []) {
    for (const { pattern, relation } of basePatterns) {
      const match = pattern.exec(line.text);
      const ref = match?.[1]?.replace(/[).,;:]+$/, "");
      if (!match || !ref || isPlaceholder(ref) || !/\//.test(ref)) continue;
      const start = line.start + match.index + match[0].lastIndexOf(match[1] ?? "");
      emit(
        { kind: "upstream", ref: { text: ref, expects: "model" }, relation },
        `body/base/${bases++}`,
        { start, end: start + ref.length },
        { basis: "code", confidence: "certain" },
      );
      break;
    }
    const license = licensePattern.exec(line.text);
    const value = license?.[1]?.trim();
    if (!license || !value || isPlaceholder(value) || /more information/i.test(value)) continue;
    const start = line.start + license.index + license[0].lastIndexOf(license[1] ?? "");
    emit({ kind: "licensed", value, via: "prose" }, `body/license/${licenses++}`, { start, end: start + value.length }, { basis: "prose" });
  }
  return bases;
}
