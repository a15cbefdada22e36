/** Half-open UTF-16 offsets into the original text, CRLF and byte order mark included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range that begins `by` code units later. */
export const shift = (range: Range, by: number): Range => ({ start: range.start + by, end: range.end + by });

/** The text that a range covers. */
export const slice = (text: string, range: Range): string => text.slice(range.start, range.end);
