/** A finding: what is missing or contradictory, where, why, how sure, and what would settle it. */
import type { Citation, Message } from "../checks/check.ts";
import type { Anchor, Confidence } from "../facts/claim.ts";
import type { Fix } from "../fixes/fix.ts";
import type { License, Service } from "../knowledge/types.ts";
import type { Edge } from "../lineage/graph.ts";
import type { Subject } from "../lineage/subjects.ts";
import type { Severity } from "../settings.ts";

/** Another place that belongs to a finding, and why. */
export interface Related {
  readonly anchor: Anchor;
  readonly message: Message;
}

export interface Finding {
  /** Id of the check. */
  readonly id: string;
  readonly severity: Severity;
  /** Seen in the audit only: doubtful, or of no use before publishing. */
  readonly auditOnly: boolean;
  readonly confidence: Confidence;
  /** Why the severity is what it is. */
  readonly reasons: readonly Message[];
  readonly message: Message;
  readonly help: Message;
  readonly at: Anchor;
  readonly related: readonly Related[];
  readonly subject: Subject;
  /** The upstream that brought it, as the workspace calls it. */
  readonly upstream?: string;
  readonly license?: License;
  readonly service?: Service;
  /** The clauses behind it; several for a joined finding, none where no license brought it. */
  readonly citations: readonly Citation[];
  /** The way from the subject to the upstream, nearest edge first. */
  readonly path: readonly Edge[];
  /** Checks that a joined finding stands for. */
  readonly joined: readonly string[];
  readonly fixes: readonly Fix[];
  /** Why the repository keeps it quiet; such a finding is told in the report only. */
  readonly quiet?: Message;
  /** What keeps it quiet. */
  readonly quietBy?: "severity" | "waiver" | "baseline" | "comment";
  /** Of what the fingerprint is made. */
  readonly identity: readonly string[];
  /** Made of check, license, subject, upstream and value; never of offsets. */
  readonly fingerprint: string;
}
