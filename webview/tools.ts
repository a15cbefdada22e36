/** Filter, refresh and export. */
import type { Context } from "./context.ts";
import { type Element, h } from "./dom.ts";
import { type Index, severities } from "./filter.ts";
import { button, element, select, textField } from "./ui.ts";
import type { DutyState, Severity } from "./words.ts";

const states: readonly DutyState[] = ["open", "confirm", "answered", "met"];
const formats = [
  ["Markdown", "markdown"],
  ["HTML", "html"],
  ["JSON", "json"],
  ["SARIF", "sarif"],
] as const;

/** The filter of the works. */
export function filters({ state, say, actions }: Context, { licenses }: Index): Element {
  const choices = (all: string, values: readonly string[], label: (value: string) => string) => [
    { value: "", label: all },
    ...values.map((value) => ({ value, label: label(value) })),
  ];
  return h(
    "div",
    { class: "tools", role: "search" },
    textField(say.filter, state.filter, (filter) => actions.changed({ filter }), "filter"),
    select(
      say.allSeverities,
      choices(say.allSeverities, severities, (value) => say.severity(value as Severity, 2)),
      state.severity,
      (severity) => actions.changed({ severity: severity as Severity | "" }),
      "severity",
    ),
    select(
      say.allStates,
      choices(say.allStates, states, (value) => say.states[value as DutyState]),
      state.duty,
      (duty) => actions.changed({ duty: duty as DutyState | "" }),
      "state",
    ),
    select(
      say.allLicenses,
      choices(say.allLicenses, licenses, (value) => value),
      state.license,
      (license) => actions.changed({ license }),
      "license",
    ),
  );
}

/** What is done with the audit as a whole. */
export function wholeAudit({ say, actions }: Context): Element {
  return element(
    "div",
    "whole",
    button(say.refresh, actions.refresh),
    element("span", "caption", say.exportAs),
    formats.map(([label, format]) => button(label, () => actions.exportAs(format), { name: `${say.exportAs} ${label}` })),
  );
}
