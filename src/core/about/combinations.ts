/** The merge question of all works of a snapshot, as pages, and as sections that follow the Markdown report. */
import type { SubjectReport } from "../analysis.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Locale } from "../settings.ts";
import { markdownPage, type Page } from "./page.ts";
import { combinationPageOf } from "./work.ts";

/** What of a snapshot is asked. */
interface Works {
  readonly subjects: readonly SubjectReport[];
  readonly knowledge: Knowledge;
}

/** The answers, one for each work that is made of several. `only`: the ids of the works that are shown. */
export const combinationPages = ({ subjects, knowledge }: Works, locale: Locale, only?: ReadonlySet<string>): Page[] =>
  subjects.filter(({ subject }) => only?.has(subject.id) ?? true).flatMap((work) => combinationPageOf(work, knowledge, locale) ?? []);

/** The same as sections of second level; empty where there is none. */
export const combinationsOf = (works: Works, locale: Locale, only?: ReadonlySet<string>): string =>
  combinationPages(works, locale, only)
    .map((page) => `\n${markdownPage(page, locale).replace(/^(?=#{1,2} )/gm, "#")}`)
    .join("");
