/**
 * What people write of their own work in sentences, English and Chinese: what it was made from, and what made its data
 * (formats.md, "README prose"). A sentence counts only when it speaks of this work: comparisons, negations, plans, advice to users
 * and sections about other things say nothing. Which model a name means is decided later; a name that nobody knows is dropped then.
 */
import type { Ref } from "../facts/claim.ts";
import { isNameLike } from "../facts/ref.ts";
import type { Relation } from "../knowledge/types.ts";
import type { Markdown } from "../syntax/markdown.ts";
import { type Sentence, sentences } from "../syntax/sentences.ts";
import { recent } from "../text/memo.ts";
import type { Range } from "../text/range.ts";
import { dataAddresses, isDataPage } from "./prose-data.ts";
import { isPlaceholder } from "./vocabulary.ts";

/** A statement of a sentence: the name that stands there, and how this work came from it. */
export interface ProseStatement {
  readonly kind: "base" | "generator" | "data";
  readonly ref: Ref;
  readonly relation: Relation;
  readonly range: Range;
}

/** A statement with its anchor in the file. */
export interface AnchoredStatement extends ProseStatement {
  readonly at: string;
}

/** What may hold a statement at all; everything else is not looked at. */
const wantedProse =
  /fine-?tun|tuned|train|\bbase\b|backbone|foundation|based (?:up)?on|built (?:up)?on|initiali[sz]|distill|quanti[sz]|LoRA|adapter|generat|synthe|self-instruct|outputs? (?:of|from)|answers|responses|微调|精调|训练|基础上|基座|底座|蒸馏|量化|生成|构造|合成|标注/i;

/** Sections that speak of other things than how this work was made. */
const otherSections =
  /usage|quick ?-?start|get(?:ting)? started|how to|install|require|example|demo|inference|serving|deploy|evaluat|benchmark|result|perform\w*|compar|leaderboard|related|citation|cite|reference|acknowledg|credit|thank|news|update|changelog|release notes|faq|to-?dos?\b|roadmap|plan|contribut|limitation|bias|risk|disclaimer|license|contact|star history|使用|快速|安装|示例|推理|部署|评测|评估|性能|效果|对比|结果|榜|相关|引用|致谢|鸣谢|感谢|新闻|更新|动态|常见|计划|待办|贡献|局限|声明|协议|许可|联系/i;

/** A name: a Hub id, or words that begin like a model's name, with version, size and the like behind it. */
const name = String.raw`((?:OpenAI(?:'s)? API)|[A-Za-z][\w.+-]*(?:/[\w.+-]+)?(?:[ -](?:\d[\w.]*[BMKbmk]?|v\d[\w.]*|Turbo|turbo|Chat|Instruct|Base|Pro|Opus|Sonnet|Haiku|Flash|Ultra|Max|Plus|Large|large|Base|base|API)(?![\w]))*)`;
const article =
  "(?:(?:the|an?|our|its|official|original|open-?sourced?|pre-?trained|base|foundation|large|language|model:?|(?:Meta(?: AI)?|OpenAI(?!(?:'s)? API)|Google|Anthropic|Alibaba|Mistral AI|Microsoft)(?:'s)?|\\d+(?:\\.\\d+)?[BM]) )*";
/** What is only shaped or counted like another is not made from it. */
const notShape = String.raw`(?!(?:'s)?[ -](?:\w+ )?(?:architecture|tokenizer|paper|format|template|codebase|framework|style|vocabulary|API key))`;
const named = article + name + notShape;

interface Pattern {
  readonly kind: "base" | "generator";
  readonly relation: Relation;
  readonly pattern: RegExp;
  /** It needs no subject: `Base model: …`. */
  readonly isAlone?: boolean;
}

const english = (kind: Pattern["kind"], relation: Relation, source: string): Pattern => ({
  kind,
  relation,
  pattern: new RegExp(source.replaceAll("NAME", named), "dg"),
});

