/** The question of a work made of several: may they be merged, under what label, with which names and notices, and what else would do. */
import type { Made, Part } from "../agreement/agree.ts";
import { dutiesOf } from "../agreement/agree.ts";
import { labelsFor } from "../agreement/labels.ts";
import type { SubjectReport } from "../analysis.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { License, Reach } from "../knowledge/types.ts";
import { declaredLicenses } from "../lineage/licenses.ts";
import type { Arrival } from "../lineage/reach.ts";
import type { Locale } from "../settings.ts";
import { type Combination, combinationPage } from "./combine.ts";
import type { Page, Row } from "./page.ts";
import { aboutWords } from "./words.ts";

/** How what reaches a work went into it, as the relation of licenses takes it. */
const made: Readonly<Record<Reach, Made>> = { copy: "copy", derivative: "merge", output: "distilled", data: "trained-on" };

/** The answer for a merge, or for a work of several models; nothing for any other work, and for the licensor's own. */
export function combinationOf({ subject, arrivals }: SubjectReport, knowledge: Knowledge): Combination | undefined {
  const models = new Set(arrivals.flatMap(({ path, node }) => (path.length === 1 && node.kind === "model" ? [node.key] : [])));
  if (models.size === 0 || (models.size < 2 && !subject.roles.includes("merge"))) return undefined;
  const parts = new Map<string, Part>();
  const open: Combination["open"][number][] = [];
  for (const arrival of arrivals) {
    const { node, reach } = arrival;
    const licenses = licensesOf(arrival, knowledge);
    for (const license of licenses) parts.set(`${license.id} ${node.key} ${reach}`, { license, relation: made[reach], name: node.label });
    if (licenses.length === 0 && !node.subject) open.push({ name: node.label, why: node.service ? "service" : "unknownPart" });
  }
  const all = [...parts.values()];
  return { relation: "merge", parts: all, open, labels: labelsFor(all, knowledge.licenses.values()) };
}

/** Licenses of a public work as we know them, of one of the workspace as it declares them. */
function licensesOf({ node }: Arrival, knowledge: Knowledge): License[] {
  if (node.subject) return declaredLicenses(node.subject, knowledge).flatMap(({ license }) => license ?? []);
  const ids = node.model?.licenses ?? node.dataset?.licenses ?? [];
  return ids.flatMap((id) => knowledge.licenses.get(id) ?? []);
}

/** The answer as a page that bears the name of the work. */
export function combinationPageOf(report: SubjectReport, knowledge: Knowledge, locale: Locale): Page | undefined {
  const combination = combinationOf(report, knowledge);
  if (!combination) return undefined;
  const page = combinationPage(combination, locale);
  const say = aboutWords[locale];
  const owed = [...new Map(combination.parts.map((part) => [part.license.id, part])).values()].flatMap((part) => owedBy(part, locale));
  return {
    ...page,
    title: `${say.combine}: ${report.subject.name}`,
    sections: [...page.sections, ...(owed.length > 0 ? [{ title: say.duties, rows: owed }] : [])],
  };
}

/** Names, marks and notices that one license orders of what is made from it, letter by letter. */
function owedBy(part: Part, locale: Locale): Row[] {
  const say = aboutWords[locale];
  return dutiesOf(part).flatMap(({ prefix, contains, notPrimary, marks, notice, anyFile }) => {
    const row = (text: string, exact: readonly string[]): Row => ({ text: `${part.license.short}: ${text}`, exact });
    return [
      ...(prefix === undefined ? [] : [row(say.prefix, [prefix])]),
      ...(contains === undefined ? [] : [row(say.contains, [contains])]),
      ...(notPrimary === undefined ? [] : [row(say.notPrimary, [notPrimary])]),
      ...(marks ? [row(marks.length > 1 ? say.oneMark : say.mark, marks)] : []),
      ...(notice ? [row(anyFile ? say.anyNotice : say.notice, notice)] : []),
    ];
  });
}

/** The words of a merge config over which the answer is shown: the key that says that it is one. */
export function mergeKeyAt(text: string, offset: number): { readonly start: number; readonly end: number } | undefined {
  const found = /^(?:merge_method|gate_mode|experts|slices)(?=[ \t]*:)/m.exec(text);
  if (!found || offset < found.index || offset > found.index + found[0].length) return undefined;
  return { start: found.index, end: found.index + found[0].length };
}
