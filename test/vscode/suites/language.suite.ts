/** Hovers, counts, links and completion with the real API, on the example workspace. */
import * as vscode from "vscode";
import { equal, match, ok } from "./assert.ts";
import { closeEditors, diagnostics, file, open, until } from "./editor.ts";
import { note, suite, test } from "./suite.ts";

suite({ hosts: ["node", "web", "vsix"], workspace: "examples/support-chat" });

const card = "model/README.md";
const base = "meta-llama/Llama-3.1-8B-Instruct";

/** Where some words begin. */
async function at(path: string, words: string): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(file(path));
  const offset = document.getText().indexOf(words);
  ok(offset >= 0, `"${words}" in ${path}`);
  return document.positionAt(offset);
}

/** Our hovers over some words, as soon as there are any. */
async function hovers(path: string, words: string): Promise<readonly vscode.Hover[]> {
  const position = (await at(path, words)).translate(0, 1);
  return await until(`a hover over "${words}" in ${path}`, () => hoversNow(file(path), position));
}

async function hoversNow(uri: vscode.Uri, position: vscode.Position): Promise<readonly vscode.Hover[]> {
  return await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
}

const wordsOf = ({ contents }: vscode.Hover): string => contents.map((part) => (part as vscode.MarkdownString).value).join("\n");

/** What our hovers say, without the signs that only Markdown sees. */
async function hover(path: string, words: string): Promise<string> {
  return (await hovers(path, words))
    .map(wordsOf)
    .join("\n")
    .replace(/\\(?=[^\w\s])/g, "");
}

async function lensesNow(path: string): Promise<readonly vscode.CodeLens[]> {
  await vscode.workspace.openTextDocument(file(path));
  return await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", file(path), 100);
}

const lenses = (path: string): Promise<readonly vscode.CodeLens[]> => until(`lenses in ${path}`, () => lensesNow(path));

async function hintsNow(path: string): Promise<readonly vscode.InlayHint[]> {
  const document = await vscode.workspace.openTextDocument(file(path));
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  return await vscode.commands.executeCommand<vscode.InlayHint[]>("vscode.executeInlayHintProvider", file(path), everything);
}

const hints = (path: string): Promise<readonly vscode.InlayHint[]> => until(`hints in ${path}`, () => hintsNow(path));
const labelOf = ({ label }: vscode.InlayHint): string => (typeof label === "string" ? label : label.map(({ value }) => value).join(""));

/** Our completions at a position; other extensions and the editor's own words are left out. */
async function completions(path: string, position: vscode.Position): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    file(path),
    position,
  );
  return items.filter(({ sortText }) => /^\d{5}$/.test(sortText ?? ""));
}

const nameOf = ({ label }: vscode.CompletionItem): string => (typeof label === "string" ? label : label.label);

/** Writes a file, runs the body and removes its folder. */
async function withFile(path: string, text: string, body: (editor: vscode.TextEditor) => Promise<void>): Promise<void> {
  await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
  try {
    await body(await open(path));
  } finally {
    await closeEditors();
    const [top] = path.split("/");
    await vscode.workspace.fs.delete(file(top ?? path), { recursive: true });
  }
}

/** Types at a mark in the text of the open file, and asks what fits there. */
async function typed(path: string, marked: string): Promise<readonly vscode.CompletionItem[]> {
  const offset = marked.indexOf("‸");
  let found: readonly vscode.CompletionItem[] = [];
  await withFile(path, marked.replace("‸", ""), async ({ document }) => {
    found = await until("completions", () => completions(path, document.positionAt(offset)));
  });
  return found;
}

async function configured(value: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration("modelTerms").update("counts", value, vscode.ConfigurationTarget.Workspace);
}

test("a hover over a base model says what it is, under which license and edition, and what is open here", async () => {
  const said = await hover(card, base);
  match(said, "**Llama 3.1** · Meta");
  match(said, "[Llama 3.1 Community License](https://www.llama.com/llama3_1/license/)");
  match(said, "edition of 2024-07-23");
  match(said, /\*\*Open\*\* `acme\/support-chat-8b`/);
  match(said, 'a name that begins with "Llama"');
  match(said, "Evidence: named in `model/README.md`");
});

test("it stands over the id and nothing else", async () => {
  const [found] = await hovers(card, base);
  const document = await vscode.workspace.openTextDocument(file(card));
  equal(document.getText(found?.range), base);
});

test("it shows no HTML, and may run no command but the one that opens a page", async () => {
  const [found] = await hovers(card, base);
  const [part] = (found?.contents ?? []) as vscode.MarkdownString[];
  equal(part?.isTrusted, { enabledCommands: ["modelTerms.openRule"] });
  ok(!part?.supportHtml);
});

test("a link in it opens the page of the rule", async () => {
  const [, query] = /\(command:modelTerms\.openRule\?([^)]*)\)/.exec(wordsOf((await hovers(card, base))[0] as vscode.Hover)) ?? [];
  ok(query);
  await vscode.commands.executeCommand("modelTerms.openRule", ...(JSON.parse(decodeURIComponent(query)) as unknown[]));
  match(vscode.window.activeTextEditor?.document.getText() ?? "", "`include-license-copy`");
  await closeEditors();
});

