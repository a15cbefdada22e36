/** Entry of the extension, the same in every extension host. Loads the core only when there is something to read. */
import { commands, type ExtensionContext, window } from "vscode";
import type { Path, Statement } from "../core/index.ts";
import type { Workbench } from "./workbench.ts";

/** What other extensions and the tests may use. */
export interface Api {
  /** Resolves when everything that was asked so far has been read and shown. */
  idle(): Promise<void>;
}

/** Registers the commands and starts the workbench in the background. */
export function activate(context: ExtensionContext): Api {
  let loading: Promise<Workbench> | undefined;
  const workbench = (): Promise<Workbench> => {
    loading ??= import("./workbench.ts").then(({ openWorkbench }) => openWorkbench(context));
    return loading;
  };
  const command = (id: string, run: (workbench: Workbench, ...args: unknown[]) => unknown): void => {
    context.subscriptions.push(commands.registerCommand(id, async (...args: unknown[]) => run(await workbench(), ...args)));
  };
  command("modelTerms.audit", (loaded) => loaded.audit());
  command("modelTerms.refresh", (loaded) => loaded.refresh());
  command("modelTerms.showReport", (loaded) => loaded.showReport());
  command("modelTerms.applyFix", (loaded, fingerprint, index) => loaded.applyFix(String(fingerprint), Number(index)));
  command("modelTerms.addEverything", (loaded, fingerprint) => loaded.addEverything(String(fingerprint)));
  command("modelTerms.state", (loaded, statement, near) => loaded.state(statement as Statement, String(near) as Path));
  workbench().catch((error: unknown) => window.showErrorMessage(`Model Terms: ${error instanceof Error ? error.message : String(error)}`));
  return { idle: async () => (await workbench()).idle() };
}

/** Nothing is left to do: all disposables are subscriptions. */
export function deactivate(): void {}
