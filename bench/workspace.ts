/** A workspace with many works, as a company that trains on many bases has it: cards, adapters, recipes and their data. */

const bases: readonly (readonly [id: string, license: string])[] = [
  ["meta-llama/Llama-3.1-8B-Instruct", "apache-2.0"],
  ["meta-llama/Llama-3.2-3B", "llama3.2"],
  ["Qwen/Qwen2.5-72B-Instruct", "other"],
  ["google/gemma-2-9b-it", "gemma"],
  ["mistralai/Mistral-7B-v0.3", "apache-2.0"],
  ["deepseek-ai/deepseek-llm-7b-base", "mit"],
  ["acme/house-model", "apache-2.0"],
];
const data = ["tatsu-lab/alpaca", "acme/tickets", "HuggingFaceH4/ultrachat_200k", "databricks/databricks-dolly-15k"];

const pick = <T>(from: readonly T[], i: number): T => from[i % from.length] as T;

/** Paths and texts of so many works; every third has an adapter config beside its card. */
export function makeWorkspace(works: number): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (let i = 0; i < works; i++) {
    const [base, license] = pick(bases, i);
    const folder = `team-${i % 12}/work-${i}`;
    files.set(
      `${folder}/README.md`,
      `---\nlicense: ${license}\nlibrary_name: transformers\nbase_model: ${base}\ndatasets:\n  - ${pick(data, i)}\n  - ${pick(data, i + 1)}\nmodel_name: work-${i}\n---\n\n# Work ${i}\n\nFine-tuned for task ${i}.\n`,
    );
    if (i % 3 === 0) files.set(`${folder}/adapter_config.json`, JSON.stringify({ base_model_name_or_path: base, peft_type: "LORA" }));
  }
  return files;
}
