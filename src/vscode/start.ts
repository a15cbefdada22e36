/** What every extension host starts: commands at once, and the workbench, which is most of the code, when the host has time for it. */
import { commands, type ExtensionContext, type StatusBarItem, type TreeDataProvider, type Uri } from "vscode";
import type { Path, Statement } from "../core/index.ts";
import { aroundCommands } from "./command-ids.ts";
import { openLog } from "./log.ts";
import type { Row } from "./tree-view.ts";
import type { Workbench } from "./workbench.ts";

/** What other extensions and the tests may use. */
export interface Api {
  /** Resolves when everything that was asked so far has been read and shown. */
  idle(): Promise<void>;
  /** What the view of works and the status bar show. */
  around(): Promise<{ readonly rows: TreeDataProvider<Row>; readonly status: StatusBarItem }>;
}

/** Registers the commands, and opens the workbench with what `load` brings once the host has started what else it has to start. */
export function start(context: ExtensionContext, load: () => Promise<Pick<typeof import("./workbench.ts"), "openWorkbench">>): Api {
  const log = openLog();
  context.subscriptions.push(
    log,
    commands.registerCommand("modelTerms.showLog", () => log.show()),
  );
  let loading: Promise<Workbench> | undefined;
  const workbench = (): Promise<Workbench> => {
    loading ??= load().then(({ openWorkbench }) => openWorkbench(context, log));
    return loading;
  };
  const command = (id: string, run: (workbench: Workbench, ...args: unknown[]) => unknown): void => {
    context.subscriptions.push(commands.registerCommand(id, async (...args: unknown[]) => run(await workbench(), ...args)));
  };
  command("modelTerms.audit", (loaded) => loaded.audit());
  command("modelTerms.auditFolder", (loaded, folder) => loaded.auditFolder(folder as Uri));
  command("modelTerms.refresh", (loaded) => loaded.refresh());
  command("modelTerms.showReport", (loaded) => loaded.showReport());
  command("modelTerms.applyFix", (loaded, fingerprint, index) => loaded.applyFix(String(fingerprint), Number(index)));
  command("modelTerms.addEverything", (loaded, fingerprint) => loaded.addEverything(String(fingerprint)));
  command("modelTerms.state", (loaded, statement, near) => loaded.state(statement as Statement, String(near) as Path));
  for (const id of aroundCommands) command(`modelTerms.${id}`, (loaded, ...args) => loaded.around.run(id, args));
  // Nobody asked for anything yet: a command that needs the workbench will say so, until then the log does.
  const opening = setTimeout(() => workbench().catch((error: unknown) => log.error(error instanceof Error ? error : String(error))));
  context.subscriptions.push({ dispose: () => clearTimeout(opening) });
  return { idle: async () => (await workbench()).idle(), around: async () => (await workbench()).around };
}
