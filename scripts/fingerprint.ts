/** From the text of a license to its fingerprint (`src/core/text/passages.ts` holds the measure). */
import type { Fingerprint } from "../src/core/knowledge/types.ts";
import { fullHash, hashRun, headWords, profile } from "../src/core/text/passages.ts";

/** Makes the fingerprint of one edition. */
export function fingerprintOf(license: string, edition: string, origin: Fingerprint["origin"], text: string): Fingerprint {
  const { words, passages } = profile(text);
  const bytes = Buffer.alloc(passages.length * 3);
  for (const [i, { hash }] of passages.entries()) bytes.writeUIntBE(hash, i * 3, 3);
  return {
    license,
    edition,
    words: words.length,
    hash: fullHash(words, 0, words.length),
    head: hashRun(words, 0, Math.min(headWords, words.length)),
    passages: bytes.toString("base64"),
    origin,
  };
}
