/** The page of VS Code for the Web: a workbench with no server behind it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The workbench's script, below the folder of VS Code. */
export const workbenchScript = "/out/vs/code/browser/workbench/workbench.js";

/**
 * code-server ties its workbench to a server. Undone in two places: where the page finds its remote, and where user
 * data are kept.
 */
const untie: readonly (readonly [string | RegExp, string])[] = [
  ["remoteAuthority:location.host", "remoteAuthority:void 0"],
  [/(get userRoamingDataHome\(\)\{return \w+\(\w+\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.)vscodeRemote/, "$1vscodeUserData"],
];

/** The workbench's script without the ties to a server. Throws when a version of VS Code has none of the places. */
export async function untiedWorkbench(vscode: string): Promise<string> {
  let script = await readFile(join(vscode, workbenchScript), "utf8");
  for (const [from, to] of untie) {
    const changed = script.replace(from, to);
    if (changed === script) throw new Error(`this workbench.js cannot be run without a server: no ${from} in it`);
    script = changed;
  }
  return script;
}

/** The page; `base` is the URL of VS Code's folder. */
export function workbenchPage(base: string, configuration: unknown): string {
  const attribute = JSON.stringify(configuration).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <link rel="icon" href="data:,">
    <meta id="vscode-workbench-web-configuration" data-settings="${attribute}">
    <meta id="vscode-workbench-web-base-url" data-settings="${base}">
    <meta id="vscode-workbench-auth-session" data-settings="">
    <link rel="stylesheet" href="${base}/out/vs/code/browser/workbench/workbench.css">
  </head>
  <body aria-label=""></body>
  <script>globalThis._VSCODE_FILE_ROOT = "${base}/out/";</script>
  <script type="module" src="${base}/out/nls.messages.js"></script>
  <script type="module" src="${base}${workbenchScript}"></script>
</html>
`;
}
