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

/** How rare each byte is: those of a character beyond ASCII, and of one that is escaped, are as rare as the character. */
function ranksOf(phrase: Uint8Array): Uint8Array {
  const ranks = new Uint8Array(phrase.length);
  for (let at = 0; at < phrase.length; ) {
    const { unit, length } = unitAt(phrase, at);
    const rank = unit < 128 && length === 1 ? (ranksOfAscii[unit] as number) : common.has(unit) ? rankOfCommon : rankOfRare;
    ranks.fill(rank, at, at + length);
    at += length;
  }
  return ranks;
}

const [backslash, letterU, escapeLength] = [0x5c, 0x75, 6];

/** The UTF-16 unit that begins here, as UTF-8 or escaped; catalogs have no characters of two units. */
function unitAt(phrase: Uint8Array, at: number): { readonly unit: number; readonly length: number } {
  const [first = 0, second = 0, third = 0] = [phrase[at], phrase[at + 1], phrase[at + 2]];
  if (first === backslash && second === letterU)
    return { unit: Number.parseInt(String.fromCharCode(...phrase.subarray(at + 2, at + escapeLength)), 16), length: escapeLength };
  if (first < 0x80) return { unit: first, length: 1 };
  if (first < 0xe0) return { unit: ((first & 31) << 6) | (second & 63), length: 2 };
  return { unit: ((first & 15) << 12) | ((second & 63) << 6) | (third & 63), length: 3 };
}
