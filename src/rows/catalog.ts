/** The catalog of phrases made ready for finding: every spelling as bytes, plain and as Python's `json.dumps` escapes it. */
import type { Identity, IdentityPhrase } from "../core/knowledge/types.ts";

/** Fewest bytes of a phrase: the length of the shortest sets how far the scanner may skip. */
export const leastBytes = 10;

/** One spelling of a phrase. */
export interface Spelling {
  readonly identity: Identity;
  readonly phrase: IdentityPhrase;
  readonly bytes: Uint8Array;
}

/** All spellings, for text as it is read (`plain`) and for bytes of a file, where Chinese may be escaped (`all`). */
export interface Catalog {
  readonly plain: readonly Spelling[];
  readonly all: readonly Spelling[];
}

const encoder = new TextEncoder();

/** Writes out names, optional spaces and apostrophes of every phrase, and pads what is a byte or two too short with what follows a name. */
export function createCatalog(identities: readonly Identity[]): Catalog {
  const plain: Spelling[] = [];
  const escaped: Spelling[] = [];
  for (const identity of identities)
    for (const phrase of identity.phrases)
      for (const text of new Set(phrase.texts.flatMap((written) => spellingsOf(written, identity)))) {
        plain.push({ identity, phrase, bytes: encoder.encode(text) });
        for (const twin of escapedTwins(text)) escaped.push({ identity, phrase, bytes: encoder.encode(twin) });
      }
  return { plain, all: [...plain, ...escaped] };
}

/** Every spelling of a written phrase, none shorter than `leastBytes`. Exported for the lint of the rules. */
export const spellingsOf = (written: string, { names, makers }: Pick<Identity, "names" | "makers">): string[] =>
  named(written, names, makers).flatMap(spaced).flatMap(quoted).flatMap(padded);

function named(text: string, names: readonly string[], makers: readonly string[]): string[] {
  if (text.includes("{name}")) return names.map((name) => text.replaceAll("{name}", name));
  if (text.includes("{maker}")) return makers.map((maker) => text.replaceAll("{maker}", maker));
  return [text];
}

/** A space between Chinese and Latin letters is a matter of taste, between two Chinese ones it comes from filling in a name. */
function spaced(text: string): string[] {
  const close = text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
  const border = /(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu;
  return [...close.matchAll(border)].reduceRight(
    (texts, { index }) => texts.flatMap((one) => [one, one.slice(0, index) + one.slice(index + 1)]),
    [close],
  );
}

const quoted = (text: string): string[] => (text.includes("'") ? [text, text.replaceAll("'", "’")] : [text]);

/** What may follow a name where the phrase alone is too short. */
const followers = [" ", ",", ".", "!"];

const padded = (text: string): string[] =>
  encoder.encode(text).length === leastBytes - 1 ? followers.map((follower) => text + follower) : [text];

/** As JSON writers that keep to ASCII write it, and those that escape apostrophes too, for pages. */
const escapedTwins = (text: string): string[] =>
  [/[\u0080-\uffff]/g, /['\u0080-\uffff]/g]
    .map((units) => text.replace(units, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`))
    .filter((twin, i, twins) => twin !== text && twins.indexOf(twin) === i);
