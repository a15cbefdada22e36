/**
 * Copyright, attribution and other notices of the upstream are kept. A file shows that they are where a license or notice file carries a
 * copyright line of the maker; whether there were others to keep, no file here can show: that is asked.
 */
import type { LicenseDuty } from "../obligations/derive.ts";
import { confirm, type LicenseCheck, met, upstreamLabel } from "./check.ts";

export const retainCopyright: LicenseCheck = {
  id: "retain-copyright",
  on: "license",
  evaluate(duty, view) {
    const makers = makersOf(duty);
    const kept = [...view.shipped.notices(view.subject), ...view.shipped.files(view.subject, "license")].find(({ holders }) =>
      holders?.some((holder) => makers.some((maker) => key(holder).includes(maker))),
    );
    if (kept) return met(kept);
    return confirm("to-confirm", { license: duty.license.short, upstream: upstreamLabel(duty), summary: duty.clause.summary });
  },
};

/** Comparison form: `Mistral AI` and `mistralai` are one. */
const key = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
/** Shorter names stand in too many others. */
const minLength = 3;

/** The names of whoever made the upstream, as the rules know them, and the owner of its id. */
function makersOf({ arrival, license }: LicenseDuty): string[] {
  const { model, label } = arrival.node;
  const owner = /^([\w.-]+)\/[\w.-]+$/.exec(label)?.[1];
  const names = [
    ...(model ? [...model.family.owners, ...model.family.developer.split(/\s*[/,(（]\s*/)] : []),
    // A maker's own license: its licensor made the work.
    ...(license.owners.length > 0 ? [license.licensor] : []),
    ...(owner ? [owner] : []),
  ];
  return [...new Set(names.map(key))].filter((name) => name.length >= minLength);
}
