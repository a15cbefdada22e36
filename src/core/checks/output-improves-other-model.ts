/** Output (or the weights) of a model used to improve another model, where its license keeps them for its own family. */
import type { LicenseDuty } from "../obligations/derive.ts";
import { type LicenseCheck, message, none, short, upstreamLabel, type View } from "./check.ts";

export const outputImprovesOtherModel: LicenseCheck = {
  id: "output-improves-other-model",
  on: "license",
  evaluate(duty, view) {
    if (view.subject.artifact === "dataset" || isOwnFamily(duty, view)) return none;
    const args = {
      license: duty.license.short,
      upstream: upstreamLabel(duty),
      subject: view.subject.name,
      via: duty.arrival.path[0]?.to.label ?? "",
    };
    return short({
      row: duty.firstHand ? "output-first-hand" : "output-second-hand",
      cap: "warning",
      message: message(
        duty.arrival.node.kind === "dataset" ? "output-improves-other-model.data" : "output-improves-other-model.found",
        args,
      ),
      help: message("output-improves-other-model.help", args),
      value: duty.license.id,
    });
  },
};

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
