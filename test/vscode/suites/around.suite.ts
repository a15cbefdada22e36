/** What stands around the editor: tree, status bar, task, explanations, answers, uses and checks turned off, with the real API. */
import * as vscode from "vscode";
import { equal, match, ok } from "./assert.ts";
import { closeEditors, content, diagnostics, file, open, until } from "./editor.ts";
import { note, suite, test } from "./suite.ts";

suite({ hosts: ["node", "web", "vsix"], workspace: "examples/support-chat" });

const card = "model/README.md";
const policy = "model-terms.yaml";
const name = "acme/support-chat-8b";
const base = "meta-llama/Llama-3.1-8B-Instruct";

/** A row of the tree, as far as it is looked at here. */
interface Row {
  readonly kind: "work" | "entry" | "rest";
  readonly entry?: { readonly check: string; readonly state: string };
}

/** What the extension exports. */
interface Api {
  idle(): Promise<void>;
  around(): Promise<{ readonly rows: vscode.TreeDataProvider<Row>; readonly status: vscode.StatusBarItem }>;
}

async function api(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>("model-terms.model-terms");
  ok(extension);
  const exported = await extension.activate();
  await exported.idle();
  return exported;
}

const codeOf = ({ code }: vscode.Diagnostic): string => (typeof code === "object" ? String(code.value) : String(code));
const shows = (path: string, check: string): boolean => vscode.languages.getDiagnostics(file(path)).some((one) => codeOf(one) === check);

/** The rows below a row, each with what the tree shows for it. */
async function rows(parent?: Row): Promise<readonly { readonly row: Row; readonly item: vscode.TreeItem }[]> {
  const { rows: provider } = await (await api()).around();
  const children = (await provider.getChildren(parent)) ?? [];
  return await Promise.all(children.map(async (row) => ({ row, item: await provider.getTreeItem(row) })));
}

const labelOf = ({ label }: vscode.TreeItem): string => (typeof label === "object" ? label.label : (label ?? ""));

/** The row of a work. */
async function work(called: string): Promise<{ readonly row: Row; readonly item: vscode.TreeItem }> {
  return await until(`the work ${called}`, async () => (await rows()).find(({ item }) => labelOf(item) === called));
}

/** The row of a duty of a work. */
async function duty(of: string, check: string): Promise<{ readonly row: Row; readonly item: vscode.TreeItem }> {
  const { row } = await work(of);
  return await until(`${check} of ${of}`, async () => (await rows(row)).find((one) => one.row.entry?.check === check));
}

const stateOf = async (of: string, check: string): Promise<string> => {
  const { row } = await duty(of, check);
  return row.entry?.state ?? "";
};

/** The place of a word in a file. */
async function at(path: string, words: string): Promise<vscode.Range> {
  const document = await vscode.workspace.openTextDocument(file(path));
  const offset = document.getText().indexOf(words);
  ok(offset >= 0, words);
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + words.length));
}

const fits = (title: string, wanted: string | RegExp): boolean => (typeof wanted === "string" ? title === wanted : wanted.test(title));

/** Our actions at a place, as soon as one has this title. */
async function actions(path: string, range: vscode.Range, wanted: string | RegExp): Promise<readonly vscode.CodeAction[]> {
  await vscode.workspace.openTextDocument(file(path));
  return await until(`the action ${wanted} in ${path}`, async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", file(path), range);
    return found.some(({ title }) => fits(title, wanted)) ? found : undefined;
  });
}

