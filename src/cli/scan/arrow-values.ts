/** Which rows of an Arrow batch have a phrase, found in the bytes as they lie: values are told apart by their offsets, and those of lists by the offsets above them. */
import type { Batch } from "@uwdata/flechette";
import type { Scanner } from "../../rows/index.ts";

/** A batch whose numbers do not fit its buffers, or fit no other. */
export class DamagedBatch extends RangeError {}

/** Numbers of types (Schema.fbs; flechette's `Type`). */
const [binary, text, decimal, list, struct, fixedList, map] = [4, 5, 7, 12, 13, 16, 17];
const [largeBinary, largeText, largeList] = [19, 20, 21];
const [dictionary, textView] = [-1, 24];
const withBytes = new Set([binary, text, largeBinary, largeText]);
const withItems = new Set([list, map, largeList]);
/** A view of a text. */
const viewBytes = 16;
/** Types whose values are held by nothing but themselves. */
const isPlain = (type: number): boolean =>
  (type >= 1 && type <= 11 && !withBytes.has(type)) || type === 15 || type === 18 || type === decimal;

/** Does any value of this type hold text, at any depth? */
export function holdsText(batch: Batch<unknown>): boolean {
  const { typeId } = batch.type;
  if (typeId === dictionary) return dictionaryOf(batch).some(holdsText);
  return typeId === text || typeId === largeText || typeId === textView || (batch.children ?? []).some(holdsText);
}

/** Throws `DamagedBatch` where lengths or offsets lead outside of what there is: the decoder would believe them. */
export function checkBatch(batch: Batch<unknown>): void {
  const { length, type, children = [] } = batch;
  if (!Number.isSafeInteger(length) || length < 0) throw new DamagedBatch("a batch without a length");
  for (const child of children) checkBatch(child);
  if (withBytes.has(type.typeId)) checkOffsets(batch, batch.values.length);
  else if (withItems.has(type.typeId)) checkOffsets(batch, children[0]?.length ?? 0);
  else if (type.typeId === struct) {
    if (children.some((child) => child.length < length)) throw new DamagedBatch("a column that is too short");
  } else if (type.typeId === fixedList) {
    if (length * strideOf(batch) > (children[0]?.length ?? 0)) throw new DamagedBatch("lists that are too short");
  } else if (type.typeId === dictionary) dictionaryOf(batch).forEach(checkBatch);
  else if (type.typeId === textView) {
    if (batch.values.length < length * viewBytes) throw new DamagedBatch("views are missing");
  } else if (!isPlain(type.typeId)) throw new UnreadType(`type ${type.typeId}`);
}

/** A type that is not read: unions, runs, views of lists. */
export class UnreadType extends Error {}

function checkOffsets({ length, offsets }: Batch<unknown>, limit: number): void {
  if (length === 0) return;
  if (offsets.length <= length) throw new DamagedBatch("offsets are missing");
  let before = 0;
  for (let i = 0; i <= length; i++) {
    const offset = Number(offsets[i]);
    if (!(offset >= before)) throw new DamagedBatch("offsets that go back");
    before = offset;
  }
  if (before > limit) throw new DamagedBatch("offsets behind the end");
}

/** The rows of a checked batch with a phrase, in no order; `every` where one is there and its row is not known. */
export function rowsWithPhrases(batch: Batch<unknown>, scanner: Scanner): Set<number> | "every" {
  const rows = new Set<number>();
  const isKnown = search(batch, scanner, (row) => rows.add(row));
  return isKnown ? rows : "every";
}

/** Searches what is below a batch and tells the places within it; false where there is one whose place is not known. */
function search(batch: Batch<unknown>, scanner: Scanner, tell: (place: number) => void): boolean {
  const { type, length, children = [], offsets } = batch;
  const [first] = children;
  switch (type.typeId) {
    case text:
    case largeText:
      searchValues(batch, scanner, tell);
      return true;
    case struct:
      return children.every((child) => search(child, scanner, tell));
    case list:
    case map:
    case largeList:
      return !first || search(first, scanner, (place) => tellHolder(offsets, length, place, tell));
    case fixedList:
      return !first || search(first, scanner, (place) => tell(Math.floor(place / strideOf(batch))));
    case textView:
      return ![batch.values as Uint8Array, ...viewsOf(batch)].some((bytes) => hasPhrase(bytes, scanner));
    case dictionary:
      return dictionaryOf(batch).every((values) => {
        const found = rowsWithPhrases(values, scanner);
        return found !== "every" && found.size === 0;
      });
    default:
      return true;
  }
}

function searchValues({ values, offsets, length }: Batch<unknown>, scanner: Scanner, tell: (place: number) => void): void {
  if (length === 0) return;
  const bytes = values as Uint8Array;
  const end = Number(offsets[length]);
  const look = scanner.look(bytes, Number(offsets[0]), end);
  for (let found = look.next(Number(offsets[0])); found; ) {
    const place = holderOf(offsets, length, found.start);
    if (place === undefined) return;
    tell(place);
    found = look.next(Number(offsets[place + 1]));
  }
}

/** The last value that begins at a place or before it and is not empty; offsets grow. */
function holderOf(offsets: Batch<unknown>["offsets"], length: number, place: number): number | undefined {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(offsets[middle + 1]) <= place) low = middle + 1;
    else high = middle;
  }
  return low < length && Number(offsets[low]) <= place ? low : undefined;
}

/** Items that no list holds are nobody's. */
function tellHolder(offsets: Batch<unknown>["offsets"], length: number, place: number, tell: (place: number) => void): void {
  const holder = holderOf(offsets, length, place);
  if (holder !== undefined) tell(holder);
}

const hasPhrase = (bytes: Uint8Array, scanner: Scanner): boolean => scanner.look(bytes, 0, bytes.length).next(0) !== undefined;

/** What the decoder's types leave out. */
const strideOf = (batch: Batch<unknown>): number => (batch as Batch<unknown> & { readonly stride: number }).stride;
const viewsOf = (batch: Batch<unknown>): readonly Uint8Array[] => (batch as Batch<unknown> & { readonly data: readonly Uint8Array[] }).data;
const dictionaryOf = (batch: Batch<unknown>): readonly Batch<unknown>[] =>
  (batch as Batch<unknown> & { readonly dictionary?: { readonly data: readonly Batch<unknown>[] } }).dictionary?.data ?? [];
