/** Rows of a Parquet file, one row group after the other. */
import { gunzipSync } from "node:zlib";
import { decompress } from "fzstd";
import { type AsyncBuffer, type Compressors, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { type FilePart, Tally, type Tools } from "../../rows/index.ts";
import type { DataFile } from "./files.ts";
import type { Shard } from "./read.ts";
import { withFile } from "./stream.ts";

const compressors: Compressors = {
  GZIP: (bytes) => gunzipSync(bytes),
  ZSTD: (bytes, length) => decompress(bytes, new Uint8Array(length)),
};

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
    const tally = new Tally();
    const columns = textColumns(metadata);
    let start = metadata.row_groups.slice(0, from).reduce((sum, group) => sum + Number(group.num_rows), 0);
    for (const group of metadata.row_groups.slice(from, to)) {
      const rows = Number(group.num_rows);
      const read = await parquetReadObjects({ file: buffer, metadata, columns, rowStart: start, rowEnd: start + rows, compressors }).catch(
        () => undefined,
      );
      if (!read) tally.note("broken");
      for (const [i, row] of (read ?? []).entries()) tally.add(tools.judge.row(row).hits, tally.rows + i + 1);
      tally.rows += rows;
      start += rows;
    }
    return tally.part({ path: file.path, format: "parquet", bytes: file.bytes, from, to, whole: groups });
  });
}

/** Columns that hold text at any depth. */
function textColumns({ row_groups }: FileMetaData): string[] {
  const columns = row_groups[0]?.columns ?? [];
  return [...new Set(columns.flatMap(({ meta_data }) => (meta_data?.type === "BYTE_ARRAY" ? [meta_data.path_in_schema[0] ?? ""] : [])))];
}
