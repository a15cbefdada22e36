/** The notice line that the license orders stands in a notice file (name in any case and extension). */
import { phraseKey } from "../facts/lexicon.ts";
import { join } from "../text/path.ts";
import { debated, type LicenseCheck, materialRow, message, met, none, short, upstreamWords } from "./check.ts";

export const includeNotice: LicenseCheck = {
  id: "include-notice",
  on: "license",
  evaluate(duty, view) {
    const [line, ...others] = duty.term?.notice ?? [];
    if (line === undefined) return none;
    for (const accepted of [line, ...others]) {
      const found = view.shipped.phrase(view.subject, accepted, duty.term?.anyFile ? "mark" : "notice");
      if (found) return met(found);
    }
    const file = view.shipped.notices(view.subject)[0]?.anchor.path ?? join(view.subject.folder, "NOTICE");
    const args = { license: duty.license.short, subject: view.subject.name, upstream: upstreamWords(duty), line };
    return short({
      row: materialRow(duty),
      ...debated(duty),
      item: message("item.include-notice"),
      message: message("include-notice.missing", args),
      help: message("include-notice.help", args),
      fixes: file ? [{ title: message("fix.notice", args), safety: "safe", edits: [{ kind: "add-text", path: file, text: line }] }] : [],
      value: phraseKey(line).trim(),
    });
  },
};
