/** The row scan as tests use it: bytes in, a part of the result out. */
import { createCatalog, createTools, type FilePart, RowScan, type StreamFormat, type Tools } from "../../src/rows/index.ts";
import { identities } from "./knowledge.ts";

export { identities };

/** The scan with the real catalog. */
export const tools: Tools = createTools(createCatalog(identities));

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
