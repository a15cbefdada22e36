/** Sizes against their budgets: the core by itself, the bundles and the VSIX. Prints a table; fails when one is over. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { coreSize } from "./build.ts";
import { root } from "./paths.ts";

const kilobyte = 1024;
const size = (path: string): number => statSync(join(root, path)).size;
const vsix = readdirSync(root).find((name) => name.endsWith(".vsix"));
const core = await coreSize();
const rows: readonly (readonly [name: string, bytes: number, budget: number])[] = [
  ["core, minified", core, 345 * kilobyte],
  ["language features on top", (await coreSize("./src/core/language/index.ts")) - core, 20 * kilobyte],
  ["answers about known things on top", (await coreSize("./src/core/about/index.ts")) - core, 33 * kilobyte],
  ["dist/extension.js", size("dist/extension.js"), 487 * kilobyte],
  ["dist/reading.js", size("dist/reading.js"), 213 * kilobyte],
  ["dist/webview/panel.js", size("dist/webview/panel.js"), 180 * kilobyte],
  ["VSIX", vsix ? size(vsix) : 0, 1340 * kilobyte],
];
for (const [name, bytes, budget] of rows) {
  console.log(
    `${bytes > budget ? "OVER" : "ok  "} ${name.padEnd(24)} ${(bytes / kilobyte).toFixed(1)} KB of ${(budget / kilobyte).toFixed(0)} KB`,
  );
  if (bytes > budget) process.exitCode = 1;
}
