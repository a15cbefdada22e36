/** Data sets that a sentence says a work was trained on: only those that it names by an address of the Hub or of ModelScope. */
import type { Sentence } from "../syntax/sentences.ts";
import type { Range } from "../text/range.ts";

/** An address, and the words that show it. */
export interface DataAddress {
  readonly url: string;
  readonly range: Range;
}

const page = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.cn)\/datasets\/[\w.-]+\/[\w.-]+/i;
const written = /https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.cn)\/datasets\/[\w.-]+\/[\w.-]*\w/gi;
/** Is it the address of a data set? */
export const isDataPage = (url: string): boolean => page.test(url);

/** From here on, addresses are of data that is learned from; in Chinese the verb comes last. */
const learned =
  /\b(?:fine-?tun|train|pre-?train|instruction-tun|tun)(?:ed|ing)\b[^.;]{0,200}?\b(?:on|with|using)\b|\btraining (?:data|set|corpus)\b[^.;]{0,40}?\b(?:is|are|was|were|comes?|came|consists?|from|of|:)/i;
const learnedChinese =
  /(?:在|使用|采用|利用|用|基于)[^。；]{0,300}?(?:训练|微调|精调)|(?:训练|微调)(?:数据|语料)[^。；]{0,20}?(?:为|是|来自|包括|使用|采用|:|：)/;
/** Parts and helpers that learned from data of their own. */
const helper =
  /\b(?:classifier|tokenizer|reward model|embedd\w*|retriev\w*|filter(?:s|ed|ing)?|detector|baseline)\b|分类器|分词器|奖励模型|过滤|检索/i;

/** The addresses of one sentence that speaks of this work. */
export function dataAddresses({ text, links, sourceOf }: Sentence): readonly DataAddress[] {
  if (helper.test(text)) return [];
  const start = learned.exec(text) ?? learnedChinese.exec(text);
  if (!start) return [];
  const shown = links.filter(({ url, from }) => from >= start.index && isDataPage(url)).map(({ url, from, to }) => ({ url, from, to }));
  const plain = [...text.matchAll(written)]
    .filter(({ index }) => index >= start.index && !links.some(({ from, to }) => from <= index && index < to))
    .map((match) => ({ url: match[0], from: match.index, to: match.index + match[0].length }));
  return [...shown, ...plain].map(({ url, from, to }) => ({ url, range: sourceOf(from, to) }));
}
