/** Goes through the sources in their order and takes the first text that is the wanted license to its end. */
import { type Knowledge, profileOf } from "../core/index.ts";
import type { Candidate, Source, SourceName, Wanted } from "./source.ts";

/** A text that was accepted, and where it was. */
export interface Found {
  readonly text: string;
  readonly from: string;
  readonly source: SourceName;
  /** False where no official text is known to us and the person's own file was taken. */
  readonly confirmed: boolean;
}

/** Words around the official text that a copy may have: a title, a copyright line. */
const mostExtraWords = 60;

/** A page that shows the text is no copy of it. */
const htmlPage = /^\s*(?:<!doctype html|<html)/i;

/** Finds the text, or nothing. */
export async function findText(wanted: Wanted, sources: readonly Source[], knowledge: Knowledge): Promise<Found | undefined> {
  for await (const found of findTexts(wanted, sources, knowledge)) return found;
  return undefined;
}

/** Every place that holds the text, in the order of the sources. */
export async function* findTexts(wanted: Wanted, sources: readonly Source[], knowledge: Knowledge): AsyncGenerator<Found, undefined> {
  for (const source of sources)
    for await (const candidate of source.candidates(wanted)) {
      const accepted = accept(candidate, source.name, wanted, knowledge);
      if (accepted !== undefined) yield { text: candidate.text, from: candidate.from, source: source.name, confirmed: accepted };
    }
}

/** `true`: it is the official text. `false`: the person's own file, which nobody can confirm. Undefined: refused. */
function accept(candidate: Candidate, source: SourceName, { license }: Wanted, knowledge: Knowledge): boolean | undefined {
  if (htmlPage.test(candidate.text)) return undefined;
  if (license.text?.upstreamOnly && !candidate.isUpstreams && source !== "picked") return undefined;
  if (!knowledge.canConfirm(license)) return source === "picked" ? false : undefined;
  const found = knowledge.recognizer.recognize(profileOf(candidate.text));
  const isWhole =
    found !== undefined &&
    knowledge.isTextOf(found.license, license) &&
    (found.kind === "exact" || (found.kind === "contained" && found.extraWords <= mostExtraWords));
  return isWhole ? true : undefined;
}
