/** How phrases are found in bytes: the search alone, and with the sweep before it, give the same. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { assembled } from "../scripts/kernel.ts";
import { createCatalog, createTools, packCatalog, prepared, type StreamFormat, unpackCatalog } from "../src/rows/index.ts";
import { createPhraseSearch } from "../src/rows/phrase-search.ts";
import { createSearchingScanner } from "../src/rows/scanner.ts";
import { createSweepingScanner } from "../src/rows/sweep.ts";
import { sweepCode } from "../src/rows/sweep-code.ts";
import { bytes, catalog, escaped, identities, partOf, rowsOf, tools, write } from "./harness/rows.ts";

const search = createPhraseSearch(catalog);

describe("The search", () => {
  const folded = catalog.map(({ bytes: phrase }) =>
    Buffer.from(phrase)
      .toString("latin1")
      .replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  );
  test("finds what a plain search finds, in any case of ASCII letters", () => {
    const pieces = fc.constantFrom(
      ...catalog.map(({ bytes: phrase }) => Buffer.from(phrase).toString()),
      "I am Cha",
      "developed by ",
      "\\u6211\\u662f",
      "我",
      "x",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.boolean(), (words, isUpper) => {
        const text = words.join("");
        const data = Buffer.from(isUpper ? text.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : text);
        const plain = data.toString("latin1").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
        const expected: string[] = [];
        for (const phrase of folded)
          for (let at = plain.indexOf(phrase); at >= 0; at = plain.indexOf(phrase, at + 1)) expected.push(`${at} ${phrase}`);
        const found = search.all(data, 0, data.length).map(({ start, end }) => `${start} ${plain.slice(start, end)}`);
        expect(found.sort()).toEqual([...expected].sort());
      }),
    );
  });
});

describe("The sweep", () => {
  test("is what its source assembles to", async () => {
    expect(await assembled("src/rows/sweep")).toBe(sweepCode);
  });
  const swept = createSweepingScanner(catalog, search, 0);
  const searched = createSearchingScanner(search);
  test("runs here", () => {
    expect(swept).not.toHaveProperty("look", searched.look);
    const text = Buffer.from(`I am ChatGPT.${" ".repeat(1 << 17)}`);
    expect(swept.look(text, 0, text.length).next(0)).toMatchObject({ start: 0 });
  });
  test("finds phrases in the same lines and counts the same ones, across borders of its blocks", () => {
    const fillers = fc.constantFrom(
      "",
      "\n",
      "我们",
      "é",
      "\\u6211",
      "I am Chat",
      "developed by ",
      "x".repeat(15),
      "y\n".repeat(3000),
      "数据".repeat(9_000),
    );
    const phrases = fc.constantFrom(...catalog.map(({ bytes: phrase }) => Buffer.from(phrase).toString()));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fillers, fc.option(phrases, { nil: "" })), { minLength: 1, maxLength: 12 }),
        fc.nat(20),
        fc.nat(20),
        (parts, skip, cut) => {
          const data = Buffer.from(parts.flat().join(""));
          const start = Math.min(skip, data.length);
          const end = Math.max(start, data.length - cut);
          const [ours, theirs] = [swept, searched].map((scanner) => {
            const look = scanner.look(data, start, end);
            const lines: number[] = [];
            for (let found = look.next(start); found; ) {
              lines.push(look.lines(found.start));
              const close = data.indexOf(10, found.start);
              found = close < 0 ? undefined : look.next(close + 1);
            }
            return [lines, look.lines(end)];
          });
          expect(ours).toEqual(theirs);
        },
      ),
    );
  });
  test.each<StreamFormat>(["jsonl", "json", "csv"])("gives the same result as the search alone, and as a host without it: %s", (format) => {
    vi.stubGlobal("WebAssembly", undefined);
    const without = { ...tools, scanner: createSweepingScanner(catalog, search, 0) };
    vi.unstubAllGlobals();
    fc.assert(
      fc.property(
        rowsOf,
        fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (rows, sizes, isEscaped) => {
          const data = isEscaped && format !== "csv" ? Buffer.from(escaped(write[format](rows))) : bytes(rows, format);
          const expected = partOf(data, format, { ...tools, scanner: searched }, sizes);
          expect(partOf(data, format, { ...tools, scanner: swept }, sizes)).toEqual(expected);
          expect(partOf(data, format, { ...tools, scanner: swept })).toEqual(expected);
          expect(partOf(data, format, without, sizes)).toEqual(expected);
        },
      ),
    );
  });
});

describe("A catalog that goes to another thread", () => {
  const sample = Buffer.from("I am ChatGPT. ".repeat(1000));
  const whole = prepared(createCatalog(identities), sample);
  const there = unpackCatalog(structuredClone(packCatalog(whole)), identities);
  test("arrives as it was", () => {
    expect(there).toEqual(whole);
  });
  test("finds the same, with what was prepared for a sample", () => {
    const elsewhere = createTools(there);
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const data = bytes(rows, "jsonl");
        expect(partOf(data, "jsonl", elsewhere)).toEqual(partOf(data, "jsonl", tools));
      }),
    );
  });
});
