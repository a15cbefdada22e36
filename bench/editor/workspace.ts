/** The workspace of the bench in the editor: a large tree, a card of 200 KB, and, where they are given, real projects. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/paths.ts";
import { makeCard } from "../card.ts";
import { makeTree } from "../tree.ts";

/** Where it lies; the suite opens a copy of it. */
const folder = join(root, "test-results/bench-workspace");

/** Makes it anew, with `projects` beside the tree. */
export function makeEditorWorkspace(projects: string | undefined): void {
  makeTree(folder, 100, "py");
  mkdirSync(join(folder, "large"), { recursive: true });
  for (const name of ["README.md", "peer.md"]) writeFileSync(join(folder, "large", name), makeCard(200_000));
  if (projects !== undefined && existsSync(projects)) cpSync(projects, join(folder, "projects"), { recursive: true });
}
