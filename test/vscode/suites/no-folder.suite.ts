/** A window with no folder: an open card is looked at with the files that lie beside it, and with nothing below. */
import * as vscode from "vscode";
import { equal, ok } from "./assert.ts";
import { closeEditors, until } from "./editor.ts";
import { suite, test } from "./suite.ts";

suite({ hosts: ["node", "web", "vsix"] });

/** A folder that nobody opened, where files can be written: in the page's memory where there is a file system for it, else on disk. */
const elsewhere = (): vscode.Uri => {
  const name = `lone-${Math.random().toString(36).slice(2)}`;
  const isWeb = vscode.extensions.getExtension("model-terms-test.web-files") !== undefined;
  return isWeb ? vscode.Uri.from({ scheme: "model-terms-test", path: `/${name}` }) : vscode.Uri.file(`/tmp/${name}`);
};

const card = "---\nlicense: llama3.1\nbase_model: meta-llama/Llama-3.1-8B\nmodel_name: heron-8b\n---\n\n# Heron 8B\n";

const checks = (uri: vscode.Uri): string[] =>
  vscode.languages.getDiagnostics(uri).flatMap(({ code }) => (typeof code === "object" ? [String(code.value)] : []));

async function inFolder(files: Readonly<Record<string, string>>, body: (folder: vscode.Uri) => Promise<void>): Promise<void> {
  const folder = elsewhere();
  try {
    for (const [path, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
    await body(folder);
  } finally {
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
}

test("a card that is opened alone is looked at", async () => {
  equal(vscode.workspace.workspaceFolders, undefined);
  await inFolder({ "README.md": card }, async (folder) => {
    const uri = vscode.Uri.joinPath(folder, "README.md");
    const editor = await vscode.window.showTextDocument(uri);
    const all = await until("findings", () => checks(uri));
    ok(all.includes("name-prefix"), all.join());
    const line = editor.document.lineAt(3).range;
    await editor.edit((edit) => edit.replace(line, "model_name: Llama-heron-8b"));
    await until("nothing about the name", () => !checks(uri).includes("name-prefix"));
  });
});

test("what lies beside it counts, what lies below is not looked at", async () => {
  const files = { "README.md": card, "model-terms.yaml": "severities:\n  name-prefix: off\n", "below/README.md": card };
  await inFolder(files, async (folder) => {
    const uri = vscode.Uri.joinPath(folder, "README.md");
    await vscode.window.showTextDocument(uri);
    await until("findings", () => checks(uri));
    await until("nothing about the name", () => !checks(uri).includes("name-prefix"));
    equal(checks(vscode.Uri.joinPath(folder, "below/README.md")), []);
  });
});

test("files of two folders are looked at apart, and what was said goes when they are closed", async () => {
  await inFolder({ "README.md": card }, async (one) => {
    await inFolder({ "README.md": card }, async (two) => {
      const [first, second] = [vscode.Uri.joinPath(one, "README.md"), vscode.Uri.joinPath(two, "README.md")];
      await vscode.window.showTextDocument(first, { preview: false });
      await vscode.window.showTextDocument(second, { preview: false });
      await until("findings in both", () => checks(first).length > 0 && checks(second).length > 0);
    });
  });
});

test("the audit of an empty window says that there is nothing", async () => {
  await vscode.commands.executeCommand("modelTerms.audit");
  await until("the panel", () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes("Model Terms"));
  await closeEditors();
});
