/** Completion in cards, configs, Modelfiles and `model-terms.yaml`: which values fit the key at the cursor. */
import { claimsOf } from "../facts/claim.ts";
import { isPolicyFile } from "../policy/policy.ts";
import { frontMatter } from "../syntax/markdown.ts";
import { nameOf, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import { type Cursor, cursorAt } from "./cursor.ts";
import { say } from "./describe.ts";
import type { Reading } from "./reading.ts";
import { settingsAt } from "./settings.ts";
import { type Completion, datasets, licenseNames, licenses, models, names, ollamaNames } from "./values.ts";

/** Values that fit at a cursor, best first, and what they replace. */
export interface Completions {
  readonly range: Range;
  readonly items: readonly Completion[];
}

/** What fits at an offset of a text as it is being written; nothing where it is not ours to say. */
export function completionsAt(path: Path, text: string, offset: number, reading: Reading): Completions | undefined {
  const offers = offersFor(path, text, offset, reading);
  const cursor = offers && (offers === inModelfile ? instructionAt(text, offset) : cursorAt(text, offset));
  if (!cursor) return undefined;
  const items = offers(cursor, path, reading, text.slice(cursor.range.start, cursor.range.end));
  return items?.length ? { range: cursor.range, items } : undefined;
}

type Offers = (cursor: Cursor, path: Path, reading: Reading, written: string) => readonly Completion[] | undefined;

/** Which values a file of this kind can hold there. */
function offersFor(path: Path, text: string, offset: number, reading: Reading): Offers | undefined {
  if (isPolicyFile(path)) return settingsAt;
  if (/\.(?:ya?ml|jsonc?)$/i.test(path)) return inConfig;
  if (/^modelfile(?:[.-]|$)|\.modelfile$/i.test(nameOf(path))) return inModelfile;
  if (!/\.(?:md|markdown)$/i.test(path) || !isInFrontMatter(text, offset)) return undefined;
  return /^(?:readme|model[_-]?card)/i.test(nameOf(path)) || speaksOfWork(path, reading) ? inCard : undefined;
}

/** Between the fences, or behind the first one of a front matter whose end is still to be written. */
function isInFrontMatter(text: string, offset: number): boolean {
  const bounds = frontMatter(text)?.yaml;
  if (bounds) return bounds.start <= offset && offset <= bounds.end;
  return /^\uFEFF?---[ \t]*\r?\n/.test(text) && !/\n(?:#|\r?\n)/.test(text.slice(0, offset));
}

const speaksOfWork = (path: Path, { snapshot }: Reading): boolean => claimsOf(snapshot.claims(path), "is").length > 0;

const inCard: Offers = ({ key, parent }, path, reading, written) => {
  if (parent !== "") return parent === "model-index" && key === "name" ? names(path, reading, written) : undefined;
  switch (key) {
    case "license":
      return licenses(path, reading);
    case "license_name":
      return licenseNames(path, reading);
    case "base_model":
      return models(path, reading);
    case "base_model_relation":
      return relations.map((label) => ({ label, kind: "value", detail: say(`relation.${label}`, reading) }));
    case "datasets":
    case "source_datasets":
      return datasets(path, reading);
    case "model_name":
      return names(path, reading, written);
    default:
      return undefined;
  }
};

const relations = ["finetune", "adapter", "merge", "quantized"] as const;

/** Keys that mean a base wherever they stand, and keys that do so in files that speak of a work. */
const baseKey = /^(?:base_model(?:_name|_path|_name_or_path)?|(?:pretrained_)?model_name_or_path|pretrained_model(?:_path)?)$/;
const likelyBaseKey = /^(?:model(?:_id|_name|_path)?|teacher_model\w*)$/;
const dataKey = /^dataset_(?:name|id|path|name_or_path)$/;

const inConfig: Offers = ({ key, parent }, path, reading, written) => {
  if (baseKey.test(key)) return models(path, reading);
  if (/^(?:hub_model_id|hf_repo_id)$/.test(key)) return names(path, reading, written);
  if (!speaksOfWork(path, reading)) return undefined;
  if (likelyBaseKey.test(key)) return models(path, reading);
  return dataKey.test(key) || (key === "path" && parent === "datasets") ? datasets(path, reading) : undefined;
};

const inModelfile: Offers = (_cursor, _path, reading) => ollamaNames(reading);

/** The value of the instruction `FROM` in which an offset lies. */
function instructionAt(text: string, offset: number): Cursor | undefined {
  const value = /(?:^|\n)[ \t]*from[ \t]+(\S*)$/i.exec(text.slice(0, offset))?.[1];
  if (value === undefined) return undefined;
  const behind = /^\S*/.exec(text.slice(offset, offset + 200))?.[0] ?? "";
  return { key: "from", parent: "", range: { start: offset - value.length, end: offset + behind.length } };
}
