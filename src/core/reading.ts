/**
 * Reading one file, apart from everything else: what a host may do on another thread. Facts are plain data that can be sent
 * between threads.
 */
import type { DocumentFacts, Problem } from "./facts/claim.ts";
import { createExtractor } from "./facts/extract.ts";
import { createLexicon } from "./facts/lexicon.ts";
import { formats } from "./formats/index.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Path } from "./text/path.ts";

/** Reads files one by one, whatever is in them. */
export type Reading = (path: Path, text: string) => DocumentFacts;

/** Makes a reading that knows the phrases which licenses order. */
export function createReading(phrases: readonly string[]): Reading {
  const extractor = createExtractor(formats, createLexicon(phrases));
  return (path, text) => {
    try {
      return extractor.extract(path, text);
    } catch (error) {
      // A format that throws is our mistake: the file gives nothing but one note.
      return { path, format: "none", claims: [], ranges: new Map(), problems: [ourMistake(path, error)] };
    }
  };
}

/** The phrases that any license orders: marks and notice lines. */
export const orderedPhrases = ({ licenses }: Knowledge): readonly string[] => [
  ...new Set([...licenses.values()].flatMap(({ terms }) => terms.flatMap(({ marks, notice }) => [...(marks ?? []), ...(notice ?? [])]))),
];

/** A note on a mistake of ours. */
export const ourMistake = (path: Path, error: unknown): Problem => ({
  path,
  range: { start: 0, end: 0 },
  key: "internal",
  detail: error instanceof Error ? error.message : String(error),
});
