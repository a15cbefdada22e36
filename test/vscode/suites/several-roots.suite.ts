/** Several folders in one workspace: each finding in its own folder, each workspace file for its own folder. */
import * as vscode from "vscode";
import { equal, match, ok } from "./assert.ts";
import { closeEditors, until } from "./editor.ts";
import { suite, test } from "./suite.ts";

suite({ hosts: ["node", "web", "vsix"], workspace: "test/vscode/workspaces/two-roots/two.code-workspace" });

const inRoot = (root: string, path: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.find(({ name }) => name === root);
  ok(folder, `no folder ${root}`);
  return vscode.Uri.joinPath(folder.uri, path);
};
const ids = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .flatMap(({ code, source }) => (source === "Model Terms" && typeof code === "object" ? [String(code.value)] : []));

interface Api {
  around(): Promise<{ readonly rows: vscode.TreeDataProvider<unknown> }>;
}

const exported = async (): Promise<Api> => {
  const extension = vscode.extensions.getExtension<Api>("model-terms.model-terms");
  ok(extension);
  return await extension.activate();
};

test("the tree holds the works of both folders", async () => {
  const { rows } = await (await exported()).around();
  const labels = await until("two works, and those of which nothing is asked", async () => {
    const items = await Promise.all(((await rows.getChildren()) ?? []).map((row) => rows.getTreeItem(row)));
    return items.length === 3 ? items.map(({ label }) => String(label)) : undefined;
  });
  equal([...labels].sort(), ["Nothing is asked", "acme-base-2b", "acme-chat-2b"]);
});

test("both folders are read", async () => {
  await until("a finding in the first", () => ids(inRoot("bases", "acme-base/README.md")).includes("include-license-copy"));
  await until("a finding in the second", () => ids(inRoot("products", "acme-chat/README.md")).includes("license-agrees-with-base"));
});

test("a workspace file speaks for its own folder", async () => {
  await until("findings", () => ids(inRoot("products", "acme-chat/README.md")));
  equal(ids(inRoot("products", "acme-drafts/README.md")), []);
});

test("a fix writes into the folder of its finding", async () => {
  const card = inRoot("products", "acme-chat/README.md");
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(card));
  const notice = await until("the finding of the notice", () =>
    vscode.languages.getDiagnostics(card).find(({ code }) => typeof code === "object" && code.value === "include-notice"),
  );
  const action = await until("the fix", async () =>
    (await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", card, notice.range)).find(({ title }) =>
      title.startsWith("Add the notice line"),
    ),
  );
  match(String(action.edit?.entries()[0]?.[0] ?? action.title), "notice");
  ok(editor);
  await closeEditors();
});

test("a statement goes into the workspace file of its folder, with a path that is relative to it", async () => {
  await vscode.commands.executeCommand(
    "modelTerms.state",
    { in: "uses", folder: "products/acme-chat", use: "reference" },
    "products/acme-chat/README.md",
  );
  const document = await vscode.workspace.openTextDocument(inRoot("products", "model-terms.yaml"));
  match(document.getText(), "- folder: acme-chat\n    use: reference");
  await until("no finding any more", () => ids(inRoot("products", "acme-chat/README.md")).length === 0);
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("undo");
  await until("the finding again", () => ids(inRoot("products", "acme-chat/README.md")));
  await closeEditors();
});

test("a use is stated in a workspace file of the folder that it is about, which had none", async () => {
  const card = inRoot("bases", "acme-base/README.md");
  await vscode.commands.executeCommand("modelTerms.setUse", inRoot("bases", "acme-base"), "reference");
  const document = await until("the file", () => {
    const shown = vscode.window.activeTextEditor?.document;
    return shown?.uri.path === inRoot("bases", "model-terms.yaml").path ? shown : undefined;
  });
  equal(document.getText(), "uses:\n  - folder: acme-base\n    use: reference\n");
  await until("nothing about the base", () => ids(card).length === 0);
  ok(ids(inRoot("products", "acme-chat/README.md")).length > 0, "the other folder is as it was");
  await vscode.commands.executeCommand("undo");
  await until("the findings again", () => ids(card));
  await closeEditors();
});

test("a check that is turned off in one folder stays on in the other", async () => {
  const notices = (root: string, path: string): boolean => ids(inRoot(root, path)).includes("include-notice");
  await until("both findings", () => notices("bases", "acme-base/README.md") && notices("products", "acme-chat/README.md"));
  await vscode.commands.executeCommand("modelTerms.turnOff", { check: "include-notice", folder: "products" });
  equal(vscode.window.activeTextEditor?.document.uri.path, inRoot("products", "model-terms.yaml").path);
  match(vscode.window.activeTextEditor?.document.getText() ?? "", "include-notice: off");
  await until("nothing about the notice", () => !notices("products", "acme-chat/README.md"));
  ok(notices("bases", "acme-base/README.md"), "the other folder is as it was");
  await vscode.commands.executeCommand("undo");
  await until("the finding again", () => notices("products", "acme-chat/README.md"));
  await closeEditors();
});

test("the task is offered for each folder where it can run", async () => {
  const found = await vscode.tasks.fetchTasks({ type: "model-terms" });
  const scopes = found.map(({ scope }) => (typeof scope === "object" ? scope.name : scope)).sort();
  ok(scopes.length === 0 || scopes.join() === "bases,products", scopes.join());
});
