/** The mark that the license orders was seen in the card or a document. It may stand on a website: at most a warning. */
import { claimsOf } from "../facts/claim.ts";
import { cardOf, debated, type LicenseCheck, materialRow, message, met, none, short, upstreamWords, type View } from "./check.ts";

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
    const written = first.replace("{name}", hasName(view) ? view.subject.name : "<name>");
    const args = {
      license: duty.license.short,
      subject: view.subject.name,
      upstream: upstreamWords(duty),
      mark: [written, ...marks.slice(1)].join('" / "'),
    };
    const soft = duty.term?.ordered;
    return short({
      row: soft ? "minor" : materialRow(duty),
      cap: soft ? "hint" : "warning",
      ...debated(duty),
      ...(!soft && { item: message("item.display-attribution", args) }),
      message: message(soft ? `display-attribution.${soft}` : "display-attribution.missing", args),
      help: message("display-attribution.help", args),
      fixes: card
        ? [
            {
              title: message("fix.mark", { mark: written }),
              safety: "safe",
              edits: [{ kind: "under-title", path: card.anchor.path, text: written }],
            },
          ]
        : [],
      value: first,
    });
  },
};

/** Does anything name the work? A training config alone gives it the name of its file. */
const hasName = ({ subject }: View): boolean => claimsOf(subject.claims, "named").some(({ as }) => as !== "file" && as !== "output");
