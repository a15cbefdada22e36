/**
 * Training on a provider's output that its terms keep for non-competing or no training. The edition in force when the
 * output was made decides; where that is unknown all candidates are named. Whether a model competes cannot be seen.
 */
import { strength } from "../knowledge/knowledge.ts";
import type { Service, ServiceTerms, ServiceVersion } from "../knowledge/types.ts";
import type { OutputDuty } from "../obligations/derive.ts";
import { type Citation, confirm, type MessageKey, message, none, type OutputCheck, partly, type Row, short, trainedWork } from "./check.ts";

/** An edition of a document that may have been in force. */
export interface Candidate {
  readonly terms: ServiceTerms;
  readonly version: ServiceVersion;
}

const forbids = ({ version }: Candidate): boolean => version.status.startsWith("forbidden");

export const outputTerms: OutputCheck = {
  id: "output-terms",
  on: "output",
  evaluate(duty, view) {
    const candidates = candidatesFor(duty);
    const binding = candidates.filter(forbids);
    const generators = generatorsOf(duty);
    const args = {
      service: duty.service.name,
      generator: generators.join(", "),
      subject: trainedWork(duty, view),
      via: viaOf(duty),
      partly: partly(duty, generators.length),
      terms: names(binding),
    };
    if (candidates.length === 0 || candidates.every(({ version }) => version.status === "unknown"))
      return confirm("output-terms.unknown", args);
    if (binding.length === 0) return none;
    const agree = candidates.every(forbids);
    const row: Row = duty.firstHand ? "output-first-hand" : "output-second-hand";
    return short({
      row,
      cap: agree ? "warning" : "information",
      message: message(wording(duty), args),
      help: message("output-terms.help", args),
      value: duty.service.id,
      citations: binding.map(citationOf),
      strength: Math.max(...binding.map(({ version }) => strength(version.verified))),
    });
  },
};

/** The clauses of a provider that keep its output from training, whenever it was made. */
export const citationsOf = (service: Service): Citation[] => candidatesFor({ service, documents: [] }).filter(forbids).map(citationOf);

/** Whose output it is: made here, in data that somebody else made, or gone into a model that this one builds on. */
function wording({ firstHand, arrival }: OutputDuty): MessageKey {
  if (firstHand) return "output-terms.first-hand";
  const [edge] = arrival.path;
  const isData = edge?.relation === "trained-on" || edge?.relation === "distilled" || edge?.relation === "generated-by";
  return isData || edge?.to.kind === "dataset" ? "output-terms.second-hand" : "output-terms.by-base";
}

const citationOf = ({ terms, version }: Candidate): Citation => ({
  document: terms.name,
  section: version.clause.section,
  summary: version.clause.summary,
  url: version.url,
  verified: version.verified,
  date: version.from,
});

/** All models of the provider that made this data. */
const generatorsOf = ({ arrival }: OutputDuty): string[] => {
  const ways = [arrival, ...arrival.others].filter(({ path }) => path[0] === arrival.path[0]);
  return [...new Set(ways.map(({ node }) => node.label))];
};

/** The data set through which the output came, or the generator itself. */
const viaOf = ({ arrival }: OutputDuty): string => arrival.path[0]?.to.label ?? arrival.node.label;

const names = (candidates: readonly Candidate[]): string => [...new Set(candidates.map(({ terms }) => terms.name))].join("; ");

/**
 * Editions that may have been in force when the output was made, of the documents that may have bound its maker. A document
 * that only says nothing does not bear on the question when the provider has another that speaks.
 */
export function candidatesFor({ service, made, documents }: Pick<OutputDuty, "service" | "made" | "documents">): Candidate[] {
  const bearing = service.terms.filter(({ id }) => documents.length === 0 || documents.includes(id));
  const inForce = bearing.map((terms) =>
    terms.versions.filter((version) => overlaps(version, made)).map((version) => ({ terms, version })),
  );
  const speaking = inForce.filter((candidates) => candidates.some(({ version }) => version.status !== "silent"));
  return (speaking.length > 0 ? speaking : inForce).flat();
}

/** ISO dates of any precision compare as text. */
function overlaps(version: ServiceVersion, made: OutputDuty["made"]): boolean {
  if (!made) return true;
  const startsInTime = made.to === undefined || version.from <= `${made.to}~`;
  const stillInForce = made.from === undefined || version.to === undefined || `${version.to}~` >= made.from;
  return startsInTime && stillInForce;
}
