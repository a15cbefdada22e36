/** `model-terms compare A B`: a bundle of its own, loaded only when somebody asks. */
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
  type Comparison,
  checkpointOf,
  compareCheckpoints,
  explained,
  type TokenOverlap,
  tokenOverlap,
  type Vocabulary,
  vocabularyOfJson,
  vocabularyOfList,
  type WeightFile,
} from "../compare/index.ts";
import { isWeightFile, type Locale } from "../core/index.ts";
import { drive, headerOf } from "../weights/index.ts";

/** What a comparison gave: the text to print, or what was wrong with what was asked for. */
export type Compared = { readonly text: string } | { readonly misuse: string };

/** Number of the form of the JSON output; it grows when a reader of an older form would misread a newer one. */
const formVersion = 1;

interface Opened {
  readonly files: readonly WeightFile[];
  readonly tensors: number;
  readonly vocabulary: Vocabulary | undefined;
  readonly bytesRead: () => number;
  close(): void;
}

/** Compares two checkpoints, each a weight file or a folder of them. */
export function compare(a: string, b: string, cwd: string, format: "text" | "json", locale: Locale): Compared {
  const opened: Opened[] = [];
  try {
    for (const path of [a, b]) {
      const one = open(path, cwd);
      if (typeof one === "string") return { misuse: one };
      opened.push(one);
    }
    const [first, second] = opened as [Opened, Opened];
    const result = compareCheckpoints(checkpointOf(first.files), checkpointOf(second.files));
    const tokens = first.vocabulary && second.vocabulary && tokenOverlap(first.vocabulary, second.vocabulary);
    const text =
      format === "json" ? json(result, tokens, [a, first], [b, second], locale) : `${explained(result, locale, tokens).join("\n")}\n`;
    return { text };
  } finally {
    for (const one of opened) one.close();
  }
}

function json(
  result: Comparison,
  tokens: TokenOverlap | undefined,
  [a, first]: [string, Opened],
  [b, second]: [string, Opened],
  locale: Locale,
): string {
  const side = (path: string, { files, tensors, bytesRead }: Opened) => ({ path, files: files.length, tensors, bytesRead: bytesRead() });
  const all = {
    version: formVersion,
    a: side(a, first),
    b: side(b, second),
    ...result,
    tokens: tokens ?? null,
    explanation: explained(result, locale, tokens),
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** Opens the weight files of a path; a sentence where that cannot be. */
function open(path: string, cwd: string): Opened | string {
  const descriptors: number[] = [];
  const files: WeightFile[] = [];
  let bytesRead = 0;
  let vocabulary: Vocabulary | undefined;
  const close = (): void => descriptors.splice(0).forEach((descriptor) => void closeSync(descriptor));
  const refuse = (why: string): string => {
    close();
    return why;
  };
  try {
    for (const file of weightFiles(resolve(cwd, path))) {
      const descriptor = openSync(file, "r");
      descriptors.push(descriptor);
      const read = (offset: number, length: number): Uint8Array => {
        const bytes = new Uint8Array(length);
        const count = readSync(descriptor, bytes, 0, length, offset);
        bytesRead += count;
        return bytes.subarray(0, count);
      };
      const reply = drive(headerOf(file, fstatSync(descriptor).size, tokenLists), ({ offset, length }) => read(offset, length));
      if (reply.kind !== "header") return refuse(`${file} has no header that can be read${"detail" in reply ? ` (${reply.detail})` : ""}`);
      if (!reply.header.littleEndian) return refuse(`${file} is written with the largest byte first, which is not read here`);
      files.push({ tensors: reply.header.tensors, read });
      const tokens = reply.header.metadata.get(tokenList);
      vocabulary ??= (Array.isArray(tokens) ? vocabularyOfList(tokens) : undefined) ?? vocabularyBeside(file);
    }
  } catch (error) {
    return refuse(`${path} cannot be read (${error instanceof Error && "code" in error ? error.code : error})`);
  }
  if (files.length === 0) return `${path} holds no .safetensors or .gguf files`;
  return { files, tensors: files.reduce((sum, { tensors }) => sum + tensors.length, 0), vocabulary, bytesRead: () => bytesRead, close };
}

/** Under this name GGUF files hold their tokens. */
const tokenList = "tokenizer.ggml.tokens";
const tokenLists: ReadonlySet<string> = new Set([tokenList]);
/** Largest `tokenizer.json` that is read, in bytes; those of large vocabularies take some twenty million. */
const maxTokenizer = 64 * 1024 * 1024;

/** The vocabulary in the folder of a weight file, if it lies there. */
function vocabularyBeside(file: string): Vocabulary | undefined {
  const path = join(dirname(file), "tokenizer.json");
  return existsSync(path) && statSync(path).size <= maxTokenizer ? vocabularyOfJson(readFileSync(path, "utf8")) : undefined;
}

/** Most files of one checkpoint; larger ones exist only split by experts. */
const maxFiles = 1_000;

function weightFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path)
    .filter((name) => isWeightFile(name))
    .sort()
    .slice(0, maxFiles);
  // A folder often holds one model in both formats, or several quantizations of it: one is enough.
  const safetensors = names.filter((name) => /\.safetensors$/i.test(name) && !/^(?:consolidated|adapter)/i.test(name));
  return (safetensors.length > 0 ? safetensors : names.slice(0, 1)).map((name) => join(path, name));
}
