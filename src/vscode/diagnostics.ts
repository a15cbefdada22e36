/** Findings as diagnostics: at the exact words, with the check as a link and every other statement as a related place. */
import { Diagnostic, type DiagnosticCollection, DiagnosticRelatedInformation, DiagnosticSeverity, Location, languages } from "vscode";
import { type Finding, type Locale, lines, type Path, placeOf, render, type Severity, type Snapshot } from "../core/index.ts";
import { rangeOf } from "./positions.ts";
import type { Roots } from "./roots.ts";
import { rulePageOf } from "./rule-pages.ts";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The source of our diagnostics, as the Problems panel shows it. */
export const source = "Model Terms";

/** What the editor may hide (never change): severities below this one. */
export type Least = Severity;

const order: readonly Severity[] = ["error", "warning", "information", "hint"];

/** Shows snapshots; only files whose diagnostics changed are touched. */
export class Diagnostics {
  readonly #collection: DiagnosticCollection = languages.createDiagnosticCollection("modelTerms");
  readonly #shown = new Map<Path, string>();

  show(snapshot: Snapshot, roots: Roots, locale: Locale, least: Least): void {
    const byFile = new Map<Path, Diagnostic[]>();
    const add = (path: Path, diagnostic: Diagnostic): void => void byFile.set(path, [...(byFile.get(path) ?? []), diagnostic]);
    for (const finding of snapshot.findings) {
      if (finding.auditOnly || order.indexOf(finding.severity) > order.indexOf(least)) continue;
      add(finding.at.path, diagnosticOf(finding, snapshot, roots, locale));
    }
    for (const problem of snapshot.problems) if (problem.key === "workspace-file") add(problem.path, noteOf(problem, snapshot, locale));
    for (const path of new Set([...this.#shown.keys(), ...byFile.keys()])) this.#set(path, byFile.get(path) ?? [], roots);
  }

  /** Takes back what was shown; what a task has put there stays where nothing was. */
  clear(): void {
    if (this.#shown.size === 0) return;
    this.#collection.clear();
    this.#shown.clear();
  }

  dispose(): void {
    this.#collection.dispose();
  }

  #set(path: Path, diagnostics: readonly Diagnostic[], roots: Roots): void {
    const key = JSON.stringify(diagnostics);
    const uri = roots.uriOf(path);
    if (!uri || this.#shown.get(path) === key) return;
    this.#collection.set(uri, diagnostics);
    if (diagnostics.length === 0) this.#shown.delete(path);
    else this.#shown.set(path, key);
  }
}

function diagnosticOf(finding: Finding, snapshot: Snapshot, roots: Roots, locale: Locale): Diagnostic {
  const [citation] = finding.citations;
  const clause = citation ? `\n${citation.document}, ${citation.section}: ${citation.summary[locale]}` : "";
  const diagnostic = new Diagnostic(
    rangeOf(placeOf(finding.at, snapshot)),
    `${render(finding.message, locale)}${clause}\n${render(finding.help, locale)}`,
    severities[finding.severity],
  );
  diagnostic.source = source;
  diagnostic.code = { value: finding.id, target: rulePageOf(finding) };
  diagnostic.relatedInformation = finding.related.flatMap(({ anchor, message }) => {
    const uri = roots.uriOf(anchor.path);
    return uri ? [new DiagnosticRelatedInformation(new Location(uri, rangeOf(placeOf(anchor, snapshot))), render(message, locale))] : [];
  });
  return diagnostic;
}

/** A mistake in `model-terms.yaml`. */
function noteOf(problem: Snapshot["problems"][number], snapshot: Snapshot, locale: Locale): Diagnostic {
  const index = lines(snapshot.text(problem.path) ?? "");
  const range = rangeOf({ path: problem.path, start: index.position(problem.range.start), end: index.position(problem.range.end) });
  const diagnostic = new Diagnostic(
    range,
    problem.message ? render(problem.message, locale) : (problem.detail ?? ""),
    DiagnosticSeverity.Warning,
  );
  diagnostic.source = source;
  return diagnostic;
}
