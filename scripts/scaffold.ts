/**
 * Skeletons of what may be added: whole, valid, and saying no more than is known. Pure: from a name and what one must know to begin, to
 * files. What cannot be begun without a fact is refused with a sentence.
 */

/** What may be added. */
export const kinds = ["license", "model", "dataset", "service", "format", "check"] as const;
/** One of them. */
export type Kind = (typeof kinds)[number];

/** What one must know to begin. */
export interface Known {
  /** Full name, as its maker writes it. */
  readonly name?: string | undefined;
  /** Where it was read: an address, or `repository@commit path`. */
  readonly source?: string | undefined;
  /** Of a license its kind, of a format the file name, of a check the English and the Chinese sentence. */
  readonly category?: string | undefined;
  readonly file?: string | undefined;
  readonly en?: string | undefined;
  readonly zh?: string | undefined;
}

/** A line that goes into a file that is there: before the first line that begins with `before`. */
export interface Insertion {
  readonly path: string;
  readonly before: string;
  readonly line: string;
}

/** What would be written. */
export interface Skeleton {
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly insertions: readonly Insertion[];
  /** What to do next. */
  readonly next: string;
}

/** A reason why nothing is written. */
export class Refusal extends Error {}

const plainId = /^[a-z0-9][a-z0-9.+-]*$/;
const hubName = /^[\w.-]+\/[\w.-]+$/;
const quoted = (text: string): string => JSON.stringify(text);

/** Makes the skeleton. Throws `Refusal`. */
export function skeletonOf(kind: Kind, name: string, known: Known, today: string): Skeleton {
  const need = (value: string | undefined, what: string): string => {
    if (value === undefined || value.trim() === "") throw new Refusal(`${kind}: ${what}`);
    return value.trim();
  };
  const source = (): string => need(known.source, "a fact has a source; say where it was read with --source");
  const read = `verified: memory\nsources:\n  - at: ${kind === "format" || kind === "check" ? "" : quoted(source())}\n    read: ${quoted(today)}\n`;
  switch (kind) {
    case "license":
      return license(name, known, read, need);
    case "model":
      return model(name, known, read);
    case "dataset":
      return dataset(name, known, read);
    case "service":
      return service(name, known, read, need, today);
    case "format":
      return format(name, need(known.file, "say by which file name it is recognized with --file"));
    case "check":
      return check(
        name,
        need(known.en, "say in one English sentence what is in order with --en"),
        need(known.zh, "say the same in Chinese with --zh"),
      );
  }
}

type Need = (value: string | undefined, what: string) => string;

const categories = ["community", "rail", "research", "permissive", "copyleft", "creative-commons", "public-domain", "data", "proprietary"];

function ownerAndId(kind: Kind, name: string): readonly [owner: string, id: string] {
  const [owner = "", id = "", ...more] = name.split("/");
  if (more.length > 0 || !plainId.test(owner) || !plainId.test(id)) throw new Refusal(`${kind}: write the name as owner/id, in lower case`);
  return [owner, id];
}

function license(name: string, known: Known, read: string, need: Need): Skeleton {
  const [owner, id] = ownerAndId("license", name);
  const full = need(known.name, "give its full name with --name");
  const category = need(known.category, `say what it is with --category: ${categories.join(", ")}`);
  if (!categories.includes(category)) throw new Refusal(`license: --category takes one of ${categories.join(", ")}`);
  const url = need(known.source, "a license has an official page; name it with --source");
  if (!/^https:\/\/\S+$/.test(url)) throw new Refusal("license: --source takes the https address of its official page");
  const text = `# yaml-language-server: $schema=../../schema/license.schema.json
id: ${id}
spdx: LicenseRef-${id}
name: ${quoted(full)}
short: ${quoted(full)}
licensor: ${quoted(owner)}
category: ${category}
url: ${url}
ids: { hub: [], names: [${quoted(id)}], titles: [${quoted(full)}] }
commercial: unknown
terms: []
${read}`;
  return {
    files: [[`rules/licenses/${owner}/${id}.yaml`, text]],
    insertions: [],
    next: `Read the text; write its clauses as terms, then ${id}.md beside it with a bad and a good case. Until then nothing is asked of anybody.`,
  };
}

function model(name: string, known: Known, read: string): Skeleton {
  if (!hubName.test(name)) throw new Refusal("model: write the id as on the Hub, owner/name");
  const [owner = "", last = ""] = name.split("/");
  const id = last.toLowerCase();
  const text = `# yaml-language-server: $schema=../../schema/model.schema.json
id: ${id}
name: ${quoted(known.name ?? last)}
developer: ${quoted(owner)}
owners: [${quoted(owner)}]
distribution: open-weights
licenses: []
match:
  - ids: [${quoted(name)}]
names: [${quoted(known.name ?? last)}]
${read}`;
  return {
    files: [[`rules/models/${owner.toLowerCase()}/${id}.yaml`, text]],
    insertions: [],
    next: "Read the card and the license of the weights; then name license, lineage, data and teachers. Until then its license is unknown.",
  };
}

