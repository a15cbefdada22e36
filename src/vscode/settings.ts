/** Editor settings. They may hide, never change: what changes a verdict or a severity lives in `model-terms.yaml`. */
import { env, workspace } from "vscode";
import { defaultSettings, type Locale, type Settings, type Severity } from "../core/index.ts";

/** The language of the editor. */
export const currentLocale = (): Locale => (/^zh/i.test(env.language) ? "zh" : "en");

/** Settings of the core as the editor gives them. */
export const coreSettings = (): Settings => ({ ...defaultSettings, locale: currentLocale(), today: new Date().toISOString().slice(0, 10) });

/** Show diagnostics at all, and from which severity on. */
export function shownSeverity(): Severity | "none" {
  const configuration = workspace.getConfiguration("modelTerms");
  if (configuration.get<boolean>("enable") === false) return "none";
  return configuration.get<Severity>("leastSeverity") ?? "hint";
}
