/** Use restrictions that must flow down are passed on: by the same license, or by its text beside the work. */
import { type LicenseCheck, materialRow, message, met, short, upstreamWords } from "./check.ts";

export const passThroughTerms: LicenseCheck = {
  id: "pass-through-terms",
  on: "license",
  evaluate(duty, view) {
    const same = view.declared.find(
      ({ license }) => license && (license.id === duty.license.id || duty.license.derivatives?.labels?.includes(license.id)),
    );
    if (same) return met(same.claim);
    const text = view.shipped
      .files(view.subject, "license")
      .find(({ profile }) => view.knowledge.recognizer.recognize(profile)?.license === duty.license.id);
    if (text) return met(text);
    const args = { license: duty.license.short, upstream: upstreamWords(duty), subject: view.subject.name };
    return short({
      row: materialRow(duty),
      item: message("item.pass-through-terms"),
      message: message("pass-through-terms.missing", args),
      help: message("pass-through-terms.help", args),
    });
  },
};
