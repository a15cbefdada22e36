/** A workspace that nobody trusts: nothing in it is run anyway, so everything works. */
import * as vscode from "vscode";
import { equal, ok } from "./assert.ts";
import { diagnostics, file, open, until } from "./editor.ts";
import { suite, test } from "./suite.ts";

suite({ hosts: ["node", "vsix"], workspace: "examples/support-chat", trusted: false });

test("findings are shown without trust", async () => {
  equal(vscode.workspace.isTrusted, false);
  const [found] = await diagnostics("model/README.md", ({ source }) => source === "Model Terms");
  ok(found);
});

test("fixes that only add are offered", async () => {
  await open("model/README.md");
  const [found] = await diagnostics("model/README.md", ({ code }) => typeof code === "object" && code.value === "display-attribution");
  ok(found);
  const title = 'Add "Built with Llama" under the title';
  await until(title, async () => {
    const card = file("model/README.md");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", card, found.range);
    return actions.some((action) => action.title === title);
  });
});
