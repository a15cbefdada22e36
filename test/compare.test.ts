/** Two checkpoints side by side, on pairs of our own making of which we know how they are related. */
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compareCheckpoints, explained, poissonTail, rankAgreement, standardRanks } from "../src/compare/index.ts";
import { builtCli, run } from "./harness/cli.ts";
import { emptyFolder, folderWith } from "./harness/folder.ts";
import {
  base,
  change,
  huggingFace,
  llamaCpp,
  model,
  open,
  plain,
  renamed,
  sizes,
  stores,
  streamPermuted,
  tensors,
  tuned,
  unitsPermuted,
} from "./harness/models.ts";
import { ggufFile, llamaTensors, safetensors, safetensorsFile } from "./harness/weights.ts";

describe("Compared with a base", () => {
  const compared = (other: ReturnType<typeof open>) => compareCheckpoints(plain(base), other);

  test("an independent model shows no sign", () => {
    const { rows, norms, conclusion } = compared(plain(model(2)));
    expect(conclusion).toBe("no-sign");
    expect(rows).toMatchObject({ expected: 3 });
    expect("matches" in rows && rows.matches).toBeLessThan(12);
    expect("deviations" in norms && Math.abs(norms.deviations)).toBeLessThan(4);
  });
  test("the same model finds every row", () => {
    const { rows, norms } = compared(plain(base));
    expect(rows).toMatchObject({ matches: 3 * sizes.intermediate });
    expect(norms).toMatchObject({ p: 0.001 });
    expect("correlation" in norms && norms.correlation).toBeCloseTo(1, 6);
  });
  test.each([0.05, 0.5, 2])("a fine-tune that moved weights by %d of their size is not independent", (share) => {
    expect(compared(plain(tuned(base, share))).conclusion).toBe("not-independent");
  });
  test("a model with its hidden units in another order is told by its norms alone", () => {
    const { rows, conclusion } = compared(plain(unitsPermuted(base)));
    expect("matches" in rows && rows.matches).toBeLessThan(12);
    expect(conclusion).toBe("norms-agree");
  });
  test("a model with all in another order shows no sign, and the words say what that is worth", () => {
    const result = compared(plain(streamPermuted(unitsPermuted(base))));
    expect(result.conclusion).toBe("no-sign");
    expect(explained(result, "en").join("\n")).toContain("That does not show independence");
  });
  test.each(Object.keys(stores) as (keyof typeof stores)[])("a copy in %s is not independent", (store) => {
    const file = ggufFile({ "general.architecture": "llama" }, tensors(base, llamaCpp, stores[store]));
    expect(compared(open("m.gguf", file)).conclusion).toBe("not-independent");
  });
  test("a fine-tune under other names is not independent", () => {
    expect(compared(open("m.safetensors", safetensorsFile(tensors(tuned(base, 0.3), renamed, stores.BF16)))).conclusion).toBe(
      "not-independent",
    );
  });
  test("a model of another width, or without such tensors, cannot be compared", () => {
    const narrow = open("m.safetensors", safetensorsFile([{ name: huggingFace[0].replace("{}", "0"), shape: [64, 32] }]));
    expect(compared(narrow)).toEqual({ rows: { none: "other-shapes" }, norms: { none: "no-tensors" }, conclusion: "not-comparable" });
    expect(compared(open("m.safetensors", new Uint8Array(100)))).toMatchObject({ conclusion: "not-comparable" });
  });
  test("shapes that a header claims and the file does not hold are no trouble", () => {
    const claims = (shape: readonly number[]) => ({ dtype: "F32", shape, data_offsets: [0, 4] });
    const json = new TextEncoder().encode(
      JSON.stringify({
        "model.layers.0.mlp.up_proj.weight": claims([2 ** 40, 2 ** 40]),
        "model.layers.1.mlp.up_proj.weight": claims([4096, 4096]),
        "model.layers.0.input_layernorm.weight": claims([2 ** 50]),
        "model.layers.1.input_layernorm.weight": claims([8192]),
        "model.layers.2.input_layernorm.weight": claims([]),
      }),
    );
    const file = new Uint8Array(8 + json.length + 4);
    new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
    file.set(json, 8);
    const liar = open("m.safetensors", file);
    expect(compareCheckpoints(liar, liar).conclusion).toBe("no-sign");
  });
  test("norms that never moved from one tell nothing", () => {
    const ones = change(base, ({ up }) => ({
      up,
      norms: [new Float32Array(sizes.hidden).fill(1), new Float32Array(sizes.hidden).fill(1)],
    }));
    expect(compareCheckpoints(plain(ones), plain(ones)).norms).toEqual({ none: "constant" });
  });
});

