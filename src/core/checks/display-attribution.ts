/** The mark that the license orders was seen in the card or a document. It may stand on a website: at most a warning. */
import { cardOf, debatedCap, type LicenseCheck, materialRow, message, met, none, short, upstreamLabel } from "./check.ts";

export const displayAttribution: LicenseCheck = {
  id: "display-attribution",
  on: "license",
  evaluate(duty, view) {
    const marks = duty.term?.marks ?? [];
    const [first] = marks;
    if (first === undefined) return none;
    for (const mark of marks) {
      const found = view.shipped.phrase(view.subject, mark, "mark");
      if (found) return met(found);
    }
    const card = cardOf(view.subject);
    const args = { license: duty.license.short, subject: view.subject.name, upstream: upstreamLabel(duty), mark: marks.join('" / "') };
    return short({
      row: duty.term?.encouraged ? "minor" : materialRow(duty),
      cap: duty.term?.encouraged ? "hint" : "warning",
      ...debatedCap(duty),
      ...(!duty.term?.encouraged && { item: message("item.display-attribution", args) }),
      message: message(duty.term?.encouraged ? "display-attribution.encouraged" : "display-attribution.missing", args),
      help: message("display-attribution.help", args),
      fixes: card
        ? [
            {
              title: message("fix.mark", { mark: first }),
              safety: "safe",
              edits: [{ kind: "under-title", path: card.anchor.path, text: first }],
            },
          ]
        : [],
      value: first,
    });
  },
};
