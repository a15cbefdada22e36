/**
 * VS Code for the Web, with the extension host in a web worker: pages and files come from a loopback server that is
 * only a file server. The workspace folder is opened through the file system of `web-files.ts`: the editor reads from
 * disk, what it writes stays in the page.
 */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { type Host, type HostOptions, settingsOf, webScheme } from "./host.ts";
import { type Answer, folderRoute, serve } from "./serve.ts";
import { untiedWorkbench, workbenchPage, workbenchScript } from "./web-page.ts";

/** Starts serving. */
export async function startWebHost(options: HostOptions): Promise<Host> {
  if (options.vsix) throw new Error("a packaged extension can be installed in the node host only");
  if (options.trusted === false) throw new Error("VS Code for the Web trusts every workspace");
  const { workspace } = options;
  const multiRoot = workspace?.endsWith(".code-workspace");
  const folder = workspace && multiRoot ? dirname(workspace) : workspace;
  const script = await untiedWorkbench(options.editor.vscode);
  const helper = await webFilesExtension();
  // The workspace has its folder's name, as it has on disk.
  const root = `/${basename(folder ?? "none")}`;
  const tests = options.tests;
  const server = await serve(
    {
      "/": () => ({ name: "page.html", body: workbenchPage(`http://${server.authority}/vscode`, configuration()) }),
      "/vscode": folderRoute(options.editor.vscode),
      [`/vscode${workbenchScript}`]: () => ({ name: workbenchScript, body: script }),
      "/web-files": (path) => named(path, helper[path]),
      "/files.json": async () => ({ name: "files.json", body: JSON.stringify(folder === undefined ? {} : await listFiles(folder, root)) }),
      ...(folder === undefined ? {} : { [`/files${root}`]: folderRoute(folder) }),
      ...(options.extension ? { "/extension": folderRoute(options.extension) } : {}),
      ...(tests ? { "/tests": folderRoute(dirname(tests)) } : {}),
    },
    options.port,
  );
  const at = (path: string): object => ({ scheme: "http", authority: server.authority, path });
  const inWorkspace = (path: string): object => ({ scheme: webScheme, path });
  const opened = (): object => {
    if (workspace === undefined) return {};
    return multiRoot ? { workspaceUri: inWorkspace(`${root}/${basename(workspace)}`) } : { folderUri: inWorkspace(root) };
  };
  const configuration = (): object => ({
    ...opened(),
    additionalBuiltinExtensions: [at("/web-files")],
    developmentOptions: {
      enableSmokeTestDriver: true,
      extensions: [...(options.extension ? [at("/extension")] : []), ...(tests ? [at("/tests")] : [])],
      ...(tests ? { extensionTestsPath: at(`/tests/${basename(tests)}`) } : {}),
    },
    configurationDefaults: settingsOf(options),
    enableWorkspaceTrust: false,
    userDataPath: "/",
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    // The same origin for all: a browser profile made for tests has nothing to be kept apart from.
    webviewEndpoint: `http://${server.authority}/vscode/out/vs/workbench/contrib/webview/browser/pre`,
    productConfiguration: {
      enableTelemetry: false,
      extensionEnabledApiProposals: { "model-terms-test.web-files": ["fileSearchProvider"] },
    },
  });
  return { url: `http://${server.authority}/`, log: () => "", stop: () => server.stop() };
}

function named(name: string, body: string | undefined): Answer {
  if (body === undefined) throw new Error(`no ${name}`);
  return { name, body };
}

/** The files of the helper extension, by their paths. */
async function webFilesExtension(): Promise<Readonly<Record<string, string>>> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "web-files.ts")],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "browser",
    external: ["vscode"],
    logLevel: "warning",
  });
  const manifest = {
    name: "web-files",
    publisher: "model-terms-test",
    version: "0.0.0",
    engines: { vscode: "^1.100.0" },
    browser: "./extension.js",
    activationEvents: [`onFileSystem:${webScheme}`, `onSearch:${webScheme}`],
    enabledApiProposals: ["fileSearchProvider"],
  };
  const script = outputFiles[0]?.text ?? "";
  return { "/package.json": JSON.stringify(manifest), "/package.nls.json": "{}", "/extension.js": script };
}

/** Sizes of all files below a folder, by their paths with `root` in the folder's place. */
async function listFiles(folder: string, root: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[root + path.slice(folder.length)] = (await stat(path)).size;
  }
  return found;
}
