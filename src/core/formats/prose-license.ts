/**
 * Sentences of a card, English and Chinese, that say under which license the work is. Only what speaks of the work itself counts: the
 * license of its code, its base or its data is another matter, and a sentence that names several is not taken apart.
 */
import type { Markdown } from "../syntax/markdown.ts";
import { type Sentence, sentences } from "../syntax/sentences.ts";
import { recent } from "../text/memo.ts";
import type { Range } from "../text/range.ts";
import type { Doc, Emit } from "./format.ts";
import { titleOf } from "./prose.ts";
import { isPlaceholder } from "./vocabulary.ts";

/** The kind of work that a card speaks of. */
type Work = "model" | "dataset";

/** The name of a license as it stands in a sentence. */
interface LicenseStatement {
  readonly value: string;
  readonly range: Range;
}

const wanted = /[Ll]icen[cs]|\b[Tt]erms\b|\bunder (?:the )?[A-Z]|许可|协议|授权/;

const things: Readonly<Record<Work, string>> = {
  model: "models?|weights|model weights|checkpoints?|adapters?|adapter weights|LoRA(?: weights| adapter)?|merge|fine-?tune|GGUFs?|quants?",
  dataset: "data ?sets?|data|corpus|corpora|rows|annotations",
};
const determiner =
  "(?:[Tt]his|[Oo]ur|[Tt]hese|[Tt]he(?: (?:final|resulting|released|fine-?tuned|merged|quanti[sz]ed|trained|full|present))?)";
/** Capitalized words and numbers, with the small words that stand between them; what ends a name ends it. */
const name =
  "(?:the )?(?:terms (?:and conditions )?of )?(?:(?:the|an?) )?(?:[A-Z]\\w+'s )?([A-Z][\\w.+-]*(?:(?:,? [Vv]ersion|,? v\\.?)? \\(?(?:[A-Z\\d][\\w.+-]*|of(?= [A-Z])|for(?= [A-Z])|and(?= [A-Z])|community(?= licen)|license agreement|licen[cs]e)\\)?){0,9}(?: - [A-Z]{2}\\b)?)";
const released =
  "(?:released|re-released|licen[cs]ed|distributed|made available|available|published|provided|shared|open-?sourced|offered|governed|covered|subject)(?: \\w+){0,4}? (?:under|by|to)";

const patternsOf = (work: Work): readonly RegExp[] => [
  new RegExp(`\\b${determiner}(?: [\\w.-]+){0,3}? (?:${things[work]})(?:'s)?\\b[^.;:!?]{0,80}?\\b${released} ${name}`, "d"),
  new RegExp(`^[Tt]he licen[cs]e (?:of|for) ${determiner} (?:${things[work]}) is ${name}`, "d"),
];
const patterns: Readonly<Record<Work, readonly RegExp[]>> = { model: patternsOf("model"), dataset: patternsOf("dataset") };
/** Below a heading about licenses nobody says again of what. */
const alone = new RegExp(
  `^(?:It is |Is |They are )?(?:[Rr]eleased|[Ll]icen[cs]ed|[Dd]istributed|[Aa]vailable|[Pp]ublished) under ${name}`,
  "d",
);
/** The name of this work begins the sentence. */
const titled = new RegExp(`^[^;:!?]{3,120}?\\b(?:is|are|was|were)\\b[^.;:!?]{0,60}?\\b${released} ${name}`, "d");
const licenseSection = /licen[cs]e|许可|协议/i;

const chineseThings: Readonly<Record<Work, string>> = {
  model: "(?:(?:本|该|此)(?:模型|适配器|权重|系列模型)|模型权重|模型参数)",
  dataset: "(?:(?:本|该|此)(?:数据集|数据|语料))",
};
const chineseName =
  "(?:([A-Za-z][\\w.+-]*(?: [A-Za-z\\d(][\\w.+)-]*){0,7}?)\\s*(?:社区)?(?:开源)?(?:许可|协议|授权|条款)|([A-Za-z][\\w.+ -]{0,60}?[Ll]icen[cs]e(?: [Aa]greement)?)(?![\\w ]))";
const chineseOf = (work: Work): RegExp =>
  new RegExp(`${chineseThings[work]}[^。；，,]{0,10}?(?:采用|使用|遵循|遵守|依据|按照|根据|基于|以|在)了?(?:的是)?\\s*${chineseName}`, "d");
const chinese: Readonly<Record<Work, RegExp>> = { model: chineseOf("model"), dataset: chineseOf("dataset") };

