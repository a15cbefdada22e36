/** Completion and hovers in `model-terms.yaml`: its keys in plain words, and the checks, licenses, works and places that fit. */
import { checks } from "../checks/index.ts";
import { checkSummary, type MessageKey, message, render } from "../messages/messages.ts";
import { entryKeys, keysIn, relations, severities, topKeys, uses } from "../policy/settings-shape.ts";
import { keysAt, type Located, type Scalar, scalars } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { groupBy } from "../text/group-by.ts";
import { isTooDeep, maxChars } from "../text/limits.ts";
import { folderOf, isBelow, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import type { Cursor } from "./cursor.ts";
import { say } from "./describe.ts";
import { licenseText } from "./license-text.ts";
import { code, link, words } from "./markup.ts";
import { holds, type Reading } from "./reading.ts";
import { type Completion, checkIds, datasets, licenseIds, models } from "./values.ts";

/** What fits at a cursor of a workspace file. */
export function settingsAt({ key, parent }: Cursor, path: Path, reading: Reading): readonly Completion[] | undefined {
  if (parent === "severities")
    return key === "" ? checkIds(reading).map((check) => ({ ...check, insert: `${check.label}: ` })) : severities.map(value);
  if (key === "") return parent === "" ? topKeys.map((name) => keyItem("", name, reading)) : keyItems(parent, reading);
  // The first key of an entry, behind the dash of the list.
  if (parent === "" && key in entryKeys) return keyItems(key, reading);
  return valuesOf(key, parent, path, reading);
}

function valuesOf(key: string, parent: string, path: Path, reading: Reading): readonly Completion[] | undefined {
  switch (key) {
    case "check":
      return checkIds(reading);
    case "license":
    case "licenses":
      return licenseIds(reading);
    case "use":
      return uses.map(value);
    case "met":
    case "commercial":
      return ["true", "false"].map(value);
    case "upstream":
    case "base":
      return models(path, reading);
    case "trainedOn":
      return datasets(path, reading);
    case "relation":
      return relations.map((label) => ({ ...value(label), detail: say(`relation.${label}`, reading) }));
    case "folder":
      return places(path, reading, (file) => [folderOf(file)]);
    case "path":
      return places(path, reading, (file) => [folderOf(file), file]);
    case "subject":
      return unique(worksBelow(path, reading).map(({ subject }) => ({ ...value(subject.name), detail: subject.id })));
    case "territories":
      return ["EU", "US", "CN", "GB", "JP", "KR"].map(value);
    default:
      return parent === "severities" ? severities.map(value) : undefined;
  }
}

const value = (label: string): Completion => ({ label, kind: "value" });

const keyItems = (setting: string, reading: Reading): Completion[] => keysIn(setting).map((name) => keyItem(setting, name, reading));

function keyItem(setting: string, name: string, reading: Reading): Completion {
  const isBlock = setting === "" && (name in entryKeys || name === "severities");
  return {
    label: name,
    insert: isBlock ? `${name}:` : `${name}: `,
    kind: "value",
    documentation: words(meaningOf(setting, name, reading) ?? ""),
  };
}

/** What a key means; undefined for what is no key. */
function meaningOf(setting: string, name: string, { locale }: Reading): string | undefined {
  const known = setting === "" ? topKeys : keysIn(setting);
  if (!known.includes(name)) return undefined;
  return render(message((setting === "" ? `setting.${name}` : `setting.entry.${name}`) as MessageKey), locale);
}

const worksBelow = (path: Path, { snapshot }: Reading): Reading["snapshot"]["subjects"] =>
  snapshot.subjects.filter(({ subject }) => isBelow(subject.folder, folderOf(path)));

/** Places of the works below a file, as the file writes them. */
function places(path: Path, reading: Reading, of: (file: Path) => readonly Path[]): Completion[] {
  const own = folderOf(path);
  const all = worksBelow(path, reading).flatMap(({ subject }) => subject.files.flatMap(of));
  const relative = all.map((place) => (own === "" ? place : place.slice(own.length + 1)) || ".");
  return unique(relative.map(value));
}

const unique = (items: readonly Completion[]): Completion[] =>
  [...groupBy(items, ({ label }) => label).values()].flatMap((same) => same.slice(0, 1));

/** What is said over the words at an offset of a workspace file. */
export function settingHover(path: Path, offset: number, reading: Reading): { readonly range: Range; readonly text: string }[] {
  const text = reading.snapshot.text(path) ?? "";
  if (text.length > maxChars.yaml || isTooDeep(text, "yaml")) return [];
  const [root] = parseYaml(text).documents;
  const at = (...found: readonly Located<Scalar>[]): Scalar | undefined => found.find(({ node }) => holds(node.range, offset))?.node;
  const said = (node: Scalar | undefined, words: string | undefined): { range: Range; text: string }[] =>
    node && words ? [{ range: node.range, text: words }] : [];
  const lists = Object.keys(entryKeys);
  const license = at(
    ...["answers", "waivers"].flatMap((list) => scalars(root, `/${list}/*/license`)),
    ...["models", "datasets"].flatMap((list) => scalars(root, `/${list}/*/licenses`)),
  );
  const known = license && reading.knowledge.licenses.get(license.text);
  if (known) return said(license, licenseText(known, reading));
  const check = at(...["answers", "waivers"].flatMap((list) => scalars(root, `/${list}/*/check`)), ...keysAt(root, "/severities"));
  if (check && checks.some(({ id }) => id === check.text))
    return said(check, link(words(checkSummary(check.text, reading.locale)), reading.pageOf({ check: check.text })));
  const top = at(...keysAt(root, ""));
  if (top) return said(top, described("", top.text, reading));
  return lists.flatMap((list) => {
    const inner = at(...keysAt(root, `/${list}/*`));
    return inner ? said(inner, described(list, inner.text, reading)) : [];
  });
}

function described(setting: string, name: string, reading: Reading): string | undefined {
  const meaning = meaningOf(setting, name, reading);
  return meaning === undefined ? undefined : `${code(name)} · ${words(meaning)}`;
}
