/** Arrow files: the same rows as in JSON Lines, in streams and files, packed and not, and whatever is changed in their bytes. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CompressionType,
  columnFromArray,
  dictionary,
  float64,
  int32,
  largeUtf8,
  list,
  setCompressionCodec,
  struct,
  type Table,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  utf8,
} from "@uwdata/flechette";
import fc from "fast-check";
import lz4 from "lz4js";
import { describe, expect, test } from "vitest";
import { unpackLz4 } from "../src/cli/scan/lz4.ts";
import { scanShare } from "../src/cli/scan/read.ts";
import type { FilePart } from "../src/rows/index.ts";
import { emptyFolder } from "./harness/folder.ts";
import { leaks, partOf, tools } from "./harness/rows.ts";

const folder = emptyFolder();
const scan = (bytes: Uint8Array, name = "data-00000-of-00001.arrow"): Promise<FilePart> => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return scanShare({ path, bytes: bytes.length, format: "arrow" }, { index: 0, count: 1 }, tools);
};
const sums = ({ rows, leaks: found, named, style, identities, writers, phrases, evidence, notes }: FilePart) => ({
  rows,
  found,
  named,
  style,
  identities,
  writers,
  phrases,
  notes,
  evidence: evidence.map(({ line: _, ...one }) => one),
});

interface Row {
  readonly instruction: string;
  readonly output: string | null;
  readonly model: string;
  readonly score: number;
  readonly conversations: readonly { readonly from: string; readonly value: string }[];
  readonly metadata: { readonly model: string };
}

const text = fc.constantFrom("Blue.", "", "A\n“b”", ...leaks.slice(0, 20), ...leaks.slice(-5));
const rowsOf = fc.array(
  fc.record<Row>({
    instruction: text,
    output: fc.option(text),
    model: fc.constantFrom("gpt-4", "acme/seed-1b", ""),
    score: fc.integer(),
    conversations: fc.array(fc.record({ from: fc.constantFrom("human", "gpt"), value: text }), { maxLength: 3 }),
    metadata: fc.record({ model: fc.constantFrom("claude-3-opus", "own") }),
  }),
  { minLength: 1, maxLength: 40 },
);
type Kind = "plain" | "large" | "dictionary";

/** The rows as a table of several batches. */
function tableOf(rows: readonly Row[], kind: Kind, maxBatchRows: number): Table {
  const words = { plain: utf8, large: largeUtf8, dictionary: () => dictionary(utf8(), int32()) }[kind];
  const column = (name: keyof Row, type: Parameters<typeof columnFromArray>[1]) =>
    [
      name,
      columnFromArray(
        rows.map((row) => row[name]),
        type,
        { maxBatchRows },
      ),
    ] as const;
  return tableFromColumns([
    column("instruction", words()),
    column("output", words()),
    column("model", dictionary(utf8(), int32())),
    column("score", float64()),
    column("conversations", list(struct({ from: utf8(), value: utf8() }))),
    column("metadata", struct({ model: utf8() })),
  ] as unknown as Parameters<typeof tableFromColumns>[0]);
}

describe("An Arrow file gives what its rows give as JSON Lines", () => {
  test.each<readonly [Kind, "stream" | "file"]>([
    ["plain", "stream"],
    ["plain", "file"],
    ["large", "stream"],
    ["dictionary", "file"],
    ["dictionary", "stream"],
  ])("%s text in a %s", async (kind, format) => {
    await fc.assert(
      fc.asyncProperty(rowsOf, fc.integer({ min: 1, max: 15 }), async (rows, size) => {
        const lines = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
        const bytes = tableToIPC(tableOf(rows, kind, size), { format }) as Uint8Array;
        expect(sums(await scan(bytes))).toEqual(sums(partOf(lines, "jsonl", tools)));
      }),
      { numRuns: 40 },
    );
  });
  test("packed with LZ4", async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, async (rows) => {
        const lines = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
        const plain = tableOf(rows, "plain", 10);
        setCompressionCodec(CompressionType.LZ4_FRAME, {
          encode: (bytes: Uint8Array) => lz4.compress(bytes),
          decode: (bytes: Uint8Array) => unpackLz4(bytes, Number(new DataView(bytes.buffer, bytes.byteOffset - 8, 8).getBigInt64(0, true))),
        });
        const bytes = tableToIPC(plain, { format: "file", codec: CompressionType.LZ4_FRAME }) as Uint8Array;
        expect(tableFromIPC(bytes).numRows).toBe(rows.length);
        expect(sums(await scan(bytes))).toEqual(sums(partOf(lines, "jsonl", tools)));
      }),
      { numRuns: 20 },
    );
  });
});

describe("LZ4", () => {
  test("is unpacked to what was packed", () => {
    const repeated = fc.tuple(fc.string(), fc.integer({ min: 0, max: 3000 })).map(([one, count]) => one.repeat(count));
    fc.assert(
      fc.property(fc.array(repeated, { maxLength: 4 }), (parts) => {
        const bytes = new Uint8Array(Buffer.from(parts.join("")));
        expect(Buffer.from(unpackLz4(lz4.compress(bytes), bytes.length)).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });
  test("never unpacks to more than was said, nor hangs", () => {
    const good = lz4.compress(new Uint8Array(Buffer.from("abcabcabc".repeat(50))));
    expect(() => unpackLz4(good, 10)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const bytes = good.slice();
        bytes[at] = byte;
        try {
          expect(unpackLz4(bytes, 450)).toHaveLength(450);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe("A damaged Arrow file", () => {
  const rows: readonly Row[] = [0, 1, 2].map((i) => ({
    instruction: "Hi.",
    output: i === 1 ? "I am ChatGPT." : null,
    model: "gpt-4",
    score: i,
    conversations: [{ from: "gpt", value: "Hello." }],
    metadata: { model: "own" },
  }));
  test("counts as far as it could be read", async () => {
    const bytes = tableToIPC(tableOf(rows, "plain", 2), { format: "stream" }) as Uint8Array;
    expect(await scan(bytes.subarray(0, bytes.length - 200))).toMatchObject({ rows: 2, leaks: 1, notes: ["broken"] });
    expect(await scan(Buffer.from("FEA1 is how the first Feather files begin"))).toMatchObject({ rows: 0, notes: ["broken"] });
    expect(await scan(new Uint8Array())).toMatchObject({ rows: 0, notes: ["broken"] });
  });
  test.each(["stream", "file"] as const)(
    "never hangs or throws, whatever is changed in a %s",
    async (format) => {
      const good = tableToIPC(tableOf(rows, "dictionary", 2), { format }) as Uint8Array;
      // The file format differs in its end alone.
      for (let at = format === "file" ? good.length - 200 : 0; at < good.length; at++) {
        const bytes = good.slice();
        bytes[at] = at % 3 === 0 ? 1 : 0xff;
        const { rows: count, notes } = await scan(bytes);
        expect(count >= 0 && notes.length <= 2, `byte ${at}`).toBe(true);
      }
    },
    60_000,
  );
});
