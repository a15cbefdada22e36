/** Quantized checkpoints side by side: blocks read as their makers read them, and pairs of which the relation is known. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockTypes } from "../src/compare/ggml-blocks.ts";
import { checkpointOf, compareCheckpoints } from "../src/compare/index.ts";
import { storageOf } from "../src/compare/numbers.ts";
import { drive, headerOf } from "../src/weights/index.ts";
import { base, llamaCpp, model, open, plain, tensors, tuned, unitsPermuted } from "./harness/models.ts";
import { packedModel, packers, q4k, q4o0 } from "./harness/quantized.ts";
import { ggufFile, safetensors, safetensorsFile, type Written } from "./harness/weights.ts";

/** Random blocks with finite scales, and the sum of their numbers, each times its place, as the package gguf of llama.cpp (0.x, `quants.dequantize`) reads them. */
const blocks: Readonly<Record<string, { readonly sum: number; readonly bytes: string }>> = {
  Q4_0: { sum: 2.94598388671875, bytes: "681de5f1a94106a0956a26afbccdafe562f9" },
  Q4_1: { sum: 12.999032974243164, bytes: "811440244551370e99b2d74c3427fa48d732a1df" },
  Q5_0: { sum: 5.126705169677734, bytes: "711ea621f9bd0ccc21397c1ec795ca7748dc03d17a88" },
  Q5_1: { sum: 92.27751159667969, bytes: "e52119251f223f4192c58efd5185f0711ef7677a1f132a81" },
  Q8_0: { sum: 187.39098358154297, bytes: "7922c3ce3be4ebcab72f45b35223479f6e794d57037e2cfde9e15a7789781e3721a5" },
  Q2_K: {
    sum: -747.7864532470703,
    bytes:
      "e5a703291bdc5d1d8fc83f0b0bb4db71be572209851d3d24f4c0cf83fe4363f82f4759778955f6ced681cbea7179ced2c8f814a13472ff70ce369d8385452a44f318337f08cd1e614f235d3f83bc45fec41c3e23",
  },
  Q3_K: {
    sum: -1294.4183654785156,
    bytes:
      "9f7ec0e156f65a3322e791b880ee995e3f0d307d2fbaf400693a179e0d027ed4e58be7a9ebc28a271d43a78855638144eb6603f7b2725de11fe6ac2f88a68182869793f0aad6ded8116e3ab51681c4a374fec70a68b3e4bdc92b387987416c17ec90963ec766888ab4b80eba7f24",
  },
  Q4_K: {
    sum: 127232.57968139648,
    bytes:
      "f724351d26cd7b5c30c8aba44d972299e8c7b41b9a1d2b0f180600a974d63b6332202c998e82b2522c49c4394c7d73265b6aaf61b288fbd0aecfa766616223611e764c93aa388ffabd0a6a6412b209971e2d827076f7e49ab8fa197271be53a3442b128cdad72bad0f8aeef42a0b9a26d74fc78f2562b8701097a55b5510543d27ed600de3200a6749307fd37899c118",
  },
  Q5_K: {
    sum: 202618.79650878906,
    bytes:
      "1021d7213ccdf8ab8ab4a6039954e84cbe3b3f7f1183c3df8375c517b4e786a9aadf7488f892b12191387ad86aca56d8531c927b931fe8f16e795b9b331767e712dbe8f5331dd9917f01e64710dd3c25f4d21690a049453135550ec0193a8bed1783d53ec944658d1d28960c44b0382e93438e60788d51e279a131f8130b3ea4bd2f5d95e57bd791436d840f4e6654608135bbfb885d346959a49b36402a4f3dcc489fb6511fbe09e5d72bf834e04fe0",
  },
  Q6_K: {
    sum: -2522.18408203125,
    bytes:
      "a8b8287a6f4b795209575d7277d456c0f6e81a0e584d730660f56bb8b588475f7066c1cd7109c5079a933ee857db751ff223726ad90697f749f7c61bd80163a8c9a356ba91d79f6d24ee3a14ebd41386d8faef6e9e6c70df41dba9aeb5301e5824b7db0e504f1d970686934768f005af0d5a23ddb465fc5a489b43e76ea3e384969be487a440e7c3ea5204cabbf9bfe8e648caff7704ac26d227a069c392f4eeb361c24ef366530178b479933822c3c0cf6b3cbeb4af7ecff21cd3a408f80223e393ddd808453d6bad90efd8aba2b4d0a022",
  },
};

describe("A block", () => {
  test.each(Object.keys(blockTypes))("of %s is read as llama.cpp's own package reads it", (type) => {
    const { sum = Number.NaN, bytes = "" } = blocks[type] ?? {};
    const data = new Uint8Array(Buffer.from(bytes, "hex"));
    const into = new Float32Array(blockTypes[type]?.block ?? 0);
    expect(data.length).toBe(blockTypes[type]?.bytes);
    storageOf(type)?.decode(new DataView(data.buffer), into);
    expect(into.reduce((all, value, i) => all + value * (i + 1), 0) / sum).toBeCloseTo(1, 6);
  });
  test("of eight bits, four or five of them exponent, is what the format says", () => {
    const read = (type: string, ...bytes: number[]): number[] => {
      const into = new Float32Array(bytes.length);
      storageOf(type)?.decode(new DataView(Uint8Array.from(bytes).buffer), into);
      return [...into];
    };
    expect(read("F8_E4M3", 0x38, 0xb8, 0x7e, 0x01, 0x7f)).toEqual([1, -1, 448, 2 ** -9, Number.NaN]);
    expect(read("F8_E5M2", 0x3c, 0xbc, 0x7b, 0x01)).toEqual([1, -1, 57_344, 2 ** -16]);
    expect(read("I8", 1, 255)).toEqual([1, -1]);
  });
});

