/**
 * Writes the pages under `docs/` that are made from the rules: one a check, a license and a provider, and the overview of everything known.
 * They are committed; the check run proves them fresh.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { checks } from "../src/core/checks/index.ts";
import type { License, RuleBase, Service, Term } from "../src/core/knowledge/types.ts";
import { checkSummary } from "../src/core/messages/messages.ts";
import { type Answer, dutyKinds } from "./duty-kinds.ts";
import { root } from "./paths.ts";
import { compileRules, filesBelow } from "./rules.ts";
import "./speak.ts";

const { rules, problems } = await compileRules();
if (problems.length > 0) throw new Error(`rules/: ${problems[0]}`);

const note = "<!-- Made by scripts/generate.ts from the rules; edit those. -->";
const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/g, " ");
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0
    ? []
    : [`| ${head.join(" | ")} |`, `|${head.map(() => "---").join("|")}|`, ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`), ""];

/** Case files by the id that their name holds. */
async function caseFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = await filesBelow(join(root, folder), ".md");
  return new Map(await Promise.all(files.map(async (file) => [basename(file, ".md"), await readFile(file, "utf8")] as const)));
}

/** The text of a case file behind its title. */
const body = (text: string | undefined): string[] => (text === undefined ? [] : [text.replace(/^# .*\n+/, "").trimEnd(), ""]);

async function write(folder: string, pages: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const target = join(root, "docs", folder);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const [id, lines] of pages) await writeFile(join(target, `${id}.md`), `${lines.join("\n").trimEnd()}\n`);
}

function checkPage(id: string, cases: ReadonlyMap<string, string>): string[] {
  const asking = rules.licenses.flatMap((license) =>
    license.terms
      .filter((term) => term.id === id)
      .map((term) => [`[${license.short}](../licenses/${license.id}.md)`, term.clause.section, term.clause.summary.en]),
  );
  return [
    `# ${id}`,
    "",
    note,
    "",
    `${checkSummary(id, "en")}.`,
    "",
    `${checkSummary(id, "zh")}。`,
    "",
    ...(asking.length > 0 ? ["## Asked by", "", ...table(["License", "Clause", "What it says"], asking)] : []),
    ...(cases.has(id)
      ? [
          "## Cases",
          "",
          "Carets stand under the words of a finding.",
          "",
          ...body(cases.get(id)).map((text) => text.replace(/^## /gm, "### ")),
        ]
      : []),
  ];
}

const needs = ({ notice, marks, prefix, contains, notPrimary, threshold, territories }: Term): string =>
  [
    ...(notice ?? []).map((line) => `notice: \`${line}\``),
    ...(marks ?? []).map((mark) => `mark: \`${mark}\``),
    prefix === undefined ? "" : `name begins with \`${prefix}\``,
    contains === undefined ? "" : `name contains \`${contains}\``,
    notPrimary === undefined ? "" : `name does not lead with \`${notPrimary}\``,
    threshold === undefined ? "" : `${threshold.metric}: ${threshold.value.toLocaleString("en")}`,
    territories === undefined ? "" : territories.join(", "),
  ]
    .filter((text) => text !== "")
    .join("; ");

function licensePage(license: License, cases: ReadonlyMap<string, string>): string[] {
  const when = (term: Term): string => [term.when.reaches?.join(", ") ?? "all", term.when.use?.join(", ") ?? "every use"].join(" / ");
  const checked = new Set(checks.map(({ id }) => id));
  return [
    `# ${license.name}`,
    "",
    note,
    "",
    ...table(
      ["", ""],
      [
        ["Id", `\`${license.id}\` (\`${license.spdx}\`)`],
        ["Licensor", license.licensor],
        ["Category", license.category],
        ["Commercial use", license.commercial],
        ...(license.published ? [["Edition of", `${license.published}${license.until ? ` until ${license.until}` : ""}`]] : []),
        ["Official page", license.url],
        [
          "Works made from it",
          license.derivatives
            ? `${license.derivatives.allow}: ${license.derivatives.clause.summary.en} (${license.derivatives.clause.section})`
            : "not stated in what was read",
        ],
        ["A model trained on output", license.derivatives?.distilled ?? "no derivative by this text"],
        ["Verified", license.verified],
        ["Sources", license.sources.map(({ at, read }) => `${at}${read ? ` (${read})` : ""}`).join("; ")],
      ],
    ),
    "## Duties",
    "",
    ...table(
      ["Check", "Clause", "What it says", "Reaches / use", "Exactly"],
      license.terms.map((term) => [
        checked.has(term.id) ? `[${term.id}](../checks/${term.id}.md)` : term.id,
        term.clause.section,
        `${term.clause.summary.en} ${term.clause.summary.zh}`,
        when(term),
        needs(term),
      ]),
    ),
    ...(license.notes ? ["## Notes", "", license.notes.trim(), ""] : []),
    ...(cases.has(license.id)
      ? [
          "## Cases",
          "",
          "Carets stand under the words of a finding.",
          "",
          ...body(cases.get(license.id)).map((text) => text.replace(/^## /gm, "### ")),
        ]
      : []),
  ];
}

function servicePage(service: Service): string[] {
  return [
    `# ${service.name}`,
    "",
    note,
    "",
    ...(service.models.length > 0 ? [`Models: ${service.models.map((model) => `\`${model}\``).join(", ")}`, ""] : []),
    ...service.terms.flatMap((terms) => [
      `## ${terms.name}`,
      "",
      terms.audience.en,
      "",
      ...table(
        ["In force", "Output for training", "Clause", "What it says", "Verified"],
        terms.versions.map(({ from, to, status, clause, permits, verified, url }) => [
          `${from} – ${to ?? ""}`,
          status,
          `[${clause.section}](${url})`,
          `${clause.summary.en}${permits ? ` ${permits.en}` : ""}`,
          verified,
        ]),
      ),
    ]),
  ];
}

function overview({ licenses, services, models, datasets, hubLicenses }: RuleBase): string[] {
  return [
    "# Everything known",
    "",
    note,
    "",
    `${licenses.length} licenses, ${services.length} providers, ${models.length} model families, ${datasets.length} data sets and the Hub's ${hubLicenses.length} license ids. "Verified" says how the fact was read; it sets the highest severity that a finding may have.`,
    "",
    "## Licenses",
    "",
    ...table(
      ["License", "Licensor", "Category", "Verified"],
      licenses.map(({ id, name, licensor, category, verified }) => [`[${name}](licenses/${id}.md)`, licensor, category, verified]),
    ),
    "## Providers",
    "",
    ...table(
      ["Provider", "Documents", "Dated versions"],
      services.map(({ id, name, terms }) => [
        `[${name}](services/${id}.md)`,
        String(terms.length),
        String(terms.flatMap(({ versions }) => versions).length),
      ]),
    ),
    "## Model families",
    "",
    ...table(
      ["Family", "Developer", "Licenses", "Built on", "Verified"],
      models.map(({ name, developer, licenses: own, match, derivedFrom, verified }) => [
        name,
        developer,
        [...new Set([...own, ...match.flatMap((group) => group.licenses ?? [])])].join(", ") || "–",
        derivedFrom.map(({ family }) => family).join(", "),
        verified,
      ]),
    ),
    "## Data sets",
    "",
    ...table(
      ["Data set", "Ids", "Licenses", "Generated by", "Verified"],
      datasets.map(({ name, ids, licenses: own, generatedBy, verified }) => [
        name,
        ids.slice(0, 3).join(", "),
        own.join(", ") || "–",
        generatedBy.join(", "),
        verified,
      ]),
    ),
  ];
}

const answers: Readonly<Record<Answer, string>> = {
  files: "files",
  partly: "files, else asked",
  person: "asked",
  shown: "not asked",
};

/** Who answers each kind of duty. */
function dutiesPage({ licenses }: RuleBase): string[] {
  const count = (id: string): number => licenses.filter(({ terms }) => terms.some((term) => term.id === id)).length;
  return [
    "# Kinds of duties, and what answers them",
    "",
    note.replace("the rules; edit those", "scripts/duty-kinds.ts and the rules; edit those"),
    "",
    "What files can show is checked. What they cannot is asked once, answered in `model-terms.yaml` and listed in the audit, never underlined. Standard closing clauses are shown in pages.",
    "",
    ...table(
      ["Duty", "Answered by", "How", "Licenses"],
      dutyKinds.map(({ id, answer, why }) => [`[${id}](checks/${id}.md)`, answers[answer], why, String(count(id))]),
    ),
  ];
}

const checkCases = await caseFiles("test/checks");
const licenseCases = await caseFiles("rules/licenses");
await write("checks", new Map(checks.map(({ id }) => [id, checkPage(id, checkCases)])));
await write("licenses", new Map(rules.licenses.map((license) => [license.id, licensePage(license, licenseCases)])));
await write("services", new Map(rules.services.map((service) => [service.id, servicePage(service)])));
await writeFile(join(root, "docs/duties.md"), `${dutiesPage(rules).join("\n").trimEnd()}\n`);
await writeFile(join(root, "docs/knowledge.md"), `${overview(rules).join("\n").trimEnd()}\n`);
