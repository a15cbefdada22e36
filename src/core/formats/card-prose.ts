/**
 * Sentences in which authors tell, in English or Chinese, what their own work was made from. A sentence counts only when it speaks
 * of this work and names a Hub id, a Hub address or a name with a size or version; everything else says nothing.
 */
import { hubId } from "../facts/ref.ts";
import type { Relation } from "../knowledge/types.ts";
import { scalars } from "../syntax/node.ts";
import type { Doc, Emit } from "./format.ts";
import { isPlaceholder } from "./vocabulary.ts";

/** One sentence, and where it begins in the file. */
interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** Sections about others, about what others should do, and about what was or will be. */
const foreign =
  /\b(?:related|cit(?:ation|e|ing)|acknowledge?ments?|credits?|thanks|references?|bibliography|news|updates?|changelog|roadmap|todo|future|usage|how to|quick ?start|getting started|evaluation|benchmarks?|results?|comparisons?|supported|faq|limitations?|install\w*|deploy\w*)\b|致谢|鸣谢|感谢|引用|相关|新闻|更新|动态|路线|计划|使用方法|快速|评测|评估|对比|支持的|常见问题|安装|部署/i;
/** Words that make a sentence speak of something else than how this work was made. */
const other =
  /\b(?:not|never|no longer|unlike|instead of|rather than|similar(?:ly)? to|inspired by|compatible|support\w*|works? with|any|compar\w+|baselines?|outperforms?|surpass\w*|better than|versus|vs\.?|such as|e\.g\.|for example|can|could|may|might|should|will|would|plan(?:s|ned|ning)?|if you|you|your|evaluat\w+|judged?|scor\w+|rated|which|whose|et al|previous(?:ly)?|they|their|licen[cs]\w*|tokenizer|architecture|code ?base|citations?)\b|n't|n’t|[?？]|不是|并非|没有|未使用|不基于|而非|不同于|类似|相比|对比|优于|超过|兼容|例如|比如|可以|可用于|您|你|将会|计划|未来|即将|评测|评估|打分|评分|支持|如果|协议|许可|架构|分词/i;
const ours = String.raw`(?:\bwe\b|\bour\b|\bthis (?:\w+ )?(?:models?|adapters?|checkpoints?|lora|release|data ?sets?)\b|本(?:模型|项目|仓库|数据集|次)|我们|该(?:模型|数据集))`;
const own = new RegExp(ours, "i");
/** Every part is bounded and begins at a word's start: no line is slow to read. */
const link = String.raw`(?:\*{0,2}\[[^\]]{1,80}\]\(\s*|[\x60*<"“「《]{0,3})`;
const address = String.raw`https?:\/\/(?:huggingface\.co|hf\.co|(?:www\.)?modelscope\.cn)\/[\w./-]{1,150}`;
const named = String.raw`(?<![\w./-])[A-Za-z][\w.]{0,30}(?:[- ][\w.]{1,20}){0,3}?[- ]?\d{1,4}(?:\.\d{1,2})?[Bb](?:-[\w.]{1,20}){0,5}(?![\w/])`;
const id = String.raw`(?<![\w./-])[A-Za-z][\w-]{0,60}\/[\w-]{1,90}(?:\.[\w-]{1,40}){0,5}`;
const target = `${link}(${address}|${id}|${named})`;
const article = String.raw`\s+(?:the\s+)?(?:(?:base|pre-?trained|original|official)\s+)?(?:model\s+)?`;

interface Pattern {
  readonly relation: Relation;
  readonly pattern: RegExp;
}

const basePatterns: readonly Pattern[] = [
  { relation: "quantized", pattern: new RegExp(String.raw`\bquantized (?:version|model|checkpoint) of${article}${target}`, "i") },
  { relation: "adapter", pattern: new RegExp(String.raw`\b(?:Q?LoRA|adapter) (?:of|for|trained on top of)${article}${target}`, "i") },
  {
    relation: "finetune",
    pattern: new RegExp(
      String.raw`\b(?:fine-?tun(?:ed|ing|e)(?: (?:it |them )?(?:from|on top of))?|(?:continual|continued?|further|post-?)[ -]?(?:ly )?(?:pre-?)?train(?:ed|ing)?(?: (?:from|on top of))?|(?:initiali[sz]ed|(?:pre-?)?trained)(?: (?:it|this model|our model|the model))? (?:from|on top of|with (?:the )?weights (?:of|from))|(?:based|built) (?:up)?on(?: top of)?)${article}${target}`,
      "i",
    ),
  },
  { relation: "quantized", pattern: new RegExp(String.raw`${target}[^,，。;；]{0,12}的?(?:\d-?bit)?量化(?:版|模型)`, "i") },
  {
    relation: "finetune",
    pattern: new RegExp(
      String.raw`(?:基于|以|在)\s*(?:开源的?|预训练模型|模型)?\s*${target}[^,，。;；]{0,40}?(?:微调|训练|精调|为基座|为底座|作为基座|作为底座|基础上|得到|初始化)`,
      "i",
    ),
  },
];
const dataPatterns: readonly Pattern[] = [
  {
    relation: "trained-on",
    pattern: new RegExp(String.raw`\b(?:fine-?tuned|trained)\b[^.;]{0,60}?\b(?:on|with|using)\s+(?:the\s+)?(${datasetAddress()})`, "i"),
  },
  {
    relation: "trained-on",
    pattern: new RegExp(`(?:使用|采用|基于|用)[^。;；]{0,30}?(${datasetAddress()})[^。;；]{0,40}?训练`, "i"),
  },
];
/** A data set's address tells that it is one; an id alone could be a model. */
function datasetAddress(): string {
  return String.raw`(?:\[[^\]]{1,80}\]\(\s*)?https?:\/\/(?:huggingface\.co|hf\.co)\/datasets\/[\w.-]+\/[\w.-]+`;
}

