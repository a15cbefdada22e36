/** A large workspace for the bench in the editor: many files of which few matter, a card of 200 KB, and, where they are given, real projects. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/paths.ts";
import { makeCard } from "../card.ts";

/** Where the tree lies; the suite opens a copy of it. */
export const treeFolder = join(root, "test-results/bench-workspace");

const folders = 2_000;
const filesOfFolder = 50;
/** Every so many files is one that is read. */
const candidates = 20;

/** Makes the tree anew: 100,000 files of which 5,000 are read, and `projects` beside them. */
export function makeTree(projects: string | undefined): void {
  rmSync(treeFolder, { recursive: true, force: true });
  mkdirSync(join(treeFolder, "large"), { recursive: true });
  for (const name of ["README.md", "peer.md"]) writeFileSync(join(treeFolder, "large", name), makeCard(200_000));
  for (let i = 0; i < folders; i++) {
    const folder = join(treeFolder, `code/${i % 40}/${i}`);
    mkdirSync(folder, { recursive: true });
    for (let k = 0; k < filesOfFolder; k++) {
      const [name, text] = k * candidates < filesOfFolder ? read(i, k) : [`module_${k}.py`, `VALUE = ${k}\n`];
      writeFileSync(join(folder, name), text);
    }
  }
  if (projects !== undefined && existsSync(projects)) cpSync(projects, join(treeFolder, "projects"), { recursive: true });
}

/** A file that the extension reads: mostly nothing to it, now and then a work. */
function read(i: number, k: number): readonly [name: string, text: string] {
  if (k === 0 && i % 20 === 0)
    return ["README.md", `---\nlicense: mit\nbase_model: google/gemma-2-9b\nmodel_name: work-${i}\n---\n# Work ${i}\n\nText.\n`];
  if (k === 1) return ["service.yaml", `image: registry.example.org/service-${i}\nports: [80, 443]\nenv:\n  LEVEL: info\n`];
  return [`notes_${k}.json`, `{ "name": "part-${i}", "version": ${k} }\n`];
}
