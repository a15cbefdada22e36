/** The baseline of a snapshot: every finding that is told, or that a baseline keeps quiet, below one folder. */
import { fingerprintBelow } from "../findings/fingerprint.ts";
import { baselineText } from "../policy/baseline.ts";
import type { Snapshot } from "../session.ts";
import { isBelow } from "../text/path.ts";

/** The text of `model-terms-baseline.json` for a folder. What is for the audit only never fails and is left out. */
export function baselineOf({ findings, suppressed }: Pick<Snapshot, "findings" | "suppressed">, folder: string): string {
  const all = [...findings, ...suppressed.filter(({ quietBy }) => quietBy === "baseline")];
  return baselineText(
    all
      .filter(({ at, auditOnly }) => !auditOnly && isBelow(at.path, folder))
      .map(({ id, at, identity }) => ({
        fingerprint: fingerprintBelow(identity, folder),
        check: id,
        path: folder === "" ? at.path : at.path.slice(folder.length + 1),
      })),
  );
}