describe("Chance", () => {
  test("makes no two of twenty-five independent models alike", () => {
    const models = Array.from({ length: 25 }, (_, i) => plain(model(100 + i)));
    const results = models.slice(1).map((other, i) => compareCheckpoints(models[i] as ReturnType<typeof open>, other));
    expect(results.filter(({ conclusion }) => conclusion !== "no-sign")).toEqual([]);
    const matches = results.map(({ rows }) => ("matches" in rows ? rows.matches : 0));
    const mean = matches.reduce((sum, count) => sum + count, 0) / matches.length;
    // Three layers, one match each: 24 pairs leave a standard error of 0.35.
    expect(mean).toBeGreaterThan(2);
    expect(mean).toBeLessThan(4);
  });
  test("of a Poisson count is what tables say", () => {
    for (const [count, p] of [
      [1, 0.632_120_6],
      [8, 1.0249e-5],
      [10, 1.114e-7],
      [12, 8.316e-10],
    ] as const)
      expect(10 ** poissonTail(count, 1) / p).toBeCloseTo(1, 2);
    expect(poissonTail(0, 3)).toBe(0);
    expect(poissonTail(1_536, 3)).toBeLessThan(-3_000);
  });
  test("of ranks: equal numbers share theirs, and vectors that do not vary have none", () => {
    expect([...(standardRanks(Float32Array.of(3, 1, 3, 2)) ?? [])].map((rank) => Math.round(rank * 100) / 100)).toEqual([
      0.94, -1.41, 0.94, -0.47,
    ]);
    expect(standardRanks(Float32Array.of(2, 2, 2))).toBeUndefined();
    expect(standardRanks(Float32Array.of(1, Number.NaN))).toBeUndefined();
    expect(rankAgreement([[Float32Array.of(1, 2, 3), Float32Array.of(3, 2, 1)]], 99)?.correlation).toBeCloseTo(-1, 9);
  });
});

describe("The command", () => {
  let cli = "";
  beforeAll(async () => {
    cli = await builtCli();
  }, 120_000);

  test("reads a few megabytes of files of any size, in shards and in other formats", () => {
    const large = { vocab: 32_000, hidden: 4096, intermediate: 11_008, layers: 32, kv: 4096 };
    const folder = emptyFolder();
    for (const name of ["a.safetensors", "b.safetensors"]) {
      const { head, size } = safetensors(llamaTensors(large));
      const file = openSync(join(folder, name), "w");
      writeSync(file, head);
      ftruncateSync(file, size);
      closeSync(file);
    }
    const ran = run(cli, folder, ["compare", "a.safetensors", "b.safetensors", "--format", "json"]);
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(0);
    const said = JSON.parse(ran.stdout) as { version: number; a: { bytesRead: number; tensors: number }; conclusion: string };
    expect(said).toMatchObject({ version: 1, a: { tensors: 291, files: 1 } });
    expect(said.a.bytesRead).toBeGreaterThan(1_000_000);
    expect(said.a.bytesRead).toBeLessThan(8_000_000);
    expect(ran.megabytes).toBeLessThan(200);
  });
  test("says in both languages what it found, and that it is no legal conclusion", () => {
    const all = tensors(base);
    const folder = folderWith({
      "one/model-00001-of-00002.safetensors": safetensorsFile(all.slice(0, 6)),
      "one/model-00002-of-00002.safetensors": safetensorsFile(all.slice(6)),
      "two/model.gguf": ggufFile({}, tensors(tuned(base, 0.1), llamaCpp, stores.Q8_0)),
    });
    const english = run(cli, folder, ["compare", "one", "two"]);
    expect(english.stdout).toMatch(/1344 of 1344 in layers 0, 2, 3; chance alone makes about 3 \(probability of so many: 10\^-\d+\)/);
    expect(english.stdout).toContain("not independent of each other");
    expect(english.stdout).toContain("not a legal conclusion");
    expect(run(cli, folder, ["compare", "one", "two", "--locale", "zh"]).stdout).toContain("不是法律结论");
  });
  test.each([
    [["compare", "one"], "compare takes two weight files"],
    [["compare", "one", "none"], "cannot be read (ENOENT)"],
    [["compare", "one", "text.safetensors"], "has no header that can be read"],
    [["compare", "one", "empty"], "holds no .safetensors or .gguf files"],
    [["compare", "one", "one", "--format", "sarif"], "compare writes text or json"],
  ])("%j is misuse, said in a sentence", (args, words) => {
    const folder = folderWith({
      "one/model.safetensors": safetensorsFile(tensors(base)),
      "text.safetensors": "no weights",
      "empty/README.md": "nothing",
    });
    const ran = run(cli, folder, args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(words);
  });
});
