/** The sheet that readers of `model-terms.yaml` write on: what they understood is theirs, mistakes are kept here, each at its words. */
import type { Problem } from "../facts/claim.ts";
import { type MessageKey, message } from "../messages/messages.ts";
import { get, isFalse, isNull, isTrue, type Mapping, type Node, type Scalar } from "../syntax/node.ts";
import { type Lines, lines } from "../text/lines.ts";
import { folderOf, isBelow, join, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";

/** A place that a workspace file names, and the note for when nothing lies there. */
export interface NamedPlace {
  readonly path: Path;
  readonly problem: Problem;
}

/** One workspace file while it is read. */
export class Sheet {
  readonly path: Path;
  /** The folder that the file speaks for. */
  readonly own: Path;
  readonly problems: Problem[] = [];
  /** Folders and files that are named. */
  readonly places: NamedPlace[] = [];
  readonly #lines: Lines;

  constructor(path: Path, text: string) {
    this.path = path;
    this.own = folderOf(path);
    this.#lines = lines(text);
  }

  /** Notes a mistake. */
  say(range: Range, key: MessageKey, args: Readonly<Record<string, string>> = {}): void {
    this.problems.push(this.#problem(range, key, args));
  }

  /** Where a node stands, for reports. */
  at({ range }: Node): { readonly path: Path; readonly line: number } {
    return { path: this.path, line: this.#lines.position(range.start).line };
  }

  /** Tells keys that have no meaning, and keys that are there twice. */
  knowsKeys(of: Mapping, known: readonly string[]): void {
    for (const key of twice(of)) this.say(key.range, "policy.twice", { key: key.text });
    for (const { key } of of.entries)
      if (!known.includes(key.text)) this.say(key.range, "policy.unknown-key", { key: key.text, known: known.join(", ") });
  }

  /** The entries of a list; what is no entry is told. */
  items(root: Mapping, key: string, known: readonly string[]): Mapping[] {
    const list = present(root, key);
    if (!list) return [];
    if (list.type !== "sequence") {
      this.say(list.range, "policy.no-list", { key });
      return [];
    }
    return list.items.flatMap((item) => {
      if (item.type !== "mapping") {
        this.say(item.range, "policy.no-entry", { key, known: known.join(", ") });
        return [];
      }
      this.knowsKeys(item, known);
      return twice(item).length > 0 ? [] : [item];
    });
  }

  /** A text that may be left out: `undefined` where it is, `null` where something else stands there, which is told. */
  text(item: Mapping, key: string): Scalar | undefined | null {
    const node = present(item, key);
    if (node === undefined) return undefined;
    if (node.type === "scalar" && node.text.trim() !== "") return node;
    this.say(node.range, "policy.no-text", { key });
    return null;
  }

  /** A text that must be there; where it is not, that is told at the whole entry. */
  needed(item: Mapping, key: string): Scalar | undefined {
    const found = this.text(item, key);
    if (found === undefined) this.say(item.range, "policy.missing", { key });
    return found ?? undefined;
  }

  /** A list of texts, or one text alone; `null` where something else stands there, which is told. */
  texts(item: Mapping, key: string): readonly Scalar[] | undefined | null {
    const node = present(item, key);
    if (node === undefined) return undefined;
    const all = node.type === "sequence" ? node.items : [node];
    const wrong = all.find((one) => one.type !== "scalar" || isNull(one));
    if (wrong) {
      this.say(wrong.range, "policy.no-text", { key });
      return null;
    }
    return all as readonly Scalar[];
  }

  /** A folder or file below the folder of this one. */
  place(named: Scalar): Path | undefined {
    const place = join(this.own, named.text);
    if (place === undefined || !isBelow(place, this.own)) {
      this.say(named.range, "policy.outside", { folder: named.text });
      return undefined;
    }
    this.places.push({ path: place, problem: this.#problem(named.range, "policy.no-such-folder", { folder: named.text }) });
    return place;
  }

  boolean(node: Node | undefined, key: string): boolean | undefined {
    if (node === undefined) return undefined;
    if (isTrue(node)) return true;
    if (isFalse(node)) return false;
    this.say(node.range, "policy.no-boolean", { key });
    return undefined;
  }

  #problem(range: Range, key: MessageKey, args: Readonly<Record<string, string>>): Problem {
    return { path: this.path, range, key: "workspace-file", message: message(key, args) };
  }
}

/** Keys that stand there for a second time: which one is meant is open. What comes from an anchor may be written anew. */
export function twice({ entries, range }: Mapping): readonly Scalar[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key }) => {
    if (key.range.start < range.start || key.range.end > range.end) return [];
    const isKnown = seen.has(key.text);
    seen.add(key.text);
    return isKnown ? [key] : [];
  });
}

/** A value that is there and not null. */
export function present(root: Mapping, key: string): Node | undefined {
  const node = get(root, key);
  return node?.type === "scalar" && isNull(node) ? undefined : node;
}
