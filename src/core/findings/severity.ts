/** The one severity table (product promise, section 2), with its ceilings and deductions. No check decides a severity. */
import { type Message, message, type Row, type Shortfall } from "../checks/check.ts";
import type { Confidence } from "../facts/claim.ts";
import type { Bilingual, Use } from "../knowledge/types.ts";
import type { InferredUse } from "../lineage/use.ts";
import type { Severity } from "../settings.ts";

/** Severities from the weakest to the strongest; `audit` is seen in the audit only. */
export const levels = ["audit", "hint", "information", "warning", "error"] as const;
/** A severity, or `audit`. */
export type Level = (typeof levels)[number];

/** `joined`: one information for a license, listing what publishing will ask. */
type Cell = Level | "joined" | "none";
type Column = "certain" | "likely" | "train" | "reference";

const table: Readonly<Record<Row, Readonly<Record<Column, Cell>>>> = {
  contradiction: { certain: "error", likely: "warning", train: "joined", reference: "none" },
  material: { certain: "warning", likely: "information", train: "joined", reference: "none" },
  minor: { certain: "information", likely: "hint", train: "audit", reference: "none" },
  "output-first-hand": { certain: "warning", likely: "warning", train: "information", reference: "none" },
  "output-second-hand": { certain: "information", likely: "information", train: "information", reference: "none" },
  leak: { certain: "warning", likely: "warning", train: "warning", reference: "none" },
  "restricted-base": { certain: "error", likely: "warning", train: "joined", reference: "information" },
  "restricted-data": { certain: "information", likely: "information", train: "information", reference: "none" },
  "restricted-data-stated": { certain: "warning", likely: "information", train: "information", reference: "none" },
  note: { certain: "audit", likely: "audit", train: "audit", reference: "audit" },
};

/** The column of a use. Bundling and hosting are acts towards others, as sure as they are stated. */
export function columnOf({ is, certain }: InferredUse): Column {
  if (is === "train" || is === "reference") return is;
  return certain ? "certain" : "likely";
}

/** What the table says of a row under a use, before anything is deducted. */
export const cellOf = (row: Row, use: InferredUse): Cell => table[row][columnOf(use)];

/** Everything that lowers a severity. */
export interface Deductions {
  readonly confidence: Confidence;
  /** Prose is the only evidence. */
  readonly proseOnly: boolean;
  /** Strength of the facts behind it (`knowledge.strength`): 3 may carry an error, 0 a hint. */
  readonly strength: number;
  readonly cap?: Shortfall["cap"] | undefined;
}

const steps: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 };
const ceilings: readonly Level[] = ["hint", "information", "warning", "error"];

/** Lowers a level: lineage by its confidence, prose by one more, then the ceilings of facts and check. */
export function lowered(level: Level, { confidence, proseOnly, strength, cap }: Deductions): Level {
  const down = Math.max(0, levels.indexOf(level) - steps[confidence] - (proseOnly ? 1 : 0));
  const ceiling = Math.min(rank(ceilings[strength] ?? "hint"), rank(cap ?? "error"));
  return levels[Math.min(down, ceiling)] ?? "audit";
}

const rank = (level: Level): number => levels.indexOf(level);

/** Orders findings by weight. */
export const compareLevels = (a: Level, b: Level): number => rank(a) - rank(b);

/** The severity that an editor shows for a level; what is for the audit only is a hint there. */
export const severityOf = (level: Level): Severity => (level === "audit" ? "hint" : level);

/** Does a duty with this list of uses arise under a use? Training counts as publishing to come. */
export function arises(uses: readonly Use[] | undefined, use: Use): boolean {
  if (!uses) return true;
  return uses.includes(use) || (use === "train" && uses.includes("publish"));
}

const ceilingNames: Readonly<Record<Exclude<Level, "audit">, Bilingual>> = {
  hint: { en: "hint", zh: "提示" },
  information: { en: "information", zh: "信息" },
  warning: { en: "warning", zh: "警告" },
  error: { en: "error", zh: "错误" },
};

/** Why a level is what it is, in sentences: what is done with the work, and each deduction that applies. */
export function reasonsOf(use: InferredUse, { confidence, proseOnly, strength, cap }: Deductions): Message[] {
  const ceiling = ceilings[strength] ?? "hint";
  return [
    message(`why.${columnOf(use)}`),
    ...(confidence === "certain" ? [] : [message(`why.lineage-${confidence}`)]),
    ...(proseOnly ? [message("why.prose")] : []),
    ...(ceiling === "error" || ceiling === "audit" ? [] : [message("why.facts", { level: ceilingNames[ceiling] })]),
    ...(cap ? [message("why.cap", { level: ceilingNames[cap] })] : []),
  ];
}
