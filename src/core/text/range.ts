/** Half-open UTF-16 offsets into the original text, CRLF and byte order mark included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
