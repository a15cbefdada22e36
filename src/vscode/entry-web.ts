/** Entry where a host can load one file only, as in a browser. All of the code is in it, and runs when it is needed. */
import type { ExtensionContext } from "vscode";
import { type Api, start } from "./start.ts";

/** The code of the workbench. */
export const loadWorkbench = (): Promise<typeof import("./workbench.ts")> => import("./workbench.ts");

/** Called by the editor. What is to be done at the end, subscriptions do. */
export const activate = (context: ExtensionContext): Api => start(context, loadWorkbench);
