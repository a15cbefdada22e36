/** `.gitignore` files, nested, as git reads them: what is ignored is nobody's published work. The only importer of `ignore`. */
import ignore, { type Ignore } from "ignore";

/** The rules that hold in one folder. */
export interface IgnoreRules {
  /** Rules of this folder with those of a `.gitignore` (or of a setting) that lies in `folder` on top. */
  and(folder: string, patterns: string): IgnoreRules;
  /** Is the path, relative to the root in POSIX form, left out? Folders end with a slash. */
  ignores(path: string): boolean;
}

interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

const create = (layers: readonly Layer[]): IgnoreRules => ({
  and: (folder, patterns) => create([...layers, { folder, rules: ignore().add(patterns) }]),
  ignores(path) {
    let ignored = false;
    for (const { folder, rules } of layers) {
      const relative = folder === "" ? path : path.slice(folder.length + 1);
      if (!ignore.isPathValid(relative)) continue;
      const said = rules.test(relative);
      // The last rule that speaks decides; deeper folders speak last.
      if (said.ignored) ignored = true;
      else if (said.unignored) ignored = false;
    }
    return ignored;
  },
});

/** Nothing is ignored. */
export const noRules: IgnoreRules = create([]);
