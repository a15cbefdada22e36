/** What is told of weights beyond names: packed matrices, names that converters give, numbers of a config beside published ones. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConfigNumbers, TensorPattern } from "../src/core/facts/claim.ts";
import { foldTensorName } from "../src/core/facts/tensor-name.ts";
import { unpackedTensors } from "../src/core/facts/unpacked-tensors.ts";
import { createSession, path } from "../src/core/index.ts";
import { provideMessages, render } from "../src/core/messages/messages.ts";
import { zh } from "../src/core/messages/zh.ts";
import { check } from "./harness/check.ts";
import { knowledge, realRules } from "./harness/knowledge.ts";
import { llamaTensors, type Sizes } from "./harness/weights.ts";

const llama2: Sizes = { vocab: 32_000, hidden: 4096, intermediate: 11_008, layers: 32, kv: 4096 };

/** The patterns of a model of Llama's kind. */
const plain = (sizes: Sizes = llama2): TensorPattern[] => {
  const folded = new Map<string, TensorPattern>();
  for (const { name, shape } of llamaTensors(sizes)) {
    const { pattern, layer } = foldTensorName(name);
    folded.set(pattern, { name: pattern, shape, ...(layer !== undefined && { layers: layer + 1 }) });
  }
  return [...folded.values()];
};

type Pack = (base: string, rows: number, columns: number) => readonly (readonly [name: string, shape: readonly number[]])[];
const nf4: Pack = (base, rows, columns) => [
  [`${base}.weight`, [(rows * columns) / 2, 1]],
  [`${base}.weight.absmax`, [(rows * columns) / 64]],
  [`${base}.weight.quant_map`, [16]],
  [`${base}.weight.quant_state.bitsandbytes__nf4`, [90]],
];
const gptq: Pack = (base, rows, columns) => [
  [`${base}.qweight`, [columns / 8, rows]],
  [`${base}.qzeros`, [columns / 128, rows / 8]],
  [`${base}.scales`, [columns / 128, rows]],
];
const packs: Readonly<Record<string, Pack>> = {
  "GPTQ with four bits": gptq,
  "GPTQ with an order of its own": (base, rows, columns) => [...gptq(base, rows, columns), [`${base}.g_idx`, [columns]]],
  "GPTQ with eight bits": (base, rows, columns) => [
    [`${base}.qweight`, [columns / 4, rows]],
    [`${base}.qzeros`, [columns / 128, rows / 4]],
    [`${base}.scales`, [columns / 128, rows]],
  ],
  AWQ: (base, rows, columns) => [
    [`${base}.qweight`, [columns, rows / 8]],
    [`${base}.qzeros`, [columns / 128, rows / 8]],
    [`${base}.scales`, [columns / 128, rows]],
  ],
  "bitsandbytes with four bits": nf4,
  "bitsandbytes with eight bits": (base, rows, columns) => [
    [`${base}.weight`, [rows, columns]],
    [`${base}.SCB`, [rows]],
    [`${base}.weight_format`, []],
  ],
  "FP8 in blocks": (base, rows, columns) => [
    [`${base}.weight`, [rows, columns]],
    [`${base}.weight_scale_inv`, [rows / 128, columns / 128]],
  ],
};
/** Packs without shapes that could be worked out: names alone tell. */
const shapeless: Readonly<Record<string, Pack>> = {
  "compressed-tensors": (base, rows, columns) => [
    [`${base}.weight_packed`, [rows, columns / 8]],
    [`${base}.weight_scale`, [rows, columns / 128]],
    [`${base}.weight_shape`, [2]],
  ],
  MLX: (base, rows, columns) => [
    [`${base}.weight`, [rows, columns / 8]],
    [`${base}.scales`, [rows, columns / 64]],
    [`${base}.biases`, [rows, columns / 64]],
  ],
};

