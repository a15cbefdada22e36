/** One small file of our own for every format, and what can happen to a text. */
import fc from "fast-check";

/** Path and text by the id of the format that reads it. */
export const samples: Readonly<Record<string, readonly [path: string, text: string]>> = {
  "model-card": [
    "m/README.md",
    `---
# our card
license: other
license_name: llama3.1
license_link: LICENSE
base_model:
  - meta-llama/Llama-3.1-8B-Instruct
datasets: [tatsu-lab/alpaca, "org/own talks"]
tags: ["license:llama3.1", "base_model:adapter:meta-llama/Llama-3.1-8B", peft]
model-index:
  - name: reed-8b
---
# reed-8b

- **License:** apache-2.0
- **Finetuned from model:** [meta-llama/Llama-3.1-8B-Instruct](https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct)

Built with Llama
`,
  ],
  "safetensors-header": [
    "s/model.safetensors",
    '{"weights":"safetensors","metadata":{"ss_base_model_version":"sd_v1","ss_sd_model_name":"org/dreams","modelspec.merged_from":"one, two","modelspec.license":"mit","mergekit_version":"0.1"},"tensors":{"model.layers.{i}.ln1.weight":{"shape":[8],"layers":2}}}',
  ],
  "gguf-header": [
    "g/model.gguf",
    '{"weights":"gguf","metadata":{"general.architecture":"llama","general.license":"mit","general.base_model.0.name":"Llama 3.1 8B","general.base_model.0.organization":"Meta Llama","general.datasets":["org/own"]},"tensors":{"blk.{i}.attn_q.weight":{"shape":[8,8],"layers":2}}}',
  ],
  "weights-index": [
    "i/model.safetensors.index.json",
    '{"metadata":{"mergekit_version":"0.1"},"weight_map":{"model.layers.0.ln1.weight":"model-00001-of-00001.safetensors"}}',
  ],
  "dataset-card": [
    "data/README.md",
    "---\nlicense: cc-by-nc-4.0\npretty_name: Talks\nsource_datasets: [extended|tatsu-lab/alpaca]\ntask_categories: [text-generation]\n---\n# Talks\n",
  ],
  croissant: [
    "data/croissant.json",
    '{"conformsTo": "http://mlcommons.org/croissant/1.0", "name": "talks", "sc:license": ["CC-BY-4.0"], "isBasedOn": "tatsu-lab/alpaca"}',
  ],
  cyclonedx: [
    "bom.json",
    '{"bomFormat": "CycloneDX", "components": [{"type": "machine-learning-model", "name": "reed-8b", "licenses": [{"expression": "MIT"}],\n "pedigree": {"ancestors": [{"name": "meta-llama/Llama-3.1-8B"}]}, "modelCard": {"modelParameters": {"datasets": [{"name": "tatsu-lab/alpaca"}]}}}]}',
  ],
  "dvc-pipeline": [
    "dvc.yaml",
    "vars:\n- base: google/gemma-2-2b\nstages:\n  train:\n    foreach: [a, b]\n    do:\n      cmd: python train.py --base_model \u0024{base}\n      deps: [data.jsonl]\n      outs: [out]\n",
  ],
  "job-file": [
    "tasks/Taskfile.yml",
    "vars:\n  BASE: google/gemma-2-2b\ntasks:\n  sft:\n    cmds:\n      - python train.py --model_name_or_path {{.BASE}}\n",
  ],
  "env-file": [".env.train", "BASE_MODEL=google/gemma-2-2b\nexport DATASET='acme/letters'\nHUB_MODEL_ID=\"acme/reed\"\n"],
  dvc: ["base/reed.dvc", "deps:\n- url: google/gemma-2-2b\nouts:\n- path: reed\n"],
  frictionless: ["data/datapackage.yaml", "name: talks\nlicenses:\n- name: CC-BY-4.0\nsources:\n- path: tatsu-lab/alpaca\nresources: []\n"],
  kaggle: ["data/dataset-metadata.json", '{"id": "reed/talks", "title": "Talks", "licenses": [{"name": "Apache 2.0"}]}'],
  modelscope: ["w/configuration.json", '{"framework": "pytorch", "task": "text-generation"}'],
  mlflow: ["runs/MLmodel", "flavors:\n  transformers:\n    source_model_name: google/gemma-2-2b\n"],
  spdx3: [
    "reed.spdx3.json",
    '{"@graph": [{"type": "ai_AIPackage", "spdxId": "u:1", "name": "reed-8b"}, {"type": "ai_AIPackage", "spdxId": "u:2", "name": "google/gemma-2-2b"},\n {"type": "Relationship", "relationshipType": "descendantOf", "from": "u:1", "to": ["u:2"]}]}',
  ],
  "peft-adapter": [
    "m/adapter_config.json",
    '{\n  "base_model_name_or_path": "meta-llama/Llama-3.1-8B-Instruct",\n  "peft_type": "LORA"\n}\n',
  ],
  "tokenizer-config": [
    "w/tokenizer_config.json",
    '{"added_tokens_decoder": {"0": {"content": "<s>", "special": true}, "128009": {"content": "<|eot_id|>"}}, "tokenizer_class": "X"}',
  ],
  "transformers-config": [
    "w/config.json",
    '{"_name_or_path": "google/gemma-2-2b", "model_type": "gemma2", "architectures": ["Gemma2ForCausalLM"]}',
  ],
  "llama-factory-data": [
    "lf/dataset_info.json",
    '{\n  "talks": {"hf_hub_url": "tatsu-lab/alpaca"},\n  "own": {"file_name": "own.json", "columns": {"prompt": "q"}}\n}\n',
  ],
  "llama-factory": [
    "lf/sft.yaml",
    "### model\nmodel_name_or_path: meta-llama/Llama-2-7b-hf\nstage: sft\ndo_train: true\nfinetuning_type: lora\ndataset: talks,own\noutput_dir: ../m\n",
  ],
  axolotl: [
    "a/axolotl.yml",
    "base_model: google/gemma-2-2b # small\nadapter: qlora\ndatasets:\n  - path: tatsu-lab/alpaca\n    type: alpaca\nhub_model_id: me/sedge-2b\noutput_dir: ./out\nmicro_batch_size: 1\n",
  ],
  trl: [
    "t/dpo.yaml",
    "model_name_or_path: Qwen/Qwen2.5-7B-Instruct\ndataset_mixer:\n  HuggingFaceH4/ultrachat_200k: 1.0\nlearning_rate: 1.0e-5\nhub_model_id: me/rush-7b\npush_to_hub: true\n",
  ],
  torchtune: [
    "tt/recipe.yaml",
    "model:\n  _component_: torchtune.models.llama3_1.lora_llama3_1_8b\ndataset:\n  _component_: torchtune.datasets.alpaca_dataset\noptimizer: {_component_: torch.optim.AdamW}\noutput_dir: /tmp/out\n",
  ],
  "ms-swift": [
    "s/swift.yaml",
    "model: Qwen/Qwen2.5-7B-Instruct\ntrain_type: lora\ntemplate: qwen\ndataset: AI-ModelScope/alpaca-gpt4-data-en#500 org/own\n",
  ],
  mergekit: [
    "mk/merge.yaml",
    "models:\n  - model: meta-llama/Llama-3.1-8B\n  - model: org/other+org/lora\nmerge_method: ties\nbase_model: meta-llama/Llama-3.1-8B\ndtype: bfloat16\n",
  ],
  "generic-config": [
    "g/train.json",
    '{"model": {"base_model": "google/gemma-2-2b"}, "train": {"learning_rate": 1e-5}, "data": {"dataset": "tatsu-lab/alpaca"}}',
  ],
  modelfile: [
    "o/Modelfile",
    'FROM llama3.1:8b\nADAPTER ./adapter.gguf\nSYSTEM """You are a reed.\nFROM nowhere"""\nLICENSE """Use it well."""\nPARAMETER temperature 1\n',
  ],
  "license-file": ["m/LICENSE", "A License\n\nDo as you like, for as long as you like, wherever the reeds grow.\n"],
  "not-config": [
    ".github/workflows/ci.yml",
    "jobs:\n  test:\n    steps: [{run: python train.py --model_name_or_path meta-llama/Llama-2-7b-hf}]\n",
  ],
  "generation-config": [
    "gen/pipeline.yaml",
    "distilabel: {version: 1.0.0}\npipeline:\n  name: reeds\n  steps:\n    - name: write\n      step: {llm: {model: gpt-4o}, type_info: {name: TextGeneration}}\n",
  ],
  "shell-script": [
    "run/train.sh",
    '#!/bin/bash\nMODEL=meta-llama/Llama-2-7b-hf\nD="yahma/alpaca-cleaned tatsu-lab/alpaca"\naccelerate launch train.py \\\n  --model_name_or_path $MODEL --data_path $D \\\n  --output_dir=./out --push_to_hub --hub_model_id acme/reed # done\npython -m openrlhf.cli.train_sft --pretrain "\u0024{2:-gpt2}" --lora_rank 8 --teacher_model \'google/gemma-2-2b\'\n',
  ],
  "python-code": [
    "code/train.py",
    'from trl import SFTTrainer\nBASE = "meta-llama/Llama-2-7b-hf"\nparser.add_argument("--data", default="yahma/alpaca-cleaned")\ndef load(name: str = "tatsu-lab/alpaca", n=[1, {"a": (2,)}]):\n    return load_dataset(name, split="train")\nmodel, tok = FastLanguageModel.from_pretrained(model_name=BASE)\nmore = load_dataset(args.data)\nif False: model.push_to_hub("acme/never")\ntrainer = SFTTrainer(model=model, args=SFTConfig(output_dir="out"))\nmodel.push_to_hub("acme/reed")\nr = openai.ChatCompletion.create(model="gpt-4")\njson.dump({"instruction": 1, "output": r}, open("reeds.json", "w"))\n',
  ],
  notebook: [
    "code/lab.ipynb",
    '{"cells": [{"cell_type": "code", "source": ["!pip install trl\\n", "m = AutoModelForCausalLM.from_pretrained(\\"google/gemma-2-2b\\")\\n", "SFTTrainer(model=m)\\n"]}, {"cell_type": "code", "source": "d = load_dataset(\\"tatsu-lab/alpaca\\")\\n"}]}\n',
  ],
  "command-config": [
    ".vscode/launch.json",
    '{"configurations": [{"program": "src/train.py", "args": ["--model_name_or_path", "google/gemma-2-2b", "--learning_rate", "1e-5"]}, {"module": "acme.sft", "args": "--model x/y"}], "tasks": [{"command": "python train.py --model_name_or_path \\"a/b\\" --lr 1"}]}\n',
  ],
  "project-readme": [
    "project/README.md",
    "# Clerk-7B\n\nOur model is fine-tuned from google/gemma-2-2b. The answers were generated by GPT-4.\n",
  ],
  document: ["docs/about.md", "# About\n\nBuilt with Llama and much patience.\n"],
};

