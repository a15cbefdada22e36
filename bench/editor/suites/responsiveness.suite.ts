/** Is the extension host ever held? The longest gap between two turns of its loop, while it opens, while one types, while files change. */
import * as vscode from "vscode";
import { file, open } from "../../../test/vscode/suites/editor.ts";
import { note, suite, test } from "../../../test/vscode/suites/suite.ts";
import { turnsDuring } from "./turns.ts";

suite({
  hosts: ["node"],
  workspace: "test-results/bench-workspace",
  settings: { "modelTerms.exclude": ["large/peer.md"], "files.associations": { "README.md": "plaintext" } },
});

const card = "large/README.md";
/** Waits after the last key before the extension looks, in milliseconds (`reader.ts`). */
const typingPause = 150;
const patience = 280_000;

interface Api {
  idle(): Promise<void>;
}

function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>("model-terms.model-terms");
  if (!found) throw new Error("the extension is missing");
  return found;
}

const idle = async (): Promise<void> => (await extension().activate()).idle();

/** Prints the longest turns of the loop while the body runs, and the longest stretches of them that were ours. */
async function measured(what: string, body: () => Promise<void>): Promise<void> {
  const start = performance.now();
  const turns = await turnsDuring(body, `${extension().extensionUri.path}/dist/extension.js`);
  const longest = (times: readonly number[]): string =>
    `${[...times]
      .sort((a, b) => b - a)
      .slice(0, 3)
      .map((time) => time.toFixed(1))
      .join(", ")} ms, ${times.filter((time) => time > 50).length} over 50 ms`;
  const ours = longest(turns.map((turn) => turn.ours));
  const all = longest(turns.map((turn) => turn.length));
  note(`host  ${what.padEnd(44)} of ours ${ours}; of everybody's ${all}; in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

test(
  "rest",
  async () => {
    await idle();
    await measured("at rest (the peer)", () => new Promise((done) => setTimeout(done, 3_000)));
  },
  patience,
);

test(
  "opening",
  async () => {
    await measured("reading the whole workspace", async () => {
      await vscode.commands.executeCommand("modelTerms.refresh");
      await idle();
    });
  },
  patience,
);

/** Two names of the work: the first is not what the license orders, the second is. */
const names = ["support-8b", "Llama-support-8b"] as const;

/**
 * Types into the line with the name of the work, 20 times, and waits for `shown` each time; milliseconds beyond the pause, shortest
 * first. The clock starts when the host is told of the change: what VS Code's window takes before that is not ours.
 */
async function type(path: string, shown: (name: string) => Promise<void>): Promise<readonly number[]> {
  const editor = await open(path);
  const line = editor.document
    .getText()
    .split("\n")
    .findIndex((text) => text.startsWith("model_name"));
  const waits: number[] = [];
  for (let i = 0; i < 20; i++) {
    const range = editor.document.lineAt(line).range;
    const name = names[i % 2] ?? names[0];
    const told = nextChange(editor.document);
    const seen = shown(name);
    await editor.edit((edit) => edit.replace(range, `model_name: ${name}`));
    await seen;
    waits.push(performance.now() - (await told) - typingPause);
  }
  return waits.sort((a, b) => a - b);
}

/** The time at which the host is told that a document has changed. */
const nextChange = (document: vscode.TextDocument): Promise<number> =>
  new Promise((done) => {
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0) return;
      listener.dispose();
      done(performance.now());
    });
  });

test(
  "typing where nobody looks",
  async () => {
    const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 2 * typingPause));
    await measured("typing in 200 KB that is not read (the peer)", async () => void (await type("large/peer.md", pause)));
  },
  patience,
);

/** Resolves when the diagnostics of the card speak of its name, or no longer do; asked, because VS Code tells 50 ms later. */
async function toldOf(name: string): Promise<void> {
  const isExpected = (): boolean => {
    const codes = vscode.languages.getDiagnostics(file(card)).map(({ code }) => (typeof code === "object" ? code.value : code));
    return codes.includes("name-prefix") === (name === names[0]);
  };
  while (!isExpected()) await new Promise((done) => setTimeout(done, 1));
}

test(
  "typing",
  async () => {
    await open(card);
    await idle();
    let waits: readonly number[] = [];
    await measured("typing in a card of 200 KB", async () => {
      waits = await type(card, toldOf);
    });
    note(`host  from key to diagnostics beyond the pause: median ${waits[10]?.toFixed(1)} ms, longest ${waits.at(-1)?.toFixed(1)} ms`);
  },
  patience,
);

test(
  "another branch",
  async () => {
    const encoder = new TextEncoder();
    const changed = (await vscode.workspace.findFiles("code/**/{README.md,service.yaml}", undefined, 2_000)).slice(0, 2_000);
    await measured(`${changed.length} files change at once`, async () => {
      await Promise.all(
        changed.map((uri, i) => {
          const text = uri.path.endsWith(".md")
            ? `---\nlicense: gemma\nbase_model: google/gemma-2-2b\n---\n# Other ${i}\n`
            : `image: other-${i}\n`;
          return vscode.workspace.fs.writeFile(uri, encoder.encode(text));
        }),
      );
      await new Promise((done) => setTimeout(done, 2_000));
      await idle();
    });
  },
  patience,
);
