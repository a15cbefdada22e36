/** Diagnostics, quick fixes and commands with the real API, on the example workspace. */
import * as vscode from "vscode";
import { equal, match, ok } from "./assert.ts";
import { closeEditors, content, diagnostics, file, open, until } from "./editor.ts";
import { suite, test } from "./suite.ts";

suite({ hosts: ["node", "web", "vsix"], workspace: "examples/support-chat" });

const card = "model/README.md";
const codeOf = ({ code }: vscode.Diagnostic): string => (typeof code === "object" ? String(code.value) : String(code));
const ofCheck =
  (id: string) =>
  (diagnostic: vscode.Diagnostic): boolean =>
    diagnostic.source === "Model Terms" && codeOf(diagnostic) === id;

async function one(path: string, id: string): Promise<vscode.Diagnostic> {
  const [found] = await diagnostics(path, ofCheck(id));
  ok(found, `${id} in ${path}`);
  return found;
}

async function wordsOf(path: string, { range }: vscode.Diagnostic): Promise<string> {
  return (await vscode.workspace.openTextDocument(file(path))).getText(range);
}

/** The actions at a place, as soon as the wanted one is among them: other extensions may answer before ours. */
async function actionsAt(path: string, range: vscode.Range, wanted: string): Promise<readonly vscode.CodeAction[]> {
  await vscode.workspace.openTextDocument(file(path));
  return await until(`the action "${wanted}" in ${path}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", file(path), range);
    return actions.some(({ title }) => title === wanted) ? actions : undefined;
  });
}

async function actionAt(path: string, range: vscode.Range, wanted: string): Promise<vscode.CodeAction> {
  const action = (await actionsAt(path, range, wanted)).find(({ title }) => title === wanted);
  ok(action);
  return action;
}

test("the extension starts without being asked and without an open editor", async () => {
  await one(card, "include-license-copy");
  ok(vscode.extensions.getExtension("model-terms.model-terms")?.isActive);
});

test("a finding stands under the exact words that brought the duty", async () => {
  const found = await one(card, "include-license-copy");
  equal(await wordsOf(card, found), "meta-llama/Llama-3.1-8B-Instruct");
  equal(found.severity, vscode.DiagnosticSeverity.Warning);
});

test("it cites the clause and links to the page of its rule, which opens in the editor", async () => {
  const found = await one(card, "include-license-copy");
  match(found.message, "Llama 3.1 Community License Agreement, 1.b.i(A)");
  ok(typeof found.code === "object");
  const page = (await vscode.workspace.openTextDocument(found.code.target)).getText();
  match(page, "`include-license-copy`");
  match(page, "**1.b.i(A)**");
  match(page, "https://www.llama.com/llama3_1/license/");
});

test("card, adapter config and training config that say the same give one finding with related places", async () => {
  const found = await one(card, "include-license-copy");
  const related = (found.relatedInformation ?? []).map(({ location }) => location.uri.path.split("/").pop());
  ok(related.includes("adapter_config.json") && related.includes("train.yml"), related.join());
  equal(vscode.languages.getDiagnostics(file("model/adapter_config.json")).length, 0);
});

test("the name that must change is marked in the card", async () => {
  const found = await one(card, "name-prefix");
  equal(await wordsOf(card, found), "support-chat-8b");
  equal(found.severity, vscode.DiagnosticSeverity.Error);
});

test("data of somebody else's ChatGPT is information, with the way it came", async () => {
  const found = await one("router/sft.yaml", "output-terms");
  equal(await wordsOf("router/sft.yaml", found), "gpt4_tickets");
  equal(found.severity, vscode.DiagnosticSeverity.Information);
  ok((found.relatedInformation ?? []).some(({ location }) => location.uri.path.endsWith("dataset_info.json")));
});

test("what only uses a model is left alone", async () => {
  await one(card, "include-license-copy");
  for (const path of ["demo/Modelfile", "demo/serve.yaml", "README.md"]) equal(vscode.languages.getDiagnostics(file(path)).length, 0, path);
});

test("an answer in model-terms.yaml settles its question and squiggles nothing", async () => {
  await one(card, "include-license-copy");
  equal(vscode.languages.getDiagnostics(file("model-terms.yaml")).length, 0);
});

test("the light bulb offers the license copy first and the statement of a license as a choice", async () => {
  const { range } = await one(card, "license-agrees-with-base");
  const actions = await actionsAt(card, range, "Add a copy of the Llama 3.1 Community License");
  const titles = actions.map(({ title }) => title);
  ok(titles.includes("Declare license llama3.1"), titles.join());
  ok(titles.includes("Add everything that the Llama 3.1 Community License asks for here"), titles.join());
  equal(actions.find(({ title }) => title.startsWith("Declare"))?.isPreferred ?? false, false);
});

test("a statement is written into the workspace file behind what stands there, and undo takes it back", async () => {
  const before = await content("model-terms.yaml");
  await open("model-terms.yaml");
  await vscode.commands.executeCommand("modelTerms.state", { in: "severities", check: "name-prefix", severity: "off" }, card);
  const document = await vscode.workspace.openTextDocument(file("model-terms.yaml"));
  match(document.getText(), "name-prefix: off");
  await until("no finding about the name", () => !vscode.languages.getDiagnostics(file(card)).some(ofCheck("name-prefix")));
  await vscode.commands.executeCommand("undo");
  equal(document.getText(), before);
  await one(card, "name-prefix");
  await closeEditors();
});

test("typing takes a finding away, and undo brings it back", async () => {
  const editor = await open("router/README.md");
  await one("router/README.md", "license-agrees-with-base");
  const line = editor.document.lineAt(1).range;
  await editor.edit((edit) => edit.replace(line, "license: gemma"));
  await until(
    "no finding about the label",
    () => !vscode.languages.getDiagnostics(file("router/README.md")).some(ofCheck("license-agrees-with-base")),
  );
  await vscode.commands.executeCommand("undo");
  await one("router/README.md", "license-agrees-with-base");
  await closeEditors();
});

test("the mark is added under the title, in the document as it stands", async () => {
  const editor = await open(card);
  const { range } = await one(card, "display-attribution");
  const action = await actionAt(card, range, 'Add "Built with Llama" under the title');
  ok(action.edit);
  await vscode.workspace.applyEdit(action.edit);
  match(editor.document.getText(), "# Support Chat 8B\n\nBuilt with Llama\n\nAnswers");
  await until("no finding about the mark", () => !vscode.languages.getDiagnostics(file(card)).some(ofCheck("display-attribution")));
  await closeEditors();
});

test("a license text that lies in the workspace is taken only if it is the true one", async () => {
  await vscode.workspace.fs.writeFile(file("model/LICENSE.txt"), new TextEncoder().encode("Some other license.\n"));
  await one(card, "include-license-copy");
  await vscode.workspace.fs.delete(file("model/LICENSE.txt"));
  match(await content(card), "license: apache-2.0");
});

test("a license copy is found, written to its end and taken back by one undo", async () => {
  const path = "qwen/README.md";
  const text = "---\nlicense: apache-2.0\nbase_model: Qwen/Qwen2.5-7B-Instruct\n---\n# Acme Qwen 7B\n";
  await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
  await open(path);
  const { range } = await one(path, "include-license-copy");
  const action = await actionAt(path, range, "Add a copy of the Apache License 2.0");
  ok(action.command);
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  match(await content("qwen/LICENSE"), "END OF TERMS AND CONDITIONS");
  await until("no finding about the copy", () => !vscode.languages.getDiagnostics(file(path)).some(ofCheck("include-license-copy")));
  await vscode.commands.executeCommand("undo");
  await one(path, "include-license-copy");
  await closeEditors();
  await vscode.workspace.fs.delete(file("qwen"), { recursive: true });
});

test("files that appear and go are noticed", async () => {
  const path = "extra/README.md";
  await vscode.workspace.fs.writeFile(
    file(path),
    new TextEncoder().encode("---\nlicense: mit\nbase_model: google/gemma-2-9b\n---\n# extra-9b\n"),
  );
  await one(path, "license-agrees-with-base");
  await vscode.workspace.fs.delete(file("extra"), { recursive: true });
  await until("no findings of a file that is gone", () => vscode.languages.getDiagnostics(file(path)).length === 0);
});

test("fix all on save edits this document only", async () => {
  const editor = await open(card);
  await one(card, "display-attribution");
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    file(card),
    new vscode.Range(0, 0, 0, 0),
    "source.fixAll.modelTerms",
  );
  equal(actions.length, 1);
  equal(
    actions[0]?.edit?.entries().map(([uri]) => uri.path.split("/").pop()),
    ["README.md"],
  );
  ok(editor);
  await closeEditors();
});

test("settings hide and never change: the least severity that is shown", async () => {
  await one("router/sft.yaml", "output-terms");
  const configuration = vscode.workspace.getConfiguration("modelTerms");
  await configuration.update("leastSeverity", "warning", vscode.ConfigurationTarget.Workspace);
  await until("informations hidden", () => !vscode.languages.getDiagnostics(file("router/sft.yaml")).some(ofCheck("output-terms")));
  ok((await diagnostics(card, ofCheck("include-license-copy"))).length > 0);
  await configuration.update("leastSeverity", undefined, vscode.ConfigurationTarget.Workspace);
  await one("router/sft.yaml", "output-terms");
});

test("the audit opens as a panel, and as a Markdown document", async () => {
  await vscode.commands.executeCommand("modelTerms.audit");
  await until("the panel", () =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label === "Model Terms Audit"),
  );
  await vscode.commands.executeCommand("modelTerms.showReport");
  const text = await until("the report", () => vscode.window.activeTextEditor?.document.getText());
  match(text, "# Model Terms audit");
  match(text, "include-license-copy");
  await closeEditors();
});
