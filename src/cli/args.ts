/** The command line's words: what may be asked, and one clear sentence for what may not. */
import { relations } from "../core/about/index.ts";
import { baselineName, type Locale } from "../core/index.ts";
import { Misuse, readArguments } from "./scan/command-line.ts";

/** What `--format` may be. */
export const formats = ["text", "unix", "json", "sarif", "markdown", "cyclonedx", "notice"] as const;
/** What `--fail-on` may be. */
export const thresholds = ["error", "warning", "information", "hint", "never"] as const;

/** What was asked for, complete. */
export interface Options {
  readonly command: "check" | "baseline" | "about" | "compare" | "licenses pull" | "help" | "version";
  readonly paths: readonly string[];
  readonly format: (typeof formats)[number];
  readonly failOn: (typeof thresholds)[number];
  readonly output: string | undefined;
  readonly all: boolean;
  readonly fix: boolean;
  readonly download: boolean;
  readonly explain: string | undefined;
  /** Of `about`: how the things that are named go into one work, and a label to hold against them. */
  readonly relation: (typeof relations)[number] | undefined;
  readonly label: string | undefined;
  readonly locale: Locale;
  readonly exclude: readonly string[];
  readonly licenseTexts: readonly string[];
  /** Data files up to so many bytes are looked into; 0 for none. */
  readonly data: number;
  readonly color: boolean;
}

/** The text of `--help`. */
export const help = `model-terms: license and terms-of-use duties of AI models, their output and their data

Usage:
  model-terms check [PATH …] [options]     check a folder (the current one by default)
  model-terms scan [PATH …]                scan data sets for rows that introduce themselves as somebody else (scan --help)
  model-terms baseline [PATH …]            write ${baselineName}: what is found now is accepted, only new findings fail
  model-terms about NAME                   what a model, data set, license or provider asks of you
  model-terms about NAME … --relation R    whether works made from these may be shared, and under which label
  model-terms compare A B [--format json]  are the weights of two checkpoints independent of each other? reads a few megabytes
  model-terms licenses pull                fetch official license texts once, so that --fix works offline

Options:
  --format FORMAT      ${formats.join(" | ")} (default text)
  --output FILE        write the report to a file instead of the screen
  --fail-on SEVERITY   ${thresholds.join(" | ")} (default error): exit 1 when there is such a finding or a graver one
  --all                also show hints and what is for the audit only
  --fix                apply what is safe to apply: license copies, notice lines, marks
  --download           let --fix fetch official license texts from the addresses that the rules name
  --license-texts DIR  look for license texts in this folder too (may be repeated)
  --relation RELATION  of about: ${relations.join(" | ")}
  --label LICENSE      of about --relation: hold this license against the parts
  --explain ID         explain one finding by its fingerprint, step by step
  --exclude PATTERN    leave files out, as in .gitignore (may be repeated)
  --data SIZE          look into data files that a work names, up to this size in megabytes (default 1024; 0: none)
  --locale LOCALE      en | zh (default: from the environment)
  --no-color           no colors
  -h, --help           this text
  -v, --version        the version

Exit codes: 0 nothing at or above --fail-on, 1 there is, 2 misuse or an error of ours.
States duties and missing evidence; it is not legal advice.
`;

/** Reads the arguments. Throws `Misuse`. */
export function parseOptions(argv: readonly string[], env: NodeJS.ProcessEnv): Options {
  const { values, positionals } = parse(argv);
  const [command, ...paths] = positionals;
  if (values.help || command === "help" || (command === undefined && !values.version)) return { ...defaults(env), command: "help" };
  if (values.version) return { ...defaults(env), command: "version" };
  if (command === "licenses" && paths[0] === "pull" && paths.length === 1) return { ...defaults(env), command: "licenses pull" };
  if (command !== "check" && command !== "baseline" && command !== "about" && command !== "compare")
    throw new Misuse(
      `${[command, ...paths].slice(0, 2).join(" ")} is no command; there are: check, baseline, about, compare, scan, licenses pull`,
    );
  if (command === "about" && paths.join("").trim() === "")
    throw new Misuse("about needs the name of a model, a data set, a license or a provider");
  if (command === "compare" && paths.length !== 2) throw new Misuse("compare takes two weight files, or two folders of them");
  return {
    command,
    paths,
    format: oneOf("--format", formats, values.format ?? "text"),
    failOn: oneOf("--fail-on", thresholds, values["fail-on"] ?? "error"),
    output: values.output,
    all: values.all ?? false,
    fix: values.fix ?? false,
    download: values.download ?? false,
    explain: values.explain,
    relation: values.relation === undefined ? undefined : oneOf("--relation", relations, values.relation),
    label: values.label,
    locale: values.locale === undefined ? localeOf(env) : oneOf("--locale", ["en", "zh"] as const, values.locale),
    exclude: values.exclude ?? [],
    licenseTexts: values["license-texts"] ?? [],
    data: megabytes(values.data),
    color: !values["no-color"] && env["NO_COLOR"] === undefined && values.output === undefined,
  };
}

function parse(argv: readonly string[]) {
  return readArguments(argv, {
    format: { type: "string" },
    output: { type: "string" },
    "fail-on": { type: "string" },
    all: { type: "boolean" },
    fix: { type: "boolean" },
    download: { type: "boolean" },
    "license-texts": { type: "string", multiple: true },
    explain: { type: "string" },
    data: { type: "string" },
    relation: { type: "string" },
    label: { type: "string" },
    exclude: { type: "string", multiple: true },
    locale: { type: "string" },
    "no-color": { type: "boolean" },
    help: { type: "boolean", short: "h" },
    version: { type: "boolean", short: "v" },
  });
}

const defaults = (env: NodeJS.ProcessEnv): Omit<Options, "command"> => ({
  paths: [],
  format: "text",
  failOn: "error",
  output: undefined,
  all: false,
  fix: false,
  download: false,
  explain: undefined,
  relation: undefined,
  label: undefined,
  locale: localeOf(env),
  exclude: [],
  licenseTexts: [],
  data: 0,
  color: false,
});

/** Chinese where the environment speaks Chinese. */
export const localeOf = (env: NodeJS.ProcessEnv): Locale =>
  /^zh/i.test(env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "") ? "zh" : "en";

function megabytes(text = "1024"): number {
  if (!/^\d{1,9}$/.test(text)) throw new Misuse(`--data takes a number of megabytes, not ${text}`);
  return Number(text) * 2 ** 20;
}

function oneOf<T extends string>(option: string, known: readonly T[], value: string): T {
  const found = known.find((candidate) => candidate === value);
  if (!found) throw new Misuse(`${option} takes one of ${known.join(", ")}, not ${value}`);
  return found;
}
