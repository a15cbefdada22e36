/** Data files that the workspace names: looked into after everything else was read, and told to the session. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentOfRows, namedData, type Path, type RuleIdentity, type Session, path as toPath } from "../core/index.ts";

/** Files of a folder with a data set card that are looked into at most. */
const maxFiles = 50;

/** Looks into data files of at most `limit` bytes. The scan is a bundle of its own, which is loaded only when a work names data. */
export async function readData(session: Session, root: string, limit: number, packed: (name: string) => URL): Promise<void> {
  if (limit === 0) return;
  const { files, folders } = namedData(session.snapshot());
  const all = [...new Set([...files, ...folders.flatMap((folder) => filesBelow(root, folder))])];
  if (all.length === 0) return;
  const { createSampler } = (await import(packed("scan.mjs").href)) as typeof import("./scan/index.ts");
  const sample = createSampler(JSON.parse(readFileSync(packed("identity.json"), "utf8")) as RuleIdentity[], limit);
  for (const path of all) {
    const found = await sample(join(root, path));
    if (!found) continue;
    const { text, facts } = documentOfRows({ path, ...found });
    session.upsert(path, text, facts);
  }
}

function filesBelow(root: string, folder: string): Path[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => toPath(`${parentPath.slice(root.length + 1).replaceAll("\\", "/")}/${name}`))
      .sort()
      .slice(0, maxFiles);
  } catch {
    return [];
  }
}
