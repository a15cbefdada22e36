/** The baseline: findings that were there when it was written, so that only new ones are told. Made by `model-terms baseline`. */
import type { Problem } from "../facts/claim.ts";
import { message } from "../messages/messages.ts";
import { parseJson } from "../syntax/json.ts";
import { get, type Node, scalars } from "../syntax/node.ts";
import { isTooDeep, maxChars } from "../text/limits.ts";
import { nameOf, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";

/** Its name, beside the workspace file. */
export const baselineName = "model-terms-baseline.json";

/** Is this a baseline? */
export const isBaselineFile = (path: Path): boolean => nameOf(path) === baselineName;

/** The fingerprints of a baseline and the words that notes on it are shown at. A mistake leaves none. */
export interface ReadBaseline {
  readonly fingerprints: ReadonlySet<string>;
  readonly range: Range;
  readonly problems: readonly Problem[];
}

/** One finding of a baseline; check and path are for the reader. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly check: string;
  readonly path: string;
}

/** Reads a baseline. One entry that is none makes the file a mistake: then it silences nothing. */
export function readBaseline(path: Path, text: string): ReadBaseline {
  const wrong = (range: Range): ReadBaseline => ({
    fingerprints: new Set(),
    range,
    problems: [{ path, range, key: "workspace-file", message: message("baseline.broken") }],
  });
  if (text.length > maxChars.json || isTooDeep(text, "json")) return wrong({ start: 0, end: Math.min(1, text.length) });
  const { documents, problems } = parseJson(text);
  const [root] = documents;
  const [broken] = problems;
  if (broken || !root) return wrong(broken?.range ?? { start: 0, end: text.length });
  const list = get(root, "findings");
  if (list?.type !== "sequence") return wrong((list ?? root).range);
  const prints = list.items.map((item: Node) => scalars(item, "/fingerprint")[0]?.node);
  const none = prints.findIndex((print) => print === undefined || !/^[0-9a-f]{16}$/.test(print.text));
  const bad = list.items[none];
  if (bad) return wrong(prints[none]?.range ?? bad.range);
  const key = root.type === "mapping" ? root.entries.find((entry) => entry.key.text === "findings")?.key : undefined;
  return { fingerprints: new Set(prints.flatMap((print) => print?.text ?? [])), range: (key ?? root).range, problems: [] };
}

/** The text of a baseline: one finding a line, in a stable order, so that a review shows what came and what went. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const rows = [...new Map(entries.map((entry) => [entry.fingerprint, entry])).values()]
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map(({ fingerprint, check, path }) => `    ${JSON.stringify({ fingerprint, check, path })}`);
  return `{\n  "schema": 1,\n  "findings": [${rows.length > 0 ? `\n${rows.join(",\n")}\n  ` : ""}]\n}\n`;
}

const rank = ({ path, check, fingerprint }: BaselineEntry): string => [path, check, fingerprint].join("\u0000");