test("an answered question is told with the file that answers it", async () => {
  match(await hover(card, base), /\*\*Met\*\*[^\n]*\n- [^\n]*number of users[^\n]*`model-terms\.yaml`/);
});

test("the same base is explained in the adapter's config and in the training config", async () => {
  for (const path of ["model/adapter_config.json", "model/train.yml"]) match(await hover(path, base), "**Llama 3.1** · Meta");
});

test("a data set is explained with its license and whose output it is", async () => {
  const said = await hover(card, "tatsu-lab/alpaca");
  match(said, "no commercial use");
  match(said, "Made with output of text-davinci-003");
});

test("what only this workspace knows is called so", async () => {
  match(await hover("router/sft.yaml", "gpt4_tickets"), "a work of this workspace");
});

test("what we do not know is told calmly", async () => {
  match(await hover(card, "acme/support-chats"), "not known to us");
});

test("a license is explained where it is declared", async () => {
  match(await hover(card, "apache-2.0"), "Apache Software Foundation · permissive license");
});

test("a license is explained in model-terms.yaml", async () => {
  match(await hover("model-terms.yaml", "llama3.1"), "Llama 3.1 Community License");
});

test("a finding is explained where it stands: clause, how it was read, the way to the upstream", async () => {
  const said = await hover(card, "support-chat-8b");
  match(said, "An AI model that was created");
  match(said, "read in the official text");
  match(said, "`acme/support-chat-8b` → `meta-llama/Llama-3.1-8B-Instruct`");
});

test("prose is left alone", async () => {
  await hover(card, base);
  equal((await hoversNow(file(card), await at(card, "Answers questions"))).map(wordsOf), []);
});

test("a lens over the base counts what it brings, and leads to the audit", async () => {
  const [lens, ...more] = await lenses(card);
  equal(more, []);
  equal(lens?.command?.title, "Llama 3.1 Community · 7 duties · 5 open");
  equal(lens?.command?.command, "modelTerms.audit");
  equal(lens?.range.start.line, (await at(card, base)).line);
});

test("hints behind ids say what is left to do", async () => {
  const found = await hints(card);
  equal(found.map(labelOf), ["5 open", "CC BY-NC 4.0 + OpenAI · 2 duties · 2 open"]);
  const end = (await at(card, base)).translate(0, base.length);
  equal(found[0]?.position, end);
});

test("in JSON a hint stands behind the closing quote", async () => {
  const [hint] = await hints("model/adapter_config.json");
  const end = (await at("model/adapter_config.json", base)).translate(0, base.length + 1);
  equal(hint?.position, end);
});

test("one setting turns counts off, and each of them alone", async () => {
  await lenses(card);
  await configured("off");
  equal([(await lensesNow(card)).length, (await hintsNow(card)).length], [0, 0]);
  await configured("lens");
  equal([(await lensesNow(card)).length, (await hintsNow(card)).length], [1, 0]);
  await configured("inlay");
  equal((await lensesNow(card)).length, 0);
  equal((await hintsNow(card)).map(labelOf)[0], "Llama 3.1 Community · 7 duties · 5 open");
  await configured(undefined);
});

test("what only uses a model has no counts", async () => {
  await lenses(card);
  for (const path of ["demo/Modelfile", "demo/serve.yaml", "README.md"]) equal((await lensesNow(path)).length, 0, path);
});

test("counts follow what is written", async () => {
  const editor = await open(card);
  await lenses(card);
  const line = (await at(card, "license: apache-2.0")).line;
  await editor.edit((edit) => edit.replace(editor.document.lineAt(line).range, "license: llama3.1"));
  await until("fewer open duties", async () => (await lensesNow(card)).some(({ command }) => command?.title.endsWith("4 open")));
  await vscode.commands.executeCommand("undo");
  await until("as before", async () => (await lensesNow(card)).some(({ command }) => command?.title.endsWith("5 open")));
  await closeEditors();
});

test("ids lead to the Hub, a license to its text, a name of the workspace to its file", async () => {
  const targets = async (path: string): Promise<Record<string, string>> => {
    const document = await vscode.workspace.openTextDocument(file(path));
    const links = await until(`links in ${path}`, () =>
      vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", file(path), 100),
    );
    return Object.fromEntries(links.map(({ range, target }) => [document.getText(range), target?.toString(true) ?? ""]));
  };
  const inCard = await targets(card);
  equal(inCard[base], `https://huggingface.co/${base}`);
  equal(inCard["tatsu-lab/alpaca"], "https://huggingface.co/datasets/tatsu-lab/alpaca");
  match(inCard["apache-2.0"] ?? "", "apache.org");
  match((await targets("router/sft.yaml"))["gpt4_tickets"] ?? "", "router/dataset_info.json");
});

