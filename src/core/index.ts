/** The door of the core: the only file that hosts import. */

export type { SubjectReport } from "./analysis.ts";
export { deservesNote, isCacheFolder, isCandidate, isHeavy, readLimit, skippedFolders } from "./candidates.ts";
export type { Anchor, Confidence, DocumentFacts, Problem } from "./facts/claim.ts";
export { documentOfRows, type FoundRows } from "./facts/rows.ts";
export { bareTensorName, foldTensorName, tensorRole } from "./facts/tensor-name.ts";
export { unpackedTensors } from "./facts/unpacked-tensors.ts";
export { isWeightFile } from "./facts/weight-file.ts";
export type { Finding } from "./findings/finding.ts";
export { type Scope, waiverOf } from "./findings/waiver-of.ts";
export { type Changes, changesOf, type FileChange, minimalChange } from "./fixes/apply.ts";
export type { Fix } from "./fixes/fix.ts";
export { createKnowledge, type Knowledge } from "./knowledge/knowledge.ts";
export type { Identity as RuleIdentity, License, RuleBase } from "./knowledge/types.ts";
export { checkSummary, type MessageTable, provideMessages, render } from "./messages/messages.ts";
export { baselineName } from "./policy/baseline.ts";
export { isDay } from "./policy/waivers.ts";
export { type Statement, stated } from "./policy/write.ts";
export { createReading, orderedPhrases } from "./reading.ts";
export { baselineOf } from "./report/baseline.ts";
export { cyclonedxBom } from "./report/bom.ts";
export { namedData } from "./report/data-files.ts";
export { type ExplainedRow, explanationOf, markdownExplanation } from "./report/explain.ts";
export { htmlReport } from "./report/html.ts";
export { type JsonReport, jsonReport } from "./report/json.ts";
export { type Carried, type Lineage, type LineageEdge, type LineageNode, lineageOf } from "./report/lineage.ts";
export { markdownReport } from "./report/markdown.ts";
export {
  type Origin,
  type Place,
  placeOf,
  type Report,
  type ReportedClause,
  type ReportedDuty,
  type ReportedFinding,
  type ReportedSubject,
  reportedFinding,
  reportOf,
  reportSteps,
} from "./report/model.ts";
export { type Entry, type Overview, overviewsAt, overviewsOf, type Standing, startOf } from "./report/overview.ts";
export { type Rule, rulePage } from "./report/rule-page.ts";
export { sarif } from "./report/sarif.ts";
export { thirdPartyText } from "./report/third-party.ts";
export { type Assumption, type Change, type Effect, type WhatIf, whatIf } from "./report/what-if.ts";
export { createSession, isSilentCode, type Session, type Snapshot } from "./session.ts";
export { defaultSettings, type Locale, type Settings, type Severity } from "./settings.ts";
export { groupBy } from "./text/group-by.ts";
export { type Lines, lines } from "./text/lines.ts";
export { profile as profileOf } from "./text/passages.ts";
export { type Path, path } from "./text/path.ts";
