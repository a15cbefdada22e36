/** Weight files whose headers a host cannot reach: a checkpoint may lie in dozens of them, and one note a folder says it. */
import { message } from "../messages/messages.ts";
import { groupBy } from "../text/group-by.ts";
import { comparePaths, folderOf } from "../text/path.ts";
import type { Problem } from "./claim.ts";

/** The same notes, with one for each folder in place of those on headers out of reach. Nothing was done wrong, so it is no warning. */
export function gatherOutOfReach(notes: readonly Problem[]): Problem[] {
  const others = notes.filter(({ key }) => key !== "header-out-of-reach");
  if (others.length === notes.length) return others;
  const folders = groupBy(
    notes.filter(({ key }) => key === "header-out-of-reach").sort((a, b) => comparePaths(a.path, b.path)),
    ({ path }) => folderOf(path),
  );
  return [
    ...others,
    ...[...folders.values()].flatMap(([first, ...more]): Problem[] => {
      if (!first) return [];
      const several = message("problem.headers-out-of-reach", { count: String(more.length + 1) });
      return [{ ...first, severity: "information", ...(more.length > 0 && { message: several }) }];
    }),
  ];
}
