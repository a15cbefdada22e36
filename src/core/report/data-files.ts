/** Data files that the works of a workspace name: what a host may look into. */
import { claimsOf } from "../facts/claim.ts";
import { isPath } from "../facts/ref.ts";
import type { Snapshot } from "../session.ts";
import { folderOf, join, type Path } from "../text/path.ts";

/** Every place that a named data file may mean, nearest first, and the folders of data set cards. Which of them exist, only the host knows. */
export function namedData({ subjects }: Snapshot): { readonly files: Path[]; readonly folders: Path[] } {
  const files = subjects.flatMap(({ subject }) =>
    claimsOf(subject.claims, "upstream").flatMap(({ ref, anchor }) =>
      ref.expects === "dataset" && (ref.scheme === "path" || isPath(ref.text))
        ? [join(folderOf(anchor.path), ref.text), join("" as Path, ref.text)].filter(
            (place): place is Path => place !== undefined && place !== "",
          )
        : [],
    ),
  );
  const folders = subjects.flatMap(({ subject }) =>
    subject.roles.includes("dataset-card") && subject.folder !== "" ? [subject.folder] : [],
  );
  return { files: [...new Set(files)], folders: [...new Set(folders)] };
}
