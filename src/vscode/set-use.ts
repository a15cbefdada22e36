/** What is done with the works of a folder: seen with its evidence, and stated in `model-terms.yaml`. */
import { commands, l10n, type QuickPickItem, QuickPickItemKind, type Uri, window } from "vscode";
import { type Anchor, type Overview, type Path, placeOf, path as toPath } from "../core/index.ts";
import { rangeOf } from "./positions.ts";
import type { Shown } from "./shown.ts";
import { capital, signsOf, type Use, useMeaning, useOf, useWords } from "./standing.ts";
import { nameInTop, topOf, writeAndShow } from "./workspace-file.ts";

const uses: readonly Use[] = ["publish", "train", "reference", "bundle", "host"];

interface Choice extends QuickPickItem {
  readonly run?: () => unknown;
}

/** Asks for the use of a folder, and writes it. */
export async function chooseUse(folder: Path, now: Use | undefined, shown: Shown): Promise<void> {
  const chosen = await window.showQuickPick(useChoices(folder, now, shown), {
    title: l10n.t("Use of the folder {0}", nameInTop(folder, shown.roots)),
    placeHolder: l10n.t("It is written to model-terms.yaml, for editor and command line alike"),
    matchOnDescription: true,
  });
  await chosen?.run?.();
}

/** States the use of a folder. */
export const setUse = (folder: Path, use: Use, { roots }: Shown): Promise<boolean> =>
  writeAndShow({ in: "uses", folder, use }, folder, roots);

/** Everything about the use of a work: what shows it, what else it may be, and where to see more. */
export async function showStatus(overview: Overview, shown: Shown): Promise<void> {
  const { work } = overview;
  const { folder } = work.subject;
  const chosen = await window.showQuickPick<Choice>(
    [
      { label: l10n.t("{0}: what shows it", capital(useOf(work))), kind: QuickPickItemKind.Separator },
      ...evidence(overview, shown),
      { label: l10n.t("Use of the folder {0}", nameInTop(folder, shown.roots)), kind: QuickPickItemKind.Separator },
      ...useChoices(folder, work.use.is, shown),
      { label: l10n.t("More"), kind: QuickPickItemKind.Separator },
      { label: `$(law) ${l10n.t("Open the audit")}`, run: () => commands.executeCommand("modelTerms.audit") },
      { label: `$(list-tree) ${l10n.t("Show all works and duties")}`, run: () => commands.executeCommand("modelTerms.showWorks") },
    ],
    { title: work.subject.name, placeHolder: l10n.t("Use of {0}: {1}", work.subject.name, useOf(work)), matchOnDescription: true },
  );
  await chosen?.run?.();
}

const useChoices = (folder: Path, now: Use | undefined, shown: Shown): Choice[] =>
  uses.map((use) => ({
    label: `$(${use === now ? "check" : "blank"}) ${capital(useWords(use))}`,
    description: useMeaning(use),
    run: () => setUse(folder, use, shown),
  }));

function evidence({ work }: Overview, shown: Shown): Choice[] {
  if (work.use.stated)
    return [
      {
        label: `$(note) ${l10n.t("model-terms.yaml says so")}`,
        run: () => open(shown.roots.uriOf(statementFile(work.subject.folder, shown))),
      },
    ];
  const signs = signsOf(work, shown);
  if (signs.length === 0) return [{ label: `$(dash) ${l10n.t("Nothing that makes or publishes a work was seen")}` }];
  return signs.map(({ path, line, why, at }) => ({
    label: `$(go-to-file) ${capital(why)}`,
    description: `${path}:${line}`,
    run: () => openAnchor(at, shown),
  }));
}

const statementFile = (folder: Path, shown: Shown): Path => {
  const top = topOf(folder, shown.roots);
  return toPath(top === "" ? "model-terms.yaml" : `${top}/model-terms.yaml`);
};

const open = async (uri: Uri | undefined): Promise<void> => void (uri && (await window.showTextDocument(uri)));

async function openAnchor(at: Anchor, { snapshot, roots }: Shown): Promise<void> {
  const uri = roots.uriOf(at.path);
  if (uri) await window.showTextDocument(uri, { selection: rangeOf(placeOf(at, snapshot)) });
}
