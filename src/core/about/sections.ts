/** What is known of one thing, as the page that a person reads. */
import { labelsFor } from "../agreement/labels.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { License, Term } from "../knowledge/types.ts";
import { checkSummary, message, render } from "../messages/messages.ts";
import type { Locale } from "../settings.ts";
import { type About, type Doubt, type HeldLicense, type HeldTerms, verifiedOf } from "./about.ts";
import type { Lineal } from "./lineage.ts";
import type { Thing } from "./names.ts";
import type { Page, Row, Section } from "./page.ts";
import { type AboutWords, aboutWords } from "./words.ts";

const colon: Readonly<Record<Locale, string>> = { en: ": ", zh: "：" };
const listed = (items: readonly string[]): string => items.join(", ");

/** The page of an answer. */
export function aboutPage(answer: About, knowledge: Knowledge, locale: Locale): Page {
  const say = aboutWords[locale];
  if (!answer.known)
    return {
      title: answer.ref,
      lead: say.unknown,
      sections: sections({ title: say.nearest, rows: answer.nearest.map((text) => ({ text })) }),
    };
  const opens = answer.things.some(({ kind }) => kind === "model" || kind === "dataset");
  return {
    title: answer.name,
    lead: "",
    sections: sections(
      { title: say.what, rows: answer.things.map((thing) => whatOf(thing, say)) },
      {
        title: say.licenses,
        rows: answer.licenses.length > 0 ? answer.licenses.map((held) => licenseRow(held, locale)) : opens ? [{ text: say.none }] : [],
      },
      { title: say.duties, rows: answer.duties.map(({ license, term }) => dutyRow(license, term, answer, locale)) },
      { title: say.labels, rows: labelRows(answer, knowledge, say) },
      { title: say.terms, rows: answer.terms.map((held) => termsRow(held, locale)) },
      { title: say.lineage, rows: answer.lineage.map((one) => linealRow(one, say)) },
      { title: say.doubts, rows: answer.doubts.map((doubt) => doubtRow(doubt, locale)) },
      {
        title: say.sources,
        rows: answer.sources.map(({ of, source }) => ({
          text: `${of}${colon[locale]}${source.at}${source.read ? ` (${source.read})` : ""}`,
          ...(source.note && { more: [source.note] }),
        })),
      },
    ),
  };
}

const sections = (...all: readonly Section[]): Section[] => all.filter(({ rows }) => rows.length > 0);

function whatOf(thing: Thing, say: AboutWords): Row {
  switch (thing.kind) {
    case "model": {
      const { name, developer, distribution, released } = thing.model.family;
      const dated = released ? [`${say.released} ${released}`] : [];
      return {
        text: [
          thing.name,
          ...(name === thing.name ? [] : [name]),
          say.kinds.model,
          developer,
          say.distribution[distribution],
          ...dated,
        ].join(" · "),
      };
    }
    case "dataset":
      return { text: [thing.name, say.kinds.dataset, ...thing.dataset.ids.slice(0, 3)].join(" · ") };
    case "service":
      return { text: [thing.name, say.kinds.service].join(" · ") };
    case "license":
      return { text: [thing.name, say.kinds.license, thing.license.licensor].join(" · ") };
  }
}

function licenseRow({ license, ids, until, of }: HeldLicense, locale: Locale): Row {
  const say = aboutWords[locale];
  const { derivatives, commercial, published } = license;
  const end = until ?? license.until;
  const facts = [
    license.name,
    license.spdx,
    render(message(`category.${license.category}`), locale),
    ...(published ? [`${say.edition} ${published}`] : []),
    ...(end ? [`${say.until} ${end}`] : []),
    ...(commercial === "no" ? [say.nonCommercial] : commercial === "unknown" ? [say.commercialUnknown] : []),
  ];
  return {
    text: facts.join(" · "),
    url: license.url,
    more: [
      ...(ids.length > 0 ? [`${say.for} ${of}${colon[locale]}${listed(ids)}`] : []),
      ...(derivatives
        ? [
            `${say.made}${colon[locale]}${say.allow[derivatives.allow]} (${derivatives.clause.section})`,
            `${say.student} ${say[derivatives.distilled ?? "output"]}`,
          ]
        : []),
      `${say.read}${colon[locale]}${render(message(`verified.${license.verified}`), locale)}`,
    ],
  };
}

