/** `npm run demo`: checks the example workspace with the packaged command line and shows what it says. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.ts";

// Outside of this repository, whose own documents quote every mark that the licenses order.
const folder = mkdtempSync(join(realpathSync(tmpdir()), "model-terms-demo-"));
try {
  cpSync(join(root, "examples/support-chat"), folder, { recursive: true });
  const check = (...args: readonly string[]): number =>
    spawnSync(process.execPath, [join(root, "dist/cli.mjs"), "check", folder, "--locale", "en", ...args], { stdio: "inherit" }).status ?? 2;
  check("--all");
  check("--format", "markdown", "--output", join(root, "dist/demo-audit.md"));
  console.log("\nThe same as a report for the legal file: dist/demo-audit.md");
  console.log("The same in a real VS Code in your browser: npm run editor");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