async function runAction(path: string, range: vscode.Range, wanted: string | RegExp): Promise<void> {
  const action = (await actions(path, range, wanted)).find(({ title }) => fits(title, wanted));
  ok(action?.command);
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** The workspace file as the editor has it. */
async function stated(path = policy): Promise<string> {
  return (await vscode.workspace.openTextDocument(file(path))).getText();
}

async function status(): Promise<vscode.StatusBarItem> {
  return (await (await api()).around()).status;
}

/** Takes the last change of the file that is shown back, and leaves no editor open. */
async function undoAll(): Promise<void> {
  await vscode.commands.executeCommand("undo");
  await (await api()).idle();
  await closeEditors();
}

test("the tree lists each work with its use and what is left to do, and those of which nothing is asked apart", async () => {
  await diagnostics(card);
  const { item } = await work(name);
  match(String(item.description), /^\d+ open, \d+ to confirm · published$/);
  const all = await rows();
  equal(labelOf(all[all.length - 1]?.item as vscode.TreeItem), "Nothing is asked");
});

test("below a work stand its duties, open ones first, each with its state, its license and its place", async () => {
  const { row } = await work(name);
  const duties = await rows(row);
  const states = duties.map((one) => one.row.entry?.state ?? "");
  equal(states[0], "open");
  ok(states.indexOf("confirm") > states.lastIndexOf("open"), states.join());
  const { item } = await duty(name, "include-license-copy");
  equal(labelOf(item), "Copy of the license");
  match(String(item.description), /^README\.md:\d+ · Llama 3\.1 Community License$/);
  match(String(item.tooltip), /^Open: A copy of the agreement travels with the work\n/);
});

test("a duty says its state in words for a screen reader, and shows it by a shape", async () => {
  const { item } = await duty(name, "name-prefix");
  match(item.accessibilityInformation?.label ?? "", /^open, .*Llama 3\.1 Community License, README\.md:\d+$/);
  equal((item.iconPath as vscode.ThemeIcon).id, "error");
  equal(((await duty(name, "use-policy")).item.iconPath as vscode.ThemeIcon).id, "question");
});

test("a click on a duty opens its line", async () => {
  const { item } = await duty(name, "include-license-copy");
  ok(item.command);
  await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
  const editor = await until("the card", () => {
    const shown = vscode.window.activeTextEditor;
    return shown?.document.uri.path.endsWith(card) ? shown : undefined;
  });
  equal(editor.document.getText(editor.selection), base);
  await closeEditors();
});

test("an answered duty leads to the answer", async () => {
  const { item, row } = await duty(name, "user-threshold");
  equal(row.entry?.state, "answered");
  match(String(item.description), /^model-terms\.yaml:\d+ · /);
  match(String(item.tooltip), "Acme had 40,000 users in June 2024.");
});

test("rows keep their ids when files change, so that nothing closes", async () => {
  const ids = async (): Promise<(string | undefined)[]> => {
    const { row } = await work(name);
    return [...(await rows()), ...(await rows(row))].map(({ item }) => item.id);
  };
  const before = await ids();
  const editor = await open(card);
  await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), "\nMore of it.\n"));
  await (await api()).idle();
  equal(await ids(), before);
  equal(new Set(before).size, before.length);
  await closeEditors();
});

test("a duty that is met while one types turns in the tree", async () => {
  const editor = await open(card);
  equal(await stateOf(name, "display-attribution"), "open");
  await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), "\nBuilt with Llama\n"));
  await until("the mark is met", async () => (await stateOf(name, "display-attribution")) === "met");
  await closeEditors();
});

test("the status bar says what is done with the work of the active file, and what is open", async () => {
  await open(card);
  const item = await until("the item", async () => {
    const now = await status();
    return now.text.includes("Published") ? now : undefined;
  });
  match(item.text, /^\$\(law\) Published · \d+ open$/);
  match(item.accessibilityInformation?.label ?? "", /^Model Terms: work acme\/support-chat-8b, published, \d+ open/);
  const { value, isTrusted, supportHtml } = item.tooltip as vscode.MarkdownString;
  match(value, "README");
  equal([isTrusted ?? false, supportHtml ?? false], [false, false]);
  await open("demo/serve.yaml");
  await until("no item", async () => (await status()).text === "");
  await closeEditors();
});

test("a use that is set is written to model-terms.yaml, shown there, and taken back by one undo", async () => {
  const before = await content(policy);
  await diagnostics(card, (one) => codeOf(one) === "name-prefix" && one.severity === vscode.DiagnosticSeverity.Error);
  await vscode.commands.executeCommand("modelTerms.setUse", file("model"), "train");
  await until("the statement", async () => /uses:\n {2}- folder: model\n {4}use: train\n/.test(await stated()));
  equal(vscode.window.activeTextEditor?.document.uri.path, file(policy).path);
  await until("a work that is trained", async () => String((await work(name)).item.description).endsWith("trained"));
  await vscode.commands.executeCommand("undo");
  equal(await stated(), before);
  await until("a work that is published", async () => String((await work(name)).item.description).endsWith("published"));
  await closeEditors();
});

