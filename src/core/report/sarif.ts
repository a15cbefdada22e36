/** The report as SARIF 2.1.0: rules from checks, the way of the lineage as code flow, fingerprints, notes on files that were not read. */
import { checkSummary } from "../messages/messages.ts";
import type { Snapshot } from "../session.ts";
import type { Place, Report, ReportedFinding } from "./model.ts";
import { sarifFixes } from "./sarif-fixes.ts";

/** A page of the project's repository. */
const sourceLink = (path: string): string => `https://github.com/model-terms/model-terms${path === "" ? "" : `/blob/main/${path}`}`;

const levels = { error: "error", warning: "warning", information: "note", hint: "note" } as const;

/** A SARIF log of one run, as an object for `JSON.stringify`. Columns are UTF-16 code units. With the snapshot of the report it tells fixes too. */
export function sarif(report: Report, snapshot?: Snapshot): object {
  const fixesOf = snapshot ? sarifFixes(snapshot, report.locale, artifact) : () => ({ fixes: [], texts: [] });
  const ids = [...new Set([...report.findings, ...report.suppressed].map(({ id }) => id))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            informationUri: sourceLink(""),
            rules: ids.map((id) => ({
              id,
              shortDescription: { text: checkSummary(id, report.locale) },
              helpUri: sourceLink(`docs/checks/${id}.md`),
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { ROOT: { description: { text: "The folder that was checked" } } },
        results: [
          ...report.findings.map((finding) => {
            const { fixes, texts } = fixesOf(finding.fingerprint);
            return { ...result(finding, ids, texts), ...(fixes.length > 0 && { fixes }) };
          }),
          ...report.suppressed.map((finding) => ({
            ...result(finding, ids),
            suppressions: [{ kind: finding.by === "comment" ? "inSource" : "external", justification: finding.reason }],
          })),
        ],
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.problems.map(({ place, message, key, severity }) => ({
              descriptor: { id: key },
              level: levels[severity],
              message: { text: message },
              locations: [location(place)],
            })),
          },
        ],
        properties: { knowledge: report.tool.knowledge },
      },
    ],
  };
}

/** `wantedTexts`: official texts that a fix would put somewhere. */
function result(finding: ReportedFinding, ids: readonly string[], wantedTexts: readonly object[] = []): object {
  const { id, severity, message, help, place, related, evidence, clauses, fingerprint } = finding;
  const steps = evidence.flatMap(({ to, relation, at }) =>
    at.slice(0, 1).map((where) => ({ location: { ...location(where), message: { text: `${relation}: ${to}` } } })),
  );
  return {
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: levels[severity],
    message: { text: [message, help].join(" ") },
    locations: [location(place)],
    relatedLocations: related.map(({ place: where, message: text }, i) => ({ id: i + 1, ...location(where), message: { text } })),
    ...(steps.length > 0 && { codeFlows: [{ threadFlows: [{ locations: steps }] }] }),
    partialFingerprints: { "modelTerms/v1": fingerprint },
    properties: {
      severity,
      confidence: finding.confidence,
      auditOnly: finding.auditOnly,
      subject: finding.subject,
      upstream: finding.upstream,
      license: finding.license,
      clauses,
      ...(wantedTexts.length > 0 && { wantedTexts }),
    },
  };
}

const artifact = (path: string): object => ({ uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "ROOT" });

const location = ({ path, start, end }: Place): object => ({
  physicalLocation: {
    artifactLocation: artifact(path),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  },
});
