/** `model-terms.yaml` in the editor: squiggles at the exact words, completion, hovers; waivers and the baseline, written and read back. */
import * as vscode from "vscode";
import { equal, match, ok } from "./assert.ts";
import { closeEditors, diagnostics, file, open, until } from "./editor.ts";
import { suite, test } from "./suite.ts";

suite({ hosts: ["node", "web", "vsix"], workspace: "examples/support-chat" });

const card = "model/README.md";
const policy = "model-terms.yaml";
const baseline = "model-terms-baseline.json";

interface Api {
  idle(): Promise<void>;
}

async function idle(): Promise<void> {
  const extension = vscode.extensions.getExtension<Api>("model-terms.model-terms");
  ok(extension);
  await (await extension.activate()).idle();
}

const codeOf = ({ code }: vscode.Diagnostic): string => (typeof code === "object" ? String(code.value) : String(code));
const shows = (path: string, check: string): boolean => vscode.languages.getDiagnostics(file(path)).some((one) => codeOf(one) === check);

/** Has the workspace file say this, unsaved, while the body runs. */
async function saying(text: string, body: (document: vscode.TextDocument) => Promise<void>): Promise<void> {
  const { document } = await open(policy);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  ok(await vscode.workspace.applyEdit(edit));
  try {
    await idle();
    await body(document);
  } finally {
    await open(policy);
    await closeEditors();
    await idle();
  }
}

/** The name rule of the card is told, and its place. */
async function nameRule(): Promise<vscode.Diagnostic> {
  await open(card);
  const [found] = await diagnostics(card, (one) => codeOf(one) === "name-prefix");
  ok(found);
  return found;
}

const waiver = (expires: string): string =>
  `waivers:\n  - check: name-prefix\n    reason: Renamed with the next release.\n    owner: Lin\n    expires: ${expires}\n`;

test("a mistake is squiggled at its words and silences nothing", async () => {
  await nameRule();
  const text = waiver("2027-02-30");
  await saying(text, async (document) => {
    const [mistake] = await diagnostics(policy, ({ range }) => document.getText(range) === "2027-02-30");
    ok(mistake);
    equal(mistake.severity, vscode.DiagnosticSeverity.Warning);
    match(mistake.message, "no day of the calendar");
    ok(shows(card, "name-prefix"));
  });
});

test("broken YAML is squiggled too", async () => {
  await saying("waivers: [\n", async () => {
    await diagnostics(policy, ({ message }) => message.startsWith("Read in part"));
  });
});

test("a waiver silences its finding; one that is over gives it back, and says so at its end", async () => {
  await nameRule();
  await saying(waiver("2099-01-01"), async () => {
    await until("the waiver to hold", () => !shows(card, "name-prefix"));
  });
  await saying(waiver("2020-01-01"), async (document) => {
    const [over] = await diagnostics(policy, (one) => codeOf(one) === "waiver-expired");
    ok(over);
    equal(document.getText(over.range), "2020-01-01");
    ok(shows(card, "name-prefix"));
  });
});

test("keys and values are completed", async () => {
  await saying("waivers:\n  - check: name-prefix\n    \n    license: \n", async (document) => {
    const at = async (position: vscode.Position): Promise<readonly vscode.CompletionItem[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        position,
      );
      return list.items.filter(({ sortText }) => /^\d{5}$/.test(sortText ?? ""));
    };
    const nameOf = ({ label }: vscode.CompletionItem): string => (typeof label === "string" ? label : label.label);
    const keys = await until("keys of a waiver", () => at(new vscode.Position(2, 4)));
    equal(keys.map(nameOf).slice(-3), ["reason", "owner", "expires"]);
    const licenses = await until("licenses", () => at(new vscode.Position(3, 13)));
    ok(licenses.slice(0, 5).map(nameOf).includes("llama3.1"), licenses.slice(0, 5).map(nameOf).join());
  });
});

test("a key is explained", async () => {
  const text = waiver("2099-01-01");
  await saying(text, async (document) => {
    const position = document.positionAt(text.indexOf("expires") + 1);
    const [hover] = await until("a hover", () =>
      vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, position),
    );
    ok(hover);
    match((hover.contents[0] as vscode.MarkdownString).value, "The last day on which it holds");
  });
});

test("over the key of a merge stands whether its parts may be merged", async () => {
  const merge = file("merges/merge.yml");
  const text = "merge_method: linear\nmodels:\n  - model: meta-llama/Llama-3.1-8B\n  - model: CohereForAI/c4ai-command-r-v01\n";
  await vscode.workspace.fs.writeFile(merge, new TextEncoder().encode(text));
  try {
    await open("merges/merge.yml");
    const [hover] = await until("the answer", () =>
      vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", merge, new vscode.Position(0, 3)),
    );
    ok(hover);
    const [said] = hover.contents;
    match(typeof said === "string" ? said : (said?.value ?? ""), "No single license fits all parts.");
  } finally {
    await closeEditors();
    await vscode.workspace.fs.delete(file("merges"), { recursive: true });
    await idle();
  }
});

test("the light bulb offers to accept a finding, which writes a waiver at the chosen scope and shows it", async () => {
  const { range } = await nameRule();
  const title = "Accept name-prefix for a while…";
  const action = await until(title, async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", file(card), range);
    return found.find((one) => one.title === title);
  });
  equal(action.command?.command, "modelTerms.waive");
  for (const scope of ["line", "file", "subject", "workspace"]) {
    const grounds = { scope, reason: "Renamed with the next release.", owner: "Lin", expires: "2099-01-01" };
    await vscode.commands.executeCommand("modelTerms.waive", ...(action.command?.arguments ?? []), grounds);
    await until(`the waiver of the ${scope}`, () => !shows(card, "name-prefix"));
    const editor = vscode.window.activeTextEditor;
    match(editor?.document.uri.path ?? "", policy);
    match(editor?.document.getText() ?? "", "owner: Lin");
    await vscode.commands.executeCommand("undo");
    await idle();
    await until("the finding to be back", () => shows(card, "name-prefix"));
    await closeEditors();
  }
});

test("a baseline accepts what is there, as one edit", async () => {
  await nameRule();
  await vscode.commands.executeCommand("modelTerms.baseline");
  await until("the baseline to hold", () => !shows(card, "name-prefix"));
  match(vscode.window.activeTextEditor?.document.uri.path ?? "", baseline);
  await vscode.commands.executeCommand("undo");
  await closeEditors();
  await vscode.workspace.fs.delete(file(baseline)).then(undefined, () => undefined);
  await nameRule();
});
