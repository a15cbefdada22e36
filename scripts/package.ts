/** Builds and packs the extension; the VSIX lists only what runs. Prints its path and size. */
import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { buildAll } from "./build.ts";
import { root } from "./paths.ts";

/** Packs the extension and returns the path of the VSIX. */
export async function packageExtension(): Promise<string> {
  await buildAll();
  const file = join(root, `${manifest.name}-${manifest.version}.vsix`);
  const vsce = join(root, "node_modules/@vscode/vsce/vsce");
  const said = execFileSync(process.execPath, [vsce, "package", "--no-dependencies", "--out", file], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: process.env,
  });
  if (/warn/i.test(said)) throw new Error(`vsce warns:\n${said}`);
  const listed = execFileSync(process.execPath, [vsce, "ls", "--no-dependencies"], { cwd: root, encoding: "utf8" }).split("\n");
  const missing = readdirSync(join(root, "dist"), { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !listed.includes(`dist/${entry.name}`),
  );
  if (missing.length > 0) throw new Error(`.vscodeignore leaves out what was built: ${missing.map(({ name }) => name).join(", ")}`);
  return file;
}

if (process.argv[1]?.endsWith("package.ts")) {
  const file = await packageExtension();
  console.log(`${file} (${Math.round(statSync(file).size / 1024)} KB)`);
}
