/** What `check` looks at in a data file: all of a small one, windows of a large one, so that nobody waits for minutes. */
import { statSync } from "node:fs";
import type { Identity } from "../../core/knowledge/types.ts";
import { createCatalog, createTools, type FilePart, foundRows, mergeParts } from "../../rows/index.ts";
import { kindOf } from "./files.ts";
import { scanShare } from "./read.ts";

/** Files up to this size are read whole. */
const whole = 1 << 25;
/** Of larger ones that can be read in shares, so many windows of 4 MB: head, tail, and spread between. */
const windows = 8;
const windowSize = 1 << 22;

/** Makes a function that looks into one file: `file` on the disk, up to `limit` bytes of size. Nothing where there is nothing to tell. */
export function createSampler(identities: readonly Identity[], limit: number) {
  const tools = createTools(createCatalog(identities));
  return async (file: string): Promise<ReturnType<typeof foundRows>> => {
    const kind = kindOf(file);
    const bytes = sizeOf(file);
    if (!kind || bytes === undefined || bytes > limit) return undefined;
    const share = (index: number, count: number): Promise<FilePart> => scanShare({ path: file, bytes, ...kind }, { index, count }, tools);
    if (bytes <= whole) return foundRows(await share(0, 1), identities);
    if (kind.format !== "jsonl" || kind.packing) return undefined;
    const count = Math.ceil(bytes / windowSize);
    const parts: FilePart[] = [];
    for (let i = 0; i < windows; i++) parts.push(await share(Math.floor((i * (count - 1)) / (windows - 1)), count));
    return foundRows(spread(parts), identities);
  };
}

/** Rows of windows have no number in the file: that of the lines before them is not known. */
function spread(parts: readonly FilePart[]): FilePart {
  const [first] = parts;
  const merged = mergeParts(parts);
  const known = (first?.evidence ?? []).length;
  return { ...merged, evidence: merged.evidence.map((one, i) => (i < known ? one : { ...one, line: 1 })) };
}

const sizeOf = (file: string): number | undefined => {
  try {
    const stat = statSync(file);
    return stat.isFile() ? stat.size : undefined;
  } catch {
    return undefined;
  }
};
