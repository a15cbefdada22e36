/** The example workspaces, one for each story that the product exists for, say what they are there to say. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../scripts/paths.ts";
import { filesBelow } from "../scripts/rules.ts";
import { check, visible } from "./harness/check.ts";

/** Severity, check, file and words of every finding that an editor shows, hints aside. */
async function told(example: string): Promise<string[]> {
  const folder = join(root, "examples", example);
  const files = await filesBelow(folder, "");
  const snapshot = check(new Map(files.map((file) => [file.slice(folder.length + 1), readFileSync(file, "utf8")])));
  return visible(snapshot)
    .filter(({ severity }) => severity !== "hint")
    .map(({ severity, id, at }) => {
      const range = snapshot.locate(at) ?? { start: 0, end: 0 };
      return `${severity} ${id} ${at.path} ${snapshot.text(at.path)?.slice(range.start, range.end)}`;
    });
}

test("a renamed Llama under another license, with nothing attached", async () => {
  expect(await told("renamed-llama")).toEqual([
    "warning include-license-copy README.md meta-llama/Llama-2-13b-hf",
    "information include-notice README.md meta-llama/Llama-2-13b-hf",
    "error license-agrees-with-base README.md meta-llama/Llama-2-13b-hf",
  ]);
});

test("an assistant that was trained on a rival's answers", async () => {
  expect(await told("search-assistant")).toEqual([
    "information include-license-copy sft.yaml Qwen/Qwen2.5-7B",
    "information output-terms sft.yaml assistant_answers",
  ]);
});

test("a recipe that trains on the output of ChatGPT", async () => {
  expect(await told("chatgpt-recipe")).toEqual([
    "information include-license-copy recipe.yml mistralai/Mistral-7B-v0.1",
    "information output-terms recipe.yml vicgalle/alpaca-gpt4",
  ]);
});

test("a support chat that forgot what comes with its bases", async () => {
  expect(await told("support-chat")).toEqual([
    "warning display-attribution model/README.md meta-llama/Llama-3.1-8B-Instruct",
    "warning include-license-copy model/README.md meta-llama/Llama-3.1-8B-Instruct",
    "information include-notice model/README.md meta-llama/Llama-3.1-8B-Instruct",
    "warning license-agrees-with-base model/README.md meta-llama/Llama-3.1-8B-Instruct",
    "warning non-commercial model/README.md tatsu-lab/alpaca",
    "information output-terms model/README.md tatsu-lab/alpaca",
    "error name-prefix model/README.md support-chat-8b",
    "warning include-license-copy router/README.md google/gemma-2-2b",
    "warning include-notice router/README.md google/gemma-2-2b",
    "error license-agrees-with-base router/README.md google/gemma-2-2b",
    "warning non-commercial router/sft.yaml gpt4_tickets",
    "information output-terms router/sft.yaml gpt4_tickets",
  ]);
});