const tuned =
  "(?:[Ff]ine-?tuned|[Ii]nstruction-tuned|[Ff]ull-parameter tuned|[Tt]uned|[Aa]dapted|[Dd]erived|[Ff]urther (?:pre-?)?trained|[Cc]ontinu(?:ed|ally) (?:pre-?)?trained|[Tt]rained)";
const data = `(?:data(?:set)?s?|instructions?|dialog(?:ue)?s?|conversations?|responses?|answers?|samples?|examples?|corpus|questions?|pairs?|demonstrations?|outputs?|completions?|rationales?|captions?)`;
const made =
  "(?:generated|created|produced|synthesi[sz]ed|written|annotated|rewritten|translated|distilled|augmented|collected|obtained|constructed)";

const englishPatterns: readonly Pattern[] = [
  english("base", "finetune", `\\b${tuned}(?: \\w+){0,3} (?:from|on top of|based (?:up)?on|starting from) NAME`),
  english("base", "finetune", String.raw`\bfine-?tun(?:e|ed|es|ing) (?:of )?NAME(?= (?:models? )?(?:on|with|using|for|via|by)\b)`),
  english("base", "finetune", String.raw`\b(?:is|are|was|were|model,?) (?:\w+ly )?(?:based|built|developed) (?:up)?on(?: top of)? NAME`),
  english("base", "finetune", String.raw`\b[Ii]nitiali[sz]ed(?: \w+){0,2} (?:from|with) NAME`),
  english("base", "finetune", String.raw`\b(?:[Cc]ontinual|[Cc]ontinued|[Ff]urther) pre-?training (?:of|from|on) NAME`),
  english("base", "adapter", String.raw`\b(?:[Ll]o[Rr][Aa]|[Aa]dapter|low-rank adapter)(?: weights?)? (?:of|for) NAME`),
  english("base", "finetune", String.raw`\bfine-?tuned version of NAME`),
  english("base", "quantized", String.raw`\bquanti[sz]ed (?:version|variant|model|weights) of NAME`),
  english("base", "distilled", String.raw`\b[Dd]istilled from NAME`),
  english(
    "base",
    "finetune",
    String.raw`\b(?:using|use|uses|used|with|take|taking) NAME as (?:the |our |its |a )?(?:base|backbone|foundation|starting|initial)`,
  ),
  {
    ...english("base", "finetune", String.raw`^\W*(?:[Bb]ase|[Bb]ackbone|[Ff]oundation)(?: [Mm]odel| LLM)(?: is|:| was) NAME`),
    isAlone: true,
  },
  english("base", "adapter", String.raw`\bQ?[Ll]o[Rr][Aa][- ](?:fine-?)?tun(?:ed|ing) (?:on|of|from) NAME`),
  english(
    "generator",
    "distilled",
    `\\b${data}(?:[^.;]{0,50}?) ${made}(?: \\w+){0,2} (?:by|with|using|from|through|via)(?: \\w+ing)? NAME`,
  ),
  english("generator", "distilled", `\\b${made} (?:by|with|using|from|through|via) NAME[^.;]{0,60}?\\b${data}`),
  english("generator", "distilled", `\\b${name}-(?:generated|written|annotated|synthesi[sz]ed) (?:\\w+[- ]){0,3}${data}`),
  english(
    "generator",
    "distilled",
    `\\b(?:us(?:e|ed|ing)|prompt(?:ed|ing)?|quer(?:y|ied|ying)|call(?:ed|ing)?|ask(?:ed|ing)?|leverag(?:e|ed|ing)) NAME(?: \\w+){0,2} to (?:\\w+ly )?(?:generate|create|produce|synthesi[sz]e|write|annotate|translate|rewrite|augment|construct|answer)`,
  ),
  english("generator", "distilled", `\\bgenerat(?:e|ed|es|ing)(?: \\w+){0,4} ${data}(?: for \\w+)? (?:from|by|with|using) NAME`),
  english(
    "generator",
    "distilled",
    `\\btrained on (?:the )?(?:outputs?|answers|responses|conversations|completions|generations) (?:of|from) NAME`,
  ),
];

