/** The output channel, with levels; it says what was read, how long it took and what went wrong. */
import { type LogOutputChannel, window } from "vscode";

/** The log of the extension in the Output panel. */
export const openLog = (): LogOutputChannel => window.createOutputChannel("Model Terms", { log: true });
