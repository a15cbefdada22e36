/** Runs the checks over one subject: every duty with its verdict, met ones too, and what the subject says of itself. */

import type { Check, Shortfall, Verdict, View } from "../checks/check.ts";
import { checks } from "../checks/index.ts";
import type { Obligation } from "../obligations/derive.ts";
import { type Answer, nearest } from "../settings.ts";
import { settled } from "./circumstances.ts";
import { arises } from "./severity.ts";

/** A duty and what the files say about it. */
export interface Judged {
  readonly duty: Obligation;
  readonly verdict: Verdict;
  /** What `model-terms.yaml` answers to a question of this duty. */
  readonly answer?: Answer;
}

/** `met`, `open`, `confirm` (a question that files cannot answer), `answered` in `model-terms.yaml`. */
export type DutyState = "met" | "open" | "confirm" | "answered";

/** How a duty stands; a question that was answered with no is open. */
export const stateOf = ({ verdict, answer }: Judged): DutyState =>
  verdict.kind === "met" ? "met" : answer?.met ? "answered" : verdict.kind === "short" || answer ? "open" : "confirm";

/** What a subject check says. */
export interface SelfShortfall {
  readonly check: string;
  readonly shortfall: Shortfall;
}

/** What all checks say of one subject. */
export interface Judgement {
  readonly duties: readonly Judged[];
  readonly self: readonly SelfShortfall[];
  /** Checks that threw: our mistake, told as one note. */
  readonly failed: readonly { readonly check: string; readonly reason: string }[];
}

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]));

/** Judges one subject. */
export function judge(view: View): Judgement {
  const duties: Judged[] = [];
  const self: SelfShortfall[] = [];
  const failed: { check: string; reason: string }[] = [];
  const guard = <T>(check: string, run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      failed.push({ check, reason: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  };
  for (const duty of view.duties) {
    if (!bites(duty, view)) continue;
    const check = byId.get(duty.check);
    const verdict = check && guard(check.id, () => evaluate(check, duty, view));
    // Who only references a model is asked nothing.
    if (!verdict || verdict.kind === "none" || (verdict.kind === "confirm" && view.use.is === "reference")) continue;
    const answer = isQuestion({ duty, verdict }) ? answerTo(duty, view) : undefined;
    duties.push({ duty, verdict, ...(answer && { answer }) });
  }
  for (const check of checks) {
    if (check.on !== "subject" || view.use.is === "reference") continue;
    for (const shortfall of guard(check.id, () => check.inspect(view)) ?? []) self.push({ check: check.id, shortfall });
  }
  return { duties, self, failed };
}

/** A bundle owes what copies owe, and nothing is owed for a reference but what restricts every use. */
function bites(duty: Obligation, { use }: View): boolean {
  if (use.is === "bundle" && duty.reach !== "copy") return false;
  return duty.kind === "output" ? use.is !== "reference" : arises(duty.term?.when.use, use.is);
}

function evaluate(check: Check, duty: Obligation, view: View): Verdict | undefined {
  if (check.on === "license" && duty.kind === "license") return check.evaluate(duty, view);
  if (check.on === "output" && duty.kind === "output") return check.evaluate(duty, view);
  return undefined;
}

/** May it be answered? Files do not show which copy of a work is used, so a former license is a question as well. */
export const isQuestion = ({ duty, verdict }: Pick<Judged, "duty" | "verdict">): boolean =>
  verdict.kind === "confirm" || (duty.kind === "license" && duty.until !== undefined);

/** The answer of the nearest folder. */
function answerTo(duty: Obligation, { settings, subject }: View): Answer | undefined {
  const license = duty.kind === "license" ? duty.license.id : undefined;
  const fitting = settings.answers.filter(
    (answer) => answer.check === duty.check && (answer.license === undefined || answer.license === license),
  );
  return nearest(fitting, subject.folder) ?? settled(duty, settings, subject.folder);
}
