/** VS Code with the extension host on Node: the server of code-server, and its workbench in a browser. */
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { makeTemporaryFolder } from "./ending.ts";
import { type Host, type HostOptions, settingsOf } from "./host.ts";
import { type Group, startGroup } from "./process.ts";

const run = promisify(execFile);
const startLimit = 60_000;

/** Starts the server; ready when it answers. */
export async function startNodeHost(options: HostOptions): Promise<Host> {
  const temporary = await makeTemporaryFolder("editor");
  const data = temporary.path;
  const main = join(options.editor.vscode, "out/server-main.js");
  const folders = ["--server-data-dir", data, "--extensions-dir", join(data, "extensions")];
  const agree = "--accept-server-license-terms";
  try {
    await mkdir(join(data, "data/User"), { recursive: true });
    await writeFile(join(data, "data/User/settings.json"), JSON.stringify(settingsOf(options), null, 2));
    if (options.vsix) {
      const install = [main, "--install-extension", options.vsix, "--force", ...folders, agree];
      await run(options.editor.node, install, { timeout: startLimit });
    }
  } catch (error) {
    await temporary.remove();
    throw error;
  }
  const args = [
    main,
    ...["--host", "127.0.0.1", "--port", String(options.port ?? 0), "--without-connection-token", agree],
    ...folders,
    ...["--telemetry-level", "off", "--disable-getting-started-override", "--enable-smoke-test-driver"],
    ...(options.trusted === false ? [] : ["--disable-workspace-trust"]),
  ];
  // No gallery: nothing is looked up on the network.
  const env = { VSCODE_DISABLE_CRASH_REPORTER: "1", EXTENSIONS_GALLERY: "{}", ...options.env };
  const server = startGroup(options.editor.node, args, { env, log: join(data, "server.log") });
  const stop = async (): Promise<void> => {
    await server.stop();
    await temporary.remove();
  };
  try {
    const authority = await listening(server);
    return { url: workbenchUrl(authority, options), log: () => server.output().slice(-2000), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until the server serves, and returns its host and port. */
async function listening(server: Group): Promise<string> {
  const deadline = Date.now() + startLimit;
  while (!server.ended() && Date.now() < deadline) {
    const port = /listening on (\d+)/.exec(server.output())?.[1];
    const authority = `127.0.0.1:${port}`;
    if (port && (await answers(`http://${authority}/version`))) return authority;
    await pause(50);
  }
  throw new Error(`VS Code's server did not start:\n${server.output().slice(-2000)}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function workbenchUrl(authority: string, options: HostOptions): string {
  const remote = (path: string): string => `vscode-remote://${authority}${path}`;
  const payload: [string, string][] = [];
  if (options.extension) payload.push(["extensionDevelopmentPath", remote(options.extension)]);
  if (options.tests) payload.push(["extensionTestsPath", remote(options.tests)]);
  const query = new URLSearchParams(opened(options.workspace));
  if (payload.length > 0) query.set("payload", JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

/** How the workbench's address tells what to open; `ew` asks for an empty window, else the last folder would be opened. */
function opened(workspace: string | undefined): Record<string, string> {
  if (workspace === undefined) return { ew: "true" };
  return workspace.endsWith(".code-workspace") ? { workspace } : { folder: workspace };
}
