/** Everything around the editor in one place: tree, status bar, tasks, explanations, light bulb, and the commands that they share. */
import { commands, type Disposable, l10n, type StatusBarItem, type TreeDataProvider, Uri, window } from "vscode";
import { type Finding, render, path as toPath } from "../core/index.ts";
import { registerAbout, tellAbout } from "./about.ts";
import { type Answered, answer, writeAnswer } from "./answer.ts";
import { writeBaseline } from "./baseline.ts";
import type { AroundCommand } from "./command-ids.ts";
import { setContext } from "./context.ts";
import { explain, registerExplanations } from "./explain.ts";
import { findByChoice } from "./license-text.ts";
import { registerLightBulb } from "./light-bulb.ts";
import { findingsOf, isRow, owedOf } from "./place.ts";
import { safeFixesFor } from "./quick-fixes.ts";
import { rulePageOf } from "./rule-pages.ts";
import type { Scene } from "./scene.ts";
import { chooseUse, setUse, showStatus } from "./set-use.ts";
import type { Shown } from "./shown.ts";
import type { Use } from "./standing.ts";
import { registerStatusBar, workAt } from "./status-bar.ts";
import { chooseOff, type Off, turnOff } from "./suppress.ts";
import { registerTasks } from "./tasks.ts";
import { type Row, registerTree, worksView } from "./tree-view.ts";
import { type Grounds, waive, writeWaiver } from "./waive.ts";

/** What the parts show, and the commands. */
export interface Around extends Disposable {
  readonly rows: TreeDataProvider<Row>;
  readonly status: StatusBarItem;
  run(command: AroundCommand, args: readonly unknown[]): Promise<void>;
}

/** Starts all parts. */
export function startAround(scene: Scene): Around {
  const tree = registerTree(scene);
  const status = registerStatusBar(scene);
  const parts = [
    tree,
    status,
    registerTasks(scene),
    registerExplanations(scene),
    registerAbout(scene.knowledge),
    registerLightBulb(() => scene.shown()),
  ];
  return {
    rows: tree.rows,
    status: status.item,
    run: (command, args) => run(command, args, scene),
    dispose: () => parts.forEach((part) => void part.dispose()),
  };
}

async function run(command: AroundCommand, [first, second]: readonly unknown[], scene: Scene): Promise<void> {
  if (command === "firstSteps") {
    await commands.executeCommand("workbench.action.openWalkthrough", `${scene.context.extension.id}#firstSteps`, false);
    return;
  }
  if (command === "showWorks") {
    setContext("modelTerms.worksAsked", true);
    await commands.executeCommand(`${worksView}.focus`);
    return;
  }
  if (command === "about") {
    await tellAbout(first, scene.knowledge);
    return;
  }
  const shown = scene.shown();
  if (!shown) return;
  switch (command) {
    case "fileStatus":
      return statusOfFile(shown, scene);
    case "setUse":
      return useOfFolder(first, second, shown, scene);
    case "explain":
      return explain(findingsOf(first, shown));
    case "answer":
      return answerOf(first, second, shown);
    case "turnOff":
      return off(first, shown);
    case "waive":
      return waived(first, second, shown);
    case "baseline":
      return writeBaseline(shown);
    case "fixEntry":
      return fix(findingsOf(first, shown)[0], shown, scene);
    case "openRulePage":
      return openRule(first);
    case "scanData":
      return (await import("./scan-data.ts")).scanData(shown, scene);
    case "chooseText":
      return chooseText(first, second, shown, scene);
  }
}

async function statusOfFile(shown: Shown, scene: Scene): Promise<void> {
  const here = workAt(window.activeTextEditor?.document.uri, scene);
  if (here) await showStatus(here, shown);
}

/** Of a folder of the Explorer, a row of the tree, or the work of the active file; `use` where it was chosen elsewhere. */
async function useOfFolder(argument: unknown, use: unknown, shown: Shown, scene: Scene): Promise<void> {
  const work = isRow(argument)
    ? argument.kind === "work"
      ? argument.overview.work
      : undefined
    : workAt(window.activeTextEditor?.document.uri, scene)?.work;
  const folder = argument instanceof Uri ? shown.roots.pathOf(argument) : work?.subject.folder;
  if (folder === undefined) return;
  if (typeof use === "string") await setUse(folder, use as Use, shown);
  else await chooseUse(folder, argument instanceof Uri ? undefined : work?.use.is, shown);
}

/** `said` where it was answered elsewhere. */
async function answerOf(argument: unknown, said: unknown, shown: Shown): Promise<void> {
  const questions = owedOf(argument, shown);
  const [only] = questions;
  if (only && typeof said === "object" && said !== null) await writeAnswer(said as Answered, only, shown);
  else await answer(questions, shown);
}

/** A check with its folder, or the findings of which one is to be chosen. */
async function off(argument: unknown, shown: Shown): Promise<void> {
  const isOff = typeof argument === "object" && argument !== null && "check" in argument && "folder" in argument;
  const chosen = isOff ? (argument as Off) : await chooseOff(findingsOf(argument, shown), shown);
  if (chosen) await turnOff({ check: String(chosen.check), folder: toPath(chosen.folder) }, shown);
}

/** `grounds` where they were given elsewhere. */
async function waived(argument: unknown, grounds: unknown, shown: Shown): Promise<void> {
  const found = findingsOf(argument, shown);
  const [only] = found;
  if (only && typeof grounds === "object" && grounds !== null) await writeWaiver(grounds as Grounds, only, shown);
  else if (only) await waive(found, shown);
}

async function fix(finding: Finding | undefined, shown: Shown, scene: Scene): Promise<void> {
  if (!finding) return;
  const together = safeFixesFor(finding, shown.snapshot);
  const items = [
    ...finding.fixes.map((one) => ({ label: render(one.title, shown.locale), fixes: [one] })),
    ...(together.length > 1
      ? [{ label: l10n.t("Add everything that the {0} asks for here", finding.license?.short ?? ""), fixes: together }]
      : []),
  ];
  const chosen = items.length === 1 ? items[0] : await window.showQuickPick(items, { title: render(finding.message, shown.locale) });
  if (chosen) await scene.apply(chosen.fixes, finding);
}

async function openRule(argument: unknown): Promise<void> {
  if (!isRow(argument) || argument.kind !== "entry") return;
  const { check, license, service } = argument.entry;
  await window.showTextDocument(rulePageOf({ id: check, ...(license && { license }), ...(service && { service }) }), { preview: true });
}

async function chooseText(fingerprint: unknown, index: unknown, shown: Shown, scene: Scene): Promise<void> {
  const [finding] = findingsOf(String(fingerprint), shown);
  const chosen = finding?.fixes[Number(index)];
  if (finding && chosen) await scene.apply([chosen], finding, findByChoice);
}
