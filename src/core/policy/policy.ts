/**
 * `model-terms.yaml`: what a repository says about itself (uses by folder, answers to what files cannot show,
 * severities). It is read like any other file: a mistake in it is told at its words, and silences nothing.
 */
import { checks } from "../checks/index.ts";
import type { Problem } from "../facts/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Use } from "../knowledge/types.ts";
import { type MessageKey, message } from "../messages/messages.ts";
import type { Answer, Settings, Severity } from "../settings.ts";
import { get, isFalse, isNull, isTrue, type Mapping, type Node, type Scalar } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { isTooDeep, maxChars } from "../text/limits.ts";
import { type Lines, lines } from "../text/lines.ts";
import { folderOf, isBelow, join, nameOf, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";

/** Is this a workspace file of ours? */
export const isPolicyFile = (path: Path): boolean => /^model-terms\.ya?ml$/i.test(nameOf(path));

/** What one workspace file sets, and its mistakes. */
export interface Policy {
  readonly settings: Pick<Settings, "uses" | "answers" | "commercial" | "severities">;
  readonly problems: readonly Problem[];
  /** Folders that it names: a mistake where no file that we read lies in them. */
  readonly folders: readonly { readonly folder: Path; readonly problem: Problem }[];
}

/** What can be stated of a folder. */
export const uses: readonly Use[] = ["publish", "train", "reference", "bundle", "host"];
/** What a check can be set to. */
export const severities: readonly (Severity | "off")[] = ["error", "warning", "information", "hint", "off"];
const keys = ["uses", "answers", "commercial", "severities"];
const entryKeys = { uses: ["folder", "use"], answers: ["check", "license", "folder", "met", "note"] } as const;

/** Reads a workspace file. Folders in it are relative to its own, and it speaks for what lies below it. */
export function readPolicy(path: Path, text: string, knowledge: Knowledge): Policy {
  const reader = new Reader(path, text, knowledge);
  if (text.length > maxChars.yaml || isTooDeep(text, "yaml")) reader.refuse(text.length > maxChars.yaml ? "too-large" : "too-deep");
  else {
    const { documents, problems } = parseYaml(text);
    const root = documents[0];
    if (root) reader.read(root);
    // Half an entry is no mistake of its own.
    const [broken] = problems;
    if (broken) reader.isBroken({ path, range: broken.range, key: "broken-syntax", detail: broken.message });
  }
  const { uses: stated, answers, commercial, severities: set, problems, folders } = reader;
  return { settings: { uses: stated, answers, commercial, severities: set }, problems, folders };
}

/** Collects settings and mistakes while it walks the file. */
class Reader {
  readonly uses: Settings["uses"][number][] = [];
  readonly answers: Answer[] = [];
  readonly commercial: Settings["commercial"][number][] = [];
  readonly severities: Settings["severities"][number][] = [];
  readonly problems: Problem[] = [];
  readonly folders: Policy["folders"][number][] = [];
  readonly #path: Path;
  readonly #own: Path;
  readonly #lines: Lines;
  readonly #knowledge: Knowledge;

  constructor(path: Path, text: string, knowledge: Knowledge) {
    this.#path = path;
    this.#own = folderOf(path);
    this.#lines = lines(text);
    this.#knowledge = knowledge;
  }

  refuse(key: Problem["key"]): void {
    this.problems.push({ path: this.#path, range: { start: 0, end: 0 }, key });
  }

  isBroken(problem: Problem): void {
    this.problems.splice(0, this.problems.length, problem);
    this.folders.length = 0;
  }

  read(root: Node): void {
    if (root.type === "scalar" && isNull(root)) return;
    if (root.type !== "mapping") return this.#say(root.range, "policy.no-mapping");
    this.#knowsKeys(root, keys);
    for (const item of this.#items(root, "uses")) this.#use(item);
    for (const item of this.#items(root, "answers")) this.#answer(item);
    const severity = present(root, "severities");
    if (severity?.type === "mapping") for (const { key, value } of severity.entries) this.#severity(key, value);
    else if (severity) this.#say(severity.range, "policy.no-severities");
    const commercial = this.#boolean(present(root, "commercial"), "commercial");
    if (commercial !== undefined) this.commercial.push({ folder: this.#own, is: commercial });
  }

  /** The entries of a list; what is no entry is told. */
  #items(root: Mapping, key: keyof typeof entryKeys): Mapping[] {
    const list = present(root, key);
    if (!list) return [];
    if (list.type !== "sequence") {
      this.#say(list.range, "policy.no-list", { key });
      return [];
    }
    return list.items.flatMap((item) => {
      if (item.type !== "mapping") {
        this.#say(item.range, "policy.no-entry", { key, known: entryKeys[key].join(", ") });
        return [];
      }
      this.#knowsKeys(item, entryKeys[key]);
      return [item];
    });
  }

  #knowsKeys({ entries }: Mapping, known: readonly string[]): void {
    for (const { key } of entries)
      if (!known.includes(key.text)) this.#say(key.range, "policy.unknown-key", { key: key.text, known: known.join(", ") });
  }

  #use(item: Mapping): void {
    const folder = this.#folder(item);
    if (folder === undefined) return;
    const value = present(item, "use");
    const use = value?.type === "scalar" ? uses.find((known) => known === value.text) : undefined;
    if (use) this.uses.push({ folder, use });
    else
      this.#say(value?.range ?? item.range, "policy.unknown-use", {
        value: value?.type === "scalar" ? value.text : "",
        known: uses.join(", "),
      });
  }

  #answer(item: Mapping): void {
    const check = get(item, "check");
    const license = get(item, "license");
    const note = get(item, "note");
    const met = get(item, "met");
    if (check?.type !== "scalar" || !isCheck(check.text))
      return this.#say(check?.range ?? item.range, "policy.unknown-check", { value: check?.type === "scalar" ? check.text : "" });
    if (license?.type === "scalar" && !this.#knowledge.licenses.has(license.text))
      return this.#say(license.range, "policy.unknown-license", { value: license.text });
    if (note?.type !== "scalar" || note.text.trim() === "") return this.#say(check.range, "policy.no-note");
    if (met === undefined) return this.#say(check.range, "policy.no-boolean", { key: "met" });
    const isMet = this.#boolean(met, "met");
    const folder = get(item, "folder") ? this.#folder(item) : this.#own;
    if (isMet === undefined || folder === undefined) return;
    const at = { path: this.#path, line: this.#lines.position(check.range.start).line };
    this.answers.push({
      check: check.text,
      ...(license?.type === "scalar" && { license: license.text }),
      folder,
      met: isMet,
      note: note.text,
      at,
    });
  }

  #severity(check: Scalar, value: Node | undefined): void {
    if (!isCheck(check.text)) return this.#say(check.range, "policy.unknown-check", { value: check.text });
    const isGiven = value !== undefined && !(value.type === "scalar" && isNull(value));
    const text = value?.type === "scalar" ? (isFalse(value) ? "off" : value.text) : "";
    const severity = severities.find((known) => known === text);
    if (severity) this.severities.push({ folder: this.#own, check: check.text, severity });
    else this.#say(isGiven ? value.range : check.range, "policy.unknown-severity", { value: text, known: severities.join(", ") });
  }

  #folder(item: Mapping): Path | undefined {
    const named = get(item, "folder");
    if (named?.type !== "scalar") {
      this.#say(item.range, "policy.no-folder");
      return undefined;
    }
    const folder = join(this.#own, named.text);
    if (folder === undefined || !isBelow(folder, this.#own)) {
      this.#say(named.range, "policy.outside", { folder: named.text });
      return undefined;
    }
    this.folders.push({ folder, problem: this.#problem(named.range, "policy.no-such-folder", { folder: named.text }) });
    return folder;
  }

  #boolean(node: Node | undefined, key: string): boolean | undefined {
    if (node === undefined) return undefined;
    if (isTrue(node)) return true;
    if (isFalse(node)) return false;
    this.#say(node.range, "policy.no-boolean", { key });
    return undefined;
  }

  #say(range: Range, key: MessageKey, args: Readonly<Record<string, string>> = {}): void {
    this.problems.push(this.#problem(range, key, args));
  }

  #problem(range: Range, key: MessageKey, args: Readonly<Record<string, string>>): Problem {
    return { path: this.#path, range, key: "workspace-file", message: message(key, args) };
  }
}

const isCheck = (text: string): boolean => checks.some(({ id }) => id === text);

/** A value that is there and not null. */
function present(root: Mapping, key: string): Node | undefined {
  const node = get(root, key);
  return node?.type === "scalar" && isNull(node) ? undefined : node;
}

/** The settings of several workspace files together. Each statement knows its folder, so lists simply add up. */
export function combine(base: Settings, policies: Iterable<Policy>): Settings {
  const all = [...policies].map(({ settings }) => settings);
  return {
    ...base,
    uses: [...base.uses, ...all.flatMap((settings) => settings.uses)],
    answers: [...base.answers, ...all.flatMap((settings) => settings.answers)],
    commercial: [...base.commercial, ...all.flatMap((settings) => settings.commercial)],
    severities: [...base.severities, ...all.flatMap((settings) => settings.severities)],
  };
}
