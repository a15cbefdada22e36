/**
 * Python that makes data with a model: a call of a model and a data set that is written, in one file that is no judge, no evaluation
 * and no application. What only answers a person, scores or searches is use and gives nothing.
 */
import type { Call, Value } from "../syntax/python.ts";
import type { CodeUpstream, CodeWork, Literal } from "./code-work.ts";
import { type Literals, lastOf } from "./python-literals.ts";
import { openModelsOf } from "./python-open-models.ts";
import type { Source } from "./python-source.ts";
import { type Written, writesOf } from "./python-writes.ts";

const calls =
  /(?:^|\.)(?:(?:Chat)?Completion\.a?create|completions\.(?:create|parse)|responses\.create|messages\.create|litellm\.a?completion|batch_completion)$/;
const clients =
  /^(?:ChatOpenAI|AzureChatOpenAI|ChatAnthropic|GenerativeModel|OpenAILLM|AzureOpenAILLM|AnthropicLLM|InferenceEndpointsLLM|TransformersLLM|vLLM|MistralLLM|VertexAILLM|LiteLLM|TogetherLLM|GroqLLM|CohereLLM)$/;
const modelNames = ["model", "model_name", "model_id", "engine", "deployment_id", "deployment_name"];
/** Names that only an API has. */
const served =
  /^(?:openai\/|azure\/|anthropic\/|gemini\/)?(?:gpt-(?:35|[345])|chatgpt|text-(?:davinci|curie)|code-davinci|davinci|curie|o[134](?:-mini|-preview)?$|claude-|gemini-|qwen-(?:max|plus|turbo)|deepseek-(?:chat|reasoner)|ernie-|glm-[34]|moonshot-|mistral-(?:large|medium|small)|grok-|yi-large|doubao-)/i;

/** Words of a judge, an evaluation or an application, in the names of files and functions. */
const judges =
  /(?:^|[^a-z])(?:eval\w*|judg\w*|scor(?:e[rs]?|ing)|bench\w*|metrics?|grad(?:e|er|ing)|rank\w*|rat(?:e|er|ing)|tests?|chat(?:bot|_?app)?|demo|app|server|serve|bot|agents?|rag|ui|web\w*|api|assistant|infer\w*|predict\w*|classif\w*|filter|moderat\w*|compare|leaderboard|playground|translat\w*bot)(?=$|[^a-z])/i;
/** Functions that ask for a score or a yes: rows are kept or ranked by the answer, which is not learned. */
const decides =
  /^(?:\w+_)?(?:judge|score|grade|evaluate|eval|rate|rank|filter|classify|verify|compare|win_rate\w*)(?:_|$)|^_?(?:is|has|should|can|check|keep|detect|validate)_/i;
const applications =
  /^(?:streamlit|gradio|fastapi|flask|Flask|django|discord|telegram|slack_sdk|slack_bolt|chainlit|chromadb|faiss|FAISS|pinecone|lm_eval|alpaca_eval|fastchat|RetrievalQA|ConversationalRetrievalChain)$/;