test("completion of a license offers that of the base first, and says what it is", async () => {
  const items = await typed("new/README.md", `---\nlicense: ‸\nbase_model: ${base}\n---\n# reed\n`);
  equal(items.slice(0, 2).map(nameOf), ["llama3.1", "apache-2.0"]);
  match((items[0]?.documentation as vscode.MarkdownString | undefined)?.value ?? "", "community license");
});

test("completion of a base offers what files beside the card name, and replaces what is written", async () => {
  const position = (await at(card, base)).translate(0, 4);
  await hover(card, base);
  const [first] = await completions(card, position);
  equal(first && nameOf(first), base);
  ok(first?.range && "replacing" in first.range);
  equal((await vscode.workspace.openTextDocument(file(card))).getText(first.range.replacing), base);
});

test("completion knows the key of a base in a config", async () => {
  const items = await typed("new/train.yaml", "model_name_or_path: deepseek-ai/‸\nlearning_rate: 1.0e-5\n");
  ok(items.some((item) => nameOf(item) === "deepseek-ai/DeepSeek-R1"));
});

test("completion of a name offers one that the license of the base asks for", async () => {
  const items = await typed("new/README.md", `---\nlicense: llama3.1\nbase_model: ${base}\nmodel_name: marsh-8b‸\n---\n# marsh-8b\n`);
  equal(items.map(nameOf), ["Llama-marsh-8b"]);
});

test("completion of the relation and of data offers what the Hub knows", async () => {
  const relations = await typed("new/README.md", `---\nbase_model: ${base}\nbase_model_relation: ‸\n---\n# reed\n`);
  equal(relations.map(nameOf), ["finetune", "adapter", "merge", "quantized"]);
  const data = await typed("new/README.md", `---\nbase_model: ${base}\ndatasets:\n  - ‸\n---\n# reed\n`);
  ok(data.some((item) => nameOf(item) === "tatsu-lab/alpaca"));
});

test("completion offers checks in model-terms.yaml", async () => {
  const items = await typed("new/model-terms.yaml", "severities:\n  ‸\n");
  ok(items.some((item) => nameOf(item) === "name-prefix"));
});

test("completion is silent in prose and in other files", async () => {
  await hover(card, base);
  equal((await completions(card, (await at(card, "Answers questions")).translate(0, 8))).map(nameOf), []);
  equal((await completions("demo/serve.yaml", new vscode.Position(0, 0))).map(nameOf), []);
});

test("related places of a finding run along the way to the upstream", async () => {
  const [found] = await diagnostics("router/sft.yaml", ({ code }) => typeof code === "object" && code.value === "output-terms");
  const related = (found?.relatedInformation ?? []).map(({ location, message }) => `${location.uri.path.split("/").pop()}: ${message}`);
  ok(
    related.some((place) => place.startsWith("dataset_info.json: ")),
    related.join(),
  );
});

test("a hostile id stays words", async () => {
  await withFile("evil/README.md", '---\nbase_model: "a/b`[x](command:evil)<img src=x>"\n---\n# evil\n', async () => {
    const said = await hover("evil/README.md", "a/b");
    match(said, "`a/b'[x](command:evil)<img src=x>`");
  });
});

test("a license file says what it meets, and the base which file meets it", async () => {
  const extension = vscode.extensions.getExtension("model-terms.model-terms");
  ok(extension);
  const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, "dist/texts/apache-2.0.txt"));
  await vscode.workspace.fs.writeFile(file("qwen/LICENSE"), text);
  await withFile("qwen/README.md", "---\nlicense: apache-2.0\nbase_model: Qwen/Qwen2.5-7B-Instruct\n---\n# qwen-reed\n", async () => {
    match(await hover("qwen/LICENSE", "Apache License"), /\*\*This meets\*\*\n- \[A copy of the agreement[^\n]*Apache License 2\.0/);
    match(await hover("qwen/README.md", "Qwen/Qwen2.5"), /\*\*Met\*\*[^\n]*\n- [^\n]*`qwen\/LICENSE`/);
  });
});

test("notebooks that are opened as notebooks are left alone", async () => {
  const source = [`---\n`, `base_model: ${base}\n`, "---\n"];
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: "markdown", id: "a", metadata: {}, source }] };
  await vscode.workspace.fs.writeFile(file("work/notes.ipynb"), new TextEncoder().encode(JSON.stringify(notebook)));
  // In the web host of these tests the editor's own notebook extension cannot be loaded.
  const opened = await vscode.workspace.openNotebookDocument(file("work/notes.ipynb")).then(
    (found) => found,
    () => undefined,
  );
  if (opened) {
    await vscode.window.showNotebookDocument(opened);
    const { uri } = opened.cellAt(0).document;
    equal((await hoversNow(uri, new vscode.Position(1, 15))).map(wordsOf), []);
    equal(vscode.languages.getDiagnostics(uri).length, 0);
  } else note("no notebooks in this host");
  await closeEditors();
  await vscode.workspace.fs.delete(file("work"), { recursive: true });
  match(await hover(card, base), "Llama 3.1");
});
