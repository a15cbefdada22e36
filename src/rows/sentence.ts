/** Does a phrase in an answer speak of the assistant itself? Denials, questions, quotations and facts about others do not. */
import type { PhraseKind } from "../core/knowledge/types.ts";

/** Is the phrase from `start` to `end` (UTF-16) of an answer a hit? */
export function speaksOfItself(kind: PhraseKind, answer: string, start: number, end: number): boolean {
  if (kind === "style") return true;
  const before = answer.slice(sentenceStart(answer, start), start);
  const after = answer.slice(end, sentenceEnd(answer, end));
  const words = answer.slice(start, end);
  if (continues(words, after) || isQuoted(before) || isQuestion(after, words)) return false;
  return kind === "self" ? !isSupposed(before, words) : isMaking(before, after);
}

/** Chinese words in a phrase tell which language the sentence around it follows. */
const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

const ends = /[!?。！？；;\n]|\.(?=\s|$|["'”’)])/g;

/** A sentence is looked at for so many characters on either side. */
const reach = 300;

function sentenceStart(text: string, before: number): number {
  const from = Math.max(0, before - reach);
  const last = [...text.slice(from, before).matchAll(ends)].at(-1);
  return last ? from + last.index + last[0].length : from;
}

function sentenceEnd(text: string, after: number): number {
  ends.lastIndex = after;
  const next = ends.exec(text);
  ends.lastIndex = 0;
  // The mark itself belongs to the sentence: a question is told by it.
  return Math.min(next ? next.index + next[0].length : text.length, after + reach);
}

/** A longer word begins with the phrase: "ChatGPT-like", "Barden"; or the phrase only owns what comes: "ChatGPT 的用户". */
const continues = (words: string, after: string): boolean =>
  (/[a-z0-9]$/i.test(words) && /^(?:[a-z0-9]|-[a-z])/i.test(after)) || /^\s?的(?:用户|粉丝|员工|客户|读者)/.test(after);

/** A quotation was opened and not closed. */
function isQuoted(before: string): boolean {
  const opened = (open: RegExp, close: RegExp): boolean => (before.match(open)?.length ?? 0) > (before.match(close)?.length ?? 0);
  return (before.match(/"/g)?.length ?? 0) % 2 === 1 || opened(/“/g, /”/g) || opened(/[「『]/g, /[」』]/g) || /[‘'`]$/.test(before);
}

/** Only its own clause makes a question of it: "I am ChatGPT, how can I help?" is an introduction. */
const isQuestion = (after: string, words: string): boolean =>
  /^[^,，]*[?？]$/.test(after) || (isChinese(words + after) && /^[^,，]*吗\s*[？?。！]?$/.test(after));

const supposed =
  /\b(?:if|whether|imagin\w+|pretend\w*|suppos\w+|say|says|said|saying|ask|asks|asked|claim\w*|think\w*|believ\w+|call\w*|not|never|nobody|no one|\w+n[’']t)\b|如果|假如|假设|假装|要是|扮演|是否|不是|并非|没有|不能说|谁说|有人/i;

/** Only the clause before a self-introduction is asked: "I am not a person, I am ChatGPT" is one. */
const isSupposed = (before: string, words: string): boolean => {
  const clauses = before.split(/[,，:：]/);
  const own = clauses.at(-1) ?? "";
  // "X trained me" has its subject inside the phrase, so that any word of the sentence may turn it.
  return supposed.test(/\b(?:me|my)\b/i.test(words) || own.trim() === "" ? (/\b(?:me|my)\b/i.test(words) ? before : own) : own);
};

const noun = String.raw`(?:(?!\b(?:of|for|about|using|who|at|with|from|not|never|no|fan|user|developer|employee)\b)[\w'’-]+\s+){0,9}?(?:model|assistant|AI|chat ?bot|bot|system|program|intelligence|agent)s?`;
const participles = String.raw`(?:\w+ed,?\s+(?:and\s+)?){0,3}`;
const passive = new RegExp(
  String.raw`\b(?:I\s+am|I[’']m|I\s+was|I\s+have\s+been|I[’']ve\s+been)\s+(?:also\s+|just\s+|only\s+|actually\s+)?(?:(?:called\s+)?[A-Z][\w-]*,\s+)?(?:(?:an?|the|one)\s+(?:\w+\s+)?${noun},?\s+(?:(?:that|which)\s+(?:was|is|has been)\s+)?)?${participles}$`,
  "i",
);
const apposition = new RegExp(String.raw`\bas\s+(?:an?|the)\s+${noun},?\s+(?:(?:that|which)\s+(?:was|is)\s+)?${participles}$`, "i");
const selfZh = /(?:我|本人)(?:也|就|只|目前)?(?:是|叫|名叫|的名字[是叫])?[^。！？；\n]{0,40}$/;
const asZh = /作为[^。！？；\n，]{0,20}$/;
/** The speaker knows, uses or doubts something: then the maker is that of something else. */
const otherZh = /不|没有|并非|知道|使用|喜欢|了解|关于|用户|觉得|认为|听说|读|研究|比较|推荐|模型由|工具/;

/** "developed by X" speaks of the assistant where the assistant is what was developed. */
function isMaking(before: string, after: string): boolean {
  if (passive.test(before)) return true;
  if (apposition.test(before)) return /\b(?:I|I[’'][a-z]+|my|me)\b/i.test(after);
  const own = selfZh.exec(before);
  if (own && !otherZh.test(own[0]) && /我(?:也|就|只|目前)?$|我(?:也|就|只|目前)?是|我叫|名叫|名字|本人是/.test(own[0])) return true;
  const as = asZh.exec(before);
  return as !== null && !otherZh.test(as[0]) && /我/.test(after);
}
