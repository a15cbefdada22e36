/** Which files of a folder hold rows, and how each is written. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { isCacheFolder, skippedFolders } from "../../core/index.ts";
import type { RowFormat } from "../../rows/index.ts";

/** How a file is packed around its rows. */
export type Packing = "gzip" | "zstd";

/** A file to scan. */
export interface DataFile {
  /** As it was asked for, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly format: RowFormat;
  readonly packing?: Packing;
}

const formats: Readonly<Record<string, RowFormat>> = {
  jsonl: "jsonl",
  ndjson: "jsonl",
  json: "json",
  csv: "csv",
  tsv: "csv",
  parquet: "parquet",
  arrow: "arrow",
  feather: "arrow",
};
const packings: Readonly<Record<string, Packing>> = { gz: "gzip", gzip: "gzip", zst: "zstd", zstd: "zstd" };

/** What a name tells of a file; undefined where it is none with rows. */
export function kindOf(name: string): Pick<DataFile, "format" | "packing"> | undefined {
  const parts = name.toLowerCase().split(".");
  const packing = packings[parts.at(-1) ?? ""];
  const format = formats[parts.at(packing ? -2 : -1) ?? ""];
  return format && parts.length > 1 ? { format, ...(packing && { packing }) } : undefined;
}

/** Settings of tools, which hold no rows. */
const settings =
  /^(?:package|package-lock|tsconfig|config|generation_config|adapter_config|dataset_infos?|tokenizer|tokenizer_config|special_tokens_map|vocab|trainer_state|model\.safetensors\.index)\.json$|^\./i;

/** The files below the paths that were asked for, each once and by name; a file that is named is always one, a folder is searched. Throws what the disk says of a path that is not there. */
export function dataFiles(paths: readonly string[]): { readonly files: DataFile[]; readonly unknown: string[] } {
  const files: DataFile[] = [];
  const unknown: string[] = [];
  for (const path of paths) {
    const stat = statSync(path);
    if (stat.isDirectory()) walk(path, files);
    else {
      const kind = kindOf(path);
      if (kind) files.push({ path: slashes(path), bytes: stat.size, ...kind });
      else unknown.push(slashes(path));
    }
  }
  const byPath = new Map(files.map((file) => [file.path, file]));
  return { files: [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), unknown };
}

const slashes = (path: string): string => path.replaceAll("\\", "/").replace(/^\.\//, "");

function walk(folder: string, files: DataFile[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name) && !isCacheFolder(entry.name)) walk(path, files);
    } else if (entry.isFile() && !settings.test(entry.name)) {
      const kind = kindOf(entry.name);
      if (kind) files.push({ path: slashes(path), bytes: statSync(path).size, ...kind });
    }
  }
}
