/** The waivers of `model-terms.yaml`. One that is not complete, or says something that has no meaning, silences nothing. */
import { checks } from "../checks/index.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Waiver } from "../settings.ts";
import type { Mapping, Scalar } from "../syntax/node.ts";
import type { Range } from "../text/range.ts";
import { entryKeys } from "./settings-shape.ts";
import type { Sheet } from "./sheet.ts";

/** A waiver, and the words of its end, where notes on it are shown. */
export interface ReadWaiver {
  readonly is: Waiver;
  readonly range: Range;
}

/** Is it the id of a check? */
export const isCheck = (text: string): boolean => checks.some(({ id }) => id === text);

/** Is it a day of the calendar, `YYYY-MM-DD`? */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** Reads one entry of `waivers`. */
export function readWaiver(item: Mapping, sheet: Sheet, knowledge: Knowledge): ReadWaiver | undefined {
  const mistakes = sheet.problems.length;
  const hasUnknownKey = item.entries.some(({ key }) => !entryKeys.waivers.some((known) => known === key.text));
  const check = sheet.needed(item, "check");
  if (check && !isCheck(check.text)) sheet.say(check.range, "policy.unknown-check", { value: check.text });
  const reason = sheet.needed(item, "reason");
  const owner = sheet.needed(item, "owner");
  const expires = sheet.needed(item, "expires");
  if (expires && !isDay(expires.text)) sheet.say(expires.range, "policy.no-day", { value: expires.text });
  const scope = scopeOf(item, sheet, knowledge);
  if (!check || !reason || !owner || !expires || hasUnknownKey || sheet.problems.length > mistakes) return undefined;
  return {
    is: { folder: sheet.own, check: check.text, ...scope, reason: reason.text, owner: owner.text, expires: expires.text },
    range: expires.range,
  };
}

/** What narrows a waiver. A scope that is there without a value may not widen it: that is a mistake. */
function scopeOf(item: Mapping, sheet: Sheet, knowledge: Knowledge): Partial<Waiver> {
  const said = (key: (typeof entryKeys.waivers)[number]): Scalar | undefined => {
    const entry = item.entries.find((one) => one.key.text === key);
    const found = sheet.text(item, key);
    if (entry && found === undefined) sheet.say(entry.key.range, "policy.no-text", { key });
    return found ?? undefined;
  };
  const license = said("license");
  if (license && !knowledge.licenses.has(license.text)) sheet.say(license.range, "policy.unknown-license", { value: license.text });
  const upstream = said("upstream");
  const path = said("path");
  const subject = said("subject");
  const finding = said("finding");
  if (finding && !/^[0-9a-f]{16}$/.test(finding.text)) sheet.say(finding.range, "policy.no-fingerprint", { value: finding.text });
  const place = path && sheet.place(path);
  return {
    ...(license && { license: license.text }),
    ...(upstream && { upstream: upstream.text }),
    ...(place !== undefined && { path: place }),
    ...(subject && { subject: subject.text }),
    ...(finding && { finding: finding.text }),
  };
}
