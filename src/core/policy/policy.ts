/**
 * `model-terms.yaml`: what a repository says about itself (uses by folder, answers to what files cannot show, severities, waivers,
 * own works). It is read like any other file: a mistake in it is told at its words, and silences nothing.
 */
import type { Problem } from "../facts/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { layered, noFacts, type OwnFacts } from "../knowledge/layered.ts";
import { message } from "../messages/messages.ts";
import type { Answer, Settings } from "../settings.ts";
import { get, isFalse, isNull, type Mapping, type Node, type Scalar } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { isTooDeep, maxChars } from "../text/limits.ts";
import { nameOf, type Path } from "../text/path.ts";
import { readCircumstances } from "./circumstances.ts";
import { readOwnFacts } from "./own-facts.ts";
import { entryKeys, severities, topKeys, uses } from "./settings-shape.ts";
import { type NamedPlace, present, Sheet, twice } from "./sheet.ts";
import { isCheck, type ReadWaiver, readWaiver } from "./waivers.ts";

/** Is this a workspace file of ours? */
export const isPolicyFile = (path: Path): boolean => /^model-terms\.ya?ml$/i.test(nameOf(path));

/** What of the settings a workspace file may say. */
type Said = Pick<Settings, "uses" | "answers" | "commercial" | "severities" | "circumstances">;

/** What one workspace file sets, and its mistakes. */
export interface Policy {
  readonly settings: Said;
  readonly waivers: readonly ReadWaiver[];
  readonly own: OwnFacts;
  readonly problems: readonly Problem[];
  /** Places that it names: a mistake where no file that we read lies in them. */
  readonly places: readonly NamedPlace[];
}

/** Nothing is said. */
export const noPolicy: Policy = {
  settings: { uses: [], answers: [], commercial: [], severities: [], circumstances: [] },
  waivers: [],
  own: noFacts,
  problems: [],
  places: [],
};

/** Reads a workspace file. Folders in it are relative to its own, and it speaks for what lies below it. */
export function readPolicy(path: Path, text: string, knowledge: Knowledge): Policy {
  const refused = text.length > maxChars.yaml ? "too-large" : isTooDeep(text, "yaml") ? "too-deep" : undefined;
  if (refused)
    return { ...noPolicy, problems: [{ path, range: { start: 0, end: 0 }, key: refused, message: message(`problem.${refused}`) }] };
  const { documents, problems } = parseYaml(text);
  const [root] = documents;
  const sheet = new Sheet(path, text);
  const read = root ? settingsOf(root, sheet, knowledge) : noPolicy;
  const [, another] = documents;
  if (another) sheet.say(another.range, "policy.one-document");
  const [broken] = problems;
  const isOpen = another !== undefined || (root?.type === "mapping" && twice(root).length > 0);
  if (!broken) return { ...(isOpen ? stricter(read) : read), problems: sheet.problems, places: sheet.places };
  // Half an entry is no mistake of its own; and what silences may be the half of what was meant.
  return {
    ...stricter(read),
    problems: [
      {
        path,
        range: broken.range,
        key: "broken-syntax",
        detail: broken.message,
        message: message("problem.broken-syntax", { detail: broken.message }),
      },
    ],
  };
}

/** What of a file that may mean something else still counts: nothing that silences, lowers or answers. */
const stricter = (policy: Policy): Policy => ({
  ...policy,
  waivers: [],
  settings: {
    uses: policy.settings.uses.filter(({ use }) => use === "publish" || use === "host" || use === "bundle"),
    answers: policy.settings.answers.filter(({ met }) => !met),
    severities: policy.settings.severities.filter(({ severity }) => severity === "error"),
    commercial: policy.settings.commercial.filter(({ is }) => is),
    circumstances: [],
  },
});

/** The folder of a team's own rules that a workspace file names. */
export function rulesFolder(path: Path, text: string): Path | undefined {
  if (!/^rules[ \t]*:/m.test(text) || text.length > maxChars.yaml || isTooDeep(text, "yaml")) return undefined;
  const [root] = parseYaml(text).documents;
  const named = root && get(root, "rules");
  return named?.type === "scalar" && !isNull(named) ? new Sheet(path, text).place(named) : undefined;
}

