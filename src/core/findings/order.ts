/** One total order of findings, the same on every machine. */
import { groupBy } from "../text/group-by.ts";
import { comparePaths } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import type { Finding } from "./finding.ts";

/** By file, place, check and fingerprint. */
export function ordered(findings: readonly Finding[], locate: (finding: Finding) => Range | undefined): Finding[] {
  const byFile = [...groupBy(findings, ({ at }) => at.path)].sort(([a], [b]) => comparePaths(a, b));
  return byFile.flatMap(([, group]) => (group.length > 1 ? inFile(group, locate) : group));
}

function inFile(findings: readonly Finding[], locate: (finding: Finding) => Range | undefined): Finding[] {
  const keyed = findings.map((finding) => ({ finding, start: locate(finding)?.start ?? 0 }));
  keyed.sort(
    (a, b) => a.start - b.start || comparePaths(a.finding.id, b.finding.id) || comparePaths(a.finding.fingerprint, b.finding.fingerprint),
  );
  return keyed.map(({ finding }) => finding);
}
