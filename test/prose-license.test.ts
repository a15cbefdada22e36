/** What sentences of a card say of the license of its work, and what is no such statement. */
import { describe, expect, test } from "vitest";
import { claimsOf } from "../src/core/facts/claim.ts";
import { createExtractor } from "../src/core/facts/extract.ts";
import { createLexicon } from "../src/core/facts/lexicon.ts";
import { formats } from "../src/core/formats/index.ts";
import { path } from "../src/core/index.ts";

const extractor = createExtractor(formats, createLexicon([]));

/** The licenses that the sentences of a card name. */
const said = (body: string, matter = "library_name: transformers"): string[] =>
  claimsOf(extractor.extract(path("clerk/README.md"), `---\n${matter}\n---\n\n${body}\n`).claims, "licensed")
    .filter(({ via }) => via === "prose")
    .map(({ value }) => value);

describe("A card says under which license its work is", () => {
  test.each([
    ["This model is released under the Llama 3.1 Community License.", "Llama 3.1 Community License"],
    ["Our fine-tuned model is licensed under the terms of the Apache License, Version 2.0.", "Apache License, Version 2.0"],
    ["The weights are made available under the [MIT License](LICENSE), as we promised.", "MIT License"],
    ["The final checkpoints are distributed under CC BY-NC 4.0.", "CC BY-NC 4.0"],
    ["Use of this model is governed by the Gemma Terms of Use.", "Gemma Terms of Use"],
    ["The license of this model is Apache 2.0.", "Apache 2.0"],
    ["This LoRA adapter is shared under Meta's Llama 2 Community License Agreement.", "Llama 2 Community License Agreement"],
    ["# Clerk-7B\n\nClerk-7B is released under the Apache 2.0 license.", "Apache 2.0 license"],
    ["## License\n\nReleased under the MIT license.", "MIT license"],
    ["Our model is licensed under the EXAONE AI Model License Agreement 1.1 - NC.", "EXAONE AI Model License Agreement 1.1 - NC"],
    ["本模型采用 Apache 2.0 许可证发布。", "Apache 2.0"],
    ["该模型的权重遵循 Llama 3.1 Community License Agreement。", "Llama 3.1 Community License Agreement"],
    ["模型权重使用 CC-BY-NC-4.0 协议开源，仅供研究。", "CC-BY-NC-4.0"],
  ])("%s", (body, license) => expect(said(body)).toEqual([license]));

  test("the card of a data set speaks of its data", () => {
    const matter = "task_categories: [text-generation]";
    expect(said("This dataset is released under the ODC-BY license.", matter)).toEqual(["ODC-BY license"]);
    expect(said("本数据集采用 CC BY 4.0 协议。", matter)).toEqual(["CC BY 4.0"]);
    expect(said("This model is released under the MIT license.", matter)).toEqual([]);
  });
});

describe("Nothing is said of the license of this work by", () => {
  test.each([
    "The code of this model is released under the Apache 2.0 license.",
    "This repository is licensed under the MIT License.",
    "The base model of our model is licensed under the Llama 2 Community License.",
    "Llama 2 is licensed under the LLAMA 2 Community License, Copyright (c) Meta Platforms, Inc.",
    "The dataset is released under the CC BY 4.0 license.",
    "These weights of Llama are governed by the Llama 2 Community License.",
    "Our model is built on Llama 2, which is licensed under the Llama 2 Community License.",
    "Our model is built on Llama 2 and Llama 2 is licensed under the Llama 2 Community License.",
    "This model is not released under the Apache 2.0 license.",
    "The model was previously released under the Apache 2.0 license.",
    "If this model were released under the MIT License, we would say so.",
    "This model is released under the Apache 2.0 license and its base under the Llama 2 license.",
    "This model is available under the terms of the MIT License and the GNU Free Documentation License.",
    "This model is released under the same license as its base.",
    "This model is available under our new brand.",
    "## Training data\n\nThe model's data are released under the MIT License.",
    "## Citation\n\nThis model is released under the MIT License.",
    "> This model is released under the MIT License.",
    "Released under the MIT license.",
    "代码采用 Apache 2.0 许可证，模型另行说明。",
    "本模型并未采用 Apache 2.0 许可证。",
    "本模型基于 Llama 3 开源模型训练。",
  ])("%s", (body) => expect(said(body)).toEqual([]));
});
