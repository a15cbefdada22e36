/** What if: assumptions, and the duties that come and go under them. Nothing is written. */
import type { Assumption, Change, WhatIf } from "../src/core/index.ts";
import { named } from "./answer.ts";
import type { Context } from "./context.ts";
import { type Child, type Element, h } from "./dom.ts";
import { severities } from "./filter.ts";
import { button, element, link, select } from "./ui.ts";

const effects = ["comes", "opens", "applies", "goes", "closes", "lapses"] as const;
const uses = ["publish", "bundle", "host", "train"] as const;

/** The form, and what follows. */
export function whatIfPart(context: Context, result: WhatIf | undefined): readonly Child[] {
  const { state, say } = context;
  return [
    element("p", "intro", say.whatIf.intro),
    form(context),
    h(
      "div",
      { "aria-live": "polite" },
      isEmpty(state.assumption) ? undefined : result ? consequences(result, context) : element("p", "", say.whatIf.waiting),
    ),
  ];
}

/** Is nothing assumed? */
export const isEmpty = ({ use, commercial, users, revenue, eu }: Assumption): boolean =>
  (use ?? commercial ?? users ?? revenue ?? eu) === undefined;

function form({ audit, state, say, actions }: Context): Element {
  const { assumption } = state;
  const assume = (part: { readonly [K in keyof Assumption]?: Assumption[K] | undefined }): void => {
    const entries = Object.entries({ ...assumption, ...part }).filter(([, value]) => value !== undefined);
    actions.suppose(Object.fromEntries(entries) as Assumption);
  };
  const asNow = { value: "", label: say.whatIf.asNow };
  const decide = (label: string, key: "commercial" | "eu"): Element => {
    const value = assumption[key];
    const options = [asNow, { value: "yes", label: say.whatIf.yes }, { value: "no", label: say.whatIf.no }];
    return labelled(
      label,
      select(
        label,
        options,
        value === undefined ? "" : value ? "yes" : "no",
        (to) => assume({ [key]: to === "" ? undefined : to === "yes" }),
        key,
      ),
    );
  };
  const count = (label: string, key: "users" | "revenue"): Element =>
    labelled(
      label,
      h("input", {
        class: "select",
        type: "number",
        min: "0",
        step: "any",
        "aria-label": label,
        "data-id": key,
        placeholder: say.whatIf.asNow,
        value: assumption[key] ?? "",
        onInput: (event: Event) => {
          const { valueAsNumber } = event.currentTarget as HTMLInputElement;
          assume({ [key]: Number.isFinite(valueAsNumber) ? valueAsNumber : undefined });
        },
      }),
    );
  const scope = [{ value: "", label: say.whatIf.all }, ...audit.subjects.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))];
  const useOptions = [asNow, ...uses.map((value) => ({ value, label: say.whatIf.uses[value] }))];
  return element(
    "div",
    "assumptions",
    labelled(
      say.whatIf.scope,
      select(say.whatIf.scope, scope, assumption.subject ?? "", (id) => assume({ subject: id || undefined }), "scope"),
    ),
    labelled(
      say.whatIf.use,
      select(say.whatIf.use, useOptions, assumption.use ?? "", (use) => assume({ use: uses.find((known) => known === use) }), "use"),
    ),
    decide(say.whatIf.commercial, "commercial"),
    decide(say.whatIf.eu, "eu"),
    count(say.whatIf.users, "users"),
    count(say.whatIf.revenue, "revenue"),
    button(say.whatIf.clear, () => actions.suppose({})),
  );
}

const labelled = (label: string, control: Element): Element => h("label", { key: label }, element("span", "caption", label), control);

function consequences(result: WhatIf, context: Context): readonly Child[] {
  const { say } = context;
  const counts = (of: WhatIf["before"]): string =>
    severities.map((severity) => `${of[severity]} ${say.severity(severity, of[severity])}`).join(", ");
  return [
    h(
      "dl",
      { class: "counts", key: "counts" },
      h("dt", null, say.whatIf.now),
      h("dd", null, counts(result.before)),
      h("dt", null, say.whatIf.supposed),
      h("dd", null, counts(result.after)),
    ),
    result.changes.length === 0 ? element("p", "", say.whatIf.unchanged) : undefined,
    effects.map((effect) => {
      const changes = result.changes.filter((change) => change.effect === effect);
      return changes.length > 0
        ? h(
            "section",
            { class: `effect ${effect}`, key: effect },
            element("h3", "", `${say.whatIf.effects[effect]} (${changes.length})`),
            element(
              "ul",
              "",
              changes.map((change) => changeItem(change, context)),
            ),
          )
        : undefined;
    }),
    element("p", "limits", say.whatIf.limits(result.unsettled)),
  ];
}

const changeItem = ({ check, by, clause, works }: Change, { say, actions }: Context): Element =>
  h(
    "li",
    { key: [check, by, clause?.section].join("\n") },
    element("code", "", check),
    " ",
    clause ? [link(`${clause.document}, ${clause.section}`, () => actions.link(clause.url), clause.url), `: ${clause.summary}`] : by,
    element("div", "files", `${say.whatIf.forWorks} ${named(works, say.whatIf.more)}`),
  );
