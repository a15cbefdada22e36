/** Output (or the weights) of a model used to improve another model, where its license keeps them for its own family. */

import { claimsOf } from "../facts/claim.ts";
import { weaker } from "../lineage/graph.ts";
import type { MessageKey } from "../messages/messages.ts";
import type { LicenseDuty } from "../obligations/derive.ts";
import { debated, type LicenseCheck, message, none, partly, short, trainedWork, upstreamLabel, type View } from "./check.ts";

export const outputImprovesOtherModel: LicenseCheck = {
  id: "output-improves-other-model",
  on: "license",
  evaluate(duty, view) {
    if (view.subject.artifact === "dataset" || isOwnFamily(duty, view)) return none;
    const args = {
      license: duty.license.short,
      upstream: upstreamLabel(duty),
      subject: trainedWork(duty, view),
      via: duty.arrival.path[0]?.to.label ?? "",
      partly: partly(duty),
      students: [message(`students.${duty.term?.student ?? "other"}`)],
    };
    return short({
      row: duty.firstHand ? "output-first-hand" : "output-second-hand",
      cap: "warning",
      ...debated(duty),
      ...(isUnlikelyStudent(duty, view) && { confidence: weaker(duty.confidence, "likely") }),
      item: message("item.output-improves-other-model"),
      message: message(wording(duty), args),
      help: message("output-improves-other-model.help", args),
      value: duty.license.id,
    });
  },
};

/** The data is under the license, a teacher was used directly, or its output came through data. */
function wording({ arrival }: LicenseDuty): MessageKey {
  if (arrival.node.kind === "dataset") return "output-improves-other-model.data";
  return arrival.path.length === 1 ? "output-improves-other-model.teacher" : "output-improves-other-model.found";
}

/** The clause speaks of language or foundation models, and the student says that it does something else. */
function isUnlikelyStudent({ term }: LicenseDuty, { subject }: View): boolean {
  if (term?.student !== "other-llm" && term?.student !== "foundation-model") return false;
  const tasks = claimsOf(subject.claims, "task");
  return tasks.length > 0 && tasks.every(({ name }) => narrowTasks.test(name));
}

/** Tasks whose models give labels, scores, vectors or sound instead of text, as the Hub, PEFT and the training frameworks call them. */
const narrowTasks =
  /classification|seq[_-]cls|token[_-]cls|similarity|feature[_-]extraction|embedding|rerank|text-ranking|fill-mask|^rm$|reward|regression|detection|segmentation|speech|audio|text-to-(?:image|video|audio)/i;

/** Is the student itself built on the family that the clause leaves out, or on something under the same license? */
function isOwnFamily(duty: LicenseDuty, view: View): boolean {
  const families = duty.term?.exceptFamilies ?? [];
  return view.duties.some(
    (other) =>
      other.reach === "derivative" &&
      other.arrival.reach === "derivative" &&
      ((other.kind === "license" && other.license.id === duty.license.id) || families.includes(other.arrival.node.model?.family.id ?? "")),
  );
}
