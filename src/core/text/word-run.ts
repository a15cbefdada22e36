/** Some words of a license text as a place: symbolic like every place, looked up in the newest text. */
import { profile } from "./passages.ts";
import type { Range } from "./range.ts";

/** Words by their index, `to` behind the last. */
export interface WordRun {
  readonly from: number;
  readonly to: number;
}

/** The place of a run, as an anchor's `at`. */
export const placeOfWords = ({ from, to }: WordRun): string => `words/${from}-${to}`;

/** Offsets of a run in a text; nothing where the place is of another kind or the text has fewer words. */
export function wordsAt(at: string, text: string): Range | undefined {
  const [, from, to] = /^words\/(\d+)-(\d+)$/.exec(at) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const { starts } = profile(text);
  const start = starts[Number(from)];
  if (start === undefined) return undefined;
  const end = starts[Number(to)] ?? text.length;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
