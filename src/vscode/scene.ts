/** What the parts around the editor (tree, status bar, tasks, explanations) are given: the newest reading, and how to act on it. */
import type { Event, ExtensionContext, LogOutputChannel } from "vscode";
import type { DocumentFacts, Finding, Fix, Knowledge, Path } from "../core/index.ts";
import type { Finder } from "./license-text.ts";
import type { Shown } from "./shown.ts";

export interface Scene {
  readonly context: ExtensionContext;
  readonly knowledge: Knowledge;
  readonly log: LogOutputChannel;
  /** The newest reading; nothing before the first one. */
  shown(): Shown | undefined;
  /** There is a newer reading. */
  readonly onDidShow: Event<void>;
  /** Applies fixes of a finding as one edit; `find` finds the license texts that they add. */
  apply(fixes: readonly Fix[], finding: Finding, find?: Finder): Promise<void>;
  /** Takes what was found in a file outside of the reading, or forgets it. */
  take(path: Path, text: string, facts: DocumentFacts): void;
  forget(path: Path): void;
  /** Puts the findings of the editor back, where a task has put its own in their place. */
  showDiagnosticsAgain(): void;
}
