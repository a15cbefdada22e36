/** One row of a CSV or TSV file to its fields (RFC 4180; a lone quote inside a field stands for itself). */

/** The fields of one row. */
export function fieldsOf(row: string, delimiter: string): string[] {
  const fields: string[] = [];
  const text = row.replace(/\r$/, "");
  for (let at = 0; ; ) {
    if (text[at] === '"') {
      const close = closing(text, at);
      fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = text.indexOf(delimiter, close);
    } else {
      const next = text.indexOf(delimiter, at);
      fields.push(text.slice(at, next < 0 ? undefined : next));
      at = next;
    }
    if (at < 0) return fields;
    at++;
  }
}

function closing(text: string, open: number): number {
  for (let at = open + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    if (text[at + 1] !== '"') return at;
  }
}

/** What separates the fields, by the header. */
export const delimiterOf = (header: string): string =>
  ["\t", ",", ";"].map((mark) => ({ mark, count: header.split(mark).length })).sort((a, b) => b.count - a.count)[0]?.mark ?? ",";

/** A row as an object with the names of the header. */
export const recordOf = (header: readonly string[], fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(header.map((name, i) => [name, fields[i] ?? ""]));