const measures = /\b(?:accuracy|f1_score|win_?rate|leaderboard|mt_?bench|llm_as_a?_?judge|judge_model|exact_match|pass@\d|benchmark)\b/i;
/** Words of data that a model learns from. */
const learns =
  /instruct|(?<![a-z])(?:sft|q?lora|dpo)(?![a-z])|fine[-_ ]?tun|\btrain(?:ing)?[-_ ]?(?:data|set|file)|(?:^|[/"'])train[-_.][\w.-]*jsonl?\b|training|distill|synth|alpaca|sharegpt|self[-_ ]instruct|evol[-_ ]|chosen.{0,400}rejected/is;
/** Names of models say what they were trained for, not what is made here. */
const nameOfInstructed = /\d[\w.]*-(?:it|instruct|chat|sft|dpo)\b/gi;
/** Rows with an answer, in the shapes that trainers read; a notebook has blanks where its escapes were. */
const rows =
  /["'] ?(?:instruction|output|response|completion|conversations|chosen|rejected|answer|assistant|generation) ?["']\s*(?::|\]\s*=)|["'] ?role ?["']\s*:\s*["'] ?assistant/;

/** Reads the generation of a file; nothing where it makes no data to learn from. */
export function generationOf(source: Source, path: string): CodeWork | undefined {
  const { python, text } = source;
  const file = path
    .split("/")
    .slice(-2)
    .join("/")
    .replace(/\.\w+$/, "")
    .replace(/([a-z])([A-Z])/g, "$1_$2");
  if (judges.test(file) && !/(?:^|[^a-z])(?:gen(?:erate|eration)?|synth\w*|distill\w*|make|build|create|bootstrap)[_/-]\w*/i.test(file))
    return undefined;
  const frameworks = python.imports.has("distilabel") || python.imports.has("curator") || python.imports.has("bespokelabs");
  if ([...python.imports].some((name) => applications.test(name)) || measures.test(text)) return undefined;
  if (python.calls.some(({ callee, within }) => callee === "input" || (calls.test(callee) && decides.test(within)))) return undefined;
  const written = writesOf(source);
  const isWritten = frameworks || (written.writes && (rows.test(text) || written.hubId !== undefined));
  const isLearned = (words: string): boolean => learns.test(words.replace(nameOfInstructed, ""));
  if (!isWritten) return undefined;
  // Nothing here says that rows are learned from; whether they are, a training that reads the file tells.
  const latent = !(frameworks || isLearned(`${path}\n${text}`));
  if (latent && written.outputs.length === 0) return undefined;
  const made = [
    ...generatorsOf(source, frameworks),
    ...(frameworks || isLearned([path, ...placesOf(written)].join("\n")) ? openModelsOf(source, decides) : []),
  ];
  if (made.length === 0) return undefined;
  return { artifact: "dataset", latent, upstreams: made, outputs: written.outputs, hubId: written.hubId, push: written.push, tasks: [] };
}

function generatorsOf({ python, literals }: Source, frameworks: boolean): CodeUpstream[] {
  const found: Literal[] = [];
  let isAsked = false;
  for (const call of python.calls) {
    const isClient = clients.test(lastOf(call.callee)) || (frameworks && /(?:^|\.)LLM$/.test(call.callee));
    if (!calls.test(call.callee) && !isClient && !(frameworks && call.named.has("model_name"))) continue;
    isAsked = true;
    found.push(...modelOf(call, literals));
  }
  // Bodies of a request, and constants that are handed to a helper.
  const asks =
    isAsked ||
    [...python.imports].some((name) => /^(?:openai|anthropic|litellm|utils|requests|dashscope|google|genai|zhipuai)$/.test(name));
  if (found.length === 0 && asks) found.push(...namedModels({ python, literals }));
  return found.map((one): CodeUpstream => ({ ...one, expects: "model", relation: "generated-by" }));
}

const placesOf = ({ outputs, hubId }: Written): string[] => [...outputs, ...(hubId ? [hubId] : [])].map(({ text }) => text);

function modelOf({ callee, args, named, at }: Call, literals: Literals): Literal[] {
  const given = modelNames.map((name) => named.get(name)).find((value) => value !== undefined);
  const value: Value | undefined = given ?? (lastOf(callee) === "GenerativeModel" ? args[0] : undefined);
  return literals.all(value, at);
}

function namedModels({ python, literals }: Pick<Source, "python" | "literals">): Literal[] {
  const given = python.calls.flatMap(({ named, at }) => [...named].map(([name, value]) => ({ name, value, at })));
  return [...literals.named, ...given]
    .filter(({ name }) => /(?:^|_)(?:model|engine|deployment)(?:_name|_id)?$/i.test(lastOf(name)) && !/judge|eval|embed/i.test(name))
    .flatMap(({ value, at }) => literals.all(value, at))
    .filter(({ text }) => served.test(text));
}
