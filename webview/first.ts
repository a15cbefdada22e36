/** What to do first. */
import type { Audit, PanelFinding } from "../src/vscode/protocol.ts";
import { severities } from "./filter.ts";

/** The gravest matter; of equally grave ones the one that most works share. */
export function firstThing({ findings }: Pick<Audit, "findings">): { readonly finding: PanelFinding; readonly works: number } | undefined {
  const groups = new Map<string, PanelFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.id} ${finding.license ?? finding.service}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const weight = ([finding]: readonly PanelFinding[]): number => severities.indexOf(finding?.severity ?? "hint");
  const [group] = [...groups.values()].sort((a, b) => weight(a) - weight(b) || b.length - a.length);
  return group?.[0] && { finding: group[0], works: new Set(group.map(({ subject }) => subject)).size };
}
