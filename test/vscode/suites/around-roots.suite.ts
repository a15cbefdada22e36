/** The same with two folders: each states for itself, in a workspace file of its own. */
import * as vscode from "vscode";
import { equal, match, ok } from "./assert.ts";
import { closeEditors, until } from "./editor.ts";
import { suite, test } from "./suite.ts";

suite({ hosts: ["node", "web"], workspace: "test/vscode/workspaces/two/two.code-workspace" });

interface Api {
  idle(): Promise<void>;
  around(): Promise<{ readonly rows: vscode.TreeDataProvider<unknown>; readonly status: vscode.StatusBarItem }>;
}

/** A file of the second folder. */
function second(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[1];
  ok(folder);
  return vscode.Uri.joinPath(folder.uri, path);
}

const checksAt = (uri: vscode.Uri): string[] =>
  vscode.languages.getDiagnostics(uri).map(({ code }) => (typeof code === "object" ? String(code.value) : String(code)));

const exported = async (): Promise<Api> => {
  const extension = vscode.extensions.getExtension<Api>("model-terms.model-terms");
  ok(extension);
  return await extension.activate();
};

test("the tree holds the works of both folders", async () => {
  const { rows } = await (await exported()).around();
  const labels = await until("two works", async () => {
    const items = await Promise.all(((await rows.getChildren()) ?? []).map((row) => rows.getTreeItem(row)));
    return items.length === 2 ? items.map(({ label }) => String(label)) : undefined;
  });
  equal([...labels].sort(), ["egret-8b", "heron-8b"]);
});

test("a use is stated in the workspace file of the folder that it is about", async () => {
  await until("findings", () => checksAt(second("model/README.md")).includes("name-prefix"));
  await vscode.commands.executeCommand("modelTerms.setUse", second("model"), "reference");
  const document = await until("the file", () => {
    const shown = vscode.window.activeTextEditor?.document;
    return shown?.uri.path === second("model-terms.yaml").path ? shown : undefined;
  });
  equal(document.getText(), "uses:\n  - folder: model\n    use: reference\n");
  await until("nothing about the second work", () => !checksAt(second("model/README.md")).includes("name-prefix"));
  const [first] = vscode.workspace.workspaceFolders ?? [];
  ok(first && checksAt(vscode.Uri.joinPath(first.uri, "model/README.md")).includes("name-prefix"));
  await vscode.commands.executeCommand("undo");
  await until("findings again", () => checksAt(second("model/README.md")).includes("name-prefix"));
  await closeEditors();
});

test("a check that is turned off for this workspace is off in its own folder only", async () => {
  await vscode.commands.executeCommand("modelTerms.turnOff", { check: "name-prefix", folder: "egret" });
  match(vscode.window.activeTextEditor?.document.getText() ?? "", "name-prefix: off");
  equal(vscode.window.activeTextEditor?.document.uri.path, second("model-terms.yaml").path);
  await until("nothing about the second name", () => !checksAt(second("model/README.md")).includes("name-prefix"));
  const [first] = vscode.workspace.workspaceFolders ?? [];
  ok(first && checksAt(vscode.Uri.joinPath(first.uri, "model/README.md")).includes("name-prefix"));
  await vscode.commands.executeCommand("undo");
  await until("the finding again", () => checksAt(second("model/README.md")).includes("name-prefix"));
  await closeEditors();
});

test("the task is offered for each folder where it can run", async () => {
  const found = await vscode.tasks.fetchTasks({ type: "model-terms" });
  const scopes = found.map(({ scope }) => (typeof scope === "object" ? scope.name : scope)).sort();
  ok(scopes.length === 0 || scopes.join() === "egret,heron", scopes.join());
});
