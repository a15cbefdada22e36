/** `npm run editor [-- FOLDER]`: a real VS Code with this extension, in your browser, on the example workspace or a folder of yours. */
import { cpSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { installEditor } from "../test/vscode/host/install.ts";
import { startNodeHost } from "../test/vscode/host/node-host.ts";
import { root } from "./paths.ts";

const given = process.argv[2];
const copy = (): string => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "model-terms-example-"));
  cpSync(join(root, "examples/support-chat"), folder, { recursive: true });
  return folder;
};
const host = await startNodeHost({
  editor: await installEditor(),
  workspace: given === undefined ? copy() : resolve(given),
  extension: root,
});
console.log(`VS Code is at ${host.url}\nOpen the command palette (F1) and choose "Model Terms: Audit Workspace". Ctrl+C ends it.`);
process.on("SIGINT", () => void host.stop().then(() => process.exit(0)));