test("the light bulb explains all findings of a place in one document, whose places are links", async () => {
  const range = await at(card, base);
  await runAction(card, range, /^Explain these \d+ findings$/);
  const document = await until("the explanation", () => {
    const shown = vscode.window.activeTextEditor?.document;
    return shown?.uri.scheme === "model-terms-explain" ? shown : undefined;
  });
  const text = document.getText();
  for (const part of ["## Read", "## Way", "## Clause", "## Severity", "## Settle it", `\`${card}:`]) match(text, part);
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", document.uri);
  ok(links.some(({ target }) => target?.path === file(card).path && /^L?\d+,\d+$/.test(target.fragment)));
  await closeEditors();
});

test("what a known thing asks is told as a document; an unknown one is told to be unknown", async () => {
  await vscode.commands.executeCommand("modelTerms.about", "Llama 3.1");
  const known = await until("the answer", () => vscode.window.activeTextEditor?.document);
  equal(known.uri.scheme, "model-terms-about");
  match(known.getText(), "`Built with Llama`");
  await vscode.commands.executeCommand("modelTerms.about", "reed-bank/sedge-9b");
  match((await until("the answer", () => vscode.window.activeTextEditor?.document)).getText(), "reed-bank/sedge-9b");
  await closeEditors();
});

test("an explanation follows the files: what is settled says so", async () => {
  const editor = await open(card);
  const row = await until("an open duty", async () => {
    const found = (await duty(name, "display-attribution")).row;
    return found.entry?.state === "open" && found;
  });
  await vscode.commands.executeCommand("modelTerms.explain", row);
  const document = await until("the explanation", () => {
    const shown = vscode.window.activeTextEditor?.document;
    return shown?.uri.scheme === "model-terms-explain" ? shown : undefined;
  });
  const edit = new vscode.WorkspaceEdit();
  edit.insert(editor.document.uri, new vscode.Position(editor.document.lineCount, 0), "\nBuilt with Llama\n");
  await vscode.workspace.applyEdit(edit);
  await until("a settled finding", () => document.getText().includes("This finding is settled"));
  await open(card);
  await closeEditors();
});

test("a check is turned off for the workspace from the light bulb, and undo brings its findings back", async () => {
  const before = await content(policy);
  const [found] = await diagnostics(card, (one) => codeOf(one) === "name-prefix");
  ok(found);
  await runAction(card, found.range, "Turn off name-prefix for this workspace");
  match(await stated(), "severities:\n  name-prefix: off\n");
  await until("nothing of that check", () => !shows(card, "name-prefix"));
  await vscode.commands.executeCommand("undo");
  equal(await stated(), before);
  await until("the finding again", () => shows(card, "name-prefix"));
  await closeEditors();
});

test("a check is turned off for one folder in a workspace file of its own, which undo takes away", async () => {
  const [found] = await diagnostics(card, (one) => codeOf(one) === "name-prefix");
  ok(found);
  await runAction(card, found.range, "Turn off name-prefix for the folder model");
  equal(await stated("model/model-terms.yaml"), "severities:\n  name-prefix: off\n");
  await until("nothing of that check", () => !shows(card, "name-prefix"));
  await undoAll();
  await until("the finding again", () => shows(card, "name-prefix"));
});

test("where several checks meet, the menu stays short: one entry turns any of them off", async () => {
  const range = await at(card, base);
  const titles = (await actions(card, range, "Turn off a check here…")).map(({ title }) => title);
  equal(
    titles.filter((title) => title.startsWith("Turn off")),
    ["Turn off a check here…"],
  );
  ok(titles.indexOf("Add a copy of the Llama 3.1 Community License") < titles.indexOf("Turn off a check here…"), titles.join());
});

test("a question is answered in model-terms.yaml with its ground, and is no longer asked", async () => {
  const before = await content(policy);
  const { row } = await duty(name, "use-policy");
  equal(row.entry?.state, "confirm");
  await vscode.commands.executeCommand("modelTerms.answer", row, { met: true, note: "Reviewed by Acme's counsel." });
  const text = await stated();
  match(text, /- check: use-policy\n {4}license: llama3\.1\n {4}met: true\n {4}note: "?Reviewed by Acme's counsel\."?\n/);
  match(text, "Acme had 40,000 users");
  await until("an answered question", async () => (await stateOf(name, "use-policy")) === "answered");
  await vscode.commands.executeCommand("undo");
  equal(await stated(), before);
  await until("a question again", async () => (await stateOf(name, "use-policy")) === "confirm");
  await closeEditors();
});

