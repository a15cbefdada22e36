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
import { get, isFalse, isTrue, type Mapping, type Node, type Scalar } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { isTooDeep, maxChars } from "../text/limits.ts";
import { type Lines, lines } from "../text/lines.ts";
import { folderOf, join, nameOf, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";

/** Is this a workspace file of ours? */
export const isPolicyFile = (path: Path): boolean => /^model-terms\.ya?ml$/i.test(nameOf(path));

/** What one workspace file sets, and its mistakes. */
export interface Policy {
  readonly settings: Pick<Settings, "uses" | "answers" | "commercial" | "severities">;
  readonly problems: readonly Problem[];
}

const uses: readonly Use[] = ["publish", "train", "reference", "bundle", "host"];
const severities: readonly (Severity | "off")[] = ["error", "warning", "information", "hint", "off"];
const keys = ["uses", "answers", "commercial", "severities"] as const;

/** Reads a workspace file. Folders in it are relative to its own. */
export function readPolicy(path: Path, text: string, knowledge: Knowledge): Policy {
  const reader = new Reader(path, text, knowledge);
  if (text.length > maxChars.yaml || isTooDeep(text, "yaml")) reader.refuse(text.length > maxChars.yaml ? "too-large" : "too-deep");
  else {
    const { documents, problems } = parseYaml(text);
    for (const { range, message: detail } of problems.slice(0, 1)) reader.problems.push({ path, range, key: "broken-syntax", detail });
    const root = documents[0];
    if (root) reader.read(root);
  }
  return {
    settings: { uses: reader.uses, answers: reader.answers, commercial: reader.commercial, severities: reader.severities },
    problems: reader.problems,
  };
}

/** Collects settings and mistakes while it walks the file. */
class Reader {
  readonly uses: { readonly folder: Path; readonly use: Use }[] = [];
  readonly answers: Answer[] = [];
  readonly severities = new Map<string, Severity | "off">();
  readonly problems: Problem[] = [];
  commercial: boolean | undefined;
  readonly #path: Path;
  readonly #lines: Lines;
  readonly #knowledge: Knowledge;

  constructor(path: Path, text: string, knowledge: Knowledge) {
    this.#path = path;
    this.#lines = lines(text);
    this.#knowledge = knowledge;
  }

  refuse(key: Problem["key"]): void {
    this.problems.push({ path: this.#path, range: { start: 0, end: 0 }, key });
  }

  read(root: Node): void {
    if (root.type !== "mapping") return this.#say(root.range, "policy.no-mapping");
    for (const { key } of root.entries)
      if (!(keys as readonly string[]).includes(key.text))
        this.#say(key.range, "policy.unknown-key", { key: key.text, known: keys.join(", ") });
    for (const item of items(get(root, "uses"))) this.#use(item);
    for (const item of items(get(root, "answers"))) this.#answer(item);
    const severity = get(root, "severities");
    if (severity?.type === "mapping") for (const { key, value } of severity.entries) this.#severity(key, value);
    this.commercial = this.#boolean(get(root, "commercial"), "commercial");
  }

  #use(item: Mapping): void {
    const folder = this.#folder(item);
    const value = get(item, "use");
    if (folder === undefined || value?.type !== "scalar") return;
    const use = uses.find((known) => known === value.text);
    if (use) this.uses.push({ folder, use });
    else this.#say(value.range, "policy.unknown-use", { value: value.text, known: uses.join(", ") });
  }

  #answer(item: Mapping): void {
    const check = get(item, "check");
    const license = get(item, "license");
    const folder = get(item, "folder") ? this.#folder(item) : folderOf(this.#path);
    const met = this.#boolean(get(item, "met"), "met");
    const note = get(item, "note");
    if (check?.type !== "scalar" || !checks.some(({ id }) => id === check.text))
      return this.#say(check?.range ?? item.range, "policy.unknown-check", { value: check?.type === "scalar" ? check.text : "" });
    if (license?.type === "scalar" && !this.#knowledge.licenses.has(license.text))
      return this.#say(license.range, "policy.unknown-license", { value: license.text });
    if (note?.type !== "scalar" || note.text.trim() === "") return this.#say(check.range, "policy.no-note");
    if (met === undefined) return this.#say(check.range, "policy.no-boolean", { key: "met" });
    const at = { path: this.#path, line: this.#lines.position(check.range.start).line };
    if (folder !== undefined)
      this.answers.push({
        check: check.text,
        ...(license?.type === "scalar" && { license: license.text }),
        folder,
        met,
        note: note.text,
        at,
      });
  }

  #severity(check: Scalar, value: Node | undefined): void {
    if (!checks.some(({ id }) => id === check.text)) return this.#say(check.range, "policy.unknown-check", { value: check.text });
    const text = value?.type === "scalar" ? (isFalse(value) ? "off" : value.text) : "";
    const severity = severities.find((known) => known === text);
    if (severity) this.severities.set(check.text, severity);
    else this.#say(value?.range ?? check.range, "policy.unknown-severity", { value: text, known: severities.join(", ") });
  }

  #folder(item: Mapping): Path | undefined {
    const folder = get(item, "folder");
    if (folder?.type !== "scalar") {
      this.#say(item.range, "policy.no-folder");
      return undefined;
    }
    const path = join(folderOf(this.#path), folder.text);
    if (path === undefined) this.#say(folder.range, "policy.outside", { folder: folder.text });
    return path;
  }

  #boolean(node: Node | undefined, key: string): boolean | undefined {
    if (node === undefined) return undefined;
    if (isTrue(node)) return true;
    if (isFalse(node)) return false;
    this.#say(node.range, "policy.no-boolean", { key });
    return undefined;
  }

  #say(range: Range, key: MessageKey, args: Readonly<Record<string, string>> = {}): void {
    this.problems.push({ path: this.#path, range, key: "workspace-file", message: message(key, args) });
  }
}

const items = (node: Node | undefined): Mapping[] =>
  node?.type === "sequence" ? node.items.filter((item): item is Mapping => item.type === "mapping") : [];

/** The settings of several workspace files together: the nearest folder wins where they are asked, so lists simply add up. */
export function combine(base: Settings, policies: Iterable<Policy>): Settings {
  const all = [...policies].map(({ settings }) => settings);
  return {
    ...base,
    uses: [...base.uses, ...all.flatMap((settings) => settings.uses)],
    answers: [...base.answers, ...all.flatMap((settings) => settings.answers)],
    commercial: all.map(({ commercial }) => commercial).find((value) => value !== undefined) ?? base.commercial,
    severities: new Map([...base.severities, ...all.flatMap((settings) => [...settings.severities])]),
  };
}
