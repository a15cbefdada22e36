/** Files that are not what one would wish: notebooks, broken cards, files that must not be written, documents that lie nowhere. And no request leaves. */
import * as vscode from "vscode";
import { equal, ok } from "./assert.ts";
import { closeEditors, content, file, open, until } from "./editor.ts";
import { note, suite, test } from "./suite.ts";

suite({
  hosts: ["node", "web", "vsix"],
  workspace: "test/vscode/workspaces/odd-files",
  settings: { "files.readonlyInclude": { "card/README.md": true } },
});

const requests: string[] = [];
const realFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
  requests.push(input instanceof Request ? input.url : String(input));
  return realFetch(input, init);
};

const ours = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Model Terms");

test("a card with broken front matter is read as far as it goes, and no fix writes into it", async () => {
  await open("broken/README.md");
  const [found] = await until("findings of the broken card", () => ours(file("broken/README.md")));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    file("broken/README.md"),
    found?.range,
  );
  equal(
    actions.flatMap(({ edit }) => edit?.entries() ?? []).filter(([uri]) => uri.path.endsWith("broken/README.md")),
    [],
  );
  await until("findings of the good card", () => ours(file("card/README.md")));
  await closeEditors();
});

test("a notebook is opened as a notebook; its cells get nothing and are not run", async () => {
  // VS Code for the Web comes without a reader of notebooks.
  const hasReader = vscode.extensions.getExtension("vscode.ipynb") !== undefined && vscode.env.appHost !== "web";
  if (!hasReader) return note("no reader of notebooks in this host");
  const notebook = await vscode.workspace.openNotebookDocument(file("lab.ipynb"));
  await vscode.window.showNotebookDocument(notebook);
  equal(
    notebook.getCells().flatMap(({ document }) => ours(document.uri)),
    [],
  );
  equal(
    notebook.getCells().every(({ executionSummary }) => executionSummary?.executionOrder === undefined),
    true,
  );
  await closeEditors();
});

test("a document that lies in no folder gets nothing", async () => {
  const document = await vscode.workspace.openTextDocument({
    language: "markdown",
    content: "---\nbase_model: google/gemma-2-2b\n---\n# x-2b\n",
  });
  await vscode.window.showTextDocument(document);
  await until("findings elsewhere", () => ours(file("card/README.md")));
  equal(ours(document.uri), []);
  await closeEditors();
});

test("a file that must not be written stays as it is", async () => {
  await open("card/README.md");
  const before = await content("card/README.md");
  const [found] = ours(file("card/README.md"));
  ok(found);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    file("card/README.md"),
    found.range,
  );
  ok(Array.isArray(actions));
  equal(await content("card/README.md"), before);
  await closeEditors();
});

test("nothing was asked of the network", async () => {
  await vscode.commands.executeCommand("modelTerms.refresh");
  await vscode.commands.executeCommand("modelTerms.audit");
  await until("findings", () => ours(file("card/README.md")));
  equal(
    requests.filter((url) => /^https?:/.test(url) && !/^https?:\/\/(?:127\.0\.0\.1|localhost)/.test(url)),
    [],
  );
  await closeEditors();
});