function dataset(name: string, known: Known, read: string): Skeleton {
  if (!hubName.test(name)) throw new Refusal("dataset: write the id as on the Hub, owner/name");
  const [owner = "", last = ""] = name.split("/");
  const id = last.toLowerCase();
  const text = `# yaml-language-server: $schema=../../schema/dataset.schema.json
id: ${id}
name: ${quoted(known.name ?? last)}
ids: [${quoted(name)}]
licenses: []
licenseNote:
  en: Its license was not read.
  zh: 其许可证尚未查阅。
humanWritten: unknown
${read}`;
  return {
    files: [[`rules/datasets/${owner.toLowerCase()}/${id}.yaml`, text]],
    insertions: [],
    next: "Read the card: which license, who or what wrote the text and when. Until then both are unknown.",
  };
}

function service(name: string, known: Known, read: string, need: Need, today: string): Skeleton {
  if (!plainId.test(name)) throw new Refusal("service: write the id in lower case");
  const full = need(known.name, "give the provider's name with --name");
  const url = need(known.source, "name the page of its terms with --source");
  if (!/^https:\/\/\S+$/.test(url)) throw new Refusal("service: --source takes the https address of its terms");
  const text = `# yaml-language-server: $schema=../schema/service.schema.json
id: ${name}
name: ${quoted(full)}
models: []
names: [${quoted(full)}]
terms:
  - id: ${name}-terms
    name: ${quoted(`${full} terms`)}
    audience: { en: Users of the service, zh: 服务的用户 }
    versions:
      - from: ${quoted(today)}
        status: unknown
        clause:
          section: not read
          summary:
            en: The terms were not read, so nothing is known about training with output.
            zh: 尚未查阅该条款，因此无从得知能否用其输出进行训练。
        verified: memory
        url: ${url}
${read.replace("verified: memory\n", "")}`;
  return {
    files: [[`rules/services/${name}.yaml`, text]],
    insertions: [],
    next: "Name the models of its API, and one version for each dated edition of its terms that you have read. Unknown is never read as allowed.",
  };
}

const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function format(id: string, file: string): Skeleton {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new Refusal("format: write the id in kebab case");
  if (!/\.(?:ya?ml|json)$/.test(file)) throw new Refusal("format: --file takes the name of a YAML or JSON file");
  const syntax = file.endsWith(".json") ? "json" : "yaml";
  const config = syntax === "json" ? '{ "base_model": "acme/seed-1b" }' : "base_model: acme/seed-1b";
  const code = `/** \`${file}\`: a training config that names the base of its model. */
import { scalars } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { upstream } from "./vocabulary.ts";

export const ${camel(id)}: Format = {
  id: "${id}",
  title: "${file}",
  syntax: "${syntax}",
  matches: ({ name }) => name === "${file}",
  extract({ root }, emit) {
    const base = scalars(root, "/base_model")[0];
    if (!base) return;
    emit({ kind: "is", role: "training", artifact: "model" }, base.at, base.node.inner);
    emit({ kind: "use", use: "train", certain: true, sign: "training-config" }, base.at, base.node.inner);
    upstream(emit, base, "finetune", "model");
  },
};
`;
  const cases = `# ${id}

\`${file}\` names the base of a model that is trained.

## Good: a base that is free to use

\`\`\`${syntax} file=work/${file}
${config}
\`\`\`
`;
  return {
    files: [
      [`src/core/formats/${id}.ts`, code],
      [`test/formats/${id}.md`, cases],
    ],
    insertions: [
      { path: "src/core/formats/index.ts", before: "import { torchtune }", line: `import { ${camel(id)} } from "./${id}.ts";` },
      { path: "src/core/formats/index.ts", before: "  torchtune,", line: `  ${camel(id)},` },
    ],
    next: "Name the keys that the framework really reads, and a bad case for each.",
  };
}

function check(id: string, en: string, zh: string): Skeleton {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new Refusal("check: write the id in kebab case; it is also the id of the term that brings it");
  if (!/\p{Script=Han}/u.test(zh)) throw new Refusal("check: --zh takes a Chinese sentence");
  const code = `/** ${en.replace(/\.$/, "")}. Files cannot show it: a person is asked. */
import { confirm, type LicenseCheck, upstreamLabel } from "./check.ts";

export const ${camel(id)}: LicenseCheck = {
  id: "${id}",
  on: "license",
  evaluate: (duty) => confirm("to-confirm", { license: duty.license.short, upstream: upstreamLabel(duty), summary: duty.clause.summary }),
};
`;
  return {
    files: [[`src/core/checks/${id}.ts`, code]],
    insertions: [
      { path: "src/core/checks/index.ts", before: "import { unknownUpstream }", line: `import { ${camel(id)} } from "./${id}.ts";` },
      { path: "src/core/checks/index.ts", before: "  unknownUpstream,", line: `  ${camel(id)},` },
      { path: "src/core/messages/en.ts", before: '  "check.unknown-upstream"', line: `  ${quoted(`check.${id}`)}: ${quoted(en)},` },
      { path: "src/core/messages/zh.ts", before: '  "check.unknown-upstream"', line: `  ${quoted(`check.${id}`)}: ${quoted(zh)},` },
      { path: "scripts/lint-rules.ts", before: "  termination: undefined,", line: `  ${quoted(id)}: undefined,` },
      {
        path: "scripts/duty-kinds.ts",
        before: '  { id: "use-policy"',
        line: `  { id: ${quoted(id)}, answer: "partly", why: "Nothing in files yet: it is asked." },`,
      },
    ],
    next: `Where files can show it, judge them in ${id}.ts, with test/checks/${id}.md: every branch, bad and good.`,
  };
}
