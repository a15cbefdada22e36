/** Is the extension host ever held? The longest gap between two turns of its loop, while it opens, while one types, while files change. */
import * as vscode from "vscode";
import { file, open } from "../../../test/vscode/suites/editor.ts";
import { note, suite, test } from "../../../test/vscode/suites/suite.ts";

suite({
  hosts: ["node"],
  workspace: "test-results/bench-workspace",
  settings: { "modelTerms.exclude": ["large/peer.md"] },
});

const card = "large/README.md";
/** Waits after the last key before the extension looks, in milliseconds (`reader.ts`). */
const typingPause = 150;
const patience = 280_000;

interface Api {
  idle(): Promise<void>;
}

const idle = async (): Promise<void> => {
  const extension = vscode.extensions.getExtension<Api>("model-terms.model-terms");
  if (!extension) throw new Error("the extension is missing");
  await (await extension.activate()).idle();
};

/** Gaps between turns of the loop while the body runs, in milliseconds, longest first. */
async function gaps(body: () => Promise<void>): Promise<readonly number[]> {
  const all: number[] = [];
  let isOver = false;
  let last = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    all.push(now - last);
    last = now;
    if (!isOver) setTimeout(() => channel.port2.postMessage(0), 0);
  };
  channel.port2.postMessage(0);
  await body();
  isOver = true;
  await new Promise((done) => setTimeout(done, 10));
  channel.port1.close();
  return all.sort((a, b) => b - a);
}

async function measured(what: string, body: () => Promise<void>): Promise<void> {
  const start = performance.now();
  const all = await gaps(body);
  const over = all.filter((gap) => gap > 50).length;
  const longest = all.slice(0, 3).map((gap) => gap.toFixed(1));
  note(
    `host  ${what.padEnd(44)} longest turns ${longest.join(", ")} ms, ${over} over 50 ms, in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
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

/** Types into the line with the name of the work, 20 times, and waits for `shown` each time. */
async function type(path: string, shown: () => Promise<void>): Promise<readonly number[]> {
  const editor = await open(path);
  const line = editor.document
    .getText()
    .split("\n")
    .findIndex((text) => text.startsWith("model_name"));
  const waits: number[] = [];
  for (let i = 0; i < 20; i++) {
    const range = editor.document.lineAt(line).range;
    const seen = shown();
    const start = performance.now();
    await editor.edit((edit) => edit.replace(range, `model_name: ${i % 2 === 0 ? "support-8b" : "Llama-support-8b"}`));
    await seen;
    waits.push(performance.now() - start - typingPause);
  }
  return waits.sort((a, b) => a - b);
}

test(
  "typing where nobody looks",
  async () => {
    const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 2 * typingPause));
    await measured("typing in 200 KB that is not read (the peer)", async () => void (await type("large/peer.md", pause)));
  },
  patience,
);

test(
  "typing",
  async () => {
    const shown = (): Promise<void> =>
      new Promise((done) => {
        const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
          if (!uris.some(({ path }) => path === file(card).path)) return;
          listener.dispose();
          done();
        });
      });
    let waits: readonly number[] = [];
    await measured("typing in a card of 200 KB", async () => {
      waits = await type(card, shown);
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
