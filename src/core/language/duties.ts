/** What a license or a provider asks of a work, as lists of Markdown: open, to confirm, met. */
import type { SubjectReport } from "../analysis.ts";
import type { Judged } from "../findings/judge.ts";
import { checkSummary, render } from "../messages/messages.ts";
import { say } from "./describe.ts";
import { code, link, paragraphs, words } from "./markup.ts";
import { type Owed, type Reading, ruleOf, sourceOf } from "./reading.ts";

/** Lines of a list. */
export const maxLines = 8;

/** What is asked of a work, by how it stands. */
export function dutiesText(owed: readonly Owed[], { subject, use }: SubjectReport, reading: Reading): string {
  const isMixed = new Set(owed.map(({ judged }) => sourceOf(judged.duty).id)).size > 1;
  const line = (one: Owed): string => {
    const source = isMixed ? [words(sourceOf(one.judged.duty).short)] : [];
    return `- ${[dutyLink(one.judged, reading), ...source, ...dutyWords(one, reading)].join(" · ")}`;
  };
  const list = (states: readonly Owed["state"][], key: "hover.open" | "hover.later" | "hover.confirm" | "hover.met"): string => {
    const rows = owed.filter(({ state }) => states.includes(state)).map(line);
    const title = `**${say(key, reading)}** ${code(subject.name)}`;
    return rows.length === 0 ? "" : `${title}\n${rows.slice(0, maxLines).join("\n")}${rows.length > maxLines ? "\n- …" : ""}`;
  };
  return paragraphs(
    list(["open"], use.is === "train" ? "hover.later" : "hover.open"),
    list(["confirm"], "hover.confirm"),
    list(["met", "answered"], "hover.met"),
  );
}

/** A duty as a link to its page. */
function dutyLink(judged: Judged, reading: Reading): string {
  const { duty, verdict } = judged;
  const item = verdict.kind === "short" ? verdict.shortfall.item : undefined;
  return link(words(item ? render(item, reading.locale) : checkSummary(duty.check, reading.locale)), reading.pageOf(ruleOf(judged)));
}

/** What meets a duty, or the clause that brings it in plain words. */
function dutyWords({ state, judged }: Owed, reading: Reading): string[] {
  const { duty, verdict, answer } = judged;
  if (state === "met" && verdict.kind === "met") return [...new Set(verdict.by.map(({ anchor }) => code(anchor.path)))];
  if (state === "answered" && answer) return [code(answer.at.path)];
  const clause = duty.kind === "license" ? duty.clause : verdict.kind === "short" ? verdict.shortfall.citations?.[0] : undefined;
  return clause ? [`${words(clause.section)}: ${words(clause.summary[reading.locale])}`] : [];
}
