/** Rows of a Parquet file, one row group after the other: by its pages where they can be searched as they lie, else decoded. */
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { decompress } from "fzstd";
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type RowGroup,
  snappyUncompress,
} from "hyparquet";
import { createSnappy, type FilePart, isWriterField, phraseIn, Tally, type Tools } from "../../rows/index.ts";
import type { DataFile } from "./files.ts";
import { type ColumnChunk, type ReadAt, type Unpack, valuesWithPhrases } from "./parquet-pages.ts";
import type { Shard } from "./read.ts";
import { bytesOf } from "./stretch.ts";

/** Unpacking stops where a page said that it ends. */
const upTo = (length: number): { readonly maxOutputLength: number } => ({ maxOutputLength: Math.max(1, length) });

const compressors: Compressors = {
  GZIP: (bytes, length) => gunzipSync(bytes, upTo(length)),
  BROTLI: (bytes, length) => brotliDecompressSync(bytes, upTo(length)),
  ZSTD: (bytes, length) => decompress(bytes, new Uint8Array(length)),
};

/** By codec. The bytes of a page are written over by the next. */
function unpacks(): Readonly<Record<string, Unpack>> {
  let space = new Uint8Array();
  const room = (length: number): Uint8Array => {
    if (space.length < length) space = new Uint8Array(length);
    return space.subarray(0, length);
  };
  return {
    UNCOMPRESSED: (bytes) => bytes,
    SNAPPY:
      createSnappy() ??
      ((bytes, length) => {
        const output = room(length);
        snappyUncompress(bytes, output);
        return output;
      }),
    GZIP: (bytes, length) => gunzipSync(bytes, upTo(length)),
    BROTLI: (bytes, length) => brotliDecompressSync(bytes, upTo(length)),
    ZSTD: (bytes, length) => decompress(bytes, room(length)),
  };
}

interface Opened {
  readonly buffer: AsyncBuffer;
  readonly read: ReadAt;
  readonly unpacks: Readonly<Record<string, Unpack>>;
  readonly metadata: FileMetaData;
  /** Names at the top, all of them and those that hold text at any depth. */
  readonly names: readonly string[];
  readonly texts: readonly string[];
  readonly tools: Tools;
}

/** Pages are packed in a way that is not read. */
class UnknownCodec extends Error {}

type Rows = Iterable<readonly [row: number, record: Record<string, unknown>]>;

/** Groups with more rows are not decoded. Encodings pack many equal values into one, so that the size of a file tells nothing of their number. */
const mostDecoded = 1 << 24;

/** Reads the row groups that fall to a shard. */
export async function scanParquet(file: DataFile, shard: Shard, tools: Tools): Promise<FilePart> {
  const bytes = bytesOf(file);
  try {
    const buffer: AsyncBuffer = {
      byteLength: file.bytes,
      slice: (start, end = file.bytes) => new Uint8Array(bytes.read(start, end - start)).buffer,
    };
    // What it makes of geographic columns goes round in circles in a damaged file.
    const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
    const groups = metadata.row_groups.length;
    const [from, to] = [Math.floor((groups * shard.index) / shard.count), Math.floor((groups * (shard.index + 1)) / shard.count)];
    const opened: Opened = { buffer, read: bytes.read, unpacks: unpacks(), metadata, ...columnsOf(metadata), tools };
    const tally = new Tally();
    let start = metadata.row_groups.slice(0, from).reduce((sum, group) => sum + Number(group.num_rows), 0);
    for (const group of metadata.row_groups.slice(from, to)) {
      await scanGroup(group, start, opened, tally);
      start += Number(group.num_rows);
    }
    return tally.part({ path: file.path, format: "parquet", bytes: file.bytes, from, to, whole: groups });
  } finally {
    bytes.close();
  }
}

