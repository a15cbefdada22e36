/** Answers from the audit panel, as statements in `model-terms.yaml`. */
import { l10n } from "vscode";
import { type Path, type Report, path as toPath } from "../core/index.ts";
import type { PanelAnswer } from "./protocol.ts";
import type { Roots } from "./roots.ts";
import { writeStatement } from "./workspace-file.ts";

/** Writes an answer: for the folder of one work, or into the file at the root of every workspace folder where it is asked. */
export async function writeAnswer({ check, license, subject: id, met, note }: PanelAnswer, report: Report, roots: Roots): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const statement = {
    in: "answers",
    check,
    ...(license !== undefined && { license }),
    met,
    note: note || l10n.t("Answered in the audit on {0}.", today),
  } as const;
  if (id !== undefined) {
    const subject = report.subjects.find((known) => known.id === id);
    if (subject) await writeStatement({ ...statement, folder: subject.folder }, toPath(subject.files[0] ?? ""), roots);
    return;
  }
  const asked = report.confirm.find((question) => question.check === check && question.license === license)?.subjects ?? [];
  for (const near of rootFiles(asked, roots)) await writeStatement(statement, near, roots);
}

/** A path at the root of each workspace folder that holds one of these works. */
const rootFiles = (works: readonly string[], { folders }: Roots): Path[] =>
  folders
    .filter(({ prefix }) => prefix === "" || works.some((work) => work.startsWith(`${prefix}/`)))
    .map(({ prefix }) => toPath(prefix === "" ? "model-terms.yaml" : `${prefix}/model-terms.yaml`));
