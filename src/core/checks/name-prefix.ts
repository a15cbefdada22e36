/** The name of a derivative begins with, contains or does not lead with what the license says. The name is never a folder of output. */
import { type ClaimOf, claimsOf, type NameKind } from "../facts/claim.ts";
import { isNameLike, lastSegment } from "../facts/ref.ts";
import type { Fix } from "../fixes/fix.ts";
import type { Term } from "../knowledge/types.ts";
import type { LicenseDuty } from "../obligations/derive.ts";
import { type LicenseCheck, type Message, message, met, none, short, upstreamWords, type View } from "./check.ts";

const order: readonly NameKind[] = ["hub-id", "model-name", "heading"];

export const namePrefix: LicenseCheck = {
  id: "name-prefix",
  on: "license",
  evaluate(duty, view) {
    const rule = nameRule(duty.term);
    if (!rule) return none;
    const named = nameOf(view);
    const args = { license: duty.license.short, upstream: upstreamWords(duty), name: named?.text ?? "", prefix: rule.words };
    const cap = duty.firstHand ? {} : { cap: didNotMake(duty) ? ("hint" as const) : ("information" as const) };
    const base = { row: "contradiction" as const, item: message(rule.item, args), help: message("name-prefix.help"), ...cap };
    // A work that is only trained has no published name yet: publishing will ask for one.
    if (!named) return view.use.is === "train" ? short({ ...base, message: message(rule.message, args) }) : none;
    if (rule.holds(named.text)) return met(named.claim);
    const almost = compact(named.text).startsWith(compact(`meta ${rule.words}`));
    return short({
      ...base,
      ...(almost && { cap: "information" as const }),
      confidence: duty.confidence === "certain" ? named.claim.confidence : duty.confidence,
      at: named.claim.anchor,
      message: message(rule.message, args),
      fixes: rule.renamed ? [rename(named, rule.renamed(named.text))] : [],
      value: named.text,
    });
  },
};

/** Whoever quantizes a work repeats its bases; its name was given by whoever made it of them. */
function didNotMake({ arrival }: LicenseDuty): boolean {
  const [edge] = arrival.path;
  return edge?.inherited === true && edge.relation !== "trained-on" && edge.relation !== "distilled";
}

/** What a license says of names. */
export interface NameRule {
  readonly words: string;
  readonly message: "name-prefix.begins" | "name-prefix.contains" | "name-prefix.not-primary";
  readonly item: Message["key"];
  /** Does a name hold to it? */
  holds(name: string): boolean;
  /** A name that does; absent where a word must not lead. */
  renamed?(name: string): string;
}

/** The rule of a term, if it has one. */
export function nameRule(term: Term | undefined): NameRule | undefined {
  const { prefix, contains, notPrimary } = term ?? {};
  const hyphenated = (words: string, name: string): string => `${words.replace(/\s+/g, "-")}-${name}`;
  if (prefix !== undefined)
    return {
      words: prefix,
      message: "name-prefix.begins",
      item: "item.name-prefix",
      holds: (name) => compact(name).startsWith(compact(prefix)),
      renamed: (name) => hyphenated(prefix, name),
    };
  if (contains !== undefined)
    return {
      words: contains,
      message: "name-prefix.contains",
      item: "item.name-contains",
      holds: (name) => compact(name).includes(compact(contains)),
      renamed: (name) => hyphenated(contains, name),
    };
  if (notPrimary !== undefined)
    return {
      words: notPrimary,
      message: "name-prefix.not-primary",
      item: "item.name-not-primary",
      holds: (name) => !compact(name).startsWith(compact(notPrimary)),
    };
  return undefined;
}

interface Named {
  readonly text: string;
  /** Where the name is shown: the best file that says it. */
  readonly claim: ClaimOf<"named">;
  /** Every place that says it. */
  readonly places: readonly ClaimOf<"named">[];
}

/** Renames the work everywhere it is named. */
const rename = ({ text, places }: Named, to: string): Fix => ({
  title: message("fix.rename", { name: to }),
  safety: "review",
  edits: places.map(({ anchor, name }) => ({ kind: "replace", path: anchor.path, at: anchor.at, text: name.replace(text, to) })),
});

/** The published name: the hub id's last part, `model_name`, or the first heading of a card with front matter. */
function nameOf({ subject }: View): Named | undefined {
  const names = claimsOf(subject.claims, "named").flatMap((claim) => (order.includes(claim.as) ? [{ claim, text: plainName(claim) }] : []));
  const said = order.flatMap((kind) => names.filter(({ claim }) => claim.as === kind && (kind !== "heading" || isNameLike(claim.name))))[0];
  if (!said) return undefined;
  const places = names.filter(({ text }) => compact(text) === compact(said.text)).map(({ claim }) => claim);
  return { text: said.text, claim: places[0] ?? said.claim, places };
}

const plainName = ({ name, as }: ClaimOf<"named">): string =>
  lastSegment(as === "heading" ? name.replace(/^\W*(?:model card (?:for|of)\s+)?/i, "") : name);

/** Space, `-`, `_` and case are equal. */
const compact = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, "");
