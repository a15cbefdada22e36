/** Normal forms of references: what `meta-llama/Llama-2-7b`, its URL, its Ollama and its revision spellings share. */

/** A reference taken apart. `id` is lower case for comparison, `shown` as written for messages. */
export interface HubId {
  readonly id: string;
  readonly shown: string;
  readonly kind?: "model" | "dataset";
}

const hub = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)\//i;
const modelscope = /^(?:https?:\/\/)?(?:www\.)?modelscope\.(?:cn|ai)\//i;
const segment = /^[\w.-]+$/;
const dataFile = /\.(?:jsonl?|csv|tsv|parquet|arrow|txt|ya?ml|toml|py|zip|gz)$/i;
/** Where the Hub's libraries keep downloads: `…/models--owner--name/snapshots/…`. */
const cacheFolder = /(?:^|[\\/])(models|datasets)--([\w.-]+?)--([\w.-]+?)(?=[\\/]|$)/;

/**
 * Reads an `owner/name` out of a value of a field known to hold ids: plain, with a revision (`@v1`), a sample count or
 * subset (`#500`, `:default`), as a Hub or ModelScope URL, with a scheme (`hf://`, `ms://`), or as a file below it.
 * Undefined when it is a path, a URL elsewhere, or no id.
 */
export function hubId(text: string): HubId | undefined {
  if (!text.includes("/") && !text.includes("--")) return undefined;
  let rest = text
    .trim()
    .replace(/^["'`]+|["'`]+$/g, "")
    .replace(/\/+$/, "");
  const cached = cacheFolder.exec(rest);
  if (cached) return idOf(cached[2] ?? "", cached[3] ?? "", cached[1] === "datasets" ? "dataset" : "model");
  let kind: HubId["kind"];
  if (/^(?:\.{0,2}\/|~|[a-z]:[\\/]|file:|s3:|gs:|az:|oci:|abfss?:)/i.test(rest)) return undefined;
  rest = rest.replace(/^(?:hf|ms):\/\//i, "");
  if (hub.test(rest) || modelscope.test(rest)) rest = rest.replace(hub, "").replace(modelscope, "");
  else if (/^https?:/i.test(rest)) return undefined;
  const prefix = /^(datasets|models|spaces)\//i.exec(rest);
  if (prefix) {
    if (prefix[1]?.toLowerCase() === "spaces") return undefined;
    kind = prefix[1]?.toLowerCase() === "datasets" ? "dataset" : "model";
    rest = rest.slice(prefix[0].length);
  }
  rest = rest
    .replace(/[?#].*$/, "")
    .replace(/@.*$/, "")
    .replace(/\+[\w./-]+$/, "")
    .replace(/^([^/:]+\/[^/:]+):.*$/, "$1");
  const [owner, name, ...deeper] = rest.split("/");
  if (!owner || !name || !segment.test(owner) || !segment.test(name)) return undefined;
  // `data/letters.yaml`: repositories are not called like files of data and configs.
  if (deeper.length === 0 && !prefix && dataFile.test(name)) return undefined;
  if (deeper.length > 0 && !prefix && !/^(?:blob|resolve|tree|raw|summary|files)$/.test(deeper[0] ?? "") && !/\.\w+$/.test(rest))
    return undefined;
  return idOf(owner, name, kind);
}

const idOf = (owner: string, name: string, kind: HubId["kind"]): HubId => ({
  id: `${owner}/${name}`.toLowerCase(),
  shown: `${owner}/${name}`,
  ...(kind && { kind }),
});

/** A legacy id without owner, plain or as its address on the Hub: `gpt2`. */
export const bareName = (text: string): string => text.trim().replace(hub, "").replace(/\/+$/, "");

/** Does the value look like a path on some disk rather than an id? */
export const isPath = (text: string): boolean =>
  /^(?:\.{1,2}[\\/]|[\\/~]|[a-z]:[\\/]|file:)/i.test(text.trim()) ||
  /\.(?:jsonl?|csv|tsv|parquet|txt|gguf|bin|pt|pth|safetensors|nemo|arrow|gz)$/i.test(text.trim());

/** The last segment of a path or id, without a weight or data file's ending. */
export const lastSegment = (text: string): string =>
  (
    text
      .trim()
      .replace(/[\\/]+$/, "")
      .split(/[\\/]/)
      .pop() ?? ""
  ).replace(/\.(?:gguf|bin|pt|pth|safetensors|nemo|jsonl?|csv|parquet)$/i, "");

/** Comparison form of a name: case, spaces, `-`, `_` and `.` around digits are equal. */
export const nameKey = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, "-");

/**
 * `torchtune.models.qwen2_5.lora_qwen2_5_3b_base` speaks of `qwen2.5-3b-base`. The module says which numbers are the version:
 * `qwen3.qwen3_1_7b` has 1.7 billion parameters, `llama3_1.llama3_1_8b` is of version 3.1.
 */
export function componentName(component: string): string {
  const [builder = "", module = ""] = component.split(".").reverse();
  const name = builder.replace(/^(?:q?lora|dora)_/, "");
  const dotted = (text: string): string => text.replace(/(\d)_(\d)/g, "$1.$2").replaceAll("_", "-");
  return name.startsWith(`${module}_`) ? `${dotted(module)}-${dotted(name.slice(module.length + 1))}` : dotted(name);
}

/** Is a heading the name of a work rather than a sentence? A name is short and has a hyphen, slash, underscore or digit in it. */
export const isNameLike = (heading: string): boolean => {
  const text = heading.replace(/^\W*(?:model card (?:for|of)\s+)?/i, "").trim();
  return /[-_/\d]/.test(text) && !/[!?:,;"“]|\. /.test(text) && text.split(/\s+/).length <= 6;
};
