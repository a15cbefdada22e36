/** The door of the row scan: bytes in, hits out. A bundle of its own, loaded only when data are scanned. */
export { sampleSize } from "./anchors.ts";
export { type Catalog, createCatalog } from "./catalog.ts";
export { foundRows } from "./found.ts";
export { maxRow } from "./framing.ts";
export { type PackedCatalog, packCatalog, prepared, unpackCatalog } from "./packed.ts";
export type { Found } from "./phrase-search.ts";
export { type Evidence, type FilePart, mergeParts, type RowFormat, type ScanNote, Tally, type Weight, weightOf } from "./result.ts";
export { createTools, phraseIn, RowScan, type StreamFormat, type Tools } from "./scan.ts";
export type { Look, Scanner } from "./scanner.ts";
export { createSnappy } from "./snappy.ts";
export { isWriterField } from "./writers.ts";
