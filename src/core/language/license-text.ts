/** A license as a hover shows it. */
import type { License } from "../knowledge/types.ts";
import { checkSummary } from "../messages/messages.ts";
import { licenseLine, readLine, say } from "./describe.ts";
import { maxLines } from "./duties.ts";
import { link, paragraphs, words } from "./markup.ts";
import type { Reading } from "./reading.ts";

/** A license with its clauses in plain words. */
export function licenseText(license: License, reading: Reading): string {
  const rows = license.terms.map(
    ({ id, clause }) =>
      `- ${link(words(checkSummary(id, reading.locale)), reading.pageOf({ check: id, license: license.id }))} · ${words(clause.section)}`,
  );
  return paragraphs(
    licenseLine(license, reading),
    rows.length === 0 ? "" : `**${say("hover.asks", reading)}**\n${rows.slice(0, maxLines).join("\n")}`,
    `${say("hover.evidence", reading)} ${readLine(license.short, license, reading)}`,
  );
}
