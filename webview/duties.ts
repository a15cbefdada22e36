/** The duties of a work: met with the file that meets it, open with its fix, to confirm with a form that answers it. */
import type { PanelDuty, PanelSubject } from "../src/vscode/protocol.ts";
import { answerForm } from "./answer.ts";
import { type Context, placeLink } from "./context.ts";
import { type Child, type Element, h } from "./dom.ts";
import { button, element, link } from "./ui.ts";
import type { DutyState } from "./words.ts";

const order: readonly DutyState[] = ["open", "confirm", "answered", "met"];
const marks: Readonly<Record<DutyState, string>> = { open: "○", confirm: "?", answered: "✓", met: "✓" };

/** A table, what is open first. */
export function dutyTable(subject: PanelSubject, duties: readonly PanelDuty[], context: Context): Element {
  const { say } = context;
  const sorted = [...duties].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return h(
    "table",
    { class: "duties" },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        [say.state, say.duty, say.clause].map((name) => h("th", { scope: "col", key: name }, name)),
      ),
    ),
    h(
      "tbody",
      null,
      sorted.map((duty) => row(duty, subject, context)),
    ),
  );
}

function row(duty: PanelDuty, subject: PanelSubject, context: Context): Element {
  const { audit, say, actions } = context;
  const clause = duty.clause === undefined ? undefined : audit.clauses[duty.clause];
  const key = [duty.check, duty.license ?? duty.service, duty.clause, duty.upstream].join("\n");
  return h(
    "tr",
    { class: duty.state, key },
    h("td", { class: "state" }, h("span", { "aria-hidden": "true" }, marks[duty.state]), ` ${say.states[duty.state]}`),
    h("td", null, element("code", "", duty.check), element("div", "upstream-name", duty.upstream)),
    h(
      "td",
      null,
      clause
        ? [link(`${clause.document}, ${clause.section}`, () => actions.link(clause.url), clause.url), `: ${clause.summary}`]
        : duty.service,
      settlement(duty, subject, context),
    ),
  );
}

/** What meets the duty, or what would. */
function settlement(duty: PanelDuty, subject: PanelSubject, context: Context): Child {
  const { audit, say, actions } = context;
  const [by] = duty.by;
  if (by) return element("div", "by", `${say.metBy} `, placeLink(by, context));
  if (duty.answer) {
    const { path, startLine: line, message } = duty.answer;
    const at = { line, column: 1 };
    return element("div", "by", `${message} (`, placeLink({ path, start: at, end: at }, context), ")");
  }
  if (duty.state === "confirm") return answerForm(duty, subject, context);
  const finding = audit.findings.find(
    (one) => one.subject === subject.id && one.id === duty.check && (one.license ?? one.service) === (duty.license ?? duty.service),
  );
  const fix = finding?.fixes[0];
  return finding && fix
    ? element(
        "div",
        "by",
        button(fix.title, () => actions.fix(finding.fingerprint, 0)),
      )
    : undefined;
}