const chineseName = String.raw`([A-Za-z][\w.+/-]*(?: (?:\d[\w.]*|Turbo|Chat|Instruct|Pro|Max|Plus|API))*|文心一言|通义千问|讯飞星火|星火大模型|豆包|腾讯混元|混元|智谱清言|日日新|海螺 ?AI)`;
const chinese = (kind: Pattern["kind"], relation: Relation, source: string): Pattern => ({
  kind,
  relation,
  pattern: new RegExp(
    source.replaceAll("NAME", String.raw`(?:开源的?|官方的?|预训练的?|大模型|模型|基座|底座|\s)*${chineseName}\s*`),
    "dg",
  ),
});

const chinesePatterns: readonly Pattern[] = [
  chinese(
    "base",
    "finetune",
    "(?:基于|以|使用|采用|在|对)NAME[^。；，,]{0,12}?(?:的?基础上|为(?:基座|底座|基础|基底|初始化?|骨干)|作为(?:基座|底座|基础|基底|骨干|初始化))",
  ),
  chinese(
    "base",
    "finetune",
    "(?:基于|对|使用|采用|在)NAME[^。；，,]{0,14}?(?:进行|做|上)?了?(?:指令|增量|继续|二次|全参数?|全量|有监督|监督|LoRA|QLoRA|lora)?\\s?(?:微调|精调|增量预训练|继续预训练|二次预训练|预训练|训练)",
  ),
  chinese("base", "quantized", "(?:对)?NAME[^。；，,]{0,6}?(?:的|进行了?)量化"),
  chinese("base", "distilled", "(?:从|由|对|基于)NAME[^。；，,]{0,10}?蒸馏(?:而来|得到|而成)"),
  chinese(
    "generator",
    "distilled",
    "(?:由|用|使用|利用|借助|通过|调用|基于|采用|让|来自)NAME[^。；]{0,30}?(?:生成|构造|构建|制作|翻译|标注|改写|蒸馏|产生|合成|扩充|撰写)",
  ),
];

/** Who generated something is told before what was trained: a name is read once. */
const patterns = [...englishPatterns, ...chinesePatterns].sort((a, b) => Number(b.kind === "generator") - Number(a.kind === "generator"));

/** The sentence speaks of this work. */
const own =
  /\b(?:we|our|ours|us|this (?:model|repo(?:sitory)?|project|work|checkpoint|release|adapter|version|dataset|data set|data)|these models|the (?:resulting |final |released )?(?:model|dataset|data)(?! card))\b|我们|本(?:项目|模型|仓库|工作|文|数据集|次)|该(?:模型|数据集|项目)|此(?:模型|数据集)|得到|而来/i;
/** What turns a sentence into a denial, a comparison, a plan, an offer or advice. */
const notOwn =
  /\b(?:not|never|no longer|unlike|instead of|rather than|compare[ds]?|comparison|similar to|inspired by|outperform\w*|better than|worse than|vs\.?|versus|can|could|may|might|will|would|should|plan\w*|if you|you(?:r)?|users?|how to|want|e\.g\.|such as|support(?:s|ed|ing)?|compatible|whether|recommend\w*|evaluat\w*|judg\w*|scor(?:e|ed|ing)|benchmark\w*|like (?:Chat)?GPT|demo|tutorial|script|notebook|library|toolkit|framework|please|todo|previous works?|by default|existing (?:models?|works?)|other (?:models?|works?|projects?)|authors?)\b|[?？]|不是|并非|没有|未|不同于|相比|对比|类似|优于|超过|可以|支持|如何|您|你|用户|例如|比如|等模型|计划|将会|即将|评测|评估|打分|裁判|教程|脚本|工具|框架|其他|作者|如果|建议|兼容|之前|默认/i;

/** Data of a project are its own where nothing says otherwise. */
const ownData =
  /\b(?:the|all|each|every) (?:\w+[ -]){0,4}(?:data(?:set)?s?|answers?|responses?|instructions?|dialog(?:ue)?s?|conversations?|outputs?|samples?|examples?)\b|数据|语料|指令|对话|问答/i;

