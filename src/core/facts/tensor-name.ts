/** Names of tensors: layers folded, wrappers left out, and what a tensor is for. */

/** `model.layers.3.mlp.up_proj.weight` is `model.layers.{i}.mlp.up_proj.weight` of layer 3; a second number is `{j}`, others `{k}`. */
export function foldTensorName(name: string): { readonly pattern: string; readonly layer: number | undefined } {
  let layer: number | undefined;
  let count = 0;
  const pattern = name.replace(/(^|\.)(\d+)(?=\.|$)/g, (_, dot: string, digits: string) => {
    layer ??= Number(digits);
    return `${dot}{${"ijk"[Math.min(count++, 2)]}}`;
  });
  return { pattern, layer };
}

/** What frameworks put around a model when they save it; loaders take it off. */
const wrappers =
  /^(?:(?:module|_orig_mod|base_model|model|transformer|language_model|text_model|bert|roberta|distilbert|gpt_neox|backbone)\.)+/;

/** A pattern without what frameworks put around a model. */
export const bareTensorName = (pattern: string): string => pattern.replace(wrappers, "");

/** What llama.cpp's converters call the tensors of any family ("Standardized tensor names" in ggml's gguf.md, and gguf-py). */
const converterName =
  /^(?:(?:token_embd|pos_embd|token_embd_norm|output_norm|output)|blk\.\{i\}\.(?:attn_(?:norm|norm_2|qkv|q|k|v|output|q_norm|k_norm)|post_attention_norm|post_ffw_norm|ffn_(?:norm|gate|up|down)))\.(?:weight|bias)$/;

/** Is it a name that a converter gives whatever a tensor was called before? */
export const isConverterName = (pattern: string): boolean => converterName.test(pattern);

/**
 * What tensors of transformers are for, by the names that checkpoints and converters give them. The first that fits counts; the
 * text is the bare pattern without layer prefix and final `weight` or `bias`.
 */
const roles: readonly (readonly [role: string, names: RegExp])[] = [
  ["q-norm", /(?:^|\.|_)(?:q_norm|q_layernorm|query_norm|query_layernorm|attn_q_norm)$/],
  ["k-norm", /(?:^|\.|_)(?:k_norm|k_layernorm|key_norm|key_layernorm|attn_k_norm)$/],
  ["qkv", /(?:^|\.)(?:qkv_proj|wqkv|w_pack|query_key_value|c_attn|qkv|attn_qkv)$/],
  [
    "norm-attention",
    /^(?:input_layernorm|input_norm|attention_norm|attn_norm|pre_attn_norm|pre_attention_norm|norm_?1|ln_?1|ln_attn|layer_?norm_?1)$/,
  ],
  ["norm-mlp", /^(?:post_attention_layernorm|post_attention_norm|ffn_norm|mlp_norm|pre_mlp_norm|norm_?2|ln_?2|ln_mlp|layer_?norm_?2)$/],
  ["q", /(?:^|\.)(?:q_proj|wq|attn_q|query|q_lin|q)$/],
  ["k", /(?:^|\.)(?:k_proj|wk|attn_k|key|k_lin|k)$/],
  ["v", /(?:^|\.)(?:v_proj|wv|attn_v|value|v_lin|v)$/],
  ["o", /(?:^|\.)(?:o_proj|wo|attn_output|out_proj|out_lin)$|attn\.c_proj$|attention\.dense$|attention\.output\.dense$/],
  ["gate-up", /(?:^|\.)(?:gate_up_proj)$/],
  ["gate", /(?:^|\.)(?:gate_proj|w1|ffn_gate)$/],
  ["up", /(?:^|\.)(?:up_proj|w3|ffn_up|fc1|c_fc|dense_h_to_4h|intermediate\.dense)$/],
  ["down", /(?:^|\.)(?:down_proj|w2|ffn_down|fc2|dense_4h_to_h)$|mlp\.c_proj$/],
  ["embedding", /^(?:embed_tokens|tok_embeddings|token_embd|wte|word_embeddings|embed_in|embeddings?|embeddings\.word_embeddings)$/],
  ["head", /^(?:lm_head|output|embed_out|output_layer)$/],
  ["norm-final", /^(?:norm|ln_f|final_layernorm|final_layer_norm|output_norm|final_norm|norm_f)$/],
];

/** What a tensor is for, with its scope and kind: `layer up weight`; undefined where the name does not tell. */
export function tensorRole(pattern: string): string | undefined {
  const { scope, rest, kind } = partsOf(pattern);
  const role = roles.find(([, names]) => names.test(rest))?.[0];
  return role === undefined ? undefined : `${scope} ${role} ${kind}`;
}

/** Where a tensor stands and which kind it is; tensors that differ there are never each other under another name. */
export function tensorPlace(pattern: string): string {
  const { scope, kind } = partsOf(pattern);
  return `${scope} ${kind}`;
}

function partsOf(pattern: string): { readonly scope: string; readonly rest: string; readonly kind: string } {
  const bare = bareTensorName(pattern).toLowerCase();
  const kind = /\.(weight|bias)$/.exec(bare)?.[1] ?? "other";
  const last = bare.lastIndexOf("}.");
  const scope = last < 0 ? "top" : bare.includes("{j}") ? "inner" : "layer";
  return { scope, rest: bare.slice(last < 0 ? 0 : last + 2).replace(/\.(?:weight|bias)$/, ""), kind };
}