function dutyRow(license: License, term: Term, { licenses }: About, locale: Locale): Row {
  const say = aboutWords[locale];
  const { clause, when } = term;
  const several = new Set(licenses.map((held) => held.license.id)).size > 1;
  const reached = (when.reaches ?? []).map((reach) => say.reaches[reach]);
  const used = (when.use ?? []).map((use) => say.uses[use]);
  const own =
    clause.verified === undefined
      ? []
      : [`${say.read}${colon[locale]}${render(message(`verified.${verifiedOf(clause, license)}`), locale)}`];
  return {
    text: `${several ? `${license.short} · ` : ""}${checkSummary(term.id, locale)} (${term.id}, ${clause.section})`,
    exact: [
      ...(term.notice ?? []),
      ...(term.marks ?? []),
      ...[term.prefix, term.contains, term.notPrimary].filter((text) => text !== undefined),
    ],
    more: [
      clause.summary[locale],
      ...exactly(term, say),
      ...(reached.length > 0 || used.length > 0
        ? [
            [
              ...(reached.length > 0 ? [`${say.owed} ${listed(reached)}`] : []),
              ...(used.length > 0 ? [`${say.when} ${listed(used)}`] : []),
            ].join("; "),
          ]
        : []),
      ...own,
    ],
    url: clause.url ?? license.url,
  };
}

/** How the exact strings of a duty are meant, and its numbers and places. */
function exactly(
  { notice, anyFile, marks, ordered, prefix, contains, notPrimary, threshold, territories }: Term,
  say: AboutWords,
): string[] {
  return [
    ...(notice ? [anyFile ? say.anyNotice : say.notice] : []),
    ...(marks ? [marks.length > 1 ? say.oneMark : say.mark] : []),
    ...(prefix === undefined ? [] : [`${say.prefix} ${prefix}`]),
    ...(contains === undefined ? [] : [`${say.contains} ${contains}`]),
    ...(notPrimary === undefined ? [] : [`${say.notPrimary} ${notPrimary}`]),
    ...(ordered ? [say[ordered]] : []),
    ...(threshold ? [`${threshold.metric}: ${say.threshold} ${threshold.value.toLocaleString("en-US")}`] : []),
    ...(territories ? [listed(territories)] : []),
  ];
}

/** Labels for what is fine-tuned from it, one row a license. */
function labelRows({ licenses, things }: About, { licenses: all }: Knowledge, say: AboutWords): Row[] {
  if (things[0]?.kind === "service" || things[0]?.kind === "dataset") return [];
  const current = [...new Set(licenses.filter(({ until }) => until === undefined).map(({ license }) => license))];
  return current.map((license) => {
    const { fits, unsettled, isFree } = labelsFor([{ license, relation: "finetune" }], all.values());
    const text = isFree
      ? say.free
      : fits.length > 0
        ? listed(fits.slice(0, 12).map(({ id }) => id)) + (fits.length > 12 ? ", …" : "")
        : "–";
    const open = fits.length === 0 && unsettled.length > 0 ? [say.reasons["policy-unknown"]] : [];
    return { text: `${license.short}: ${text}`, more: open };
  });
}

function termsRow({ document, version }: HeldTerms, locale: Locale): Row {
  const { from, to, status, clause, permits, url, verified } = version;
  return {
    text: `${from} – ${to ?? ""} · ${document.name} (${document.audience[locale]}) · ${render(message(`status.${status}`), locale)}`,
    more: [
      `${clause.section}${colon[locale]}${clause.summary[locale]}`,
      ...(permits ? [permits[locale]] : []),
      render(message(`verified.${verified}`), locale),
    ],
    url: clause.url ?? url,
  };
}

function linealRow({ relation, name, via, licenses, service }: Lineal, say: AboutWords): Row {
  const way = via.length > 0 ? ` (${via.join(" ← ")})` : "";
  const under = licenses.length > 0 ? ` · ${listed(licenses)}` : service ? ` · ${say.kinds.service} ${service}` : "";
  return { text: `${say.relations[relation]} ${name}${under}${way}` };
}

function doubtRow(doubt: Doubt, locale: Locale): Row {
  const say = aboutWords[locale];
  const at = colon[locale];
  switch (doubt.kind) {
    case "by-name":
      return { text: `${doubt.name}${at}${say.byName}` };
    case "no-license":
      return { text: `${say.noLicense} ${doubt.ids.length > 0 ? listed(doubt.ids) : doubt.of}` };
    case "unverified":
      return { text: `${doubt.of}${at}${say.unverified} (${render(message(`verified.${doubt.verified}`), locale)})` };
    case "terms-unknown":
      return { text: `${doubt.of}${at}${say.termsUnknown}` };
    case "debated":
      return {
        text: `${doubt.license.short} ${doubt.term.clause.section}${at}${say.debated} ${listed((doubt.term.debated?.reaches ?? []).map((reach) => say.reaches[reach]))}`,
      };
    case "conflict":
      return { text: `${doubt.of}${at}${say.conflict} ${doubt.says} (${doubt.source})` };
    case "note":
      return { text: `${doubt.of}${at}${locale === "zh" ? (doubt.zh ?? doubt.en) : doubt.en}` };
  }
}
