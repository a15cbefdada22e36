/** Headers of weight files: a safetensors file of 20 GB against `JSON.parse` of its header, a GGUF file with a vocabulary of 3 MB against reading its bytes. */
import { closeSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileRules } from "../scripts/rules.ts";
import { createKnowledge, createSession, path } from "../src/core/index.ts";
import { digestOf, drive, headerOf } from "../src/weights/index.ts";
import { gguf, llamaTensors, safetensors } from "../test/harness/weights.ts";
import { inTurns } from "./measure.ts";

const sizes = { vocab: 64_000, hidden: 7168, intermediate: 20_480, layers: 110, kv: 1024 };
const card = "---\nlicense: apache-2.0\nlibrary_name: transformers\n---\n# Heron\n";

/** Prints times and ratios, and how many bytes were read past each header. */
export async function weightsBench(): Promise<void> {
  const { rules } = await compileRules();
  const knowledge = createKnowledge(rules);
  const folder = mkdtempSync(join(tmpdir(), "model-terms-bench-"));
  const rename = (name: string): string => name.replace("input_layernorm", "ln1");
  const words = Array.from({ length: 128_000 }, (_, i) => i.toString(36).padStart(16, "w"));
  const files = {
    safetensors: { name: "heron.safetensors", made: safetensors(llamaTensors(sizes, rename)) },
    gguf: {
      name: "heron.gguf",
      made: gguf({ "general.architecture": "llama", "tokenizer.ggml.tokens": words }, llamaTensors({ ...sizes, layers: 32 })),
    },
  };
  try {
    for (const [kind, { name, made }] of Object.entries(files)) {
      const file = openSync(join(folder, name), "w+");
      writeSync(file, made.head);
      ftruncateSync(file, Math.max(made.size, 20 * 1024 ** 3));
      let bytes = 0;
      const read = (offset: number, length: number): Uint8Array => {
        const given = Buffer.allocUnsafe(length);
        const count = readSync(file, given, 0, length, offset);
        bytes += count;
        return given.subarray(0, count);
      };
      const digest = (): string => {
        const reply = drive(headerOf(name, 20 * 1024 ** 3), ({ offset, length }) => read(offset, length));
        return reply.kind === "header" ? digestOf(reply.header) : "";
      };
      const judge = (): void => {
        bytes = 0;
        const session = createSession(knowledge);
        session.upsert(path("heron/README.md"), card);
        session.upsert(path(`heron/${name}`), digest());
        session.snapshot();
      };
      const peer = kind === "gguf" ? "its bytes as text" : "JSON.parse of the header";
      const bodies = {
        read: () => void digest(),
        "read and judged": judge,
        [peer]: () => {
          const text = new TextDecoder().decode(read(kind === "gguf" ? 0 : 8, made.head.length - 8));
          if (kind !== "gguf") JSON.parse(text);
        },
      };
      inTurns(2, 5, bodies);
      const times = inTurns(9, 5, bodies);
      judge();
      const over = bytes - made.head.length;
      closeSync(file);
      const theirs = times[peer] ?? 1;
      for (const what of ["read", "read and judged"])
        console.log(
          `weights  ${`${kind}, ${what}`.padEnd(28)} ${(times[what] ?? 0).toFixed(2).padStart(6)} ms  ${((times[what] ?? 0) / theirs).toFixed(2)} of ${peer}`,
        );
      console.log(`weights  ${kind}: a header of ${(made.head.length / 1024).toFixed(0)} KB, ${over} bytes read past it`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