/** The statements of a sentence; `title` is what this work is called, where that is known. */
function statementsOf(sentence: Sentence, title: string | undefined): readonly ProseStatement[] {
  const { text, section } = sentence;
  if (text.length > 600 || otherSections.test(section) || notOwn.test(text)) return [];
  const isNamedOwn = own.test(text) || (title !== undefined && title.length > 2 && text.toLowerCase().includes(title.toLowerCase()));
  const isOwn: Readonly<Record<Pattern["kind"], boolean>> = { base: isNamedOwn, generator: isNamedOwn || ownData.test(text) };
  const found = new Map<number, ProseStatement>();
  for (const { kind, relation, pattern, isAlone } of patterns) {
    if (!isOwn[kind] && isAlone !== true) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const [from, to] = match.indices?.[1] ?? [0, 0];
      const statement = statementAt(sentence, from, to, kind, relation);
      if (statement && !found.has(statement.range.start)) found.set(statement.range.start, statement);
    }
  }
  const data = isNamedOwn ? dataAddresses(sentence) : [];
  return [
    ...found.values(),
    ...data.map(
      ({ url, range }): ProseStatement => ({ kind: "data", relation: "trained-on", ref: { text: url, expects: "dataset" }, range }),
    ),
  ];
}

/** The name at a place of a sentence; where it is shown by a link to the Hub, the link says which model it is. */
function statementAt(
  sentence: Sentence,
  from: number,
  to: number,
  kind: ProseStatement["kind"],
  relation: Relation,
): ProseStatement | undefined {
  const words = sentence.text.slice(from, to).replace(/(?:'s)?[.,:;]*$/, "");
  const end = from + words.length;
  if (isPlaceholder(words) || !isNameOfModel.test(words)) return undefined;
  const shown = sentence.links.filter((one) => one.from <= from && end <= one.to);
  if (kind === "base" && shown.some(({ url }) => isDataPage(url))) return undefined;
  const link = shown.find(({ url }) => isModelPage(url));
  const text = link ? link.url : words;
  return { kind, relation, ref: { text, expects: "model", ...(link ? {} : { scheme: "name" }) }, range: sentence.sourceOf(from, end) };
}

/** Names of models have a digit, two capitals or an owner in them; of those that have not, these are common enough to be known by sight. */
const isNameOfModel =
  /\d|[A-Z].*[A-Z]|\/|[\u4e00-\u9fff]|^(?:Claude|Gemini|Gemma|Bard|Mistral|Mixtral|Vicuna|Falcon|Qwen|Grok|Kimi|Doubao|Baichuan|Alpaca|Llama|Phi|Yi|Bloom|Wenxin|Hunyuan|davinci)\b/;

const isModelPage = (url: string): boolean =>
  /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.cn\/models)\/(?!datasets|spaces|papers|docs|blog)[\w.-]+\/[\w.-]+/i.test(
    url,
  );

/** What this work is called, where its first heading is a name. */
export function titleOf({ headings }: Markdown): string | undefined {
  const title = headings.find(({ level }) => level === 1)?.text;
  return title !== undefined && isNameLike(title) ? title : undefined;
}

/** All statements of a body. They depend on the body alone: while somebody types above it, they only move. */
export function statementsIn(scanned: Markdown, text: string): readonly AnchoredStatement[] {
  const { body } = scanned;
  const found = ofBody(text.slice(body), () => {
    const title = titleOf(scanned);
    return [...sentences(scanned, text, wantedProse)]
      .flatMap((sentence) => statementsOf(sentence, title))
      .map((statement, i) => ({ ...moved(statement, -body), at: `prose/${i}` }));
  });
  return found.map((statement) => moved(statement, body));
}

const ofBody = recent<readonly AnchoredStatement[]>();

const moved = <T extends ProseStatement>(statement: T, by: number): T => ({
  ...statement,
  range: { start: statement.range.start + by, end: statement.range.end + by },
});
