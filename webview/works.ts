/** The works with their findings and duties. Only what is unfolded is drawn, so that hundreds of works open at once. */
import { type Context, fileLink, placeLink } from "./context.ts";
import { type Element, h } from "./dom.ts";
import { dutyTable } from "./duties.ts";
import { type Index, type ShownWork, severities, shownWorks } from "./filter.ts";
import { findingCard } from "./finding.ts";
import { checkbox, element } from "./ui.ts";

/** So many works are unfolded on their own where something is open. */
const unfoldedAtMost = 4;

/** The list, and what it leaves out. */
export function works(context: Context, index: Index): readonly (Element | undefined)[] {
  const { audit, state, say, actions } = context;
  if (audit.subjects.length === 0) return [element("p", "empty", say.nothing)];
  const shown = shownWorks(index, state);
  const findings = shown.reduce((sum, work) => sum + work.findings.length, 0);
  const quiet = index.rows.filter((row) => row.subject.use.is === "reference" && row.findings.length === 0).length;
  const isUnfolded = ({ subject, findings: own }: ShownWork): boolean =>
    state.unfolded[subject.id] ?? (own.length > 0 && shown.length <= unfoldedAtMost);
  return [
    h("p", { class: "shown", role: "status", key: "shown" }, shown.length > 0 ? say.shown(shown.length, findings) : say.noMatch),
    h(
      "div",
      { class: "works", key: "works" },
      shown.slice(0, context.limit).map((work) => workRow(work, isUnfolded(work), context)),
    ),
    quiet > 0
      ? h(
          "p",
          { key: "quiet" },
          checkbox(say.references(quiet), state.references, (references) => actions.changed({ references })),
        )
      : undefined,
  ];
}

function workRow(work: ShownWork, isOpen: boolean, context: Context): Element {
  if (isOpen) return drawnRow(work, true, context);
  // The same element as last time costs nothing: of hundreds of folded works a key in the filter changes few.
  const counts = severities.map((severity) => work.findings.filter((finding) => finding.severity === severity).length).join();
  const known = folded.get(work.subject);
  if (known?.counts === counts && known.say === context.say) return known.row;
  const row = drawnRow(work, false, context);
  folded.set(work.subject, { counts, say: context.say, row });
  return row;
}

const folded = new WeakMap<ShownWork["subject"], { readonly counts: string; readonly say: Context["say"]; readonly row: Element }>();

function drawnRow(work: ShownWork, isOpen: boolean, context: Context): Element {
  const { subject, findings } = work;
  const { say, actions } = context;
  const onToggle = (event: Event): void => {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open !== isOpen) actions.unfolded(subject.id, open);
  };
  return h(
    "details",
    { class: "work", key: subject.id, "data-key": subject.id, open: isOpen, onToggle },
    h(
      "summary",
      null,
      element("span", "name", subject.name),
      " ",
      element("span", "use", say.uses[subject.use.is] ?? subject.use.is),
      severities.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return count > 0
          ? h("span", { class: `severity ${severity}`, key: severity }, ` ${count} ${say.severity(severity, count)}`)
          : undefined;
      }),
    ),
    isOpen ? body(work, context) : undefined,
  );
}

function body({ subject, findings, duties }: ShownWork, context: Context): Element {
  const { say } = context;
  const evidence = subject.use.evidence[0];
  return element(
    "div",
    "body",
    element(
      "p",
      "files",
      subject.files.map((file, i) => [i > 0 ? ", " : "", fileLink(file, context)]),
      evidence ? [` · ${say.why} ${evidence.why} (`, placeLink(evidence.place, context), ")"] : undefined,
    ),
    subject.exempt ? element("p", "", say.exempt) : undefined,
    findings.map((finding) => findingCard(finding, context)),
    subject.upstream.length > 0 ? element("h3", "", say.upstream) : undefined,
    subject.upstream.length > 0
      ? element(
          "ul",
          "upstream",
          subject.upstream.map((step) => upstreamItem(step, context)),
        )
      : undefined,
    duties.length > 0 ? element("h3", "", say.duties) : undefined,
    duties.length > 0 ? dutyTable(subject, duties, context) : undefined,
  );
}

const upstreamItem = ({ to, relation, known, licenses, at }: ShownWork["subject"]["upstream"][number], context: Context): Element =>
  element(
    "li",
    "",
    `${context.say.relations[relation] ?? relation} `,
    element("strong", "", to),
    ` (${known ? licenses.join(", ") || "–" : context.say.unknown}) `,
    at[0] ? placeLink(at[0], context) : undefined,
  );