test("the light bulb leads to the questions of an upstream at its name", async () => {
  const titles = (await actions(card, await at(card, base), /^Answer (?:\d+ questions )?in model-terms\.yaml/)).map(({ title }) => title);
  equal(titles.filter((title) => title.startsWith("Answer")).length, 1);
});

test("nothing is written into a workspace file with a mistake: it is shown instead", async () => {
  const editor = await open(policy);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "uses: [\n"));
  const broken = editor.document.getText();
  await (await api()).idle();
  await vscode.commands.executeCommand("modelTerms.setUse", file("model"), "train");
  equal(await stated(), broken);
  equal(vscode.window.activeTextEditor?.document.uri.path, file(policy).path);
  await undoAll();
});

test("the rule of a duty opens in the editor", async () => {
  const { row } = await duty(name, "use-policy");
  await vscode.commands.executeCommand("modelTerms.openRulePage", row);
  match(await until("the page", () => vscode.window.activeTextEditor?.document.getText()), "`use-policy`");
  await closeEditors();
});

test("the command line is a task where a process can run, and nowhere else", async () => {
  await api();
  const found = await vscode.tasks.fetchTasks({ type: "model-terms" });
  const canRun = vscode.env.uiKind === vscode.UIKind.Desktop || vscode.env.remoteName !== undefined;
  equal(
    found.map(({ name, source, problemMatchers }) => [name, source, problemMatchers]),
    canRun ? [["check workspace", "model-terms", ["$model-terms"]]] : [],
  );
});

/** Runs the task to its end; undefined where the test server has no terminals. */
async function runTask(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((done) => {
    const told = vscode.tasks.onDidEndTaskProcess(({ exitCode, execution }) => {
      if (execution.task.definition.type !== "model-terms") return;
      told.dispose();
      done(exitCode);
    });
  });
  const hasStarted = new Promise<boolean>((done) => {
    const told = vscode.tasks.onDidStartTaskProcess(() => {
      told.dispose();
      done(true);
    });
    setTimeout(() => done(false), 20_000);
  });
  await vscode.tasks.executeTask(task);
  if (await hasStarted) return await ended;
  note(`the test server of ${vscode.version} has no terminals`);
  return undefined;
}

test("the problem matcher reads what the task prints, at the words of the editor's own findings", async () => {
  const [task] = await vscode.tasks.fetchTasks({ type: "model-terms" });
  if (!task) return;
  const [own] = await diagnostics(card, (one) => codeOf(one) === "name-prefix");
  const configuration = vscode.workspace.getConfiguration("modelTerms");
  await configuration.update("enable", false, vscode.ConfigurationTarget.Workspace);
  await until("no findings of the editor", () => !shows(card, "name-prefix"));
  if ((await runTask(task)) !== undefined) {
    const [matched] = await diagnostics(card, (one) => codeOf(one) === "name-prefix");
    equal([matched?.source, matched?.severity, matched?.range.start], ["Model Terms", own?.severity, own?.range.start]);
  }
  await configuration.update("enable", undefined, vscode.ConfigurationTarget.Workspace);
  await diagnostics(card, (one) => codeOf(one) === "name-prefix" && one.relatedInformation !== undefined);
}, 60_000);

test("when the task has ended, the findings of the editor are there again, each once", async () => {
  const [task] = await vscode.tasks.fetchTasks({ type: "model-terms" });
  if (!task) return;
  const code = await runTask(task);
  if (code === undefined) return;
  equal(code, 1);
  await until("the editor's own findings alone", () => {
    const names = vscode.languages.getDiagnostics(file(card)).filter((one) => codeOf(one) === "name-prefix");
    return names.length === 1 && names[0]?.relatedInformation !== undefined && typeof names[0].code === "object";
  });
}, 60_000);

test("every command of the manifest is there", async () => {
  await api();
  const manifest = vscode.extensions.getExtension("model-terms.model-terms")?.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string }[] };
  };
  const known = await vscode.commands.getCommands(true);
  equal(
    manifest.contributes.commands.filter(({ command }) => !known.includes(command)),
    [],
  );
  equal(
    manifest.contributes.commands.filter(({ title }) => /^%/.test(title)),
    [],
  );
});
