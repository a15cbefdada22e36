/** Accepting a finding for a while: asked in small steps, written into `model-terms.yaml` with who says so, why, and until when. */
import { l10n, type QuickPickItem, window } from "vscode";
import { type Finding, isDay, render, type Scope, waiverOf } from "../core/index.ts";
import { checkName } from "./check-names.ts";
import type { Shown } from "./shown.ts";
import { nameInTop, topOf, writeInFolder } from "./workspace-file.ts";

/** What a person says of a waiver. */
export interface Grounds {
  readonly scope: Scope;
  readonly reason: string;
  readonly owner: string;
  /** The last day, ISO 8601. */
  readonly expires: string;
}

/** Days for which a waiver holds where nobody says otherwise. */
const usualDays = 90;

/** The owner that was named last: most often it is the same person. */
let lastOwner = "";

/** Asks and writes a waiver of one of these findings. Nothing is written when the person leaves a step. */
export async function waive(findings: readonly Finding[], shown: Shown): Promise<boolean> {
  const finding = findings.length === 1 ? findings[0] : await chooseFinding(findings, shown);
  const scope = finding && (await chooseScope(finding, shown));
  if (!scope) return false;
  const title = l10n.t("Accept {0} for a While", checkName(finding.id));
  const reason = await ask(title, l10n.t("Why? It is kept beside the waiver."), "");
  const owner = reason && (await ask(title, l10n.t("Who answers for it: a person or a team"), lastOwner));
  const expires = owner && (await askDay(title));
  return reason && owner && expires ? writeWaiver({ scope, reason, owner, expires }, finding, shown) : false;
}

/** Writes a complete waiver into the workspace file at the top of the finding's workspace folder. */
export function writeWaiver({ scope, reason, owner, expires }: Grounds, finding: Finding, { roots }: Shown): Promise<boolean> {
  lastOwner = owner;
  const top = topOf(finding.at.path, roots);
  return writeInFolder({ in: "waivers", ...waiverOf(finding, scope, top), reason, owner, expires }, top, roots);
}

async function chooseFinding(findings: readonly Finding[], { locale }: Shown): Promise<Finding | undefined> {
  const items = findings.map((finding): QuickPickItem & { readonly finding: Finding } => ({
    label: checkName(finding.id),
    description: finding.license?.short ?? "",
    detail: render(finding.message, locale),
    finding,
  }));
  const title = l10n.t("Accept a Finding for a While");
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t("It is told again when its time is over") }))?.finding;
}

async function chooseScope(finding: Finding, { roots }: Shown): Promise<Scope | undefined> {
  const item = (scope: Scope, label: string, description = ""): QuickPickItem & { readonly scope: Scope } => ({
    label,
    description,
    scope,
  });
  const items = [
    item("line", l10n.t("Only this finding"), l10n.t("also when its line moves")),
    item("file", l10n.t("In this file"), nameInTop(finding.at.path, roots)),
    item("subject", l10n.t("For this work"), finding.subject.name),
    item("workspace", l10n.t("In the whole workspace")),
  ];
  const title = l10n.t("Accept {0} for a While", checkName(finding.id));
  const placeHolder = l10n.t("It is written to model-terms.yaml, for editor and command line alike");
  return (await window.showQuickPick(items, { title, placeHolder }))?.scope;
}

const ask = (title: string, prompt: string, value: string): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt,
    value,
    validateInput: (text) => (text.trim() === "" ? l10n.t("A waiver without it is not read.") : undefined),
    ignoreFocusOut: true,
  });

const askDay = (title: string): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt: l10n.t("Until which day? The finding is told again on the next one."),
    value: new Date(Date.now() + usualDays * 86_400_000).toISOString().slice(0, 10),
    validateInput: (text) => (isDay(text) ? undefined : l10n.t("A day is written like 2027-01-31.")),
    ignoreFocusOut: true,
  });
