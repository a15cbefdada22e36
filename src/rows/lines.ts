/** Lines of bytes. */

const newline = 10;

/** Counts newlines; `indexOf` of a host's own arrays is many times faster than a loop. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(newline, from); at >= 0 && at < to; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
}

/** Counts the newlines before places that grow, each once. */
export function lineCounter(bytes: Uint8Array): (place: number) => number {
  let counted = 0;
  let lines = 0;
  return (place) => {
    lines += countLines(bytes, counted, place);
    counted = place;
    return lines;
  };
}
