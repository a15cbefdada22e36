/** Applies fixes that need more than an edit: a license text that must be found, a statement that must be confirmed. */
import { type ExtensionContext, env, type LogOutputChannel, l10n, ProgressLocation, Uri, window, workspace } from "vscode";
import { type Changes, changesOf, type Finding, type Fix, type Knowledge, type License, type Path, type Snapshot } from "../core/index.ts";
import { type Found, findText } from "../licenses/find.ts";
import { freePath } from "../licenses/free-path.ts";
import { confirmed, editOf, type NewFile } from "./edits.ts";
import type { Shown } from "./shown.ts";
import { keepText, offlineSources, onlineSource, pickedSource } from "./texts.ts";

/** What applying a fix needs of the extension. */
export interface Tools {
  readonly context: ExtensionContext;
  readonly knowledge: Knowledge;
  readonly log: LogOutputChannel;
}

/** Applies fixes together, as one edit. Tells how it ended. */
export async function applyFixes(fixes: readonly Fix[], finding: Finding, shown: Shown, tools: Tools): Promise<boolean> {
  const changes = changesOf(fixes, shown.snapshot);
  const added = await findTexts(changes, finding, shown, tools);
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
async function findTexts(changes: Changes, finding: Finding, shown: Shown, tools: Tools): Promise<NewFile[] | undefined> {
  const added: NewFile[] = [];
  for (const { path, license: id } of changes.texts) {
    const license = tools.knowledge.licenses.get(id);
    if (!license) continue;
    const found = await findOne(license, finding, shown.snapshot, tools);
    if (!found) return undefined;
    if (found.source === "download") await keepText(tools.context, id, found.text);
    tools.log.info(`${license.short}: taken from ${found.from}`);
    added.push({ path: await unused(path, id, shown), text: found.text });
  }
  return added;
}

async function findOne(license: License, finding: Finding, snapshot: Snapshot, tools: Tools): Promise<Found | undefined> {
  const wanted = { license, upstream: finding.upstream === undefined ? [] : [finding.upstream] };
  const found = await findText(wanted, offlineSources(snapshot, tools.context), tools.knowledge);
  if (found) return found;
  const download = l10n.t("Download");
  const pick = l10n.t("Choose a File…");
  const open = l10n.t("Open the Official Page");
  const canDownload = (license.text?.urls.length ?? 0) > 0 && license.text?.upstreamOnly !== true;
  const choice = (await hasConsent(tools.context))
    ? canDownload
      ? download
      : undefined
    : await window.showInformationMessage(
        l10n.t("No copy of the {0} was found on this machine.", license.short),
        {
          modal: true,
          detail: l10n.t(
            "It can be fetched from its official address, or taken from a file of yours. It is used only if its text is the official one to the end.",
          ),
        },
        ...(canDownload ? [download] : []),
        pick,
        open,
      );
  if (choice === download) {
    await tools.context.workspaceState.update(consentKey, true);
    const fetched = await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t("Fetching the {0}…", license.short) },
      () => findText(wanted, [onlineSource()], tools.knowledge),
    );
    return fetched ?? notFound(license);
  }
  if (choice === pick) return (await findText(wanted, [pickedSource()], tools.knowledge)) ?? notFound(license);
  if (choice === open) await env.openExternal(Uri.parse(license.url));
  return undefined;
}

const consentKey = "modelTerms.mayDownload";

/** Asked once per workspace. */
const hasConsent = async (context: ExtensionContext): Promise<boolean> => context.workspaceState.get<boolean>(consentKey) === true;

/** A clear end: what was not found, and where the text is to be had. Nothing is written. */
async function notFound(license: License): Promise<undefined> {
  const open = l10n.t("Open the Official Page");
  const choice = await window.showWarningMessage(l10n.t("No true text of the {0} was found. Nothing was changed.", license.short), open);
  if (choice === open) await env.openExternal(Uri.parse(license.url));
  return undefined;
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
