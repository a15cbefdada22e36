/** Which files are worth reading, told by their paths alone, and how large they may be: asked by every host before it reads. */
import { isEnvFile, isTomlConfig } from "./facts/env-file.ts";
import { shippedRole } from "./facts/shipped-role.ts";
import { isWeightFile, isWeightIndex } from "./facts/weight-file.ts";
import { maxChars } from "./text/limits.ts";
import { nameOf, type Path } from "./text/path.ts";

const documents = /\.(?:md|markdown|mdx|rst|adoc|html?)$/i;
const plainDocuments = /^(?:readme|about|attributions?|credits?|third[ _-]party).*\.txt$|^(?:readme|about|credits)$/i;

const code = /\.(?:py|sh|bash|zsh|slurm|sbatch|mk|just)$|^(?:gnu)?makefile$|^\.?justfile$|^dockerfile|\.dockerfile$/i;

/** Pinned packages: long, and nothing about models in them. */
const lockFiles = /(?:^|[-_.])lock\.(?:ya?ml|json)$/i;

/** Largest size in bytes at which a file is read; undefined where it is not read at all. */
export function readLimit(path: Path): number | undefined {
  const name = nameOf(path);
  if (lockFiles.test(name)) return undefined;
  if (shippedRole(path) || /^modelfile(?:[.-].*)?$|\.modelfile$/i.test(name)) return maxChars.text;
  if (/\.ya?ml$|\.dvc$|^(?:MLmodel|MLproject)$/i.test(name)) return maxChars.yaml;
  if (isWeightIndex(name)) return maxChars.index;
  if (/\.json(?:c|ld)?$/i.test(name)) return maxChars.json;
  if (/\.(?:md|markdown)$/i.test(name)) return maxChars.markdown;
  if (code.test(name) || isEnvFile(name) || isTomlConfig(name)) return maxChars.code;
  if (/\.ipynb$/i.test(name)) return maxChars.json;
  return documents.test(name) || plainDocuments.test(name) ? maxChars.text : undefined;
}

/** Is the file one of which something is read: its text, or its header? */
export const isCandidate = (path: Path): boolean => readLimit(path) !== undefined || isWeightFile(path);

/** Is it a script or a program? Workspaces are full of them, and few make anything. */
export const isCode = (path: Path): boolean => code.test(nameOf(path));

/** May reading this text take longer than an editor's host can be held (50 ms)? Then it is read on another thread. */
export const isHeavy = (path: Path, text: string): boolean =>
  text.length > (/\.(?:ya?ml|py)$/i.test(path) ? 40_000 : /\.(?:md|markdown)$/i.test(path) ? 100_000 : 200_000);

/** A file too large to read deserves a note only where people expect it to be read: cards and configs by their own names. */
export const deservesNote = (path: Path): boolean =>
  /^(?:readme|model[_-]?card).*\.(?:md|markdown)$|^(?:adapter_config|config|dataset_info)\.json$|\.ya?ml$|^modelfile/i.test(nameOf(path)) ||
  shippedRole(path) !== undefined;

/** Folders that hold other people's files, caches and build results, wherever they lie. */
export const skippedFolders: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  "node_modules",
  ".venv",
  "venv",
  "__pycache__",
  "site-packages",
  ".cache",
  ".tox",
  ".mypy_cache",
  ".pytest_cache",
  ".ipynb_checkpoints",
  "wandb",
  ".dvc",
  ".vscode-test",
]);

/** A copy in the layout of the Hub's download cache. */
export const isCacheFolder = (name: string): boolean => /^(?:models|datasets|spaces)--/.test(name);
