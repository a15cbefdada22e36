/** Snappy in WebAssembly: it gives what the library gives, and never more than was said. */
import fc from "fast-check";
import { snappyUncompress } from "hyparquet";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";
import { describe, expect, test } from "vitest";
import { assembled } from "../scripts/kernel.ts";
import { createSnappy } from "../src/rows/snappy.ts";
import { snappyCode } from "../src/rows/snappy-code.ts";

const unpack = createSnappy();

/** What comes out, or nothing where the bytes are damaged. */
function unpacked(bytes: Uint8Array, length: number): string | undefined {
  try {
    return Buffer.from(unpack?.(bytes, length) ?? []).toString("hex");
  } catch {
    return undefined;
  }
}
function byLibrary(bytes: Uint8Array, length: number): string | undefined {
  const output = new Uint8Array(length);
  try {
    snappyUncompress(bytes, output);
    return Buffer.from(output).toString("hex");
  } catch {
    return undefined;
  }
}

const repeated = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 90 }), fc.integer({ min: 1, max: 60 })), { maxLength: 6 })
  .map((parts) => new Uint8Array(Buffer.concat(parts.flatMap(([bytes, count]) => Array<Uint8Array>(count).fill(bytes)))));

/** Literals of all ways of writing their length, and copies of all three kinds. */
const elements = fc
  .array(
    fc.oneof(
      fc.record({ literal: fc.uint8Array({ minLength: 1, maxLength: 400 }), more: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ back: fc.integer({ min: 1, max: 900 }), length: fc.integer({ min: 1, max: 64 }), kind: fc.constantFrom(1, 2, 3) }),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((list) => {
    const bytes: number[] = [0];
    let length = 0;
    for (const element of list)
      if ("literal" in element) {
        const { literal } = element;
        const size = literal.length - 1;
        const more = size < 60 ? 0 : Math.max(element.more, size < 256 ? 1 : 2);
        bytes.push(more === 0 ? size << 2 : (59 + more) << 2, ...[size & 255, size >> 8, 0].slice(0, more), ...literal);
        length += literal.length;
      } else if (length > 0) {
        const back = 1 + (element.back % length);
        const short = 4 + (element.length % 8);
        if (element.kind === 1 && back < 2048) bytes.push(1 | ((short - 4) << 2) | ((back >> 8) << 5), back & 255);
        else if (element.kind === 3) bytes.push(3 | ((element.length - 1) << 2), back & 255, (back >> 8) & 255, 0, 0);
        else bytes.push(2 | ((element.length - 1) << 2), back & 255, (back >> 8) & 255);
        length += element.kind === 1 && back < 2048 ? short : element.length;
      }
    return { bytes: Uint8Array.from(bytes), length };
  });

describe("Snappy", () => {
  test("is what its source assembles to", async () => {
    expect(await assembled("src/rows/snappy")).toBe(snappyCode);
  });
  test("gives back what was packed", () => {
    fc.assert(
      fc.property(repeated, (bytes) => {
        expect(unpacked(snappyCompress(bytes), bytes.length)).toBe(Buffer.from(bytes).toString("hex"));
      }),
    );
  });
  test("knows every kind of element, as the library does", () => {
    fc.assert(
      fc.property(elements, ({ bytes, length }) => {
        const output = unpacked(bytes, length);
        expect(output).toBe(byLibrary(bytes, length));
        expect(output).toHaveLength(length * 2);
      }),
      { numRuns: 500 },
    );
  });
  test("refuses whatever the library refuses: other lengths and any damage", () => {
    fc.assert(
      fc.property(
        elements,
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: -3, max: 3 }),
        ({ bytes, length }, at, byte, off) => {
          const damaged = bytes.slice();
          damaged[at % damaged.length] = byte;
          const said = Math.max(0, length + off);
          // The library takes offsets of two gigabytes and more for negative ones, and goes on.
          expect([undefined, byLibrary(damaged, said)]).toContain(unpacked(damaged, said));
        },
      ),
      { numRuns: 400 },
    );
  });
});
