/**
 * Writes one statement into `model-terms.yaml`. What stands in the file stays byte for byte: a statement about the same thing is
 * changed in place, a new one is added behind its neighbors and laid out as they are.
 */
import type { Use } from "../knowledge/types.ts";
import type { Severity, Waiver } from "../settings.ts";
import { get, isNull, type Mapping, type Node, type Sequence } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { lineEnd, yamlScalar } from "../syntax/yaml-scalar.ts";
import type { Range } from "../text/range.ts";

/** One statement. Folders are relative to the file's own; an answer without one speaks for the file's own folder. */
export type Statement =
  | {
      readonly in: "answers";
      readonly check: string;
      readonly license?: string;
      readonly folder?: string;
      readonly met: boolean;
      /** Why; an answer without a note is a mistake. */
      readonly note: string;
    }
  | ({
      readonly in: "waivers";
      /** As the file writes it: relative to its folder. */
      readonly path?: string;
    } & Pick<Waiver, "check" | "license" | "upstream" | "subject" | "finding" | "reason" | "owner" | "expires">)
  | { readonly in: "uses"; readonly folder: string; readonly use: Use }
  | { readonly in: "severities"; readonly check: string; readonly severity: Severity | "off" }
  | { readonly in: "commercial"; readonly is: boolean };

type Pair = readonly [key: string, value: string];

/** The text of a workspace file with one more statement; of no text, that of a new file. Undefined where the file is broken and has to be mended by hand first. */
export function stated(text: string | undefined, statement: Statement): string | undefined {
  const now = text ?? "";
  const { documents, problems } = parseYaml(now);
  const [root] = documents;
  const isEmpty = root === undefined || (root.type === "scalar" && isNull(root));
  if (problems.length > 0 || documents.length > 1 || !(isEmpty || root.type === "mapping")) return undefined;
  const made = written(new Writer(now, root?.type === "mapping" ? root : nothing), statement);
  return made !== undefined && parseYaml(made).problems.length === 0 ? made : undefined;
}

const nothing: Mapping = { type: "mapping", entries: [], range: { start: 0, end: 0 } };

function written(writer: Writer, statement: Statement): string | undefined {
  switch (statement.in) {
    case "commercial":
      return writer.key("commercial", String(statement.is));
    case "severities":
      return writer.inMapping("severities", [statement.check, statement.severity]);
    case "uses":
      return writer.inList("uses", [["folder", yamlScalar(statement.folder)]], [["use", statement.use]]);
    case "waivers": {
      const { check, reason, owner, expires, ...scope } = statement;
      const narrowed = (["license", "upstream", "path", "subject", "finding"] as const).flatMap((key) =>
        scope[key] === undefined ? [] : [[key, key === "finding" ? JSON.stringify(scope[key]) : yamlScalar(scope[key])] as const],
      );
      return writer.inList(
        "waivers",
        [["check", check], ...narrowed],
        [
          ["reason", yamlScalar(reason)],
          ["owner", yamlScalar(owner)],
          ["expires", expires],
        ],
      );
    }
    case "answers":
      return writer.inList(
        "answers",
        [
          ["check", statement.check],
          ...(statement.license === undefined ? [] : [["license", yamlScalar(statement.license)] as const]),
          ...(statement.folder === undefined ? [] : [["folder", yamlScalar(statement.folder)] as const]),
        ],
        [
          ["met", String(statement.met)],
          ["note", yamlScalar(statement.note)],
        ],
      );
  }
}

class Writer {
  readonly #text: string;
  readonly #root: Mapping;
  readonly #eol: string;

  constructor(text: string, root: Mapping) {
    this.#text = text;
    this.#root = root;
    this.#eol = lineEnd(text);
  }

