/** What vocabularies have in common, from `tokenizer.json` and from GGUF files, and that it decides nothing. */
import { beforeAll, describe, expect, test } from "vitest";
import { tokenOverlap, vocabularyOfJson, vocabularyOfList } from "../src/compare/index.ts";
import { builtCli, run } from "./harness/cli.ts";
import { folderWith } from "./harness/folder.ts";
import { base, huggingFace, llamaCpp, model, tensors } from "./harness/models.ts";
import { ggufFile, safetensorsFile } from "./harness/weights.ts";

const words = Array.from({ length: 300 }, (_, i) => `▁word${i}`);
const json = (vocab: unknown, added: readonly object[] = []): string =>
  JSON.stringify({ added_tokens: added, model: { type: "BPE", vocab } });
const numbered = Object.fromEntries(words.map((word, i) => [word, i]));

describe("A vocabulary", () => {
  test("is read of a mapping, of a list with scores, and of a list, with what was added", () => {
    const added = [{ id: 300, content: "<|end|>" }];
    const forms = [
      vocabularyOfJson(json(numbered, added)),
      vocabularyOfJson(
        json(
          words.map((word) => [word, -1.5]),
          added,
        ),
      ),
      vocabularyOfList([...words, "<|end|>", "[PAD301]", "[PAD302]"]),
    ];
    for (const form of forms) expect([...(form ?? [])]).toEqual([...Object.entries(numbered), ["<|end|>", 300]]);
  });
  test.each([
    "",
    "{",
    "[]",
    "null",
    "{}",
    '{"model":null}',
    '{"model":{"vocab":3}}',
    '{"model":{"vocab":[1,[2],null]},"added_tokens":[null,{}]}',
  ])("is none in %j", (text) => expect(vocabularyOfJson(text)).toBeUndefined());
  test("shares tokens and numbers with another as they are", () => {
    const one = vocabularyOfList(["a", "b", "c", "d"]) ?? new Map();
    const other = vocabularyOfList(["a", "c", "b", "d", "e"]) ?? new Map();
    expect(tokenOverlap(one, other)).toEqual({ a: 4, b: 5, shared: 4, sameNumber: 2 });
  });
});

describe("The command", () => {
  let cli = "";
  beforeAll(async () => {
    cli = await builtCli();
  }, 120_000);

  test("tells shared tokens across formats, and that they decide nothing", () => {
    const folder = folderWith({
      "one/model.safetensors": safetensorsFile(tensors(base, huggingFace)),
      "one/tokenizer.json": json(numbered),
      "two.gguf": ggufFile({ "tokenizer.ggml.tokens": [...words, "<|new|>"] }, tensors(model(2), llamaCpp)),
      "three/model.safetensors": safetensorsFile(tensors(base, huggingFace)),
    });
    const { stdout } = run(cli, folder, ["compare", "one", "two.gguf"]);
    expect(stdout).toContain("Tokens in common: 300 of 300 and 301; 300 of them have the same number.");
    expect(stdout).toContain("No sign of a common origin was found.");
    expect(run(cli, folder, ["compare", "one", "two.gguf", "--locale", "zh"]).stdout).toContain("300 个与 301 个词元中有 300 个相同");
    expect(run(cli, folder, ["compare", "one", "three"]).stdout).toContain("Tokens in common: not compared");
    const said = JSON.parse(run(cli, folder, ["compare", "two.gguf", "one", "--format", "json"]).stdout) as { tokens: unknown };
    expect(said.tokens).toEqual({ a: 301, b: 300, shared: 300, sameNumber: 300 });
  });
});