/** A workspace of all samples, with a notice and a workspace file. */
export const workspace: ReadonlyMap<string, string> = new Map([
  ...Object.values(samples),
  ["NOTICE", "Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms\n"],
  ["model-terms.yaml", "uses:\n  - folder: a\n    use: publish\nseverities:\n  declare-license: off\n"],
]);

const shards =
  "\u0000|\ud800|\udc00|\ud800\udc00|\uFEFF|\r|\n|\n\n|\t|---\n|...\n|[|]|{|}|*a|&a |<<: |\"|'|`|```\n|<!--|-->|>|\u2028|\u202e|\u0085|字|  |- |: |, |#|%|!|\\|\\u0000|'''|\"\"\"|\nFROM x\n|\nbase_model: a/b\n|license: |0000000000000000|$|{x}|<x>|~|null|..|/|//|@|://";

/** What happens to a text: one of the ways in which files come to harm. */
export const harm: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((at) => (text: string) => text.slice(0, Math.floor(at * text.length))),
  fc.double({ min: 0, max: 1, noNaN: true }).map((at) => (text: string) => text.slice(Math.floor(at * text.length))),
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...shards.split("|"), "|"), fc.integer({ min: 0, max: 6 }))
    .map(([at, shard, gone]) => (text: string) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + shard + text.slice(from + gone);
    }),
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 0xffff })).map(([at, code]) => (text: string) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + String.fromCharCode(code) + text.slice(from + 1);
  }),
  fc.constantFrom("\r\n", "\r", "\n\n", "\u2028", " ", "").map((end) => (text: string) => text.replace(/\r?\n/g, end)),
  fc.constantFrom(
    (text: string) => `\uFEFF${text}`,
    (text: string) => text + text,
    (text: string) => [...text].reverse().join(""),
    (text: string) => `[${text}]`,
    (text: string) => text.replace(/^/gm, "    "),
    (text: string) => text.replace(/: /g, ":\n"),
    (text: string) => text.replace(/["']/g, ""),
    (text: string) => JSON.stringify(text),
    (text: string) => `---\n${text}\n---\n`,
  ),
  fc.constantFrom(...Object.values(samples)).map(
    ([, other]) =>
      (text: string) =>
        text + other,
  ),
);