const packed = (pack: Pack, patterns: readonly TensorPattern[] = plain()): TensorPattern[] =>
  patterns.flatMap((tensor) => {
    const [rows = 0, columns = 0] = tensor.shape ?? [];
    if (!/_proj\.weight$/.test(tensor.name)) return [tensor];
    return pack(tensor.name.slice(0, -".weight".length), rows, columns).map(([name, shape]) => ({ ...tensor, name, shape }));
  });

describe("Packed matrices", () => {
  test.each(Object.keys(packs))("of %s are Llama's, with the sizes of the model that was packed", (kind) => {
    const likeness = knowledge.architectureOf(packed(packs[kind] ?? nf4));
    expect(likeness).toMatchObject({ packed: true, shapes: true, renamed: [], names: 12 });
    expect(likeness?.families[0]?.id).toBe("llama");
    expect(likeness?.sizes.map(({ size }) => size.name)).toEqual(["Llama 2 7B"]);
  });

  test.each(Object.keys(shapeless))("of %s are told by their names", (kind) => {
    const likeness = knowledge.architectureOf(packed(shapeless[kind] ?? nf4));
    expect(likeness).toMatchObject({ packed: true, renamed: [], names: 12, sizes: [] });
    expect(likeness?.families[0]?.id).toBe("llama");
  });

  test("with a bias each, as some packers write whether or not the model has any, leave it open who has none", () => {
    const biased: Pack = (base, rows, columns) => [...gptq(base, rows, columns), [`${base}.bias`, [rows]]];
    const families = knowledge.architectureOf(packed(biased))?.families.map(({ id }) => id);
    expect(families).toEqual(expect.arrayContaining(["llama", "qwen2"]));
  });

  test("with a bias in some are what the biases say", () => {
    const biased: Pack = (base, rows, columns) => [
      ...gptq(base, rows, columns),
      ...(/[qkv]_proj$/.test(base) ? ([[`${base}.bias`, [rows]]] as const) : []),
    ];
    expect(knowledge.architectureOf(packed(biased))?.families.map(({ id }) => id)).toContain("qwen2");
    expect(knowledge.architectureOf(packed(biased))?.families.map(({ id }) => id)).not.toContain("llama");
  });

  test("whose numbers cannot make up the family's shapes are nobody's", () => {
    const odd: Pack = (base, rows, columns) => nf4(base, base.endsWith("down_proj") ? rows * 3 : rows, columns);
    expect(knowledge.architectureOf(packed(odd))).toBeUndefined();
  });

  test("of any names and shapes are taken or left", () => {
    const part = fc.constantFrom(
      "weight",
      "bias",
      "qweight",
      "qzeros",
      "scales",
      "g_idx",
      "weight.absmax",
      "weight_packed",
      "SCB",
      "k_scale",
      "weight.quant_state.x",
    );
    const side = fc.constantFrom(0, 1, 3, 8, 4096, 11_008, 2 ** 31, 2 ** 53);
    const tensor = fc.record({
      name: fc
        .tuple(fc.constantFrom("model.layers.{i}.mlp.up_proj", "lm_head", "", "{i}"), part)
        .map(([module, name]) => `${module}.${name}`),
      shape: fc.array(side, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(tensor, { selector: ({ name }) => name, maxLength: 20 }), (tensors) => {
        const { tensors: unpacked } = unpackedTensors(tensors);
        expect(unpacked.length).toBeLessThanOrEqual(tensors.length);
        for (const { shape } of unpacked) expect(shape?.every((one) => Number.isInteger(one)) ?? true).toBe(true);
        knowledge.architectureOf([...plain(), ...tensors]);
      }),
      { numRuns: 300 },
    );
  });

  test("that are none stay as they are", () => {
    expect(unpackedTensors(plain())).toEqual({ tensors: plain(), packed: false });
  });
});

describe("Numbers of a config", () => {
  const yi: ConfigNumbers = {
    vocab: 64_000,
    hidden: 7168,
    intermediate: 20_480,
    layers: 60,
    heads: 56,
    kvHeads: 8,
    ropeTheta: 5e6,
    normEps: 1e-5,
  };
  const names = plain().map(({ shape: _, ...rest }) => rest);
  const like = (config: ConfigNumbers) => knowledge.architectureOf(names, { config })?.config;
  const sizeNames = (config: ConfigNumbers): string[] | undefined => like(config)?.sizes.map(({ size }) => size.name);

  test("beside an index without shapes tell the size", () => {
    expect(sizeNames(yi)).toEqual(["Yi 34B"]);
    expect(like(yi)).toMatchObject({ compared: 8, different: [] });
  });
  test("that add tokens or turn faster are told with what differs", () => {
    expect(like({ ...yi, vocab: 64_256, ropeTheta: 1e7 })).toMatchObject({
      compared: 8,
      different: [
        { field: "vocab", theirs: 64_256, published: 64_000 },
        { field: "ropeTheta", theirs: 1e7, published: 5e6 },
      ],
    });
  });
  test("of another width, depth or too few in common are nobody's", () => {
    expect(like({ ...yi, intermediate: 20_224 })).toBeUndefined();
    expect(like({ ...yi, layers: 61 })).toBeUndefined();
    expect(like({ ...yi, vocab: 1, ropeTheta: 2, normEps: 3 })).toBeUndefined();
    expect(like({ vocab: 64_000, hidden: 7168, layers: 60, heads: 56 })).toBeUndefined();
  });
  test("stored in 32 bits are the same numbers", () => {
    expect(sizeNames({ ...yi, normEps: Math.fround(1e-5) })).toEqual(["Yi 34B"]);
  });

  const published = realRules.architectures
    .filter(({ id, sameAs }) => id === "llama" || sameAs === "llama")
    .flatMap((family) => family.sizes.map((size) => ({ family, size })))
    .filter(({ size }) => size.heads !== undefined);
  test.each(published.map(({ size }) => size.name))("of %s are told from those of all others", (name) => {
    const {
      name: _,
      kv: __,
      tied: ___,
      ...numbers
    } = published.find(({ size }) => size.name === name)?.size ?? {
      name,
      kv: 0,
      tied: false,
    };
    expect(sizeNames(numbers)).toEqual([name]);
  });

  const card = "---\nlicense: apache-2.0\nlibrary_name: transformers\n---\n# Heron\n";
  const config = {
    architectures: ["HeronForCausalLM"],
    vocab_size: 64_256,
    hidden_size: 7168,
    intermediate_size: 20_480,
    num_hidden_layers: 60,
    num_attention_heads: 56,
    num_key_value_heads: 8,
    rope_theta: 5e6,
    rms_norm_eps: 1e-5,
  };
  const digest = (renamed: (name: string) => string, patterns: readonly TensorPattern[]): string =>
    JSON.stringify({
      weights: "safetensors",
      metadata: {},
      tensors: Object.fromEntries(patterns.map(({ name, ...rest }) => [renamed(name), rest])),
    });
  const found = (files: Readonly<Record<string, string>>) =>
    check(new Map(Object.entries(files))).findings.filter(({ id }) => id === "undeclared-architecture");

  test("stand in the help of a finding, in both languages, and nothing there says where weights come from", () => {
    const [only] = found({
      "heron/README.md": card,
      "heron/config.json": JSON.stringify(config),
      "heron/model.safetensors": digest(
        (name) => name.replace("input_layernorm", "ln1"),
        plain({ vocab: 64_256, hidden: 7168, intermediate: 20_480, layers: 60, kv: 1024 }),
      ),
    });
    expect(only).toMatchObject({ severity: "information" });
    provideMessages("zh", zh);
    const said = (["en", "zh"] as const)
      .flatMap((locale) => (only ? [render(only.message, locale), render(only.help, locale)] : []))
      .join("\n");
    expect(said).toContain("7 of 8 numbers of its config are those of Yi 34B; the others: vocab_size is 64256, not 64000.");
    expect(said).toContain("其配置的 8 个数值中有 7 个与 Yi 34B 相同");
    expect(said).not.toMatch(/deriv|衍生/i);
  });
  test("and special tokens at a known tokenizer's numbers are told with the finding", () => {
    const help = (tokens: Readonly<Record<string, number>>): string => {
      const decoder = Object.fromEntries(Object.entries(tokens).map(([content, number]) => [number, { content, special: true }]));
      const [only] = found({
        "heron/README.md": card,
        "heron/tokenizer_config.json": JSON.stringify({ added_tokens_decoder: decoder, tokenizer_class: "PreTrainedTokenizerFast" }),
        "heron/model.safetensors": digest((name) => name.replace("input_layernorm", "ln1"), plain()),
      });
      return only ? render(only.help, "en") : "";
    };
    const four = { "<|begin_of_text|>": 128_000, "<|end_of_text|>": 128_001, "<|start_header_id|>": 128_006, "<|eot_id|>": 128_009 };
    expect(help({ ...four, "<|own|>": 128_300 })).toContain("4 of the 9 special tokens of Llama 3's tokenizer");
    expect(help({ ...four, "<|eom_id|>": 5 })).not.toContain("tokenizer");
    expect(help({ "<s>": 1, "</s>": 2, "<|eot_id|>": 128_009 })).not.toContain("tokenizer");
  });
  test("are told whatever other copies of the weights lie beside them", () => {
    const gguf = JSON.stringify({
      weights: "gguf",
      metadata: { "general.architecture": "heron" },
      tensors: { "token_embd.weight": { shape: [64_000, 7168] }, "blk.{i}.attn_q.weight": { shape: [7168, 7168], layers: 60 } },
    });
    const [only, ...others] = found({
      "heron/README.md": card,
      "heron/consolidated.safetensors": digest((name) => name.replace("self_attn", "attention"), plain()),
      "heron/heron.gguf": gguf,
      "heron/model.safetensors": digest((name) => name.replace("input_layernorm", "ln1"), plain()),
    });
    expect(others).toEqual([]);
    expect(only && render(only.message, "en")).toContain("1 of 12 name patterns renamed");
  });
  test("without tensors, or with tensors of another kind, give no finding", () => {
    expect(found({ "heron/README.md": card, "heron/config.json": JSON.stringify(config) })).toEqual([]);
    const other = plain().map((tensor, i) => ({ ...tensor, name: `tower.${i}.weight` }));
    expect(
      found({ "heron/README.md": card, "heron/config.json": JSON.stringify(config), "heron/a.safetensors": digest((name) => name, other) }),
    ).toEqual([]);
  });
});

describe("Headers that a host cannot reach", () => {
  const notes = (...paths: readonly string[]): string[] => {
    const session = createSession(knowledge);
    for (const one of paths) session.note(path(one), "header-out-of-reach");
    session.note(path("b/lies.gguf"), "header-lies", "9 > 8");
    session.upsert(path("a/README.md"), "---\nlicense: apache-2.0\n---\n");
    return session
      .snapshot()
      .problems.map(({ path: at, key, severity, message }) =>
        `${at} ${key} ${severity ?? "warning"} ${message ? render(message, "en").slice(0, 40) : ""}`.trim(),
      );
  };
  test("are one calm note a folder, however many files a checkpoint lies in", () => {
    const shards = Array.from({ length: 30 }, (_, i) => `a/model-${String(i + 1).padStart(5, "0")}-of-00030.safetensors`);
    expect(notes(...shards.slice(5), ...shards.slice(0, 5), "b/m.gguf")).toEqual([
      "a/model-00001-of-00030.safetensors header-out-of-reach information The headers of 30 weight files here are",
      "b/lies.gguf header-lies warning",
      "b/m.gguf header-out-of-reach information",
    ]);
  });
});
