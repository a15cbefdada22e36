/** Entry where files can be loaded one by one: the large one, which has the code of the workbench, is read after the start. */
import type { ExtensionContext } from "vscode";
import { type Api, start } from "./start.ts";

/** Called by the editor. What is to be done at the end, subscriptions do. */
export const activate = (context: ExtensionContext): Api => start(context, async () => (await import("./entry-web.ts")).loadWorkbench());
