/** Reads everything under `rules/`, checks it and compiles one `RuleBase`. Run by itself it prints what is wrong, and counts. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import deprecatedIds from "spdx-license-ids/deprecated.json" with { type: "json" };
import spdxIds from "spdx-license-ids/index.json" with { type: "json" };
import { parse } from "yaml";
import type {
  Architecture,
  Dataset,
  Fingerprint,
  HubLicense,
  Identity,
  License,
  ModelFamily,
  RuleBase,
  Service,
} from "../src/core/knowledge/types.ts";
import { type Examples, exampleProblems } from "./lint-examples.ts";
import { lintIdentities } from "./lint-identities.ts";
import { nameProblems } from "./lint-names.ts";
import { lintRules } from "./lint-rules.ts";
import { root } from "./paths.ts";
import { spdxFingerprints } from "./spdx-texts.ts";
import { type Verbatim, verbatimProblems } from "./verbatim.ts";

/** Lists that a rule file may leave out, by kind. */
const lists = {
  license: ["owners", "terms", "sources"],
  model: [
    "owners",
    "licenses",
    "services",
    "match",
    "reuploads",
    "ollama",
    "bare",
    "torchtune",
    "stems",
    "names",
    "derivedFrom",
    "trainedOn",
    "teachers",
    "sources",
  ],
  dataset: ["ids", "mirrors", "aliases", "licenses", "generatedBy", "outputTerms", "sources"],
  service: ["models", "names", "terms", "sources"],
  identity: ["names", "makers", "models", "ids", "phrases"],
  architecture: ["types", "classes", "tensors", "sizes", "sources"],
} as const;

type Kind = keyof typeof lists;

const folders: Readonly<Record<Kind, string>> = {
  license: "licenses",
  model: "models",
  dataset: "datasets",
  service: "services",
  identity: "identity",
  architecture: "architectures",
};

/** A rule base and everything that is wrong with the files behind it. */
export interface Compiled {
  readonly rules: RuleBase;
  /** The catalog of the row scan, which is no part of the rule base: it is read only when data are scanned. */
  readonly identities: readonly Identity[];
  readonly problems: readonly string[];
}

/** Compiles the rules of a folder; the problems are sentences that begin with the file they speak of. */
export async function compileRules(folder: string = join(root, "rules")): Promise<Compiled> {
  const problems: string[] = [];
  const schemas = new Ajv({ allErrors: true, strict: false });
  const read = async <T extends { readonly id: string }>(kind: Kind): Promise<T[]> => {
    const validate = schemas.compile(JSON.parse(await readFile(join(root, `rules/schema/${kind}.schema.json`), "utf8")));
    const entries = await Promise.all(
      (await filesBelow(join(folder, folders[kind]), ".yaml")).map((file) => readEntry<T>(kind, file, folder, validate, problems)),
    );
    return entries.filter((entry) => entry !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  const [licenses, models, datasets, services, written, architectures] = await Promise.all([
    read<License>("license"),
    read<ModelFamily>("model"),
    read<Dataset>("dataset"),
    read<Service>("service"),
    read<Identity>("identity"),
    read<Architecture>("architecture"),
  ]);
  const identities = written.map((identity) => ({
    ...identity,
    models: [...(services.find(({ id }) => id === identity.service)?.models ?? []), ...identity.models],
  }));
  const hubLicenses = (parse(await readFile(join(folder, "hub-licenses.yaml"), "utf8").catch(() => "[]")) ?? []) as HubLicense[];
  const prints = await Promise.all(
    (await filesBelow(join(folder, "fingerprints"), ".json")).map(
      async (file) => JSON.parse(await readFile(file, "utf8")) as Fingerprint[],
    ),
  );
  const content = {
    licenses,
    models,
    datasets,
    services,
    hubLicenses,
    fingerprints: [...prints.flat(), ...(await spdxFingerprints(licenses))],
    architectures,
    spdxIds: [...spdxIds, ...deprecatedIds].sort(),
  };
  const rules = {
    version: createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 12),
    ...content,
    schemas: await leanSchemas(),
  };
  const verbatim = JSON.parse(await readFile(join(folder, "verbatim.json"), "utf8").catch(() => "{}")) as Verbatim;
  const examples = (parse(await readFile(join(folder, "examples.yaml"), "utf8").catch(() => "{}")) ?? {}) as Examples;
  problems.push(
    ...lintRules(rules),
    ...nameProblems(rules),
    ...exampleProblems(rules, examples),
    ...verbatimProblems(rules, verbatim),
    ...lintIdentities(identities, services),
  );
  return { rules, identities, problems };
}

/** The schemas by which a team's own rules are checked, without what is for people. */
async function leanSchemas(): Promise<Readonly<Record<string, object>>> {
  const lean = (key: string, value: unknown): unknown => (key === "description" && typeof value === "string" ? undefined : value);
  const read = async (kind: string): Promise<object> =>
    JSON.parse(JSON.stringify(JSON.parse(await readFile(join(root, `rules/schema/${kind}.schema.json`), "utf8")), lean)) as object;
  return Object.fromEntries(await Promise.all(Object.keys(lists).map(async (kind) => [kind, await read(kind)] as const)));
}

async function readEntry<T extends { readonly id: string }>(
  kind: Kind,
  file: string,
  folder: string,
  validate: ValidateFunction,
  problems: string[],
): Promise<T | undefined> {
  const name = file.slice(folder.length + 1);
  try {
    const data = parse(await readFile(file, "utf8")) as Record<string, unknown>;
    if (!validate(data)) {
      for (const error of validate.errors ?? [])
        problems.push(`${name}: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
      return undefined;
    }
    if (data["id"] !== basename(file, ".yaml"))
      problems.push(`${name}: id is ${String(data["id"])}, the file name says ${basename(file, ".yaml")}`);
    for (const list of lists[kind]) data[list] ??= [];
    return data as unknown as T;
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** All files below a folder with this ending, sorted; none where the folder does not exist. */
export async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Counts by kind and verification mark. */
function summary({ licenses, models, datasets, services, hubLicenses, fingerprints, architectures }: RuleBase): string {
  const marks = (entries: readonly { readonly verified: string }[]): string => {
    const counts = new Map<string, number>();
    for (const { verified } of entries) counts.set(verified, (counts.get(verified) ?? 0) + 1);
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([mark, count]) => `${mark} ${count}`)
      .join(", ");
  };
  const documents = services.flatMap(({ terms }) => terms);
  const versions = documents.flatMap(({ versions: dated }) => dated);
  return [
    `licenses        ${licenses.length} (${marks(licenses)})`,
    `  duties        ${licenses.flatMap(({ terms }) => terms).length}`,
    `  text editions ${fingerprints.length} of ${new Set(fingerprints.map(({ license }) => license)).size} licenses`,
    `Hub license ids ${hubLicenses.length}`,
    `services        ${services.length}, ${documents.length} documents, ${versions.length} dated versions (${marks(versions)})`,
    `model families  ${models.length} (${marks(models)})`,
    `architectures   ${architectures.length} (${marks(architectures)})`,
    `data sets       ${datasets.length} (${marks(datasets)})`,
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { rules, problems } = await compileRules();
  const only = process.argv[2];
  const shown = only ? problems.filter((problem) => problem.includes(only)) : problems;
  for (const problem of shown) console.error(problem);
  console.log(summary(rules));
  console.log(shown.length === 0 ? "no problems" : `${shown.length} problems`);
  process.exitCode = shown.length === 0 ? 0 : 1;
}
