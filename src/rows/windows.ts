/** Which ten bytes of a phrase to look for: those that texts have least. */
import { leastBytes } from "./catalog.ts";

/** Letters of English from the commonest on, and what stands beside them in data; what is not here is rarer. */
const commonness = " etaoinshrdlucmfwygpbvk,.-'\\0123456789";
/** Chinese characters that every text on assistants has. */
const common = new Set(
  [..."的一是我由了人在有这个为不大中来上国作能助手工智开发训练研制语言模型叫名字创建打造推出公司者团队理聊天机器产品款，"].map((char) =>
    char.charCodeAt(0),
  ),
);
const rankOfCommon = 2;
const rankOfRare = commonness.length;
const ranksOfAscii = Uint8Array.from({ length: 128 }, (_, byte) => {
  const rank = commonness.indexOf(String.fromCharCode(byte).toLowerCase());
  return rank < 0 ? rankOfRare : rank;
});
/** The last block stops the scan, the others only slow it down. */
const weightOfLast = 8;
const lastBlock = 3;

/** The end of the window whose characters are rarest; among equals the last. */
export function rarestWindow(phrase: Uint8Array): number {
  const ranks = ranksOf(phrase);
  let best = leastBytes;
  let most = -1;
  for (let end = leastBytes; end <= phrase.length; end++) {
    let score = 0;
    for (let at = end - leastBytes; at < end; at++) score += (ranks[at] as number) * (at >= end - lastBlock ? weightOfLast : 1);
    if (score >= most) [best, most] = [end, score];
  }
  return best;
}

/** One for all: thousands of phrases are looked at before anything can be scanned. */
let space = new Uint8Array(256);

/** How rare each byte is: those of a character beyond ASCII, and of one that is escaped, are as rare as the character. Good until it is asked again. */
function ranksOf(phrase: Uint8Array): Uint8Array {
  if (space.length < phrase.length) space = new Uint8Array(phrase.length * 2);
  for (let at = 0; at < phrase.length; ) {
    const first = phrase[at] as number;
    const isEscape = first === backslash && phrase[at + 1] === letterU;
    const length = isEscape ? escapeLength : first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
    const rank =
      length === 1
        ? (ranksOfAscii[first] as number)
        : common.has(isEscape ? escapedUnit(phrase, at) : unitAt(phrase, at, length))
          ? rankOfCommon
          : rankOfRare;
    for (const end = at + length; at < end; at++) space[at] = rank;
  }
  return space;
}

const [backslash, letterU, escapeLength] = [0x5c, 0x75, 6];

/** The UTF-16 unit of two or three bytes of UTF-8; catalogs have no longer ones. */
const unitAt = (phrase: Uint8Array, at: number, length: number): number => {
  const first = phrase[at] as number;
  const second = phrase[at + 1] as number;
  const third = phrase[at + 2] as number;
  return length === 2 ? ((first & 31) << 6) | (second & 63) : ((first & 15) << 12) | ((second & 63) << 6) | (third & 63);
};

/** The unit that four digits of base 16, in lower case, write. */
function escapedUnit(phrase: Uint8Array, at: number): number {
  let unit = 0;
  for (let i = at + 2; i < at + escapeLength; i++) {
    const digit = phrase[i] as number;
    unit = unit * 16 + (digit < 0x60 ? digit - 0x30 : digit - 0x57);
  }
  return unit;
}
