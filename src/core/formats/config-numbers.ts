/** The numbers of a config under the names that configs give them: Transformers' `config.json`, and headers of GGUF files. */
import type { ConfigField, ConfigNumbers } from "../facts/claim.ts";

/** Names of each number in `config.json`, the usual one first (attribute maps of Transformers' configurations). */
export const configKeys: Readonly<Record<ConfigField, readonly string[]>> = {
  vocab: ["vocab_size"],
  hidden: ["hidden_size", "n_embd", "d_model"],
  intermediate: ["intermediate_size", "ffn_hidden_size", "n_inner", "ffn_dim"],
  layers: ["num_hidden_layers", "num_layers", "n_layer", "n_layers"],
  heads: ["num_attention_heads", "n_head", "n_heads"],
  kvHeads: ["num_key_value_heads", "num_kv_heads", "multi_query_group_num"],
  headDim: ["head_dim", "kv_channels"],
  ropeTheta: ["rope_theta", "rope_parameters/rope_theta"],
  normEps: ["rms_norm_eps", "layer_norm_eps", "layer_norm_epsilon", "layernorm_epsilon", "norm_eps", "norm_epsilon"],
  tied: ["tie_word_embeddings"],
};

/** Names of each number in a GGUF header behind the name of the architecture (ggml's gguf.md). */
export const headerKeys: Readonly<Partial<Record<ConfigField, readonly string[]>>> = {
  vocab: ["vocab_size"],
  hidden: ["embedding_length"],
  intermediate: ["feed_forward_length"],
  layers: ["block_count"],
  heads: ["attention.head_count"],
  kvHeads: ["attention.head_count_kv"],
  headDim: ["attention.key_length"],
  ropeTheta: ["rope.freq_base"],
  normEps: ["attention.layer_norm_rms_epsilon", "attention.layer_norm_epsilon"],
};

/** The numbers that stand under these names; `true` is 1, and what is no number is left out. */
export function numbersUnder(
  keys: Readonly<Partial<Record<ConfigField, readonly string[]>>>,
  textUnder: (key: string) => string | undefined,
): ConfigNumbers {
  const numbers: Partial<Record<ConfigField, number>> = {};
  for (const [field, names] of Object.entries(keys) as [ConfigField, readonly string[]][]) {
    const text = names.map(textUnder).find((one) => one !== undefined);
    const number = text === "true" ? 1 : text === "false" ? 0 : Number(text ?? Number.NaN);
    if (Number.isFinite(number)) numbers[field] = number;
  }
  return numbers;
}
