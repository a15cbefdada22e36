/** Rows of an Arrow file, one record batch after the other: only rows with a phrase, or with a field that names a known model, become objects. */
import { type Column, type Table, tableFromIPC } from "@uwdata/flechette";
import { type FilePart, isWriterField, phraseIn, Tally, type Tools } from "../../rows/index.ts";
import { registerCodecs, startMessage } from "./arrow-codecs.ts";
import { messagesOf, UnknownArrow } from "./arrow-messages.ts";
import { checkBatch, holdsText, rowsWithPhrases, UnreadType } from "./arrow-values.ts";
import type { DataFile } from "./files.ts";

registerCodecs();

/** Dictionaries are held while batches are read, up to so many bytes. */
const mostDictionaries = 1 << 26;
/** Rows of a batch without text are only counted; more than so many are none. */
const mostRows = 2 ** 31;

/** Reads a whole file. What cannot be read is a note, and what was read before it counts. */
export function scanArrow(file: DataFile, tools: Tools): FilePart {
  const tally = new Tally();
  try {
    scanMessages(file.path, tally, tools);
  } catch (error) {
    tally.note(error instanceof UnknownArrow || error instanceof UnreadType ? "unsupported" : "broken");
  }
  return tally.part({ path: file.path, format: "arrow", bytes: file.bytes, from: 0, to: file.bytes, whole: file.bytes });
}

function scanMessages(path: string, tally: Tally, tools: Tools): void {
  const before: Uint8Array[] = [];
  let held = 0;
  const messages = messagesOf(path, ({ rows }) => {
    tally.note("batch-too-large");
    tally.rows += rows;
  });
  for (const { kind, bytes, rows } of messages) {
    if (kind === "batch") {
      if (before.length === 0) throw new RangeError("a batch before its schema");
      if (rows > mostRows) throw new RangeError("more rows than there are");
      scanBatch(decode([...before, bytes]), rows, tally, tools);
      tally.rows += rows;
    } else if (kind === "dictionary" || (kind === "schema" && before.length === 0)) {
      held += bytes.length;
      if (held > mostDictionaries) throw new UnknownArrow("dictionaries that are too large");
      before.push(bytes.slice());
    }
  }
  if (before.length === 0) throw new RangeError("no schema");
}

function decode(messages: Uint8Array[]): Table {
  startMessage();
  return tableFromIPC(messages);
}

function scanBatch(table: Table, length: number, tally: Tally, tools: Tools): void {
  const columns = table.children as unknown as readonly Column<unknown>[];
  const rows = new Set<number>();
  for (const [i, { data }] of columns.entries()) {
    const [batch] = data;
    if (!batch) continue;
    checkBatch(batch);
    if (batch.length !== length) throw new RangeError("columns of other lengths");
    if (!holdsText(batch)) continue;
    const found = rowsWithPhrases(batch, tools.scanner);
    for (const row of found === "every" ? Array(length).keys() : found) rows.add(row);
    const name = String(table.names[i]);
    if (!isWriterField(name) && !hasWriterField(batch.type)) continue;
    for (let row = 0; row < length; row++) if (tools.writers.isAnyNamed({ [name]: batch.at(row) })) rows.add(row);
  }
  for (const row of [...rows].sort((a, b) => a - b)) judge(recordOf(table, row), tally.rows + row + 1, tally, tools);
}

/** Has a struct at any depth such a field? */
function hasWriterField(type: object): boolean {
  const { children = [], dictionary } = type as { readonly children?: readonly Field[]; readonly dictionary?: object | null };
  return (
    children.some((field) => isWriterField(field.name) || hasWriterField(field.type)) || (dictionary ? hasWriterField(dictionary) : false)
  );
}

interface Field {
  readonly name: string;
  readonly type: object;
}

const recordOf = (table: Table, row: number): Record<string, unknown> =>
  Object.fromEntries(table.names.map((name, i) => [String(name), (table.children[i] as Column<unknown>).at(row)]));

const encoder = new TextEncoder();

function judge(record: Record<string, unknown>, row: number, tally: Tally, { judge, scanner }: Tools): void {
  const { hits, known } = judge.row(record);
  tally.add(hits, row);
  if (known) return;
  const bytes = encoder.encode(JSON.stringify(record, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value)));
  if (phraseIn(scanner.look(bytes, 0, bytes.length), 0, bytes.length)) tally.note("unknown-columns");
}