type Opened = ReturnType<typeof open>;
const stored: Readonly<Record<string, (of: ReturnType<typeof model>) => Opened>> = {
  "GGUF Q4_0": (of) => open("m.gguf", ggufFile({}, tensors(of, llamaCpp, ["Q4_0", q4o0]))),
  "GGUF Q4_K": (of) => open("m.gguf", ggufFile({}, tensors(of, llamaCpp, ["Q4_K", q4k]))),
  ...Object.fromEntries(
    Object.entries(packers).map(([name, pack]) => [
      name,
      (of: ReturnType<typeof model>) => open("m.safetensors", safetensorsFile(packedModel(of, pack))),
    ]),
  ),
};
const kinds = Object.keys(stored);
const rowsOf = (a: Opened, b: Opened): number => {
  const { rows } = compareCheckpoints(a, b);
  return "matches" in rows ? rows.matches : -1;
};
const as = (kind: string, of: ReturnType<typeof model>): Opened => (stored[kind] ?? plain)(of);

describe("A model of four or eight bits", () => {
  test.each(kinds)("in %s finds every row of what it was made from, and as good as every row of a fine-tune", (kind) => {
    expect(rowsOf(plain(base), as(kind, base))).toBe(3 * 448);
    expect(rowsOf(plain(tuned(base, 0.5)), as(kind, base))).toBeGreaterThan(3 * 440);
  });
  test.each(kinds.map((a, i) => [a, kinds[(i + 1) % kinds.length] ?? a]))("in %s finds itself in %s", (a, b) => {
    expect(compareCheckpoints(as(a, base), as(b, tuned(base, 0.2))).conclusion).toBe("not-independent");
  });
  test.each(kinds)("in %s shows no sign of another's, six times", (kind) => {
    const results = Array.from({ length: 6 }, (_, i) => compareCheckpoints(plain(model(300 + i)), as(kind, model(400 + i))));
    expect(results.filter(({ conclusion }) => conclusion !== "no-sign")).toEqual([]);
    const matches = results.map(({ rows }) => ("matches" in rows ? rows.matches : Number.NaN));
    // Three layers, one match each: 6 pairs leave a standard error of 0.7.
    expect(matches.reduce((sum, count) => sum + count, 0) / matches.length).toBeLessThan(6);
  });
  test.each(kinds)("in %s with its hidden units in another order is told by its norms alone", (kind) => {
    expect(compareCheckpoints(plain(base), as(kind, unitsPermuted(base))).conclusion).toBe("norms-agree");
  });
});

describe("Of a model of seven billion", () => {
  const [rows, columns] = [11_008, 4096];
  const packs: Readonly<Record<string, readonly Written[]>> = {
    GPTQ: [
      { name: "qweight", shape: [columns / 8, rows], dtype: "I32" },
      { name: "qzeros", shape: [columns / 128, rows / 8], dtype: "I32" },
      { name: "scales", shape: [columns / 128, rows], dtype: "F16" },
    ],
    AWQ: [
      { name: "qweight", shape: [columns, rows / 8], dtype: "I32" },
      { name: "qzeros", shape: [columns / 128, rows / 8], dtype: "I32" },
      { name: "scales", shape: [columns / 128, rows], dtype: "F16" },
    ],
  };
  test.each(Object.keys(packs))("in %s a few megabytes are read", (kind) => {
    const layers = Array.from({ length: 32 }, (_, i) =>
      (packs[kind] ?? []).map((tensor) => ({ ...tensor, name: `model.layers.${i}.mlp.up_proj.${tensor.name}` })),
    );
    const { head, size } = safetensors(layers.flat());
    let bytes = 0;
    const read = (offset: number, length: number): Uint8Array => {
      const given = new Uint8Array(length);
      given.set(head.subarray(Math.min(offset, head.length), offset + length));
      bytes += length;
      return given;
    };
    const reply = drive(headerOf("m.safetensors", size), ({ offset, length }) => read(offset, length));
    const one = checkpointOf(reply.kind === "header" ? [{ tensors: reply.header.tensors, read }] : []);
    expect(compareCheckpoints(one, one).rows).toMatchObject({ layers: [{ rows: 512 }, { rows: 512 }, { rows: 512 }] });
    expect(bytes / 2).toBeLessThan(5_000_000);
  });
});

describe("What a header claims of packed matrices", () => {
  const side = fc.constantFrom(0, 1, 2, 7, 8, 16, 31, 448, 4096, 2 ** 31, 2 ** 52);
  const tensor = (name: string): fc.Arbitrary<Written> =>
    fc.record({
      name: fc.constant(`model.layers.0.mlp.up_proj.${name}`),
      shape: fc.array(side, { maxLength: 3 }),
      dtype: fc.constantFrom("I32" as const, "U8" as const, "F32" as const),
      data: fc.uint8Array({ maxLength: 80 }),
    });
  const parts = [
    "qweight",
    "qzeros",
    "scales",
    "g_idx",
    "weight",
    "weight.quant_map",
    "weight.quant_state.bitsandbytes__nf4",
    "weight_packed",
    "weight_shape",
  ];
  test("is compared or left, whatever it is", () =>
    fc.assert(
      fc.property(fc.tuple(...parts.map((name) => fc.option(tensor(name)))), (all) => {
        const one = open("m.safetensors", safetensorsFile(all.filter((part) => part !== null)));
        expect(["no-sign", "not-comparable", "not-independent"]).toContain(compareCheckpoints(one, one).conclusion);
      }),
      { numRuns: 500 },
    ));
});
