/** The catalog of phrases made ready for finding: every spelling as bytes, plain and as Python's `json.dumps` escapes it. */
import type { Identity, IdentityPhrase, PhraseKind } from "../core/knowledge/types.ts";
import type { Anchors } from "./anchors.ts";
import { writerFields } from "./writers.ts";

/** Fewest bytes of a phrase: the length of the shortest sets how far the scanner may skip. */
export const leastBytes = 10;

/** What a hit rests on: a phrase, or a field that names the model that wrote the answer. */
export type HitKind = PhraseKind | "field";

/** One spelling of a phrase, or of what stands before a field's value. */
export interface Spelling {
  /** Nobody's, where a field is only the place to look at. */
  readonly identity: Pick<Identity, "id">;
  readonly phrase: Pick<IdentityPhrase, "id" | "match"> & { readonly kind: HitKind };
  /** In lower case as far as ASCII goes: case does not count. */
  readonly bytes: Uint8Array;
  /** As a JSON writer escapes it, or a field: found in bytes of a file, never in text. */
  readonly isEscaped: boolean;
}

const encoder = new TextEncoder();

/** All spellings of all phrases, ready for finding, and whose they are. */
export interface Catalog {
  readonly identities: readonly Identity[];
  readonly spellings: readonly Spelling[];
  /** Where the rarest window of each spelling ends, where that is known. */
  readonly windows?: Uint16Array;
  /** Chosen for what will be read. */
  readonly anchors?: Anchors;
}

/** Every phrase in every spelling: names, optional spaces and apostrophes written out, and what is a byte or two too short padded with what follows a name. */
export function createCatalog(identities: readonly Identity[]): Catalog {
  const catalog: Spelling[] = [...fieldSpellings(identities)];
  for (const identity of identities)
    for (const phrase of identity.phrases)
      for (const text of new Set(phrase.texts.flatMap((written) => spellingsOf(written, identity)))) {
        catalog.push({ identity, phrase, bytes: lowered(text), isEscaped: false });
        for (const twin of escapedTwins(text)) catalog.push({ identity, phrase, bytes: lowered(twin), isEscaped: true });
      }
  return { identities, spellings: catalog };
}

/** A field with a model's name: what follows the spelling is its value. */
export const modelField = "model-field";
/** An id that an interface gives. */
export const apiId = "api-id";

/** Where rows of JSON name a model, as writers of JSON space it, and ids of interfaces wherever they stand. */
function fieldSpellings(identities: readonly Identity[]): Spelling[] {
  const names = identities.some(({ models }) => models.length > 0) ? writerFields : [];
  const before = names.flatMap((name) => [`"${name}":"`, `"${name}": "`, `"${name}" : "`]);
  return [
    ...before.flatMap(lengthened).map((text) => spellingOf(modelField, text)),
    ...identities.flatMap((identity) => identity.ids.flatMap(lengthened).map((text) => spellingOf(apiId, text))),
  ];
}

const spellingOf = (id: string, text: string): Spelling => fieldOf(id, lowered(text));

/** What stands before a field's value, as a spelling. */
export const fieldOf = (id: string, bytes: Uint8Array): Spelling => ({
  identity: { id },
  phrase: { id, kind: "field", match: [] },
  bytes,
  isEscaped: true,
});

/** With what may follow, where the text alone is a byte too short. */
const lengthened = (text: string): string[] => (text.length < leastBytes ? [...nameCharacters].map((char) => text + char) : [text]);
const nameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789";

const lowered = (text: string): Uint8Array => encoder.encode(text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));

/** Every spelling of a written phrase, none shorter than `leastBytes`. Exported for the lint of the rules. */
export const spellingsOf = (written: string, { names, makers }: Pick<Identity, "names" | "makers">): string[] =>
  named(written, names, makers).flatMap(spaced).flatMap(quoted).flatMap(padded);

function named(text: string, names: readonly string[], makers: readonly string[]): string[] {
  if (text.includes("{name}")) return names.map((name) => text.replaceAll("{name}", name));
  if (text.includes("{maker}")) return makers.map((maker) => text.replaceAll("{maker}", maker));
  return [text];
}

/** Chinese characters of the basic plane, as a class: properties of Unicode take long to prepare. */
const han = "[\u3400-\u4dbf\u4e00-\u9fff]";
const betweenHan = new RegExp(`(?<=${han}) (?=${han})`, "g");
const besideHan = new RegExp(`(?<=${han}) | (?=${han})`);

/** A space between Chinese and Latin letters is a matter of taste, between two Chinese ones it comes from filling in a name. */
function spaced(text: string): string[] {
  const [before, ...after] = text.replace(betweenHan, "").split(besideHan);
  return after.reduce((texts, part) => texts.flatMap((one) => [`${one} ${part}`, one + part]), [before ?? ""]);
}

const quoted = (text: string): string[] => (text.includes("'") ? [text, text.replaceAll("'", "’")] : [text]);

/** What may follow a name where the phrase alone is too short. */
const followers = [" ", ",", ".", "!"];

const padded = (text: string): string[] =>
  text.length < leastBytes && encoder.encode(text).length === leastBytes - 1 ? followers.map((follower) => text + follower) : [text];

/** As JSON writers that keep to ASCII write it, and those that escape apostrophes too, for pages. */
function escapedTwins(text: string): string[] {
  const twin = text.replace(beyondAscii, escapeOf);
  if (!text.includes("'")) return twin === text ? [] : [twin];
  const other = twin.replaceAll("'", escapeOf);
  return twin === text ? [other] : [twin, other];
}

const beyondAscii = /[\u0080-\uffff]/g;
const escapes = new Map<string, string>();

/** Remembered: the same few hundred characters stand in thousands of phrases. */
function escapeOf(unit: string): string {
  const known = escapes.get(unit);
  if (known !== undefined) return known;
  const escaped = `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  escapes.set(unit, escaped);
  return escaped;
}
