/** The merge question of all works of a snapshot, as sections that follow the Markdown report. */
import type { SubjectReport } from "../analysis.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Locale } from "../settings.ts";
import { markdownPage } from "./page.ts";
import { combinationPageOf } from "./work.ts";

/** What of a snapshot is asked. */
interface Works {
  readonly subjects: readonly SubjectReport[];
  readonly knowledge: Knowledge;
}

/** Sections of second level, one for each work that is made of several; empty where there is none. `only`: the ids of the works that are shown. */
export function combinationsOf({ subjects, knowledge }: Works, locale: Locale, only?: ReadonlySet<string>): string {
  return subjects
    .filter(({ subject }) => only?.has(subject.id) ?? true)
    .flatMap((work) => combinationPageOf(work, knowledge, locale) ?? [])
    .map((page) => `\n${markdownPage(page, locale).replace(/^(?=#{1,2} )/gm, "#")}`)
    .join("");
}
