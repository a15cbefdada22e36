/** What `non-commercial` and `research-only` share: the label of a work against the uses that its upstream allows. */
import type { LicenseDuty } from "../obligations/derive.ts";
import { nearest } from "../settings.ts";
import {
  confirm,
  debated,
  labelCap,
  message,
  met,
  none,
  type Row,
  short,
  trainedWork,
  upstreamWords,
  type Verdict,
  type View,
} from "./check.ts";

/** Judges one restriction: short where the label allows commercial use, or where a training config has no label yet. */
export function restrictedUse(id: "non-commercial" | "research-only", duty: LicenseDuty, view: View): Verdict {
  const { declared, settings, subject, use } = view;
  const commercial = nearest(settings.commercial, subject.folder)?.is;
  const wider = declared.filter(({ license }) => license?.commercial === "yes");
  const args = {
    license: duty.license.short,
    upstream: upstreamWords(duty),
    subject: trainedWork(duty, view),
    label: declared.map(({ shown }) => shown).join(", "),
  };
  const unlabelled = declared.length === 0 && use.is === "train";
  if (wider.length === 0 && commercial !== true && !unlabelled) {
    const narrow = declared.find(({ license }) => license?.commercial === "no");
    if (narrow) return met(narrow.claim);
    return declared.length > 0 ? confirm(`${id}.unknown-label`, args) : none;
  }
  // What the repository does with the work is no answer to a label that lets others do more.
  if (wider.length === 0 && commercial === false) return none;
  const about = duty.reach === "data" ? "data" : duty.reach === "output" ? "output" : "base";
  const shape = wider.length > 0 ? "label" : "use";
  return short({
    row: rowOf(duty),
    ...labelCap(view),
    ...debated(duty),
    item: message(`item.${id}`),
    message: message(`${id}.${about}-${shape}`, args),
    help: message(`${id}.help`, args),
    related: wider.map(({ claim }) => ({ anchor: claim.anchor, message: message("related.declared-license", { license: claim.value }) })),
    value: args.label,
  });
}

function rowOf({ reach, arrival }: LicenseDuty): Row {
  if (reach !== "data" && reach !== "output") return "restricted-base";
  return arrival.node.dataset?.modelsRestricted ? "restricted-data-stated" : "restricted-data";
}
