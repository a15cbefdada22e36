/** Public data sets and models of published tables: the maker of the output and the license are known, or the entry says what differs. */
import { describe, expect, test } from "vitest";
import { knowledge } from "./harness/knowledge.ts";

/** The service behind a generator, or the family itself. */
function makerOf(id: string): string {
  const family = knowledge.families.get(id);
  return (
    family?.services[0] ??
    (family && (family.id.startsWith("vicuna") ? "vicuna" : family.id)) ??
    knowledge.serviceOf(id)?.id ??
    knowledge.services.get(id)?.id ??
    id
  );
}

/** Data sets that the Data Provenance Initiative records as made by models: who made the output, and the license tag of the Hub's card. */
describe("Who generated a public data set, and its license", () => {
  /** Published by OpenAI itself with people's judgments: its service terms bind nobody there, so no generator is named. */
  const byTheProvider = new Set(["openai/summarize_from_feedback", "openai/webgpt_comparisons"]);
  test.each<[string, readonly string[], string | undefined]>([
    ["ai2lumos/lumos_unified_ground_iterative", ["openai"], "apache-2.0"],
    ["ai2lumos/lumos_unified_plan_iterative", ["openai"], "apache-2.0"],
    ["ai4bharat/indic-instruct-data-v0.1", ["openai"], undefined],
    ["akoksal/LongForm", ["openai"], "mit"],
    ["alisawuffles/WANLI", ["openai"], "cc-by-4.0"],
    ["allenai/soda", ["openai"], "cc-by-4.0"],
    ["allenai/WildChat", ["openai"], undefined],
    ["anon8231489123/ShareGPT_Vicuna_unfiltered", ["openai"], undefined],
    ["arbml/CIDAR", ["openai"], "cc-by-nc-4.0"],
    ["argilla/ultrafeedback-binarized-preferences", ["openai"], undefined],
    ["axiong/pmc_llama_instructions", ["openai"], "bigscience-openrail-m"],
    ["BAAI/COIG", ["openai"], "apache-2.0"],
    ["berkeley-nest/Nectar", ["openai"], "apache-2.0"],
    ["camel-ai/ai_society_translated", ["openai"], "cc-by-nc-4.0"],
    ["camel-ai/biology", ["openai"], "cc-by-nc-4.0"],
    ["camel-ai/chemistry", ["openai"], "cc-by-nc-4.0"],
    ["camel-ai/code", ["openai"], "cc-by-nc-4.0"],
    ["camel-ai/math", ["openai"], "cc-by-nc-4.0"],
    ["camel-ai/physics", ["openai"], "cc-by-nc-4.0"],
    ["casey-martin/MedInstruct", ["openai"], undefined],
    ["ClusterlabAi/InstAr-500k", ["openai"], undefined],
    ["cmalaviya/expertqa", ["openai", "microsoft"], "mit"],
    ["cmu-lti/cobracorpus", ["openai"], undefined],
    ["CollectiveCognition/chats-data-2023-10-16", ["openai"], "mit"],
    ["ConiferLM/Conifer", ["openai"], "apache-2.0"],
    ["DIBT/10k_prompts_ranked", [], undefined],
    ["fangyuan/kiwi", ["openai"], "cc0-1.0"],
    ["gorilla-llm/Berkeley-Function-Calling-Leaderboard", ["openai"], "apache-2.0"],
    ["Hello-SimpleAI/HC3", ["openai"], "cc-by-sa-4.0"],
    ["Hello-SimpleAI/HC3-Chinese", ["openai"], "cc-by-sa-4.0"],
    ["hkust-nlp/deita-10k-v0", ["openai"], "mit"],
    ["hlgd", ["gpt-2"], "apache-2.0"],
    ["HuggingFaceH4/ultrachat_200k", ["openai"], "mit"],
    ["jondurbin/airoboros-3.2", ["openai"], "cc-by-4.0"],
    ["jondurbin/airoboros-gpt4-1.4.1", ["openai"], "cc-by-nc-4.0"],
    ["kaist-ai/CoT-Collection", ["openai"], "cc-by-4.0"],
    ["kaist-ai/CoT-Collection_multilingual", ["openai"], "cc-by-4.0"],
    ["kaist-ai/selfee-train", ["openai"], "cc-by-nc-4.0"],
    ["LDJnr/Capybara", ["openai"], "apache-2.0"],
    ["LDJnr/Pure-Dove", ["openai"], "apache-2.0"],
    ["lmsys/chatbot_arena_conversations", ["openai", "anthropic"], undefined],
    ["lmsys/lmsys-chat-1m", ["openai", "anthropic"], undefined],
    ["lmsys/toxic-chat", ["vicuna"], "cc-by-nc-4.0"],
    ["MBZUAI/Bactrian-X", ["openai"], "cc-by-nc-4.0"],
    ["medalpaca/medical_meadow_medical_flashcards", ["openai"], "cc0-1.0"],
    ["medalpaca/medical_meadow_wikidoc", ["openai"], "cc0-1.0"],
    ["medalpaca/medical_meadow_wikidoc_patient_information", ["openai"], "cc0-1.0"],
    ["meta-math/MetaMathQA", ["openai"], "mit"],
    ["microsoft/orca-math-word-problems-200k", ["openai"], "mit"],
    ["mocha", ["gpt-2"], "cc-by-sa-4.0"],
    ["mrm8488/unnatural-instructions", ["openai"], undefined],
    ["mrm8488/unnatural-instructions-full", ["openai"], undefined],
    ["Open-Orca/OpenOrca", ["openai"], "mit"],
    ["openai/summarize_from_feedback", ["openai"], undefined],
    ["openai/webgpt_comparisons", ["openai"], undefined],
    ["pietrolesci/gen_debiased_nli", ["gpt-2"], undefined],
    ["prajjwal1/discosense", ["gpt-2"], "apache-2.0"],
    ["prometheus-eval/Feedback-Collection", ["openai"], "cc-by-4.0"],
    ["prometheus-eval/Preference-Collection", ["openai"], "cc-by-4.0"],
    ["roneneldan/TinyStories", ["openai"], undefined],
    ["sahil2801/CodeAlpaca-20k", ["openai"], "cc-by-4.0"],
    ["SkunkworksAI/reasoning-0.01", ["openai"], undefined],
    ["stingning/ultrachat", ["openai"], "mit"],
    ["tatsu-lab/alpaca", ["openai"], "cc-by-nc-4.0"],
    ["teknium/GPT4-LLM-Cleaned", ["openai"], undefined],
    ["teknium/GPTeacher-General-Instruct", ["openai"], "mit"],
    ["Thaweewat/alpaca-cleaned-52k-th", ["openai"], "cc-by-sa-3.0"],
    ["Thaweewat/gpteacher-20k-th", ["openai"], "cc-by-sa-3.0"],
    ["THUDM/AgentInstruct", ["openai"], undefined],
    ["THUDM/LongAlign-10k", ["openai", "anthropic"], undefined],
    ["TIGER-Lab/MathInstruct", ["openai"], "mit"],
    ["totally-not-an-llm/EverythingLM-data-V3", ["openai"], "mit"],
    ["turingbench/TuringBench", ["openai", "gpt-2"], "apache-2.0"],
    ["wangrongsheng/GenMedGPT-5k-en", ["openai"], undefined],
    ["wenhu/TheoremQA", ["openai"], undefined],
    ["WizardLM/evol_instruct_70k", ["openai"], undefined],
    ["WizardLM/WizardLM_evol_instruct_V2_196k", ["openai"], undefined],
    ["yizhongw/self_instruct", ["openai"], "apache-2.0"],
  ])("%s", (id, makers, tag) => {
    const data = knowledge.datasetById(id) ?? knowledge.datasetByAlias(id);
    expect(data).toBeDefined();
    const { generatedBy = [], licenses = [], licenseNote, conflict = [], notes = "" } = data ?? {};
    if (byTheProvider.has(id)) expect(notes).toContain("OpenAI itself");
    else expect(generatedBy.map(makerOf)).toEqual(expect.arrayContaining([...makers]));
    expect(licenses.length > 0 || licenseNote !== undefined).toBe(true);
    // Where the tag of the Hub differs from what we hold, the entry says so: a tag cannot widen what its sources allow.
    const isSaid = licenseNote !== undefined || conflict.length > 0;
    if (tag !== undefined && !licenses.includes(tag)) expect(isSaid).toBe(true);
  });
});

