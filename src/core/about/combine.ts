/** May these be combined, and under which label? The parts of the question through the relation of `agreement/`. */
import { type Agreement, agree, type Made, type Objection, type Part } from "../agreement/agree.ts";
import { type Labels, labelsFor } from "../agreement/labels.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { License } from "../knowledge/types.ts";
import type { Locale } from "../settings.ts";
import type { About } from "./about.ts";
import type { Page, Row } from "./page.ts";
import { type AboutWords, aboutWords } from "./words.ts";

/** The relations that may be asked about. */
export const relations = ["finetune", "adapter", "merge", "quantized", "distilled", "copy"] as const satisfies readonly Made[];

/** Why a thing is no part of the answer. */
export interface Open {
  readonly name: string;
  readonly why: "bySize" | "unknownPart" | "service";
}

/** The answer. */
export interface Combination {
  readonly relation: Made;
  readonly parts: readonly Part[];
  readonly open: readonly Open[];
  readonly labels: Labels;
  /** How one label fares, where one was asked about. */
  readonly asked?: Agreement;
}

/** Combines what is known of each. Data sets are trained on, whatever happens to the models. */
export function combine(answers: readonly About[], relation: Made, knowledge: Knowledge, label?: License): Combination {
  const parts: Part[] = [];
  const open: Open[] = [];
  for (const answer of answers) {
    const held = answer.licenses.filter(({ until }) => until === undefined);
    const distinct = [...new Map(held.map(({ license }) => [license.id, license])).values()];
    const how = answer.kind === "dataset" ? "trained-on" : relation;
    if (held.some(({ ids }) => ids.length > 0) && distinct.length > 1) open.push({ name: answer.name, why: "bySize" });
    else if (distinct.length > 0) parts.push(...distinct.map((license) => ({ license, relation: how, name: answer.name })));
    else open.push({ name: answer.name, why: answer.terms.length > 0 ? "service" : "unknownPart" });
  }
  return {
    relation,
    parts,
    open,
    labels: labelsFor(parts, knowledge.licenses.values()),
    ...(label && { asked: agree(parts, label) }),
  };
}

/** One clause against a label, as JSON. */
export interface JsonObjection {
  readonly part: string;
  readonly reason: Objection["reason"];
  readonly license: string;
  readonly section: string | null;
  readonly summary: string | null;
}

/** The answer as JSON. */
export interface JsonCombination {
  readonly refs: readonly string[];
  readonly relation: Made;
  readonly parts: readonly { readonly name: string; readonly license: string; readonly relation: Made }[];
  /** What could not be taken into account, and why. */
  readonly open: readonly Open[];
  /** Ids of licenses that fit as the label, those of the parts first. */
  readonly labels: readonly string[];
  /** Labels against which only something unsettled speaks. */
  readonly unsettled: readonly { readonly label: string; readonly because: readonly JsonObjection[] }[];
  /** Where no label fits: what the label of each part meets. */
  readonly blocks: readonly JsonObjection[];
  readonly instead: readonly (
    | { readonly kind: "side-by-side"; readonly pass: readonly string[]; readonly nonCommercial: boolean }
    | { readonly kind: "without"; readonly part: string; readonly labels: readonly string[] }
  )[];
  /** The label that was asked about, or null. */
  readonly label: { readonly id: string; readonly blocks: readonly JsonObjection[]; readonly unsettled: readonly JsonObjection[] } | null;
}

/** The contract's form. */
export function jsonCombination(
  { relation, parts, open, labels, asked }: Combination,
  refs: readonly string[],
  locale: Locale,
): JsonCombination {
  const objection = ({ part, reason, of, clause }: Objection): JsonObjection => ({
    part: nameOf(part),
    reason,
    license: of.id,
    section: clause?.section ?? null,
    summary: clause?.summary[locale] ?? null,
  });
  return {
    refs,
    relation,
    parts: parts.map((part) => ({ name: nameOf(part), license: part.license.id, relation: part.relation })),
    open,
    labels: labels.fits.map(({ id }) => id),
    unsettled: labels.unsettled.map(({ label, unsettled }) => ({ label: label.id, because: unsettled.map(objection) })),
    blocks: labels.blocks.map(objection),
    instead: labels.instead.map((way) =>
      way.kind === "without"
        ? { kind: way.kind, part: nameOf(way.part), labels: way.fits.map(({ id }) => id) }
        : { kind: way.kind, pass: way.pass.map(({ id }) => id), nonCommercial: way.nonCommercial },
    ),
    label: asked ? { id: asked.label.id, blocks: asked.blocks.map(objection), unsettled: asked.unsettled.map(objection) } : null,
  };
}

const nameOf = ({ name, license }: Part): string => name ?? license.short;

/** Labels that a row names. */
const mostLabels = 12;
const few = (licenses: readonly License[]): string =>
  licenses
    .slice(0, mostLabels)
    .map(({ id }) => id)
    .join(", ") + (licenses.length > mostLabels ? ", …" : "");

/** The answer for a person. */
export function combinationPage({ parts, open, labels, asked, relation }: Combination, locale: Locale): Page {
  const say = aboutWords[locale];
  const row = (one: Objection): Row => objectionRow(one, say, locale);
  const { fits, unsettled, isFree, except, blocks, instead } = labels;
  const lead = [...unsettled].slice(0, mostLabels);
  const all: Page["sections"] = [
    {
      title: say.parts,
      rows: [
        ...parts.map((part) => ({ text: `${say.relations[part.relation]} ${nameOf(part)} · ${part.license.short}` })),
        ...open.map(({ name, why }) => ({ text: `${name}: ${say[why]}${why === "service" ? ` model-terms about "${name}"` : ""}` })),
      ],
    },
    ...(asked
      ? [
          {
            title: `${say.asked} ${asked.label.id}`,
            rows:
              asked.blocks.length + asked.unsettled.length > 0 ? [...asked.blocks, ...asked.unsettled].map(row) : [{ text: say.agrees }],
          },
        ]
      : []),
    {
      title: say.fits,
      rows:
        parts.length === 0
          ? []
          : isFree
            ? [{ text: say.free, ...(except.length > 0 && { more: [`${say.except}: ${except.map(({ id }) => id).join(", ")}`] }) }]
            : fits.length > 0
              ? [{ text: few(fits) }]
              : [],
    },
    {
      title: say.open,
      rows: lead.length === 0 ? [] : [{ text: few(lead.map(({ label }) => label)) }, ...(lead[0]?.unsettled ?? []).map(row)],
    },
    { title: say.blocked, rows: blocks.length > 0 ? [{ text: say.noLabel }, ...blocks.map(row)] : [] },
    {
      title: say.works,
      rows: instead.map((way) =>
        way.kind === "without"
          ? { text: `${say.instead.without} ${nameOf(way.part)} (${way.part.license.short}); ${say.thenFits}: ${few(way.fits)}` }
          : { text: `${say.instead["side-by-side"]}: ${few(way.pass)}${way.nonCommercial ? `; ${say.askNC}` : ""}` },
      ),
    },
  ];
  return { title: `${say.combine}: ${say.relations[relation]} …`, lead: "", sections: all.filter(({ rows }) => rows.length > 0) };
}

const objectionRow = ({ part, reason, of, clause }: Objection, say: AboutWords, locale: Locale): Row => ({
  text: `${nameOf(part)} · ${of.short}${clause ? ` (${clause.section})` : ""}: ${say.reasons[reason]}`,
  ...(clause && { more: [clause.summary[locale]], url: clause.url ?? of.url }),
});
