/** `npm run new -- KIND NAME [options]`: writes the skeleton of a license, model, data set, service, format or check. Overwrites nothing. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./paths.ts";
import { kinds, Refusal, skeletonOf } from "./scaffold.ts";

const usage = `npm run new -- ${kinds.join("|")} NAME [--name FULL-NAME] [--source ADDRESS] [--category CATEGORY] [--file FILE] [--en SENTENCE] [--zh SENTENCE]`;

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: text, source: text, category: text, file: text, en: text, zh: text },
  });
  const [kind, name, ...more] = positionals;
  const known = kinds.find((one) => one === kind);
  if (!known || name === undefined || more.length > 0) throw new Refusal(usage);
  const { files, insertions, next } = skeletonOf(known, name, values, new Date().toISOString().slice(0, 10));
  for (const [path] of files) if (existsSync(join(root, path))) throw new Refusal(`${path} is there already; it was left as it is`);
  for (const [path, content] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content, { flag: "wx" });
    console.log(`wrote ${path}`);
  }
  for (const { path, before, line } of insertions) {
    const lines = (await readFile(join(root, path), "utf8")).split("\n");
    const at = lines.findIndex((other) => other.startsWith(before));
    if (at < 0) throw new Refusal(`${path} has no line that begins with ${before}; add this one by hand: ${line}`);
    lines.splice(at, 0, line);
    await writeFile(join(root, path), lines.join("\n"));
    console.log(`added a line to ${path}`);
  }
  // Imports in their order, lines as long as they may be.
  spawnSync(
    join(root, "node_modules/.bin/biome"),
    ["check", "--write", ...files.map(([path]) => path), ...insertions.map(({ path }) => path)],
    { cwd: root },
  );
  console.log(next);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
