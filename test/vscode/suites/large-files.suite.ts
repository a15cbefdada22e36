/** Files that are too long to be read between two keystrokes: they are read on another thread, and judged like any other. */
import * as vscode from "vscode";
import { equal, match } from "./assert.ts";
import { diagnostics, file, open, until } from "./editor.ts";
import { suite, test } from "./suite.ts";

suite({ hosts: ["node", "web", "vsix"], workspace: "examples/support-chat" });

const write = (path: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
const words = (count: number): string => "The model answers questions of customers. ".repeat(count);

test("a long card is judged at the exact words", async () => {
  await write(
    "long/README.md",
    `---\nlicense: apache-2.0\nbase_model: google/gemma-2-2b\nmodel_name: acme-long-2b\n---\n# Long\n\n${words(4000)}\n`,
  );
  const editor = await open("long/README.md");
  const [found] = await diagnostics("long/README.md", ({ code }) => typeof code === "object" && code.value === "license-agrees-with-base");
  equal(found && editor.document.getText(found.range), "google/gemma-2-2b");
});

test("a long config is read", async () => {
  const tokens = Array.from({ length: 4000 }, (_, i) => `  - "<extra_${i}>"`).join("\n");
  const config = `base_model: google/gemma-2-2b\nmodel_type: AutoModelForCausalLM\nadapter: qlora\ndatasets:\n  - path: tatsu-lab/alpaca\n    type: alpaca\ntokens:\n${tokens}\noutput_dir: out\n`;
  await write("long/train.yml", config);
  const [found] = await diagnostics("long/train.yml", ({ message }) => message.includes("alpaca"));
  match(found?.message ?? "", "non-commercial");
});

test("typing in a long card is followed", async () => {
  const editor = await open("long/README.md");
  await editor.edit((edit) => edit.replace(editor.document.lineAt(1).range, "license: gemma"));
  await until(
    "no finding about the label",
    () =>
      !vscode.languages
        .getDiagnostics(file("long/README.md"))
        .some(({ code }) => typeof code === "object" && code.value === "license-agrees-with-base"),
  );
});