function settingsOf(root: Node, sheet: Sheet, knowledge: Knowledge): Policy {
  if (root.type === "scalar" && isNull(root)) return noPolicy;
  if (root.type !== "mapping") {
    sheet.say(root.range, "policy.no-mapping");
    return noPolicy;
  }
  sheet.knowsKeys(root, topKeys);
  const own = readOwnFacts(root, sheet, knowledge);
  const known = layered(knowledge, own);
  const rules = sheet.text(root, "rules");
  if (rules) sheet.place(rules);
  const commercial = sheet.boolean(present(root, "commercial"), "commercial");
  const items = (key: keyof typeof entryKeys): Mapping[] => sheet.items(root, key, entryKeys[key]);
  return {
    ...noPolicy,
    own,
    waivers: items("waivers").flatMap((item) => readWaiver(item, sheet, known) ?? []),
    settings: {
      uses: items("uses").flatMap((item) => readUse(item, sheet) ?? []),
      answers: items("answers").flatMap((item) => readAnswer(item, sheet, known) ?? []),
      severities: readSeverities(root, sheet),
      commercial: commercial === undefined ? [] : [{ folder: sheet.own, is: commercial }],
      circumstances: readCircumstances(root, sheet),
    },
  };
}

function folderOfItem(item: Mapping, sheet: Sheet): Path | undefined {
  const named = get(item, "folder");
  if (named?.type === "scalar") return sheet.place(named);
  sheet.say(item.range, "policy.no-folder");
  return undefined;
}

function readUse(item: Mapping, sheet: Sheet): Said["uses"][number] | undefined {
  const folder = folderOfItem(item, sheet);
  if (folder === undefined) return undefined;
  const value = present(item, "use");
  const text = value?.type === "scalar" ? value.text : "";
  const use = uses.find((known) => known === text);
  if (use) return { folder, use };
  sheet.say(value?.range ?? item.range, "policy.unknown-use", { value: text, known: uses.join(", ") });
  return undefined;
}

function readAnswer(item: Mapping, sheet: Sheet, knowledge: Knowledge): Answer | undefined {
  const check = get(item, "check");
  if (check?.type !== "scalar" || !isCheck(check.text)) {
    sheet.say(check?.range ?? item.range, "policy.unknown-check", { value: check?.type === "scalar" ? check.text : "" });
    return undefined;
  }
  const license = get(item, "license");
  if (license?.type === "scalar" && !knowledge.licenses.has(license.text)) {
    sheet.say(license.range, "policy.unknown-license", { value: license.text });
    return undefined;
  }
  const note = get(item, "note");
  if (note?.type !== "scalar" || note.text.trim() === "") {
    sheet.say(check.range, "policy.no-note");
    return undefined;
  }
  const met = get(item, "met");
  if (met === undefined) sheet.say(check.range, "policy.no-boolean", { key: "met" });
  const isMet = sheet.boolean(met, "met");
  const folder = isMet === undefined ? undefined : get(item, "folder") ? folderOfItem(item, sheet) : sheet.own;
  if (isMet === undefined || folder === undefined) return undefined;
  const about = license?.type === "scalar" ? { license: license.text } : {};
  return { check: check.text, ...about, folder, met: isMet, note: note.text, at: sheet.at(check) };
}

function readSeverities(root: Mapping, sheet: Sheet): Said["severities"] {
  const set = present(root, "severities");
  if (!set) return [];
  if (set.type === "mapping") {
    const open = twice(set);
    for (const key of open) sheet.say(key.range, "policy.twice", { key: key.text });
    return set.entries
      .filter(({ key }) => !open.some(({ text }) => text === key.text))
      .flatMap(({ key, value }) => readSeverity(key, value, sheet) ?? []);
  }
  sheet.say(set.range, "policy.no-severities");
  return [];
}

function readSeverity(check: Scalar, value: Node | undefined, sheet: Sheet): Said["severities"][number] | undefined {
  if (!isCheck(check.text)) {
    sheet.say(check.range, "policy.unknown-check", { value: check.text });
    return undefined;
  }
  const isGiven = value !== undefined && !(value.type === "scalar" && isNull(value));
  const text = value?.type === "scalar" ? (isFalse(value) ? "off" : value.text) : "";
  const severity = severities.find((known) => known === text);
  if (severity) return { folder: sheet.own, check: check.text, severity };
  sheet.say(isGiven ? value.range : check.range, "policy.unknown-severity", { value: text, known: severities.join(", ") });
  return undefined;
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
    circumstances: [...base.circumstances, ...all.flatMap((settings) => settings.circumstances)],
  };
}