const teacher = String.raw`(?:\*{0,2}\[)?[\x60*]{0,3}(ChatGPT|GPT-?[345](?:\.\d)?(?:-?(?:turbo|o|o-mini))?|text-davinci-00[123]|gpt-3\.5-turbo|Claude[- ]\d(?:\.\d)?(?:[- ](?:opus|sonnet|haiku))?|Gemini[- ]\d(?:\.\d)?(?:[- ](?:pro|flash))?)\b`;
const made =
  /\b(?:data ?sets?|data|samples?|instructions?|responses?|answers?|dialogues?|conversations?|examples)\b|数据|样本|指令|回答|对话|回复/i;
const teacherPatterns: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:generated?|synthesi[sz]ed?|created?|produced?|distill(?:ed)?|collected?)\b[^.;]{0,40}?\b(?:by|with|using|from)\s+(?:the\s+)?(?:OpenAI(?:'s)?\s+)?${teacher}`,
    "i",
  ),
  new RegExp(
    String.raw`(?:由|用|使用|利用|通过|借助|调用)\s*(?:OpenAI\s*的?\s*)?${teacher}[^,，。;；]{0,16}?(?:生成|合成|构造|构建|蒸馏|产生)`,
    "i",
  ),
];

/** A card's sentences about its own work. Bases and data count where the card states none elsewhere (`hasBase`); generators stand in prose alone. */
export function proseClaims(doc: Doc, emit: Emit, artifact: "model" | "dataset", hasBase = false): void {
  if (!hint.test(doc.text)) return;
  const isSilent = (pattern: string): boolean => scalars(doc.root, pattern).length === 0;
  const patterns = artifact === "dataset" ? [] : [...(hasBase ? [] : basePatterns), ...(isSilent("/datasets") ? dataPatterns : [])];
  const seen = new Set<string>();
  let count = 0;
  const say = (text: string, at: number, relation: Relation, confidence: "likely" | "possible"): void => {
    const key = `${relation} ${text.toLowerCase()}`;
    if (isPlaceholder(text) || seen.has(key)) return;
    seen.add(key);
    const expects = relation === "trained-on" ? "dataset" : "model";
    const range = { start: at, end: at + text.length };
    emit({ kind: "upstream", ref: { text, expects }, relation }, `prose/${count++}`, range, { basis: "prose", confidence });
  };
  for (const sentence of ownSentences(doc)) {
    for (const { pattern, relation } of patterns) {
      const found = captured(pattern, sentence);
      if (!found) continue;
      say(found.text, found.start, relation, hubId(found.text) ? "likely" : "possible");
      break;
    }
    if (!made.test(sentence.text)) continue;
    for (const pattern of teacherPatterns) {
      const found = captured(pattern, sentence);
      if (found) say(found.text, found.start, artifact === "dataset" ? "generated-by" : "distilled", "likely");
    }
  }
}

/** Cheap words without which no pattern can match. */
const hint =
  /tun|train|based|initiali|quanti|lora|distil|generat|synthe|creat|produc|collect|基于|基础|基座|底座|量化|训练|生成|合成|构[造建]|蒸馏/i;

function* ownSentences(doc: Doc): Generator<Sentence> {
  const headings = doc.markdown?.headings ?? [];
  let next = 0;
  let isForeign = false;
  for (const { text, start } of doc.markdown?.prose ?? []) {
    while (headings[next] && (headings[next]?.range.start ?? 0) < start + text.length)
      isForeign = foreign.test(headings[next++]?.text ?? "");
    if (isForeign || /^[|>#<]|^\s*[-*]?\s*[[(（【]?20\d\d[-./年]/.test(text) || !hint.test(text)) continue;
    for (const sentence of text.matchAll(/(?:[^.。;；!！]|\.(?=\S))+[.。;；!！]?/g))
      if (own.test(sentence[0]) && !other.test(sentence[0])) yield { text: sentence[0], start: start + sentence.index };
  }
}

/** What a pattern's group caught, in a sentence whose words before it speak of this work. */
function captured(pattern: RegExp, { text, start }: Sentence): Sentence | undefined {
  const match = pattern.exec(text);
  const value = match?.[1]?.replace(/^\[[^\]]*\]\(\s*/, "").replace(/[).,:]+$/, "");
  if (!match || !value) return undefined;
  const within = match.index + match[0].indexOf(value, match[0].indexOf(match[1] ?? ""));
  return own.test(text.slice(0, within + value.length)) || /^\s*(?:由|基于|以|在|使用)/.test(text)
    ? { text: value, start: start + within }
    : undefined;
}
