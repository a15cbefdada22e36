/** A copy of the agreement travels with the work. A tag, a link or `license_link` is no copy. */
import type { ClaimOf } from "../facts/claim.ts";
import type { Fix } from "../fixes/fix.ts";
import type { Recognized } from "../knowledge/license-text.ts";
import type { LicenseDuty } from "../obligations/derive.ts";
import { join } from "../text/path.ts";
import { placeOfWords } from "../text/word-run.ts";
import { debated, type LicenseCheck, materialRow, message, met, short, upstreamWords, type View } from "./check.ts";

interface Read {
  readonly claim: ClaimOf<"ships">;
  readonly text: Recognized | undefined;
}

export const includeLicenseCopy: LicenseCheck = {
  id: "include-license-copy",
  on: "license",
  evaluate(duty, view) {
    const files = view.shipped
      .files(view.subject, "license")
      .map((claim) => ({ claim, text: view.knowledge.recognizer.recognize(claim.profile) }));
    const same = files.filter(({ text }) => text && view.knowledge.isTextOf(text.license, duty.license));
    const whole = same.find(({ text }) => text?.kind === "exact" || text?.kind === "contained");
    if (whole) return met(whole.claim);
    const changed = same[0];
    if (changed) return alteredCopy(duty, changed, view);
    return promptOnly(duty, view) ?? noCopy(duty, view, files);
  },
};

/** Passages of an edited text that are shown: the first tell what happened. */
const maxPassages = 10;

function alteredCopy(duty: LicenseDuty, { claim, text }: Read, view: View): ReturnType<LicenseCheck["evaluate"]> {
  const args = { license: duty.license.short, file: claim.anchor.path };
  const changed = text?.kind === "edited" ? view.knowledge.recognizer.departures(claim.profile, text) : [];
  return short({
    row: "contradiction",
    cap: "warning",
    at: claim.anchor,
    message: message(text?.kind === "cut-off" ? "include-license-copy.cut-off" : "include-license-copy.edited", args),
    help: message("include-license-copy.edited.help", args),
    related: changed.slice(0, maxPassages).map((run) => ({
      anchor: { path: claim.anchor.path, at: placeOfWords(run) },
      message: message("related.passage", args),
    })),
    value: claim.anchor.path,
  });
}

/** Whoever uploads to the Hub often repeats the agreement in the card's access prompt: it is shown there, and does not travel with the files. */
function promptOnly(duty: LicenseDuty, view: View): ReturnType<LicenseCheck["evaluate"]> | undefined {
  const prompt = view.shipped.files(view.subject, "access-prompt").find(({ anchor, profile }) => {
    const read = view.subject.files.includes(anchor.path) ? view.knowledge.recognizer.recognize(profile) : undefined;
    return read && view.knowledge.isTextOf(read.license, duty.license);
  });
  if (!prompt) return undefined;
  const args = { license: duty.license.short, subject: view.subject.name };
  return short({
    row: materialRow(duty),
    cap: "information",
    item: message("item.include-license-copy"),
    message: message("include-license-copy.prompt", args),
    help: message("include-license-copy.help", args),
    related: [{ anchor: prompt.anchor, message: message("related.other-license", { license: duty.license.short }) }],
    fixes: copyFix(duty, view),
  });
}

function noCopy(duty: LicenseDuty, view: View, files: readonly Read[]): ReturnType<LicenseCheck["evaluate"]> {
  const other = files.find(({ text }) => text && view.knowledge.licenses.get(text.license)?.licensor === duty.license.licensor);
  const args = { license: duty.license.short, subject: view.subject.name, upstream: upstreamWords(duty) };
  const otherName = other?.text && view.knowledge.licenses.get(other.text.license)?.short;
  return short({
    row: materialRow(duty),
    ...debated(duty),
    item: message("item.include-license-copy"),
    message: otherName
      ? message("include-license-copy.other-version", { ...args, other: otherName })
      : message("include-license-copy.missing", args),
    help: message("include-license-copy.help", args),
    related: other ? [{ anchor: other.claim.anchor, message: message("related.other-license", { license: otherName ?? "" }) }] : [],
    fixes: copyFix(duty, view),
  });
}

function copyFix(duty: LicenseDuty, view: View): readonly Fix[] {
  const { text } = duty.license;
  const path = text && join(view.subject.folder, text.fileName);
  if (!path) return [];
  return [
    {
      title: message("fix.license-copy", { license: duty.license.short }),
      safety: "safe",
      edits: [{ kind: "add-license", path, license: duty.license.id }],
    },
  ];
}
