/** A catalog as other threads get it: what takes long to prepare is prepared once, and goes over as a few arrays. */
import type { Identity } from "../core/knowledge/types.ts";
import { type Anchors, createAnchorChooser } from "./anchors.ts";
import { apiId, type Catalog, fieldOf, modelField, type Spelling } from "./catalog.ts";
import { rarestWindow } from "./windows.ts";

/** All spellings by their places. */
export interface PackedCatalog {
  /** Their bytes, one after the other, and where each ends. */
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  /** For each its identity and the phrase of it, by their places, and whether it is escaped. */
  readonly owners: Uint16Array;
  readonly phrases: Uint16Array;
  readonly isEscaped: Uint8Array;
  readonly windows: Uint16Array;
  readonly anchors?: Anchors;
}

/** What stands for no identity. */
const nobody = 0xffff;
const fields = [modelField, apiId];

/** Prepares a catalog; with a sample of what will be read, for that too. */
export function prepared(catalog: Catalog, sample?: Uint8Array): Catalog {
  const { spellings } = catalog;
  return {
    ...catalog,
    windows: Uint16Array.from(spellings, ({ bytes }) => rarestWindow(bytes)),
    ...(sample && { anchors: createAnchorChooser(spellings.map(({ bytes }) => bytes))(sample) }),
  };
}

/** Packs a prepared catalog. */
export function packCatalog({ identities, spellings, windows, anchors }: Catalog): PackedCatalog {
  const ends = new Uint32Array(spellings.length);
  let size = 0;
  for (const [i, { bytes }] of spellings.entries()) {
    size += bytes.length;
    ends[i] = size;
  }
  const bytes = new Uint8Array(size);
  for (const [i, spelling] of spellings.entries()) bytes.set(spelling.bytes, (ends[i] as number) - spelling.bytes.length);
  const places = new Map(identities.map(({ id }, i) => [id, i]));
  const phrases = identities.map((identity) => new Map(identity.phrases.map(({ id }, i) => [id, i])));
  const ownerOf = ({ identity, phrase }: Spelling): number => (phrase.kind === "field" ? nobody : (places.get(identity.id) ?? nobody));
  return {
    bytes,
    ends,
    owners: Uint16Array.from(spellings, ownerOf),
    phrases: Uint16Array.from(spellings, (one) => phrases[ownerOf(one)]?.get(one.phrase.id) ?? fields.indexOf(one.phrase.id)),
    isEscaped: Uint8Array.from(spellings, ({ isEscaped }) => (isEscaped ? 1 : 0)),
    windows: windows ?? Uint16Array.from(spellings, ({ bytes: one }) => rarestWindow(one)),
    ...(anchors && { anchors }),
  };
}

/** Unpacks what was packed of the catalog of these identities. */
export function unpackCatalog(packed: PackedCatalog, identities: readonly Identity[]): Catalog {
  const { ends, owners, phrases, isEscaped, windows, anchors } = packed;
  const spellings = Array.from(ends, (end, i): Spelling => {
    const bytes = packed.bytes.subarray(i === 0 ? 0 : ends[i - 1], end);
    const place = phrases[i] as number;
    const identity = identities[owners[i] as number];
    const phrase = identity?.phrases[place];
    return identity && phrase ? { identity, phrase, bytes, isEscaped: isEscaped[i] === 1 } : fieldOf(fields[place] ?? modelField, bytes);
  });
  return { identities, spellings, windows, ...(anchors && { anchors }) };
}