/** Before the name: the sentence speaks of something else, denies, plans, or tells what was. */
const other =
  /\b(?:code|codebase|scripts?|repo(?:sitory)?|software|library|base|original|parent|upstream|underlying|teacher|foundation|not|never|if|unless|may|might|could|will|would|should|previous(?:ly)?|earlier|formerly|used to|until|once|except|unlike|which|example|demo|third[- ]party|tokenizer)\b|代码|原始|原模型|基座|底座|基础模型|不|未|如果|若|将|此前|以前/i;
/** A name of something else is the subject: "… and Llama 2 is licensed under", "weights of Llama are governed by". */
const otherName =
  /\b(?:of (?:the )?[A-Z]|(?:[A-Z][\w.-]*|\d[\w.]*) (?:is|are|was|were) (?:\w+ )?(?:released|licen[cs]ed|distributed|governed|available|published|provided))/;
/** Behind the name: another license, so that it is open which is meant of what. */
const more =
  /\b(?:and|or|but|while|whereas|with|except|plus)\b[^.]*\b(?:[Ll]icen[cs]e[ds]?|MIT|Apache|GPL|BSD|CC[- ]BY|under)\b|\/\s*[A-Z]|而|但|以及|和/;
const otherSections =
  /citation|cite|related|acknowledg|credit|thank|original|base model|third|news|update|changelog|faq|code|training data|data ?sets?|quick ?start|usage|引用|致谢|新闻|代码|数据来源|常见/i;
/** In the card of a data set, data are what it speaks of. */
const otherSectionsOf: Readonly<Record<Work, RegExp>> = {
  model: otherSections,
  dataset: new RegExp(otherSections.source.replace("training data|data ?sets?|", "source data|"), "i"),
};

/** Claims what sentences of a card say of the license of its work: likely at most, evidence from prose. */
export function licenseSentences({ markdown: scanned, text }: Doc, work: Work, emit: Emit): void {
  if (!scanned || !wanted.test(text)) return;
  for (const [i, { value, range }] of statementsIn(scanned, text, work).entries())
    emit({ kind: "licensed", value, via: "prose" }, `prose/license/${i}`, range, { basis: "prose", confidence: "likely" });
}

const kept: Readonly<Record<Work, ReturnType<typeof recent<readonly LicenseStatement[]>>>> = { model: recent(), dataset: recent() };

/** They depend on the body alone: while somebody types above it, they only move. */
function statementsIn(scanned: Markdown, text: string, work: Work): readonly LicenseStatement[] {
  const { body } = scanned;
  const moved = ({ value, range }: LicenseStatement, by: number): LicenseStatement => ({
    value,
    range: { start: range.start + by, end: range.end + by },
  });
  const found = kept[work](text.slice(body), () => {
    const title = titleOf(scanned);
    return [...sentences(scanned, text, wanted)].flatMap((sentence) => statementOf(sentence, work, title)).map((one) => moved(one, -body));
  });
  return found.map((one) => moved(one, body));
}

function statementOf(sentence: Sentence, work: Work, title: string | undefined): LicenseStatement[] {
  const { text, section } = sentence;
  if (text.length > 400 || otherSectionsOf[work].test(section)) return [];
  const asked = [
    ...patterns[work],
    chinese[work],
    ...(licenseSection.test(section) ? [alone] : []),
    ...(title !== undefined && title.length > 2 && text.startsWith(title) ? [titled] : []),
  ];
  const match = asked.map((pattern) => pattern.exec(text)).find(Boolean);
  const [from, to] = match?.indices?.slice(1).find((span) => span !== undefined) ?? [0, 0];
  const value = named(text.slice(from, to));
  const before = text.slice(0, from);
  const isOwn = title !== undefined && text.startsWith(title);
  if (value.length < 3 || isPlaceholder(value) || other.test(before) || (!isOwn && otherName.test(before))) return [];
  if (more.test(text.slice(from + value.length))) return [];
  return [{ value, range: sentence.sourceOf(from, from + value.length) }];
}

/** A name ends behind the word license and what numbers it; other capitals may follow. */
const named = (words: string): string =>
  (/^.*?\blicen[cs]e(?: agreement)?(?:,? (?:version|v\.?)? ?\d[\d.]*)?(?: - [A-Z]{2}$)?/i.exec(words)?.[0] ?? words).replace(
    /[\s.,;:(]+$/,
    "",
  );
