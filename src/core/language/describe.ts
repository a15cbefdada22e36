/** What a license, a model, a data set or a provider is, in a few lines of Markdown. From knowledge alone. */
import { hubId } from "../facts/ref.ts";
import type { License, Service, Source, Verified } from "../knowledge/types.ts";
import { declaredLicenses } from "../lineage/licenses.ts";
import type { GraphNode } from "../lineage/resolve.ts";
import { type Message, type MessageKey, message, render } from "../messages/messages.ts";
import { code, link, words } from "./markup.ts";
import type { Reading } from "./reading.ts";

/** A sentence in the language of the reader. */
export const say = (key: MessageKey, { locale }: Reading, args: Message["args"] = {}): string => render(message(key, args), locale);

const dot = " · ";

/** A license: its name as a link to the official text, the licensor, the kind, the date of the edition. */
export function licenseLine(license: License, reading: Reading, until?: string): string {
  const { short, url, licensor, category, commercial, published } = license;
  return [
    `**${link(words(short), url)}**`,
    words(licensor),
    say(`category.${category}`, reading),
    published && say("hover.edition", reading, { date: published }),
    commercial === "no" && say("hover.no-commercial", reading),
    until && say("hover.until", reading, { date: until }),
  ]
    .filter(Boolean)
    .join(dot);
}

/** How a fact was read, and when. */
export function readLine(name: string, { verified, sources }: Read, reading: Reading): string {
  const date = sources[0]?.read;
  return `${words(name)}: ${say(`verified.${verified}`, reading)}${date ? ` (${date})` : ""}`;
}

interface Read {
  readonly verified: Verified;
  readonly sources: readonly Source[];
}

/** What is known of a node, beginning with the line that names it. */
export interface Description {
  readonly title: string;
  readonly lines: readonly string[];
  /** How it was read. */
  readonly facts: readonly string[];
}

/** Describes what a reference was taken for. */
export function describe(node: GraphNode, reading: Reading): Description {
  const title = (...parts: readonly (string | false | undefined)[]): string => [code(node.label), ...parts].filter(Boolean).join(dot);
  if (node.service) return { title: title(words(node.service.name)), lines: editions(node.service, reading), facts: [] };
  if (node.model) {
    const { family, licenses, before, by } = node.model;
    const held = [
      ...licenses.map((id) => ({ id, until: undefined as string | undefined })),
      ...(before ?? []).flatMap((former) => former.licenses.map((id) => ({ id, until: former.to }))),
    ];
    return {
      title: title(`**${words(family.name)}**`, words(family.developer), by !== "same" && say(`hover.by.${by}`, reading)),
      ...licensed(held, reading, family.name, family),
    };
  }
  if (node.dataset) {
    const { name, licenses, licenseNote, generatedBy, modelsRestricted } = node.dataset;
    const told = licensed(
      licenses.map((id) => ({ id })),
      reading,
      name,
      node.dataset,
    );
    const makers = generatedBy.map((id) => makerName(id, reading));
    const more = [licenseNote, modelsRestricted].flatMap((note) => (note ? [words(note[reading.locale])] : []));
    if (makers.length > 0) more.push(`${say("hover.generated", reading)} ${makers.join(", ")}`);
    return { title: title(`**${words(name)}**`), lines: [...told.lines, ...more], facts: told.facts };
  }
  if (node.subject) {
    const declared = declaredLicenses(node.subject, reading.knowledge);
    const lines = declared.map(({ license, shown }) => (license ? licenseLine(license, reading) : code(shown)));
    return { title: title(say("hover.of-workspace", reading)), lines: [code(node.subject.id), ...lines], facts: [] };
  }
  return { title: title(say("hover.unknown", reading)), lines: [say("unknown-upstream.help", reading)], facts: [] };
}

/** A generator by its name, with the provider of its service as a link to the terms by date. */
function makerName(id: string, { knowledge, pageOf }: Reading): string {
  const service = knowledge.services.get(id) ?? knowledge.serviceOf(id);
  const provider = service && link(words(service.name), pageOf({ check: "output-terms", service: service.id }));
  if (!provider) return words(knowledge.families.get(id)?.name ?? id);
  return service.id === id ? provider : `${words(id)} (${provider})`;
}

function licensed(
  held: readonly { readonly id: string; readonly until?: string | undefined }[],
  reading: Reading,
  name: string,
  read: Read,
): Pick<Description, "lines" | "facts"> {
  const known = held.flatMap(({ id, until }) => {
    const license = reading.knowledge.licenses.get(id);
    return license ? [{ license, until }] : [];
  });
  return {
    lines: known.length > 0 ? known.map(({ license, until }) => licenseLine(license, reading, until)) : [say("hover.no-license", reading)],
    facts: [readLine(name, read, reading), ...known.map(({ license }) => readLine(license.short, license, reading))],
  };
}

/** Editions shown of one document; the page of the provider has all. */
const maxEditions = 4;

/** The terms of a provider by date, the newest first. */
function editions({ id, terms }: Service, reading: Reading): string[] {
  return [
    ...terms.map(({ name, audience, versions }) => {
      const rows = [...versions]
        .reverse()
        .slice(0, maxEditions)
        .map(
          ({ from, to, status, clause, url }) =>
            `- ${from} – ${to ?? ""}${dot}${say(`status.${status}`, reading)} (${link(words(clause.section), url)})`,
        );
      return [`**${words(name)}** (${words(audience[reading.locale])})`, ...rows].join("\n");
    }),
    link(say("hover.all-terms", reading), reading.pageOf({ check: "output-terms", service: id })),
  ];
}

/** The page of an id on the Hub; nothing for what is no `owner/name`. */
export function hubPage(text: string, expects: "model" | "dataset"): string | undefined {
  const id = hubId(text);
  return id && `https://huggingface.co/${(id.kind ?? expects) === "dataset" ? "datasets/" : ""}${id.shown}`;
}
