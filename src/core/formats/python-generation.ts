/**
 * Python that makes data with a model: a call of a model and a data set that is written, in one file that is no judge, no evaluation
 * and no application. What only answers a person, scores or searches is use and gives nothing.
 */
import type { Call, Value } from "../syntax/python.ts";
import type { CodeUpstream, CodeWork, Literal } from "./code-work.ts";
import { type Literals, lastOf } from "./python-literals.ts";
import { isTrue, type Source } from "./python-training.ts";

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
const applications =
  /^(?:streamlit|gradio|fastapi|flask|Flask|django|discord|telegram|slack_sdk|slack_bolt|chainlit|chromadb|faiss|FAISS|pinecone|lm_eval|alpaca_eval|fastchat|RetrievalQA|ConversationalRetrievalChain)$/;
const measures = /\b(?:accuracy|f1_score|win_?rate|leaderboard|mt_?bench|llm_as_a?_?judge|judge_model|exact_match|pass@\d|benchmark)\b/i;
/** Words of data that a model learns from. */
const learns =
  /instruct|\bsft\b|fine[-_ ]?tun|\btrain(?:ing)?[-_ ]?(?:data|set|file)|training|distill|synth|alpaca|sharegpt|self[-_ ]instruct|evol[-_ ]|\bqlora|\bdpo\b|chosen.{0,400}rejected/is;
const rows = /["'](?:instruction|output|response|completion|conversations|chosen|rejected|answer|assistant|generation)["']\s*(?::|\]\s*=)/;

/** Reads the generation of a file; nothing where it makes no data to learn from. */
export function generationOf(source: Source, path: string): CodeWork | undefined {
  const { python, text } = source;
  const file = path
    .split("/")
    .slice(-2)
    .join("/")
    .replace(/\.\w+$/, "")
    .replace(/([a-z])([A-Z])/g, "$1_$2");
  if (judges.test(file) && !/(?:^|[^a-z])(?:gen(?:erate|eration)?|synth\w*|distill\w*|make|build|create|bootstrap)[_-]\w*/i.test(file))
    return undefined;
  const frameworks = python.imports.has("distilabel") || python.imports.has("curator") || python.imports.has("bespokelabs");
  if ([...python.imports].some((name) => applications.test(name)) || measures.test(text)) return undefined;
  if (
    python.calls.some(
      ({ callee, within }) =>
        callee === "input" || (calls.test(callee) && /^(?:\w+_)?(?:judge|score|grade|evaluate|eval|rate|rank)(?:_|$)/i.test(within)),
    )
  )
    return undefined;
  const written = writesOf(source);
  const isWritten = frameworks || (written.writes && (rows.test(text) || written.hubId !== undefined));
  if (!isWritten || !(frameworks || learns.test(`${path}\n${text}`))) return undefined;
  const made = generatorsOf(source, frameworks);
  if (made.length === 0) return undefined;
  return { artifact: "dataset", upstreams: made, outputs: written.outputs, hubId: written.hubId, push: written.push, tasks: [] };
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

interface Written extends Pick<CodeWork, "outputs" | "hubId" | "push"> {
  readonly writes: boolean;
}

/** The files and repositories that rows are written to. */
function writesOf({ python, literals }: Source): Written {
  const outputs: Literal[] = [];
  let writes = false;
  let hubId: Literal | undefined;
  let isPrivate = false;
  for (const { callee, args, named, at } of python.calls) {
    const name = lastOf(callee);
    if (callee === "open" || name === "open") {
      const mode = literals.one(args[1] ?? named.get("mode"), at)?.text ?? "r";
      if (/^[wax]/.test(mode)) outputs.push(...literals.all(args[0], at).filter(({ text }) => /\.(?:jsonl?|csv|tsv|parquet)$/i.test(text)));
    } else if (/^(?:to_json|to_csv|to_parquet|save_to_disk|to_jsonl)$/.test(name)) {
      writes = true;
      outputs.push(...literals.all(args[0], at));
    } else if (
      /^(?:dump|jdump|json_dump|save_jsonl?|write_jsonl?|dump_jsonl?|save_dataset|writerows?)$/.test(name) ||
      (name === "write" && args[0]?.kind !== "string") ||
      name === "write_all"
    )
      writes = true;
    else if (/^push_to_hub$/.test(name)) {
      writes = true;
      hubId = literals.one(args[0] ?? named.get("repo_id"), at) ?? hubId;
      isPrivate ||= isTrue(named.get("private"));
    }
  }
  outputs.push(
    ...literals.named
      .filter(({ name }) => /^(?:output|out|save|result)_?(?:file|path|dir)$/i.test(lastOf(name)))
      .flatMap(({ value, at }) => literals.one(value, at) ?? []),
  );
  return { writes, outputs, hubId, push: hubId ? (isPrivate ? "private" : "public") : "none" };
}
