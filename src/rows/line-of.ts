/** On which line of a row a phrase stands: rows of JSON arrays and quoted CSV span many. */

/** A phrase in an answer: the answer as read, and where in it the phrase begins, in UTF-16 units. */
export interface PhrasePlace {
  readonly answer: string;
  readonly from: number;
  /** The field whose whole value it is. */
  readonly key?: string;
}

/**
 * Lines between the beginning of a row, as it stands in the file, and the phrase; 0 where the answer is not found as it is. An
 * assistant that repeats a user's words does so after them: the last such text is the answer.
 */
export function linesBefore(row: string, { answer, from, key }: PhrasePlace): number {
  if (!row.includes("\n")) return 0;
  if (key !== undefined) return linesBeforeField(row, JSON.stringify(key), JSON.stringify(answer));
  const json = JSON.stringify(answer).slice(1, -1);
  for (const spelled of [json, escaped(json)]) {
    const at = row.lastIndexOf(spelled);
    // A string of JSON is one line.
    if (at >= 0) return newlines(row.slice(0, at));
  }
  const at = row.lastIndexOf(answer.replaceAll('"', '""'));
  return at < 0 ? 0 : newlines(row.slice(0, at)) + newlines(answer.slice(0, from));
}

function linesBeforeField(row: string, key: string, value: string): number {
  for (let at = row.indexOf(key); at >= 0; at = row.indexOf(key, at + 1))
    if (
      row
        .slice(at + key.length)
        .trimStart()
        .replace(/^:\s*/, "")
        .startsWith(value)
    )
      return newlines(row.slice(0, at));
  return 0;
}

/** As Python writes JSON unless told otherwise. */
const escaped = (json: string): string => json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

const newlines = (text: string): number => text.split("\n").length - 1;
