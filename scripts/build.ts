/** Builds everything that ships into `dist/`: the command line, the extension, the panel, and the knowledge base. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import manifest from "../package.json" with { type: "json" };
import type { RuleBase } from "../src/core/knowledge/types.ts";
import { zh } from "../src/core/messages/zh.ts";
import { root } from "./paths.ts";
import { compileRules } from "./rules.ts";
import { spdxText } from "./spdx-texts.ts";

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  charset: "utf8",
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  // jsonc-parser's main entry is UMD and does not survive bundling.
  mainFields: ["module", "main"],
  plugins: [leanYaml()],
  define: { MODEL_TERMS_VERSION: JSON.stringify(manifest.version) },
};

/**
 * The entry of `yaml` for browsers is an ES module without Node's globals: the same parser in every host. Its modules only define
 * things, which its manifest does not say; told so, the bundler leaves out what nobody imports. `CST` is a namespace that would
 * bring its writer along: of it we name the one function that we call.
 */
function leanYaml(): Plugin {
  const folder = join(root, "node_modules/yaml/browser");
  return {
    name: "lean-yaml",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^yaml$/ }, () => ({ path: "yaml", namespace: "lean-yaml", sideEffects: false }));
      onLoad({ filter: /^yaml$/, namespace: "lean-yaml" }, () => ({
        contents:
          'export { Parser } from "./dist/parse/parser.js"; import { resolveAsScalar } from "./dist/parse/cst-scalar.js"; export const CST = { resolveAsScalar };',
        resolveDir: folder,
      }));
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) =>
        resolveDir.startsWith(folder) ? { path: join(resolveDir, path), sideEffects: false } : undefined,
      );
    },
  };
}

/** What one bundle loads from another that lies beside it. */
function beside(module: string, bundle: string): Plugin {
  return {
    name: "beside",
    setup: ({ onResolve }) => onResolve({ filter: /^\./ }, ({ path }) => (path === module ? { path: bundle, external: true } : undefined)),
  };
}

const bundles: Readonly<Record<string, BuildOptions>> = {
  start: {
    entryPoints: ["src/vscode/entry-node.ts"],
    outfile: "dist/start.js",
    platform: "neutral",
    target: "es2022",
    format: "cjs",
    external: ["vscode"],
    supported: { "dynamic-import": false },
    plugins: [beside("./entry-web.ts", "./extension.js")],
  },
  extension: {
    entryPoints: ["src/vscode/entry-web.ts"],
    outfile: "dist/extension.js",
    platform: "neutral",
    target: "es2022",
    format: "cjs",
    external: ["vscode", "node:worker_threads", "node:fs/promises"],
  },
  reading: {
    entryPoints: ["src/vscode/reading-worker.ts"],
    outfile: "dist/reading.js",
    platform: "neutral",
    target: "es2022",
    format: "cjs",
    external: ["node:worker_threads", "node:fs"],
  },
  rows: {
    entryPoints: ["src/vscode/scan-worker.ts"],
    outfile: "dist/rows.js",
    platform: "neutral",
    target: "es2022",
    format: "cjs",
    external: ["node:worker_threads"],
  },
  panel: { entryPoints: ["webview/main.ts"], outfile: "dist/webview/panel.js", platform: "browser", target: "es2022", format: "iife" },
  layout: {
    entryPoints: ["webview/lineage/layout.ts"],
    outfile: "dist/webview/layout.js",
    platform: "browser",
    target: "es2022",
    format: "iife",
  },
  style: { entryPoints: ["webview/panel.css"], outfile: "dist/webview/panel.css" },
  scan: {
    entryPoints: ["src/cli/scan/index.ts"],
    outfile: "dist/scan.mjs",
    platform: "node",
    target: "node20",
    format: "esm",
  },
  cli: {
    entryPoints: ["src/cli/bin.ts"],
    outfile: "dist/cli.mjs",
    platform: "node",
    target: "node20",
    format: "esm",
    banner: { js: "#!/usr/bin/env node" },
  },
  walker: { entryPoints: ["src/cli/walk/walker.ts"], outfile: "dist/walker.mjs", platform: "node", target: "node20", format: "esm" },
  compare: { entryPoints: ["src/cli/compare.ts"], outfile: "dist/compare.mjs", platform: "node", target: "node20", format: "esm" },
};

/** Builds all bundles and returns their metafiles by name. */
export async function buildAll(): Promise<Readonly<Record<string, Metafile>>> {
  await rm(join(root, "dist"), { recursive: true, force: true });
  await mkdir(join(root, "dist"), { recursive: true });
  const { rules, identities, problems } = await compileRules();
  if (problems.length > 0) throw new Error(`rules/: ${problems.length} problems, the first: ${problems[0]} (npm run knowledge tells all)`);
  await writeFile(join(root, "dist/knowledge.json"), JSON.stringify(rules));
  await writeFile(join(root, "dist/identity.json"), JSON.stringify(identities));
  await writeFile(join(root, "dist/messages.zh.json"), JSON.stringify(zh));
  await writeTexts(rules);
  const built = await Promise.all(
    Object.entries(bundles).map(async ([name, options]) => [name, (await build({ ...common, ...options })).metafile as Metafile] as const),
  );
  return Object.fromEntries(built);
}

/** Bytes of the core bundled by itself, or of both of its doors together. */
export async function coreSize(...others: readonly string[]): Promise<number> {
  const { outputFiles } = await build({
    ...common,
    metafile: false,
    stdin: { contents: ["./src/core/index.ts", ...others].map((door) => `export * from "${door}";`).join("\n"), resolveDir: root },
    outfile: "core.js",
    write: false,
    platform: "neutral",
    target: "es2022",
    format: "esm",
  });
  return outputFiles?.[0]?.contents.length ?? 0;
}

/** Texts of SPDX licenses that a fix may add; those whose copyright line is what is owed are left out. */
async function writeTexts({ licenses }: RuleBase): Promise<void> {
  await mkdir(join(root, "dist/texts"), { recursive: true });
  for (const { id, text } of licenses) {
    if (text?.spdx === undefined || text.upstreamOnly) continue;
    const content = await spdxText(text.spdx);
    if (content !== undefined) await writeFile(join(root, `dist/texts/${id}.txt`), content);
  }
}

if (process.argv[1]?.endsWith("build.ts")) await buildAll();
