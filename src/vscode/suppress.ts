/** Turning a check off for a folder or a workspace: a severity of the repository, so that editor and CI agree. */
import { l10n, type QuickPickItem, window } from "vscode";
import { checkSummary, type Finding, type Path, path as toPath } from "../core/index.ts";
import type { Shown } from "./shown.ts";
import { topOf, writeInFolder } from "./workspace-file.ts";

/** A check, and the folder below which it is quiet. */
export interface Off {
  readonly check: string;
  readonly folder: Path;
}

/** What may be turned off for a finding: in its own folder, and in the whole workspace folder. */
export function offsFor({ id, at }: Finding, shown: Shown): readonly (Off & { readonly title: string })[] {
  const top = topOf(at.path, shown.roots);
  const folder = toPath(at.path.slice(0, Math.max(0, at.path.lastIndexOf("/"))));
  return [
    ...(folder === top ? [] : [{ check: id, folder, title: l10n.t("Turn off {0} for the folder {1}", id, folder) }]),
    { check: id, folder: top, title: l10n.t("Turn off {0} for this workspace", id) },
  ];
}

/** Turns a check off. */
export const turnOff = ({ check, folder }: Off, { roots }: Shown): Promise<boolean> =>
  writeInFolder({ in: "severities", check, severity: "off" }, folder, roots);

/** Asks which of the checks of some findings, and where. */
export async function chooseOff(findings: readonly Finding[], shown: Shown): Promise<Off | undefined> {
  const byCheck = new Map(findings.map((finding) => [finding.id, finding]));
  const items = [...byCheck.values()].flatMap((finding) =>
    offsFor(finding, shown).map((off): QuickPickItem & { readonly off: Off } => ({
      label: off.title,
      detail: checkSummary(finding.id, shown.locale),
      off,
    })),
  );
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Turn Off a Check"),
    placeHolder: l10n.t("It is written to model-terms.yaml, for editor and command line alike"),
  });
  return chosen?.off;
}
