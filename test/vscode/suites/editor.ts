/** What suites do with the `vscode` API again and again. */
import * as vscode from "vscode";

/** A file of the opened workspace, by its path in the (first) folder. */
export function file(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error("no folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file in the editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(path)));
}

/** What a file holds: on disk in the node host, in the page's memory in the web host. */
export async function content(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(path)));
}

/** Asks again and again until the answer is neither undefined nor false; an empty list waits too. */
export async function until<T>(what: string, ask: () => T | PromiseLike<T>, limit = 40_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + limit;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer && !(Array.isArray(answer) && answer.length === 0)) return answer;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`waited ${limit} ms in vain for ${what}`);
}

/** The diagnostics of a file, as soon as there are any that fit. */
export function diagnostics(
  path: string,
  fits: (diagnostic: vscode.Diagnostic) => boolean = () => true,
): Promise<readonly vscode.Diagnostic[]> {
  return until(`diagnostics in ${path}`, () => vscode.languages.getDiagnostics(file(path)).filter(fits));
}

/** Closes all editors; changes that were not saved are lost. */
export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
