/** Context keys, by which menus and views show what can be done here. */
import { commands } from "vscode";

const known = new Map<string, boolean>();

/** Sets a key, if it has not that value already. */
export function setContext(key: string, value: boolean): void {
  if (known.get(key) === value) return;
  known.set(key, value);
  void commands.executeCommand("setContext", key, value);
}
