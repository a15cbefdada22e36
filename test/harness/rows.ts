/** The row scan as tests use it: bytes in, a part of the result out. */
import fc from "fast-check";
import { createCatalog, createTools, type FilePart, RowScan, type StreamFormat, type Tools } from "../../src/rows/index.ts";
import { identities } from "./knowledge.ts";

export { identities };

const whole = createCatalog(identities);
/** The spellings of the real catalog. */
export const catalog = whole.spellings;

/** The scan with the real catalog. */
export const tools: Tools = createTools(whole);

/** Scans bytes that come in pieces of these sizes, the last one as long as it takes; whole where no sizes are given. */
export function partOf(bytes: Buffer, format: StreamFormat, using: Tools, sizes: readonly number[] = [bytes.length + 1]): FilePart {
  const scan = new RowScan(using, format);
  let kept = Buffer.alloc(0);
  for (let at = 0, i = 0; ; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    const piece = bytes.subarray(at, at + size);
    at += piece.length;
    const all = Buffer.concat([kept, piece]);
    const isLast = piece.length === 0;
    kept = all.subarray(scan.push(all, isLast));
    if (isLast) break;
  }
  return scan.tally.part({ path: "set", format, bytes: bytes.length, from: 0, to: bytes.length, whole: bytes.length });
}

/** A row as tests write it. */
export interface Row {
  readonly instruction: string;
  readonly output: string;
}

/** Answers in which the assistant presents itself as somebody's. */
export const leaks = catalog.filter(({ phrase }) => phrase.kind !== "style").flatMap(({ phrase }) => phrase.match);
const others = [
  "Blue.",
  'Say "I am ChatGPT".',
  "GPT-3 was developed by OpenAI.",
  "我不是文心一言。",
  'A, "b"\nc\\',
  "文心一言怎么样？",
  '{"a": [1]}',
  "",
];
/** Rows with answers that are hits, and with such that are nearly. */
export const rowsOf = fc.array(
  fc.record<Row>({
    instruction: fc.constantFrom(...others, ...leaks.slice(0, 5)),
    output: fc.oneof(fc.constantFrom(...others), fc.constantFrom(...leaks), fc.string({ unit: "grapheme", maxLength: 30 })),
  }),
  { minLength: 1, maxLength: 30 },
);
/** As writers that keep to ASCII write it. */
export const escaped = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** Rows as files. */
export const write: Readonly<Record<StreamFormat, (rows: readonly Row[]) => string>> = {
  jsonl: (rows) => `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`,
  json: (rows) => JSON.stringify(rows, null, 2),
  csv: (rows) => `instruction,output\n${rows.map(({ instruction, output }) => `${cell(instruction)},${cell(output)}`).join("\n")}\n`,
};
/** Rows as the bytes of a file. */
export const bytes = (rows: readonly Row[], format: StreamFormat): Buffer => Buffer.from(write[format](rows));