  /** Sets a key of the file itself. */
  key(key: string, value: string): string {
    const known = get(this.#root, key);
    return known ? this.#replaced(known.range, value) : this.#atEnd([`${key}: ${value}`]);
  }

  /** Sets a key of a mapping below a key of the file. */
  inMapping(key: string, [name, value]: Pair): string | undefined {
    const mapping = get(this.#root, key);
    if (mapping === undefined || isNothing(mapping)) return this.#under(key, mapping, [`${name}: ${value}`], "  ");
    if (mapping.type !== "mapping") return undefined;
    const known = get(mapping, name);
    if (known) return this.#replaced(known.range, value);
    if (this.#isFlow(mapping)) return this.#intoFlow(mapping, `${name}: ${value}`);
    return this.#behind(mapping, [`${this.#indentAt(mapping)}${name}: ${value}`]);
  }

  /** Changes the entry of a list that has these keys with these values, or adds one. */
  inList(key: string, same: readonly Pair[], set: readonly Pair[]): string | undefined {
    const list = get(this.#root, key);
    const written = [...same, ...set].map(([name, value], i) => `${i === 0 ? "- " : "  "}${name}: ${value}`);
    if (list === undefined || isNothing(list)) return this.#under(key, list, written, "  ");
    if (list.type !== "sequence") return undefined;
    const known = list.items.find((item): item is Mapping => item.type === "mapping" && this.#isOf(item, same, set));
    if (known) return this.#changed(known, set);
    if (this.#isFlow(list)) return this.#intoFlow(list, `{ ${[...same, ...set].map(([name, value]) => `${name}: ${value}`).join(", ")} }`);
    const indent = this.#indentAt(list);
    return this.#behind(
      list,
      written.map((line) => indent + line),
    );
  }

  /** Has an entry these values, and none that the statement leaves out? */
  #isOf(item: Mapping, same: readonly Pair[], set: readonly Pair[]): boolean {
    const named = [...same, ...set].map(([name]) => name);
    return (
      item.entries.every(({ key }) => named.includes(key.text)) &&
      same.every(([name, value]) => {
        const node = get(item, name);
        return node?.type === "scalar" && [yamlScalar(node.text), JSON.stringify(node.text)].includes(value);
      })
    );
  }

  #changed(item: Mapping, set: readonly Pair[]): string | undefined {
    const edits = set.map(([name, value]) => ({ range: get(item, name)?.range, value }));
    if (edits.some(({ range }) => range === undefined)) return undefined;
    return edits
      .sort((a, b) => (b.range?.start ?? 0) - (a.range?.start ?? 0))
      .reduce((text, { range, value }) => (range ? text.slice(0, range.start) + value + text.slice(range.end) : text), this.#text);
  }

  #replaced({ start, end }: Range, value: string): string {
    return this.#text.slice(0, start) + value + this.#text.slice(end);
  }

  /** Below a key that is there without a value, or that is not there yet. */
  #under(key: string, empty: Node | undefined, written: readonly string[], indent: string): string | undefined {
    const entry = this.#root.entries.find((one) => one.key.text === key);
    const below = written.map((line) => indent + line);
    if (!entry) return this.#atEnd([`${key}:`, ...below]);
    const colon = this.#text.indexOf(":", entry.key.range.end) + 1;
    const rest = this.#text.slice(empty?.range.end ?? colon);
    return this.#text.slice(0, colon) + this.#eol + below.join(this.#eol) + (/^[ \t]*(?:\r?\n|$)/.test(rest) ? rest : this.#eol + rest);
  }

  #atEnd(written: readonly string[]): string {
    const isOpen = this.#text !== "" && !this.#text.endsWith("\n");
    return `${this.#text}${isOpen ? this.#eol : ""}${written.join(this.#eol)}${this.#eol}`;
  }

  /** Behind the last line of a block. */
  #behind({ range }: Node, written: readonly string[]): string {
    const last = this.#text.slice(0, range.end).trimEnd().length;
    const end = this.#text.indexOf("\n", last);
    if (end < 0) return this.#atEnd(written);
    return `${this.#text.slice(0, end + 1)}${written.join(this.#eol)}${this.#eol}${this.#text.slice(end + 1)}`;
  }

  #isFlow = ({ range }: Mapping | Sequence): boolean => /[[{]/.test(this.#text[range.start] ?? "");

  #intoFlow({ range }: Mapping | Sequence, written: string): string {
    const inside = this.#text.slice(range.start + 1, range.end - 1).trimEnd();
    const before = inside.trim() === "" ? "" : `${inside.replace(/,$/, "")}, `;
    return this.#replaced({ start: range.start + 1, end: range.end - 1 }, `${before}${written}`);
  }

  /** What stands before the first entry of a block. */
  #indentAt(block: Mapping | Sequence): string {
    const first = block.type === "mapping" ? block.entries[0]?.key.range.start : block.items[0]?.range.start;
    const line = this.#text.slice(this.#text.lastIndexOf("\n", (first ?? 0) - 1) + 1);
    return /^[ \t]*/.exec(line)?.[0] ?? "";
  }
}

/** A key without a value. */
const isNothing = (node: Node): boolean => node.type === "scalar" && isNull(node);
