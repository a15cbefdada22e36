/** Writes the baseline of each workspace folder, as one edit that undo takes back, and shows the first. */
import { l10n, window, workspace } from "vscode";
import { baselineName, baselineOf, path as toPath } from "../core/index.ts";
import { editOf } from "./edits.ts";
import type { Shown } from "./shown.ts";

/** Accepts what is found now in every workspace folder; from then on only new findings are told. */
export async function writeBaseline({ snapshot, roots }: Shown): Promise<void> {
  const files = roots.folders.map(({ prefix }) => {
    const path = toPath(prefix === "" ? baselineName : `${prefix}/${baselineName}`);
    const before = snapshot.text(path);
    return { path, ...(before !== undefined && { before }), after: baselineOf(snapshot, prefix) };
  });
  const changed = files.filter(({ before, after }) => before !== after);
  if (
    changed.length > 0 &&
    !(await workspace.applyEdit(editOf({ files: changed.map((file) => ({ before: undefined, ...file })), texts: [] }, roots)))
  ) {
    void window.showWarningMessage(l10n.t("The baseline could not be written."));
    return;
  }
  const uri = roots.uriOf(files[0]?.path ?? toPath(baselineName));
  if (uri) await window.showTextDocument(uri, { preview: true });
}
