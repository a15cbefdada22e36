/** `model-terms about`: what is known of one thing, or whether several may be combined. */
import {
  type About,
  about,
  aboutPage,
  combinationPage,
  combine,
  createNames,
  jsonAbout,
  jsonCombination,
  markdownPage,
  textPage,
} from "../core/about/index.ts";
import type { Knowledge, License } from "../core/index.ts";
import type { Options } from "./args.ts";
import { Misuse } from "./scan/command-line.ts";

/** What to print, and what to say on the error stream beside it. */
export interface Told {
  readonly text: string;
  readonly hints: readonly string[];
}

/** Answers. Without a relation all words are one name. Throws `Misuse` for a label that is no license. */
export function tellOf(options: Options, knowledge: Knowledge): Told {
  const { paths: refs, relation, label, format, locale } = options;
  const names = createNames(knowledge);
  if (format !== "text" && format !== "json" && format !== "markdown")
    throw new Misuse(`about has the formats text, json and markdown, not ${format}`);
  const print = format === "markdown" ? markdownPage : textPage;
  if (relation === undefined) {
    if (label !== undefined) throw new Misuse("--label needs --relation");
    const answer = about(refs.join(" "), names, knowledge);
    if (format !== "json") return { text: print(aboutPage(answer, knowledge, locale), locale), hints: [] };
    return { text: `${JSON.stringify(jsonAbout(answer, locale), null, 2)}\n`, hints: hintsFor([answer]) };
  }
  const answers = refs.map((ref) => about(ref, names, knowledge));
  const answer = combine(answers, relation, knowledge, label === undefined ? undefined : licenseNamed(label, knowledge));
  return {
    text:
      format === "json"
        ? `${JSON.stringify(jsonCombination(answer, refs, locale), null, 2)}\n`
        : print(combinationPage(answer, locale), locale),
    hints: hintsFor(answers),
  };
}

function licenseNamed(label: string, knowledge: Knowledge): License {
  const license = knowledge.licenseNamed(label);
  if (!license) throw new Misuse(`--label: ${label} is no license that is known`);
  return license;
}

const hintsFor = (answers: readonly About[]): string[] =>
  answers.flatMap(({ known, ref, nearest }) =>
    known ? [] : [`nothing is known of ${ref}${nearest.length > 0 ? `; known names that look alike: ${nearest.join(", ")}` : ""}`],
  );
