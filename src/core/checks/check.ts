/** The vocabulary of checks: what a check is given, and its three answers. Checks judge claims, never documents or offsets. */
import type { Anchor, Claim, ClaimOf, Confidence } from "../facts/claim.ts";
import type { Fix } from "../fixes/fix.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Bilingual, Verified } from "../knowledge/types.ts";
import type { Shipped } from "../lineage/discharge.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import { type Declared, isFromProse } from "../lineage/licenses.ts";
import type { Subject } from "../lineage/subjects.ts";
import type { InferredUse } from "../lineage/use.ts";
import { type Message, type MessageKey, message, plain } from "../messages/messages.ts";
import type { LicenseDuty, Obligation, OutputDuty } from "../obligations/derive.ts";
import type { Settings } from "../settings.ts";

export { type Message, type MessageKey, message };

/** A row of the severity table (product promise, section 2). */
export type Row =
  | "contradiction"
  | "material"
  | "minor"
  | "output-first-hand"
  | "output-second-hand"
  | "leak"
  | "restricted-base"
  | "restricted-data"
  | "restricted-data-stated"
  /** For the audit only, whatever the use. */
  | "note";

/** What is missing, and where a reader should look. */
export interface Shortfall {
  readonly row: Row;
  readonly message: Message;
  readonly help: Message;
  /** Where, if not at the value that brought the upstream. */
  readonly at?: Anchor;
  readonly related?: readonly { readonly anchor: Anchor; readonly message: Message }[];
  /** Sentences behind the help: what is unsettled, what another source says. */
  readonly notes?: readonly Message[];
  /** The highest severity that this shortfall may have. */
  readonly cap?: "warning" | "information" | "hint";
  readonly confidence?: Confidence;
  readonly basis?: "prose";
  readonly fixes?: readonly Fix[];
  /** What the duty is called in the list of what publishing will ask. */
  readonly item?: Message;
  /** The value that is judged, for the fingerprint. */
  readonly value?: string;
  /** What the finding rests on, where it is not the clause of the duty. */
  readonly citations?: readonly Citation[];
  /** Strength of those facts, where it is weaker than the duty's. */
  readonly strength?: number;
}

/** A clause as a finding cites it. */
export interface Citation {
  /** License or document of terms, by its full name. */
  readonly document: string;
  readonly section: string;
  readonly summary: Bilingual;
  readonly url: string;
  readonly verified: Verified;
  /** First day of the edition, ISO 8601, where known. */
  readonly date?: string;
}

/** Three answers, never two: files cannot tell everything. `none`: the duty does not arise here. */
export type Verdict =
  | { readonly kind: "met"; readonly by: readonly Claim[] }
  | { readonly kind: "short"; readonly shortfall: Shortfall }
  | { readonly kind: "confirm"; readonly question: Message }
  | { readonly kind: "none" };

/** What a check may look at. */
export interface View {
  readonly subject: Subject;
  readonly use: InferredUse;
  readonly declared: readonly Declared[];
  /** All duties of the subject, so that a check can leave a matter to another. */
  readonly duties: readonly Obligation[];
  readonly graph: LineageGraph;
  readonly shipped: Shipped;
  readonly knowledge: Knowledge;
  readonly settings: Settings;
}

interface CheckMeta {
  /** Kebab case: file name, page, setting and SARIF rule. */
  readonly id: string;
}

/** Judges a duty that a license brought here. */
export interface LicenseCheck extends CheckMeta {
  readonly on: "license";
  evaluate(duty: LicenseDuty, view: View): Verdict;
}

/** Judges terms of a provider on its output. */
export interface OutputCheck extends CheckMeta {
  readonly on: "output";
  evaluate(duty: OutputDuty, view: View): Verdict;
}

/** Judges how a subject describes itself, whatever its licenses ask. */
export interface SubjectCheck extends CheckMeta {
  readonly on: "subject";
  inspect(view: View): readonly Shortfall[];
}

export type Check = LicenseCheck | OutputCheck | SubjectCheck;

/** The duty is met by these claims. */
export const met = (...by: readonly Claim[]): Verdict => ({ kind: "met", by });
/** Something is missing. */
export const short = (shortfall: Shortfall): Verdict => ({ kind: "short", shortfall });
/** Files cannot show it: a person is asked. */
export const confirm = (key: MessageKey, args: Message["args"] = {}): Verdict => ({ kind: "confirm", question: { key, args } });
/** The duty does not arise here. */
export const none: Verdict = { kind: "none" };

/** The row of missing material: what permissive licenses ask is a minor matter. */
export const materialRow = ({ license }: LicenseDuty): Row =>
  license.category === "community" || license.category === "rail" || license.category === "research" || license.category === "proprietary"
    ? "material"
    : "minor";

/** What a label that only sentences of a card tell is worth: information at most. */
export const labelCap = ({ declared }: View): Pick<Shortfall, "cap" | "basis"> =>
  declared.length > 0 && declared.every(isFromProse) ? { cap: "information", basis: "prose" } : {};

/** The name of an upstream, as the workspace or the rules call it. */
export const upstreamLabel = (duty: Obligation): string => duty.arrival.node.label;

/** The words of an upstream for messages: its name, by whose way it came, and whether only its name tells what it is. */
export function upstreamWords({ arrival }: Obligation): string | Bilingual {
  const label = plain(arrival.node.label);
  const way = arrival.path.length > 1 ? arrival.path[0]?.to.label : undefined;
  const first = way === arrival.node.label ? undefined : way;
  const { model } = arrival.node;
  const byName = model?.by === "name" ? model.family.name : undefined;
  if (first === undefined && byName === undefined) return label;
  const en = [first && `by way of ${plain(first)}`, byName && `going by its name ${byName}`].filter(Boolean).join("; ");
  const zh = [first && `经由 ${plain(first)}`, byName && `据其名称为 ${byName}`].filter(Boolean).join("；");
  return { en: `${label} (${en})`, zh: `${label}（${zh}）` };
}

/** The card of a subject, if it has one. */
export const cardOf = (subject: Subject): ClaimOf<"is"> | undefined =>
  subject.claims.find(
    (claim): claim is ClaimOf<"is"> => claim.kind === "is" && (claim.role === "model-card" || claim.role === "dataset-card"),
  );

/** What a debated wording means for this reach: a cap, and a note that says so. */
export const debated = ({ term, reach }: LicenseDuty): Pick<Shortfall, "cap" | "notes"> =>
  term?.debated?.reaches.includes(reach) ? { cap: term.debated.cap, notes: [message(`note.debated-${reach}`)] } : {};

/** The word before "output" where a data set holds more than the output of the models that are named. */
export function partly({ arrival }: Obligation, named = 1): readonly Message[] {
  const data = arrival.path.map(({ to }) => to.dataset).find((dataset) => dataset !== undefined);
  return data && (data.humanWritten === "partly" || data.moreGenerators || data.generatedBy.length > named) ? [message("partly")] : [];
}

/** Whoever quantizes or re-uploads a work trained nothing: what its card says of data is said of the original. */
export function trainedWork({ arrival }: Obligation, { subject }: View): string | Bilingual {
  if (!arrival.path[0]?.inherited) return subject.name;
  const name = plain(subject.name);
  return { en: `The original of ${name}`, zh: `${name} 的原作` };
}