async function scanGroup(group: RowGroup, start: number, opened: Opened, tally: Tally): Promise<void> {
  const empty = Object.fromEntries(opened.names.map((name) => [name, ""]));
  const count = Number(group.num_rows);
  if (!(count >= 0)) return tally.note("broken");
  try {
    const rows: Rows = (await searched(start, group, opened)) ?? (await decoded(start, group, opened));
    for (const [row, record] of rows) {
      const { hits, known } = opened.tools.judge.row({ ...empty, ...record });
      if (!known && hasPhrase(record, opened.tools)) tally.note("unknown-columns");
      tally.add(hits, tally.rows + row + 1);
    }
  } catch (error) {
    tally.note(error instanceof UnknownCodec ? "unsupported" : "broken");
  }
  tally.rows += count;
}

const encoder = new TextEncoder();

/** Rows that were decoded have none, most often. */
function hasPhrase(record: Record<string, unknown>, { scanner }: Tools): boolean {
  const bytes = encoder.encode(JSON.stringify(record, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value)));
  return phraseIn(scanner.look(bytes, 0, bytes.length), 0, bytes.length) !== undefined;
}

function columnsOf({ row_groups }: FileMetaData): Pick<Opened, "names" | "texts"> {
  const columns = (row_groups[0]?.columns ?? []).flatMap(({ meta_data }) => meta_data ?? []);
  const names = (of: typeof columns): string[] => [...new Set(of.map(({ path_in_schema }) => path_in_schema[0] ?? ""))];
  return { names: names(columns), texts: names(columns.filter(({ type }) => type === "BYTE_ARRAY")) };
}

/** Every row of a group. */
async function decoded(start: number, group: RowGroup, { buffer, metadata, texts }: Opened): Promise<Rows> {
  const rowEnd = start + Number(group.num_rows);
  if (texts.length === 0) return [];
  if (rowEnd - start > mostDecoded) throw new RangeError("too many rows");
  const rows = await parquetReadObjects({ file: buffer, metadata, columns: [...texts], rowStart: start, rowEnd, compressors });
  return rows.entries();
}

/** The rows of a group with a phrase, only with the values that have one: of others nothing counts. Undefined where a column has to be decoded. Throws where pages are damaged. */
async function searched(start: number, group: RowGroup, opened: Opened): Promise<Rows | undefined> {
  const { read, unpacks, metadata, tools } = opened;
  const rows = new Map<number, Record<string, unknown>>();
  const top = parquetSchema(metadata).children;
  const writers = new Set<string>();
  let mustDecode = false;
  let isNested = false;
  for (const { meta_data: meta } of group.columns) {
    if (meta?.type !== "BYTE_ARRAY") continue;
    const [name = "", ...deeper] = meta.path_in_schema;
    const repetition = top.find(({ element }) => element.name === name)?.element.repetition_type;
    const unpack = unpacks[meta.codec];
    if (!unpack) throw new UnknownCodec(meta.codec);
    const chunk: ColumnChunk = {
      start: Number(meta.dictionary_page_offset ?? meta.data_page_offset),
      packed: Number(meta.total_compressed_size),
      rows: Number(group.num_rows),
      unpack,
      shape:
        deeper.length === 0 && repetition === "REQUIRED"
          ? "required"
          : deeper.length === 0 && repetition === "OPTIONAL"
            ? "optional"
            : "nested",
    };
    if (isWriterField(meta.path_in_schema.at(-1) ?? "")) writers.add(name);
    isNested ||= chunk.shape === "nested";
    // All columns are gone through even so: a decoder trusts what pages say of their sizes.
    const values = valuesWithPhrases(chunk, read, tools.scanner);
    if (!values) mustDecode = true;
    for (const [row, value] of values ?? []) rows.set(row, { ...rows.get(row), [name]: value });
  }
  if (mustDecode) return undefined;
  for (const [row, record] of await decoded(start, group, { ...opened, texts: [...writers] })) {
    if (!tools.writers.isAnyNamed(record)) continue;
    // Whether an assistant speaks in turns is known only where they are read.
    if (isNested) return undefined;
    rows.set(row, { ...record, ...rows.get(row) });
  }
  return [...rows].sort(([a], [b]) => a - b);
}
