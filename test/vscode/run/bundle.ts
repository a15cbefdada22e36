/** Bundles suites for the extension host, and finds out what they hold without an editor. */
import { readFile, writeFile } from "node:fs/promises";
import { SourceMap } from "node:module";
import { join, relative } from "node:path";
import { runInThisContext } from "node:vm";
import { build } from "esbuild";
import { repository } from "../host/paths.ts";
import type { outline } from "../suites/suite.ts";

/** A bundled suite. */
export interface SuiteBundle {
  readonly path: string;
  readonly outline: ReturnType<typeof outline>;
  /** Names the sources in a stack that names the bundle. */
  readable(stack: string): string;
}

/** Bundles a suite into the folder, as one CommonJS module that both hosts can load. */
export async function bundleSuite(source: string, name: string, folder: string): Promise<SuiteBundle> {
  const framework = join(repository, "test/vscode/suites/suite.ts");
  // Not .cjs: the web worker of 1.100 loads nothing that does not end in .js.
  const path = join(folder, `${name}.suite.js`);
  await build({
    stdin: {
      contents: `import ${JSON.stringify(source)}; export { run, outline } from ${JSON.stringify(framework)};`,
      resolveDir: repository,
    },
    bundle: true,
    outfile: path,
    format: "cjs",
    platform: "browser",
    target: "es2022",
    external: ["vscode"],
    sourcemap: "external",
    sourcesContent: false,
    logLevel: "warning",
  });
  const map = new SourceMap(JSON.parse(await readFile(`${path}.map`, "utf8")));
  return { path, outline: outlineOf(await readFile(path, "utf8")), readable: (stack) => readable(stack, map, folder) };
}

/**
 * Makes the bundles' folder an extension with nothing in it, which the tests belong to: VS Code runs tests only when they
 * lie in an extension under development, and a packaged one is none.
 */
export async function writeEmptyExtension(folder: string): Promise<void> {
  const manifest = { name: "suites", publisher: "model-terms-test", version: "0.0.0", engines: { vscode: "^1.100.0" } };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "package.nls.json"), "{}");
}

/** Loads the bundle with a `vscode` that has nothing in it: at load time a suite only registers its tests. */
function outlineOf(code: string): ReturnType<typeof outline> {
  const module = { exports: {} as { outline: typeof outline } };
  const load = runInThisContext(`(function (module, exports, require) {${code}\n})`);
  load(module, module.exports, () => ({}));
  return module.exports.outline();
}

function readable(stack: string, map: SourceMap, folder: string): string {
  return stack.replace(/[^\s(]*\.suite\.js[^\s:]*:(\d+):(\d+)/g, (frame, line, column) => {
    // The web worker wraps the bundle in a function, which takes two lines.
    const wrapped = frame.startsWith("http") ? 2 : 0;
    const entry = map.findEntry(Number(line) - 1 - wrapped, Number(column) - 1);
    if (!("originalSource" in entry)) return frame;
    const source = relative(repository, join(folder, entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
