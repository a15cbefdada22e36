/** Rows of a Parquet file, one row group after the other: by its pages where they can be searched as they lie, else decoded. */
import { gunzipSync } from "node:zlib";
import { decompress } from "fzstd";
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  type RowGroup,
  snappyUncompress,
} from "hyparquet";
import { type FilePart, Tally, type Tools } from "../../rows/index.ts";
import type { DataFile } from "./files.ts";
import { type Unpack, valuesWithPhrases } from "./parquet-pages.ts";
import type { Shard } from "./read.ts";
import { withFile } from "./stream.ts";

const compressors: Compressors = {
  GZIP: (bytes) => gunzipSync(bytes),
  ZSTD: (bytes, length) => decompress(bytes, new Uint8Array(length)),
};

const unpacks: Readonly<Record<string, Unpack>> = {
  UNCOMPRESSED: (bytes) => bytes,
  SNAPPY: (bytes, length) => {
    const output = new Uint8Array(length);
    snappyUncompress(bytes, output);
    return output;
  },
  GZIP: (bytes) => gunzipSync(bytes),
  ZSTD: (bytes, length) => decompress(bytes, new Uint8Array(length)),
};

interface Opened {
  readonly buffer: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly columns: readonly string[];
  readonly tools: Tools;
}

type Rows = Iterable<readonly [row: number, record: Record<string, unknown>]>;

/** Reads the row groups that fall to a shard. */
export async function scanParquet(file: DataFile, shard: Shard, tools: Tools): Promise<FilePart> {
  return withFile(file.path, async (handle) => {
    const buffer: AsyncBuffer = {
      byteLength: file.bytes,
      async slice(start, end = file.bytes) {
        const bytes = new Uint8Array(end - start);
        await handle.read(bytes, 0, bytes.length, start);
        return bytes.buffer;
      },
    };
    const metadata = await parquetMetadataAsync(buffer);
    const groups = metadata.row_groups.length;
    const [from, to] = [Math.floor((groups * shard.index) / shard.count), Math.floor((groups * (shard.index + 1)) / shard.count)];
    const opened: Opened = { buffer, metadata, columns: textColumns(metadata), tools };
    const tally = new Tally();
    let start = metadata.row_groups.slice(0, from).reduce((sum, group) => sum + Number(group.num_rows), 0);
    for (const group of metadata.row_groups.slice(from, to)) {
      const rows = (await searched(group, opened).catch(() => undefined)) ?? (await decoded(start, group, opened).catch(() => undefined));
      if (!rows) tally.note("broken");
      for (const [row, record] of rows ?? []) tally.add(tools.judge.row(record).hits, tally.rows + row + 1);
      tally.rows += Number(group.num_rows);
      start += Number(group.num_rows);
    }
    return tally.part({ path: file.path, format: "parquet", bytes: file.bytes, from, to, whole: groups });
  });
}

/** Columns that hold text at any depth. */
function textColumns({ row_groups }: FileMetaData): string[] {
  const columns = row_groups[0]?.columns ?? [];
  return [...new Set(columns.flatMap(({ meta_data }) => (meta_data?.type === "BYTE_ARRAY" ? [meta_data.path_in_schema[0] ?? ""] : [])))];
}

/** Every row of a group. */
async function decoded(start: number, group: RowGroup, { buffer, metadata, columns }: Opened): Promise<Rows> {
  const rowEnd = start + Number(group.num_rows);
  const rows = await parquetReadObjects({ file: buffer, metadata, columns: [...columns], rowStart: start, rowEnd, compressors });
  return rows.entries();
}

/** The rows of a group with a phrase; undefined where a column has to be decoded. Of other values nothing is kept: only answers with a phrase can be hits. */
async function searched(group: RowGroup, { buffer, metadata, columns, tools }: Opened): Promise<Rows | undefined> {
  const empty = Object.fromEntries(columns.map((name) => [name, ""]));
  const rows = new Map<number, Record<string, unknown>>();
  for (const { meta_data: meta } of group.columns) {
    if (meta?.type !== "BYTE_ARRAY") continue;
    const [name, ...deeper] = meta.path_in_schema;
    const element = metadata.schema.find((one) => one.name === name);
    const unpack = unpacks[meta.codec];
    if (name === undefined || deeper.length > 0 || !element || element.repetition_type === "REPEATED" || !unpack) return undefined;
    const start = Number(meta.dictionary_page_offset ?? meta.data_page_offset);
    const chunk = new Uint8Array(await buffer.slice(start, start + Number(meta.total_compressed_size)));
    const values = valuesWithPhrases(chunk, element.repetition_type === "OPTIONAL", unpack, tools.scanner);
    if (!values) return undefined;
    for (const [row, value] of values) rows.set(row, { ...(rows.get(row) ?? empty), [name]: value });
  }
  return [...rows].sort(([a], [b]) => a - b);
}
