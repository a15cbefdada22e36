/** Finding the text of a license in the editor: by itself in the order of the sources, or from the source that the person chooses. */
import { type ExtensionContext, env, l10n, ProgressLocation, type QuickPickItem, QuickPickItemKind, Uri, window } from "vscode";
import type { Knowledge, License, Snapshot } from "../core/index.ts";
import { type Found, findText, findTexts } from "../licenses/find.ts";
import type { SourceName, Wanted } from "../licenses/source.ts";
import { offlineSources, onlineSource, pickedSource } from "./texts.ts";

/** How a text is looked for; undefined when none was found or the person gave up, which has been said. */
export type Finder = (wanted: Wanted, snapshot: Snapshot, context: ExtensionContext, knowledge: Knowledge) => Promise<Found | undefined>;

/** What lies on this machine first; then, after a question, the official address or a file of the person. */
export const findByItself: Finder = async (wanted, snapshot, context, knowledge) => {
  const { license } = wanted;
  const found = await findText(wanted, offlineSources(snapshot, context), knowledge);
  if (found) return found;
  const mayFetch = canFetch(license) && context.workspaceState.get<boolean>(consentKey) === true;
  const choice = mayFetch ? "download" : await ask(license);
  if (choice === "download") await context.workspaceState.update(consentKey, true);
  return choice && take(choice, wanted, knowledge);
};

/** All that is there, each with its place, to choose from. */
export const findByChoice: Finder = async (wanted, snapshot, context, knowledge) => {
  const { license } = wanted;
  const chosen = await window.showQuickPick(choices(wanted, snapshot, context, knowledge), {
    title: l10n.t("Add a copy of the {0} from…", license.short),
    placeHolder: l10n.t("Only texts that are the official one to the end are listed"),
    matchOnDescription: true,
  });
  return chosen?.found ?? (chosen?.way && take(chosen.way, wanted, knowledge));
};

/** Asked once per workspace: may the official text be fetched? */
const consentKey = "modelTerms.mayDownload";

type Way = "download" | "pick" | "page";

interface Choice extends QuickPickItem {
  readonly found?: Found;
  readonly way?: Way;
}

const canFetch = ({ text }: License): boolean => (text?.urls.length ?? 0) > 0 && text?.upstreamOnly !== true;

async function choices(wanted: Wanted, snapshot: Snapshot, context: ExtensionContext, knowledge: Knowledge): Promise<Choice[]> {
  const here: Choice[] = [];
  for await (const found of findTexts(wanted, offlineSources(snapshot, context), knowledge))
    here.push({ label: `$(${icons[found.source]}) ${sourceWords(found.source)}`, description: readable(found.from), found });
  const { license } = wanted;
  const url = license.text?.urls[0];
  return [
    { label: l10n.t("On this machine"), kind: QuickPickItemKind.Separator },
    ...here,
    { label: here.length > 0 ? l10n.t("Elsewhere") : l10n.t("No copy lies on this machine"), kind: QuickPickItemKind.Separator },
    ...(canFetch(license) && url !== undefined
      ? [{ label: `$(cloud-download) ${l10n.t("Fetch it from its official address")}`, description: url, way: "download" as const }]
      : []),
    { label: `$(folder-opened) ${l10n.t("Choose a File…")}`, way: "pick" as const },
    { label: `$(link-external) ${l10n.t("Open the Official Page")}`, description: license.url, way: "page" as const },
  ];
}

const icons: Readonly<Record<SourceName, string>> = {
  workspace: "root-folder",
  cache: "archive",
  folder: "folder",
  kept: "history",
  shipped: "package",
  download: "cloud-download",
  picked: "file",
};

function sourceWords(source: SourceName): string {
  switch (source) {
    case "workspace":
      return l10n.t("A copy in this workspace");
    case "cache":
      return l10n.t("The model cache of this machine");
    case "folder":
      return l10n.t("A folder that the settings name");
    case "kept":
      return l10n.t("Fetched earlier");
    case "shipped":
      return l10n.t("Shipped with Model Terms");
    case "download":
      return l10n.t("Fetch it from its official address");
    case "picked":
      return l10n.t("Choose a File…");
  }
}

/** Sources tell places as paths of the workspace, or as URIs. */
const readable = (from: string): string => (/^[a-z][\w+.-]+:\/\//i.test(from) ? Uri.parse(from).fsPath : from);

async function ask(license: License): Promise<Way | undefined> {
  const download = l10n.t("Download");
  const pick = l10n.t("Choose a File…");
  const page = l10n.t("Open the Official Page");
  const choice = await window.showInformationMessage(
    l10n.t("No copy of the {0} was found on this machine.", license.short),
    {
      modal: true,
      detail: l10n.t(
        "It can be fetched from its official address, or taken from a file of yours. It is used only if its text is the official one to the end.",
      ),
    },
    ...(canFetch(license) ? [download] : []),
    pick,
    page,
  );
  return choice === download ? "download" : choice === pick ? "pick" : choice === page ? "page" : undefined;
}

async function take(way: Way, wanted: Wanted, knowledge: Knowledge): Promise<Found | undefined> {
  if (way === "page") await env.openExternal(Uri.parse(wanted.license.url));
  if (way === "pick") return (await findText(wanted, [pickedSource()], knowledge)) ?? notFound(wanted.license);
  return way === "download" ? fetched(wanted, knowledge) : undefined;
}

/** With a button that stops it; who stops it is told nothing more. */
async function fetched(wanted: Wanted, knowledge: Knowledge): Promise<Found | undefined> {
  const stop = new AbortController();
  const found = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t("Fetching the {0}…", wanted.license.short), cancellable: true },
    (_, token) => {
      token.onCancellationRequested(() => stop.abort());
      return findText(wanted, [onlineSource(stop.signal)], knowledge);
    },
  );
  return found ?? (stop.signal.aborted ? undefined : notFound(wanted.license));
}

/** A clear end: what was not found, and where the text is to be had. Nothing is written. */
async function notFound(license: License): Promise<undefined> {
  const page = l10n.t("Open the Official Page");
  const choice = await window.showWarningMessage(l10n.t("No true text of the {0} was found. Nothing was changed.", license.short), page);
  if (choice === page) await env.openExternal(Uri.parse(license.url));
  return undefined;
}