/** Models of two published lists; an empty license is "known to be unknown". Rows that we hold to be wrong are corrected, with the reason. */
describe("Which license a public model has", () => {
  test.each([
    ["meta-llama/Llama-3.1-8B", "llama3.1"],
    ["mistralai/Mistral-7B-v0.3", "apache-2.0"],
    ["google/gemma-2b", "gemma"],
    ["microsoft/phi-2", "mit"],
    ["stabilityai/stable-diffusion-xl-base-1.0", "openrail++"],
    ["openai/whisper-large-v3", "apache-2.0"],
    ["bigscience/bloom-560m", "bigscience-bloom-rail-1.0"],
    ["EleutherAI/gpt-neox-20b", "apache-2.0"],
    ["tiiuae/falcon-7b", "apache-2.0"],
    ["Qwen/Qwen2.5-7B", "apache-2.0"],
    ["01-ai/Yi-6B", "apache-2.0"],
    ["deepseek-ai/deepseek-coder-6.7b-base", "deepseek-license-1.0"],
    ["sentence-transformers/all-MiniLM-L6-v2", "apache-2.0"],
    ["CompVis/stable-diffusion-v1-4", "creativeml-openrail-m"],
    ["runwayml/stable-diffusion-v1-5", "creativeml-openrail-m"],
    ["facebook/opt-1.3b", "opt-175b"],
    ["THUDM/chatglm3-6b", "chatglm3-6b"],
    ["allenai/OLMo-7B", "apache-2.0"],
    ["HuggingFaceH4/zephyr-7b-beta", "mit"],
    ["databricks/dolly-v2-3b", "mit"],
    ["google/gemma-4-31B-it", "apache-2.0"],
    ["google/diffusiongemma-26B-A4B-it", "apache-2.0"],
    ["google/tipsv2-g14", "apache-2.0"],
    ["google/timesfm-2.5-200m-pytorch", "apache-2.0"],
    ["mistralai/Mistral-Small-4-119B-2603-eagle", "apache-2.0"],
    ["mistralai/Ministral-3-8B-Reasoning-2512", "apache-2.0"],
    ["mistralai/Ministral-3-8B-Reasoning-2512-GGUF", "apache-2.0"],
    ["mistralai/Devstral-Small-2-24B-Instruct-2512", "apache-2.0"],
    ["mistralai/Mistral-Large-3-675B-Instruct-2512-NVFP4", "apache-2.0"],
    ["Qwen/Qwen3.6-35B-A3B", "apache-2.0"],
    ["Qwen/Qwen3.5-122B-A10B-FP8", "apache-2.0"],
    ["Qwen/Qwen3-235B-A22B-Instruct-2507-FP8", "apache-2.0"],
    ["Qwen/Qwen3-TTS-12Hz-1.7B-VoiceDesign", "apache-2.0"],
    ["Qwen/Qwen3-VL-235B-A22B-Instruct-FP8", "apache-2.0"],
    ["Qwen/Qwen3-ASR-0.6B-hf", "apache-2.0"],
    ["Qwen/Qwen-AgentWorld-35B-A3B", "apache-2.0"],
    ["Qwen/Qwen3-Omni-30B-A3B-Instruct", "apache-2.0"],
    ["Qwen/Qwen3-Coder-30B-A3B-Instruct-FP8", "apache-2.0"],
    ["Qwen/Qwen2.5-1.5B", "apache-2.0"],
    ["microsoft/Mage-VL", "apache-2.0"],
    ["microsoft/chatbench-mistral-7b", "apache-2.0"],
    ["deepseek-ai/DeepSeek-OCR-2", "apache-2.0"],
    ["microsoft/Fara1.5-27B", "mit"],
    ["microsoft/Fara1.5-9B", "mit"],
    ["microsoft/HARC", "mit"],
    ["microsoft/FrogBoss-32B-2510", "mit"],
    ["microsoft/GridSFM_Open", "mit"],
    ["microsoft/skala-1.1", "mit"],
    ["microsoft/paza-Phi-4-multimodal-instruct", "mit"],
    ["microsoft/VibeVoice-ASR", "mit"],
    ["deepseek-ai/DeepSeek-V4-Flash-DSpark", "mit"],
    ["deepseek-ai/DeepSeek-R1-Zero", "mit"],
    ["deepseek-ai/DeepSeek-V3.2-Speciale", "mit"],
    ["deepseek-ai/DeepSeek-V3.1-Terminus", "mit"],
    ["deepseek-ai/DeepSeek-V3-0324", "mit"],
    ["google/translategemma-4b-it", "gemma"],
    ["google/gemma-2b-it", "gemma"],
    ["google/gemma-2-2b-jpn-it-flax", "gemma"],
    ["meta-llama/Llama-2-13b-chat", "llama2"],
    ["codellama/CodeLlama-70b-hf", "llama2"],
    ["meta-llama/Meta-Llama-3-8B-Instruct", "llama3"],
    ["meta-llama/Llama-3.1-70B-Instruct", "llama3.1"],
    ["meta-llama/Llama-3.2-1B", "llama3.2"],
    ["meta-llama/Llama-3.2-90B-Vision-Instruct", "llama3.2"],
    ["meta-llama/Llama-3.3-70B-Instruct", "llama3.3"],
    ["google/medgemma-1.5-4b-it", ""],
    ["google/medgemma-4b-it", ""],
    ["google/alphagenome-fold-3", ""],
    ["mistralai/Mistral-Medium-3.5-128B", "mistral-modified-mit-2025"],
    ["deepseek-ai/deepseek-llm-67b-base", "deepseek-license-1.0"],
    ["deepseek-ai/deepseek-vl2", "deepseek-license-1.0"],
    ["deepseek-ai/Janus-Pro-1B", "deepseek-license-1.0"],
    ["mistralai/Voxtral-4B-TTS-2603", "cc-by-nc-4.0"],
    ["deepseek-ai/dflash_qwen3_4b_block7", ""],
  ])("%s is under %j", (id, license) => {
    const known = knowledge.modelById(id);
    expect(known?.licenses.join()).toBe(license);
  });
  test("rows that the lists have wrong", () => {
    // The list says "glm-4": the model came out under a license of its own (MODEL_LICENSE of ChatGLM3).
    expect(knowledge.modelById("THUDM/chatglm3-6b")?.licenses).toEqual(["chatglm3-6b"]);
    // "other" is no license: the agreement of OPT-175B covers all sizes.
    expect(knowledge.modelById("facebook/opt-1.3b")?.licenses).toEqual(["opt-175b"]);
    // The tag says MIT, the name of the license DeepSeek's: that of the weights counts.
    expect(knowledge.modelById("deepseek-ai/Janus-Pro-1B")?.licenses).toEqual(["deepseek-license-1.0"]);
    // Gemma 4 is Apache-2.0, TranslateGemma is not, and MedGemma has terms of its own that were not obtained.
    expect(
      ["google/gemma-4-31B-it", "google/translategemma-4b-it", "google/medgemma-4b-it"].map((id) =>
        knowledge.modelById(id)?.licenses.join(),
      ),
    ).toEqual(["apache-2.0", "gemma", ""]);
  });
});
