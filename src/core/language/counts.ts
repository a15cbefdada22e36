/** Counts over an id: under which license it comes, how many duties that brings here, and how many of them are open. */
import type { Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import { say } from "./describe.ts";
import { owedThrough, type Reading, type Reference, referencesIn, sourceOf } from "./reading.ts";

/** What is said of one upstream at the first place of a file that names it. */
export interface Count {
  readonly range: Range;
  /** A model rather than a data set. */
  readonly isModel: boolean;
  /** `Llama 3.1 Community · 7 duties · 5 open`. */
  readonly text: string;
  /** Only what is left to do: `5 open`; undefined when nothing is. */
  readonly open?: string;
}

/** The counts of a file, in the order of their places. Where nothing is asked, nothing is said. */
export function countsIn(path: Path, reading: Reading): Count[] {
  const told = new Set<unknown>();
  return referencesIn(path, reading)
    .filter(({ edge }) => !told.has(edge) && told.add(edge))
    .flatMap((reference) => countOf(reference, reading))
    .sort((a, b) => a.range.start - b.range.start);
}

function countOf({ claim, range, report, edge }: Reference, reading: Reading): Count[] {
  const owed = owedThrough(report, edge);
  if (owed.length === 0) return [];
  const open = owed.filter(({ state }) => state === "open").length;
  const sources = [...new Set(owed.map(({ judged }) => sourceOf(judged.duty).short.replace(/ License$/, "")))];
  const isTraining = report.use.is === "train";
  const left = open > 0 ? [say(isTraining ? "count.later" : "count.open", reading, { count: `${open}` })] : [];
  const duties = say(owed.length === 1 ? "count.duty" : "count.duties", reading, { count: `${owed.length}` });
  const shown = sources.length > 2 ? [...sources.slice(0, 2), "…"] : sources;
  return [
    {
      range,
      isModel: claim.ref.expects === "model",
      text: [shown.join(" + "), duties, ...left].join(" · "),
      ...(left[0] !== undefined && { open: left[0] }),
    },
  ];
}
