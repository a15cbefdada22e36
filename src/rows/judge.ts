/** One row to its hits: the answers in it, the phrases in them, and whether they speak of the assistant. */
import { answersOf } from "./answers.ts";
import { apiId, type HitKind, modelField } from "./catalog.ts";
import type { PhrasePlace } from "./line-of.ts";
import type { PhraseSearch } from "./phrase-search.ts";
import { speaksOfItself } from "./sentence.ts";
import type { WriterField, Writers } from "./writers.ts";

/** A phrase that an assistant says of itself, or a field that names the model that wrote the answer. */
export interface Hit {
  /** Ids of the identity and of its phrase. */
  readonly identity: string;
  readonly phrase: string;
  readonly kind: HitKind;
  /** The phrase with the words around it, on one line. */
  readonly excerpt: string;
}

/** What a row says. `known` is false where no column was recognized as an answer. */
export interface Judged {
  readonly hits: readonly Hit[];
  /** Where each hit stands. */
  readonly places: ReadonlyMap<Hit, PhrasePlace>;
  readonly known: boolean;
}

/** Judges rows and single answers. */
export interface Judge {
  row(row: unknown): Judged;
  answer(text: string): readonly (readonly [Hit, PhrasePlace])[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Makes a judge of phrases that can be searched, and of fields. */
export function createJudge(search: PhraseSearch, writers: Writers): Judge {
  function answer(text: string): readonly (readonly [Hit, PhrasePlace])[] {
    const bytes = encoder.encode(text);
    const hits = new Map<string, readonly [Hit, PhrasePlace]>();
    for (const { spelling, start, end } of search.all(bytes, 0, bytes.length)) {
      // A text that is read has no escapes any more.
      const { identity, phrase, isEscaped } = spelling;
      if (isEscaped || phrase.kind === "field") continue;
      const key = `${identity.id}/${phrase.id}`;
      if (hits.has(key)) continue;
      const from = decoder.decode(bytes.subarray(0, start)).length;
      const to = from + decoder.decode(bytes.subarray(start, end)).length;
      if (!speaksOfItself(phrase.kind, text, from, to)) continue;
      const { id, kind } = phrase;
      const hit = { identity: identity.id, phrase: id, kind, excerpt: excerptOf(text, from, to) };
      hits.set(key, [hit, { answer: text, from }]);
    }
    return [...hits.values()];
  }
  return {
    answer,
    row(row) {
      const { texts, known } = answersOf(row);
      const found = [...texts.flatMap(answer), ...writers.of(row).map(named)];
      const hits = new Map(found.map((one) => [`${one[0].identity}/${one[0].phrase}`, one]));
      const places = new Map(hits.values());
      return { hits: [...places.keys()], places, known };
    },
  };
}

/** A field as a hit; an id tells no more than a style does. */
const named = ({ identity, key, value, isId }: WriterField): readonly [Hit, PhrasePlace] => [
  { identity, phrase: isId ? apiId : modelField, kind: isId ? "style" : "field", excerpt: `${key}: ${value}` },
  { answer: value, from: 0, key },
];

/** So much is shown on either side, in UTF-16 units. */
const around = 60;

function excerptOf(text: string, from: number, to: number): string {
  const start = Math.max(0, from - around);
  const end = Math.min(text.length, to + around);
  const words = text
    .slice(start, end)
    .replace(/\s+/g, " ")
    .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
  return `${start > 0 ? "…" : ""}${words.trim()}${end < text.length ? "…" : ""}`;
}
