/** Offsets and line/column positions of one text; `\n`, `\r\n` and a lone `\r` end a line. */

/** One-based line and column, as SARIF and editors print them; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Lines {
  readonly count: number;
  position(offset: number): Position;
  /** Offset of the first code unit of a one-based line. */
  start(line: number): number;
  /** Text of a one-based line without its line end. */
  text(line: number): string;
}

/** Lines of a text that holds only some lines of a file, by their numbers there. What lies between has no text. */
export function sparseLines(text: string, numbers: readonly number[]): Lines {
  const held = lines(text);
  const heldAt = (line: number): number => numbers.indexOf(line) + 1;
  return {
    count: numbers.at(-1) ?? 0,
    start: (line) => held.start(Math.max(1, heldAt(line))),
    text: (line) => (heldAt(line) > 0 ? held.text(heldAt(line)) : ""),
    position(offset) {
      const { line, column } = held.position(offset);
      return { line: numbers[line - 1] ?? line, column };
    },
  };
}

/** Indexes the lines of a text once. */
export function lines(text: string): Lines {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  const start = (line: number): number => starts[Math.max(0, Math.min(line, starts.length) - 1)] ?? 0;
  return {
    count: starts.length,
    start,
    position(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    text(line) {
      const from = start(line);
      const to = line < starts.length ? start(line + 1) : text.length;
      return text.slice(from, to).replace(/[\r\n]+$/, "");
    },
  };
}
