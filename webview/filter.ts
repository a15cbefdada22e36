/** Which works, findings and duties the filter lets through. */
import type { Audit, PanelDuty, PanelFinding, PanelSubject } from "../src/vscode/protocol.ts";
import type { State } from "./state.ts";
import type { Severity } from "./words.ts";

/** Severities, the gravest first. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** A work with what is shown of it. */
export interface ShownWork {
  readonly subject: PanelSubject;
  readonly findings: readonly PanelFinding[];
  readonly duties: readonly PanelDuty[];
}

interface Row {
  readonly subject: PanelSubject;
  readonly text: string;
  readonly findings: readonly { readonly finding: PanelFinding; readonly text: string }[];
  readonly duties: readonly { readonly duty: PanelDuty; readonly text: string }[];
}

/** An audit with its words made ready for searching, once. */
export interface Index {
  readonly rows: readonly Row[];
  /** Ids of licenses and services that a finding or a duty names. */
  readonly licenses: readonly string[];
}

/** Makes the index. Works with the gravest findings come first, then in the order of the report. */
export function indexOf({ subjects, findings, clauses }: Audit): Index {
  const bySubject = new Map<string, PanelFinding[]>();
  for (const finding of findings) bySubject.set(finding.subject, [...(bySubject.get(finding.subject) ?? []), finding]);
  const rows = subjects.map((subject): Row => {
    const own = [...(bySubject.get(subject.id) ?? [])].sort((a, b) => rank(a) - rank(b));
    return {
      subject,
      text: words(subject.name, ...subject.files, ...subject.licenses, ...subject.upstream.map(({ to }) => to)),
      findings: own.map((finding) => ({
        finding,
        text: words(finding.message, finding.id, finding.place.path, finding.upstream, finding.license, finding.service),
      })),
      duties: subject.duties.map((duty) => {
        const clause = duty.clause === undefined ? undefined : clauses[duty.clause];
        return {
          duty,
          text: words(duty.check, duty.upstream, duty.license, duty.service, clause?.document, clause?.section, clause?.summary),
        };
      }),
    };
  });
  const terms = rows.flatMap(({ findings: own, duties }) => [
    ...own.map(({ finding }) => termOf(finding)),
    ...duties.map(({ duty }) => termOf(duty)),
  ]);
  return {
    rows: rows.sort((a, b) => gravest(a) - gravest(b)),
    licenses: [...new Set(terms)].filter((term) => term !== "").sort(),
  };
}

/** What the filter lets through. */
export function shownWorks({ rows }: Index, state: State): ShownWork[] {
  const wanted = state.filter.trim().toLowerCase();
  const isNarrow = state.severity !== "" || state.duty !== "" || state.license !== "";
  return rows.flatMap(({ subject, text, findings, duties }): ShownWork[] => {
    if (subject.use.is === "reference" && findings.length === 0 && !state.references) return [];
    const isNamed = text.includes(wanted);
    const fits = (own: string, term: string): boolean =>
      (isNamed || own.includes(wanted)) && (state.license === "" || term === state.license);
    const shownFindings = findings.filter(
      ({ finding, text: own }) =>
        fits(own, termOf(finding)) &&
        (state.severity === "" || finding.severity === state.severity) &&
        (state.duty === "" || state.duty === "open"),
    );
    const shownDuties = duties.filter(
      ({ duty, text: own }) => fits(own, termOf(duty)) && state.severity === "" && (state.duty === "" || duty.state === state.duty),
    );
    if (shownFindings.length + shownDuties.length === 0 && (isNarrow || !isNamed)) return [];
    return [{ subject, findings: shownFindings.map(({ finding }) => finding), duties: shownDuties.map(({ duty }) => duty) }];
  });
}

const words = (...all: readonly (string | undefined)[]): string => all.join("\n").toLowerCase();

const termOf = ({ license, service }: PanelFinding | PanelDuty): string => license ?? service ?? "";

const rank = ({ severity }: PanelFinding): number => severities.indexOf(severity);

const gravest = ({ findings }: Row): number => (findings[0] ? rank(findings[0].finding) : severities.length);
