/**
 * The fast way of finding phrases: a sweep over all bytes in WebAssembly, 16 at a time, for anchors of which every phrase has one;
 * around them the skipping search decides. So it finds what that search alone would find. Hosts without SIMD search without it.
 */
import { type Anchors, createAnchorChooser, sampleSize } from "./anchors.ts";
import type { Spelling } from "./catalog.ts";
import { startModule } from "./kernel.ts";
import { countLines } from "./lines.ts";
import type { PhraseSearch } from "./phrase-search.ts";
import { createSearchingScanner, type Look, plain, type Scanner } from "./scanner.ts";
import { sweepCode } from "./sweep-code.ts";

/** Choosing anchors takes as long as searching so much without them. */
export const worthwhileFrom = 1 << 23;
/** Anchors are chosen anew where more than one in so many bytes seems to begin one, but not again within `worthwhileFrom`. */
const tooCommon = 256;
/** Places in the memory of `sweep.wat`. */
const [linesAt, hashesAt, foundAt, blockAt, roomAt] = [128, 16_384, 65_536, 327_680, 458_752];
const block = 1 << 16;
/** Bytes of a step; what is left at the end is no whole step and looked at without one. */
const step = 16;
/** Bytes behind a block that an anchor beginning in it may have. */
const overlap = 3;
const roomSize = 1 << 20;

/** A sweep before the search; the search alone where the host cannot run it, and for the first `from` bytes unless anchors are known. */
export function createSweepingScanner(
  spellings: readonly Spelling[],
  search: PhraseSearch,
  from = worthwhileFrom,
  anchors?: Anchors,
): Scanner {
  const searching = createSearchingScanner(search);
  const started = startModule<Exports>(sweepCode);
  if (!started) return searching;
  const kernel = kernelOf(started);
  const reach = spellings.reduce((most, { bytes }) => Math.max(most, bytes.length), 0) + step;
  let isLent = false;
  let choose: ReturnType<typeof createAnchorChooser> | undefined;
  let untuned = from;
  let isTuned = anchors !== undefined;
  if (anchors) kernel.tune(anchors);
  return {
    lend() {
      if (isLent) return undefined;
      isLent = true;
      return {
        bytes: kernel.room,
        back() {
          isLent = false;
        },
      };
    },
    look(bytes, start, end) {
      untuned -= end - start;
      if (!isTuned && untuned > 0) return searching.look(bytes, start, end);
      if (!isTuned) {
        choose ??= createAnchorChooser(spellings.map((spelling) => spelling.bytes));
        kernel.tune(choose(bytes.subarray(start, Math.min(end, start + sampleSize))));
        [isTuned, untuned] = [true, worthwhileFrom];
      }
      const swept = kernel.run(bytes, start, end);
      if (swept.places.length > (end - start) / tooCommon && untuned < 0) isTuned = false;
      return around(swept, bytes, start, end, reach, search);
    },
  };
}

/** Searches only around the places that a sweep from `start` to `end` found. */
function around({ places, lines }: Swept, given: Uint8Array, start: number, end: number, reach: number, search: PhraseSearch): Look {
  const bytes = plain(given);
  let index = 0;
  /** No phrase that begins where is still asked for ends before here. */
  let done = start;
  return {
    next(asked) {
      for (; index < places.length; index++) {
        const place = places[index] as number;
        const from = Math.max(asked, place - reach, done - reach);
        const to = Math.min(end, place + reach);
        const found = search.first(bytes, from, to);
        if (found) return found;
        done = to;
      }
      return undefined;
    },
    lines(place) {
      if (place === end) return lines.at(-1) as number;
      if (place < start) return countLines(given, 0, place);
      const whole = Math.floor((place - start) / block);
      return (lines[whole] as number) + countLines(given, start + whole * block, place);
    },
  };
}

/** Places of anchors in order, and the lines before each block and before the end. */
interface Swept {
  readonly places: readonly number[];
  readonly lines: readonly number[];
}

interface Kernel {
  readonly room: Uint8Array;
  tune(anchors: Anchors): void;
  run(bytes: Uint8Array, start: number, end: number): Swept;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly sweep: (at: number, length: number) => number;
}

function kernelOf({ memory, sweep }: Exports): Kernel {
  const space = new Uint8Array(memory.buffer);
  const found = new Int32Array(memory.buffer, foundAt, block);
  const line = new Int32Array(memory.buffer, linesAt, 1);
  /** Where in the memory these bytes lie, which may be there already. */
  const placed = (bytes: Uint8Array, from: number, to: number): number => {
    if (bytes.buffer === memory.buffer) return bytes.byteOffset + from;
    space.set(bytes.subarray(from, to), blockAt);
    return blockAt;
  };
  return {
    room: space.subarray(roomAt, roomAt + roomSize),
    tune({ tables, hashes }) {
      space.set(tables, 0);
      space.set(hashes, hashesAt);
    },
    run(bytes, start, end) {
      const places: number[] = [];
      let counted = countLines(bytes, 0, start);
      const lines = [counted];
      const whole = end - ((end - start) % step);
      for (let at = start; at < whole; at += block) {
        const size = Math.min(block, whole - at);
        const count = sweep(placed(bytes, at, Math.min(end, at + size + overlap)), size);
        for (let i = 0; i < count; i++) places.push(at + (found[i] as number));
        counted += line[0] as number;
        lines.push(counted);
      }
      if (whole < end) {
        places.push(whole);
        lines.push(counted + countLines(bytes, whole, end));
      }
      return { places, lines };
    },
  };
}
