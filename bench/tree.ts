/** A large workspace for benches: many files of which few are read, and of those few that say something. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folders = 2_000;
const filesOfFolder = 50;
/** Every so many files is one that is read. */
const candidates = 20;

/** Makes a tree of 100,000 files anew, of which 5,000 are read; `works` of 2,000 cards speak of a model. The others end in `other`. */
export function makeTree(folder: string, works: number, other: "py" | "ts"): void {
  rmSync(folder, { recursive: true, force: true });
  for (let i = 0; i < folders; i++) {
    const inner = join(folder, `code/${i % 40}/${i}`);
    mkdirSync(inner, { recursive: true });
    for (let k = 0; k < filesOfFolder; k++) {
      const isWork = k === 0 && i % Math.round(folders / works) === 0;
      const [name, text] = isWork ? card(i) : k * candidates < filesOfFolder ? config(i, k) : [`module_${k}.${other}`, `VALUE = ${k}\n`];
      writeFileSync(join(inner, name), text);
    }
  }
}

const card = (i: number): readonly [name: string, text: string] => [
  "README.md",
  `---\nlicense: mit\nbase_model: google/gemma-2-9b\nmodel_name: work-${i}\n---\n# Work ${i}\n\nText.\n`,
];

/** A file that is read, with nothing to it. */
const config = (i: number, k: number): readonly [name: string, text: string] =>
  k === 1
    ? ["service.yaml", `image: registry.example.org/service-${i}\nports: [80, 443]\nenv:\n  LEVEL: info\n`]
    : [`notes_${k}.json`, `{ "name": "part-${i}", "version": ${k} }\n`];
