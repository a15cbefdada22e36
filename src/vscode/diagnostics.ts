/** Findings as diagnostics: at the exact words, with the check as a link and every other statement as a related place. */
import {
  Diagnostic,
  type DiagnosticCollection,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  languages,
  type Uri,
  workspace,
} from "vscode";
import {
  type Finding,
  groupBy,
  type Lines,
  type Locale,
  lines,
  type Path,
  type Problem,
  placeOf,
  render,
  type Severity,
  type Snapshot,
} from "../core/index.ts";
import { rangeOf } from "./positions.ts";
import type { Roots } from "./roots.ts";
import { rulePageOf } from "./rule-pages.ts";
import type { Shown } from "./shown.ts";
import { Slices } from "./slices.ts";

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

/** What the diagnostics of a file were made of. */
interface Made {
  readonly of: readonly (Finding | Problem | Lines | undefined)[];
  readonly uri: Uri;
}

/** Shows snapshots, in slices, open documents first; only files whose diagnostics changed are touched. */
export class Diagnostics {
  readonly #collection: DiagnosticCollection = languages.createDiagnosticCollection("modelTerms");
  readonly #shown = new Map<Path, Made>();
  #turn = 0;

  /** Resolves when everything is shown, or when a newer snapshot is about to be. */
  async show(shown: Shown, least: Least): Promise<void> {
    const { snapshot } = shown;
    const turn = ++this.#turn;
    const findings = snapshot.findings.filter(({ auditOnly, severity }) => !auditOnly && order.indexOf(severity) <= order.indexOf(least));
    const byFile = groupBy(findings, ({ at }) => at.path);
    const notes = groupBy(
      snapshot.problems.filter(({ message, severity = "warning" }) => message && order.indexOf(severity) <= order.indexOf(least)),
      ({ path }) => path,
    );
    const said = new Set([...this.#shown.keys(), ...byFile.keys(), ...notes.keys()]);
    const open = workspace.textDocuments.flatMap(({ uri }) => shown.roots.pathOf(uri) ?? []).filter((path) => said.has(path));
    const slices = new Slices();
    for (const path of new Set([...open, ...said])) {
      this.#set(path, byFile.get(path) ?? [], notes.get(path) ?? [], shown);
      await slices.rest();
      if (turn !== this.#turn) return;
    }
  }

  /** Takes back what was shown; what a task has put there stays where nothing was. */
  clear(): void {
    this.#turn++;
    if (this.#shown.size === 0) return;
    this.#collection.clear();
    this.#shown.clear();
  }

  dispose(): void {
    this.#collection.dispose();
  }

  #set(path: Path, findings: readonly Finding[], notes: readonly Problem[], { snapshot, roots, locale }: Shown): void {
    const places = new Set([path, ...findings.flatMap(({ related }) => related.map(({ anchor }) => anchor.path))]);
    const of = [...findings, ...notes, ...[...places].map((place) => snapshot.lines(place))];
    const known = this.#shown.get(path);
    const uri = roots.uriOf(path);
    if (known && known.uri.toString() === uri?.toString() && known.of.length === of.length && known.of.every((part, i) => part === of[i]))
      return;
    if (known && known.uri.toString() !== uri?.toString()) this.#collection.delete(known.uri);
    this.#shown.delete(path);
    if (!uri) return;
    this.#collection.set(uri, [
      ...findings.map((finding) => diagnosticOf(finding, snapshot, roots, locale)),
      ...notes.map((note) => noteOf(note, snapshot, locale)),
    ]);
    if (findings.length + notes.length > 0) this.#shown.set(path, { of, uri });
  }
}

function diagnosticOf(finding: Finding, snapshot: Snapshot, roots: Roots, locale: Locale): Diagnostic {
  // The clause itself is told by the hover, where several findings at the same words would make a wall of it.
  const cited = finding.citations
    .slice(0, 1)
    .map(({ document, section }) => (locale === "zh" ? `（${document}, ${section}）` : ` (${document}, ${section})`));
  const diagnostic = new Diagnostic(
    rangeOf(placeOf(finding.at, snapshot)),
    `${render(finding.message, locale)}\n${render(finding.help, locale)}${cited.join("")}`,
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

/** A mistake in `model-terms.yaml`, or something there that no longer holds. */
function noteOf(problem: Snapshot["problems"][number], snapshot: Snapshot, locale: Locale): Diagnostic {
  const index = snapshot.lines(problem.path) ?? lines("");
  const range = rangeOf({ path: problem.path, start: index.position(problem.range.start), end: index.position(problem.range.end) });
  const diagnostic = new Diagnostic(
    range,
    problem.message ? render(problem.message, locale) : (problem.detail ?? ""),
    severities[problem.severity ?? "warning"],
  );
  diagnostic.source = source;
  if (problem.key !== "workspace-file") diagnostic.code = problem.key;
  return diagnostic;
}
