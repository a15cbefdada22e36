/** Applies fixes that need more than an edit: a license text that must be found, a statement that must be confirmed. */
import { type ExtensionContext, type LogOutputChannel, window, workspace } from "vscode";
import { type Changes, changesOf, type Finding, type Fix, type Knowledge, type Path } from "../core/index.ts";
import { freePath } from "../licenses/free-path.ts";
import { confirmed, editOf, type NewFile } from "./edits.ts";
import { type Finder, findByItself } from "./license-text.ts";
import type { Shown } from "./shown.ts";
import { keepText } from "./texts.ts";

/** What applying a fix needs of the extension. */
export interface Tools {
  readonly context: ExtensionContext;
  readonly knowledge: Knowledge;
  readonly log: LogOutputChannel;
}

/** Applies fixes together, as one edit; `find` finds the license texts that they add. Tells how it ended. */
export async function applyFixes(
  fixes: readonly Fix[],
  finding: Finding,
  shown: Shown,
  tools: Tools,
  find: Finder = findByItself,
): Promise<boolean> {
  const changes = changesOf(fixes, shown.snapshot);
  const added = await findTexts(changes, finding, shown, tools, find);
  if (!added || (changes.files.length === 0 && added.length === 0)) return false;
  const edit = editOf(changes, shown.roots, added);
  const card = shown.roots.uriOf(finding.at.path);
  const text = shown.snapshot.text(finding.at.path);
  const isShownFirst = fixes.length > 1 || fixes.some(({ safety }) => safety === "review");
  const isApplied = await workspace.applyEdit(isShownFirst && card && text !== undefined ? confirmed(edit, card, text) : edit);
  if (isApplied) await showWhatIsNew(changes, added, shown);
  return isApplied;
}

/** Where nothing but new files came, the first is shown: undo in it takes them back, undo in the card would not. */
async function showWhatIsNew(changes: Changes, added: readonly NewFile[], { roots }: Shown): Promise<void> {
  if (changes.files.some(({ before }) => before !== undefined)) return;
  const uri = roots.uriOf(added[0]?.path ?? changes.files[0]?.path ?? ("" as Path));
  if (uri) await window.showTextDocument(uri, { preview: true });
}

/** The license files that the changes want; undefined when one was not found and the person gave up. */
async function findTexts(changes: Changes, finding: Finding, shown: Shown, tools: Tools, find: Finder): Promise<NewFile[] | undefined> {
  const upstream = finding.upstream === undefined ? [] : [finding.upstream];
  const added: NewFile[] = [];
  for (const { path, license: id } of changes.texts) {
    const license = shown.snapshot.knowledge.licenses.get(id);
    if (!license) continue;
    const found = await find({ license, upstream }, shown.snapshot, tools.context, tools.knowledge);
    if (!found) {
      tools.log.info(`${license.short}: no text was taken, nothing was changed`);
      return undefined;
    }
    if (found.source === "download") await keepText(tools.context, id, found.text);
    tools.log.info(`${license.short}: taken from ${found.from}`);
    added.push({ path: await unused(path, id, shown), text: found.text });
  }
  return added;
}

/** A name that no file has. */
async function unused(path: Path, license: string, { roots }: Shown): Promise<Path> {
  const taken = new Set<Path>();
  const exists = (candidate: Path): boolean => taken.has(candidate);
  for (;;) {
    const candidate = freePath(path, license, exists);
    const uri = roots.uriOf(candidate);
    try {
      if (!uri) return candidate;
      await workspace.fs.stat(uri);
      taken.add(candidate);
    } catch {
      return candidate;
    }
  }
}
