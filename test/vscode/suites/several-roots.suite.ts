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
