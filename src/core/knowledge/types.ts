/**
 * What `rules/` says, as the core sees it: plain data, compiled from one YAML file per license, model family,
 * data set and service. Mirrors `rules/schema/*.schema.json`; nothing here judges anything.
 */

/** How a fact was verified; sets the ceiling of a finding's severity (see `findings/severity.ts`). */
export type Verified =
  | "primary"
  | "primary-archive"
  | "primary-excerpt"
  | "primary-readme"
  | "third-party-copy"
  | "dpi"
  | "secondary"
  | "memory";

/** Where a fact was read. `at` is a URL, or `repository@commit path`. */
export interface Source {
  readonly at: string;
  /** Date on which it was read or captured, ISO 8601. */
  readonly read?: string;
  readonly note?: string;
}

/** A text in the two languages of the product. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** One clause of a license or of terms: where it stands and, in our own words, what it says. */
export interface Clause {
  readonly section: string;
  readonly summary: Bilingual;
  /** Overrides of the license's own `url` and `verified`, for a clause that stands elsewhere. */
  readonly url?: string;
  readonly verified?: Verified;
}

/** What of an upstream reaches a work: the thing itself, something made from it, its output, or training data. */
export type Reach = "copy" | "derivative" | "output" | "data";

/** What is done with a work. */
export type Use = "publish" | "train" | "reference" | "bundle" | "host";

/** How one artifact came from another: the Hub's relation names and those it lacks. */
export type Relation =
  | "finetune"
  | "adapter"
  | "merge"
  | "quantized"
  | "distilled"
  | "re-upload"
  | "trained-on"
  | "generated-by"
  | "architecture-only"
  | "unspecified";

/** What a work is. A `service` gives access and no files. */
export type ArtifactKind = "model" | "adapter" | "dataset" | "service";

/** Every key must hold; a list means any of its members. An absent key always holds. No nesting, no expressions. */
export interface When {
  /** What of the upstream reaches the work. */
  readonly reaches?: readonly Reach[];
  /** What is done with the work. Training counts as publishing to come. */
  readonly use?: readonly Use[];
  readonly artifact?: readonly ArtifactKind[];
}

/** What kind of student a ban on training with output speaks of. */
export type Student = "other-llm" | "any-ai-model" | "foundation-model" | "competing-model";

/** A duty: the id of the check that judges it, when it applies, the clause that brings it, and what the check needs. */
export interface Term {
  readonly id: string;
  readonly when: When;
  readonly clause: Clause;
  /** Reaches on which the wording is debated: at most a warning (`cap: warning`) or information there. */
  readonly debated?: { readonly reaches: readonly Reach[]; readonly cap: "warning" | "information" };
  /** Ordered strings. `notice`: the line of a notice file. `marks`: any one of them does, `{name}` is the name of the work. `prefix`, `contains`: of the name. */
  readonly notice?: readonly string[];
  /** The notice may stand in any file; the text prescribes no notice file. */
  readonly anyFile?: boolean;
  readonly marks?: readonly string[];
  readonly prefix?: string;
  readonly contains?: string;
  /** Words that must not be the first or only brand of the name. */
  readonly notPrimary?: string;
  /** The text only encourages it, or orders it in cases that files cannot show: a hint at most. */
  readonly ordered?: "encouraged" | "conditional";
  readonly student?: Student;
  /** Families (ids of `rules/models`) that a ban on improving other models leaves out. */
  readonly exceptFamilies?: readonly string[];
  /** A number that files cannot show, for the audit's list of things to confirm. */
  readonly threshold?: { readonly metric: string; readonly value: number };
  /** Where the rights do not reach: ISO 3166 codes, or `EU`. */
  readonly territories?: readonly string[];
}

/** What may be done with derivatives, as the text says it. */
export interface DerivativePolicy {
  /**
   * `same`: under the same license (or one of `labels`). `any`: under any terms if the duties are met.
   * `flow-down`: other terms only if they pass the use restrictions on. `not-stated`: the text names no license
   * for derivatives; a label of another license does not pass on what receivers are owed.
   * `none`: no right to share derivatives.
   */
  readonly allow: "same" | "any" | "flow-down" | "not-stated" | "none";
  /** Other license ids under which a derivative may be labelled. */
  readonly labels?: readonly string[];
  readonly clause: Clause;
  /** Relations that make a derivative under this text, when it differs from finetune, adapter, merge, unspecified. */
  readonly distilled?: "derivative" | "derivative-if-similar" | "output";
}

/** Where the official text is to be had and under which name a copy is written. The text itself is not stored. */
export interface LicenseText {
  readonly fileName: string;
  /** Official addresses, best first; `raw` ones give the plain text. */
  readonly urls: readonly string[];
  /** The text ships with the product because it is on the SPDX list: its id there. */
  readonly spdx?: string;
  /** Only the upstream's own file will do: the copyright line is what is owed (MIT, BSD, ISC). */
  readonly upstreamOnly?: boolean;
}

/** What kind of license it is; decides how grave missing material is. */
export type Category =
  | "community"
  | "rail"
  | "research"
  | "permissive"
  | "copyleft"
  | "creative-commons"
  | "public-domain"
  | "data"
  | "proprietary";

/** One version of a license, a file under `rules/licenses`. */
export interface License {
  readonly id: string;
  /** SPDX id, or `LicenseRef-…`. */
  readonly spdx: string;
  readonly name: string;
  /** Short name for messages, e.g. "Llama 3.1 Community License". */
  readonly short: string;
  readonly licensor: string;
  /** Hub namespaces of the licensor, where the license is a maker's own: others' works under it are made from the maker's. */
  readonly owners: readonly string[];
  readonly category: Category;
  /** First day of this edition, ISO 8601, where known. */
  readonly published?: string;
  /** Last day of this edition, where a later one replaced it in place. */
  readonly until?: string;
  readonly url: string;
  /** How cards name it: values of `license`, of `license_name`, and titles in prose. Compared without case and punctuation. */
  readonly ids: { readonly hub: readonly string[]; readonly names: readonly string[]; readonly titles: readonly string[] };
  /** Does the text let receivers use the work commercially? */
  readonly commercial: "yes" | "no" | "unknown";
  readonly text?: LicenseText;
  readonly derivatives?: DerivativePolicy;
  readonly terms: readonly Term[];
  readonly verified: Verified;
  readonly sources: readonly Source[];
  readonly notes?: string;
}

/** One dated edition of a provider's terms on the use of output. */
export interface ServiceVersion {
  /** First day in force, ISO 8601 (`YYYY-MM` where only the month is known). */
  readonly from: string;
  /** Last day in force, where a later edition replaced it. */
  readonly to?: string;
  readonly status:
    | "forbidden-competing"
    | "forbidden-any-ml"
    | "forbidden-without-consent"
    | "restricted"
    | "allowed"
    | "allowed-with-naming"
    | "silent"
    | "unknown";
  readonly clause: Clause;
  /** What the edition leaves out of the ban, in our own words. */
  readonly permits?: Bilingual;
  readonly verified: Verified;
  readonly url: string;
}

/** One document of terms by which a provider binds whoever makes output with its service. */
export interface ServiceTerms {
  readonly id: string;
  readonly name: string;
  /** Who is bound: "consumers", "API and business customers" … */
  readonly audience: Bilingual;
  /** Oldest first. */
  readonly versions: readonly ServiceVersion[];
}

/** A provider whose models are used through an API, a file under `rules/services`. */
export interface Service {
  readonly id: string;
  readonly name: string;
  /** Globs on bare model names as used with the service's API, lower case: `gpt-4*`. */
  readonly models: readonly string[];
  /** Names in prose, both languages. */
  readonly names: readonly string[];
  readonly terms: readonly ServiceTerms[];
  readonly sources: readonly Source[];
}

/** A group of ids under which a family's weights are published. */
export interface ModelMatch {
  /** Globs on `owner/name`, matched without case. */
  readonly ids: readonly string[];
  /** Licenses of these ids where the family's differ by size or edition. */
  readonly licenses?: readonly string[];
  /** Licenses under which these ids stood until a day, where they changed in place. */
  readonly before?: readonly { readonly to: string; readonly licenses: readonly string[] }[];
}

/** Ids under which others publish a family's weights again. */
export interface Reupload {
  readonly ids: readonly string[];
  readonly relation: "re-upload" | "quantized";
  readonly licenses?: readonly string[];
}

/** Models of one maker under the same licenses, a file under `rules/models`. */
export interface ModelFamily {
  readonly id: string;
  readonly name: string;
  readonly developer: string;
  /** Hub namespaces of the maker: its own artifacts are exempt. */
  readonly owners: readonly string[];
  readonly released?: string;
  /** `software`: no model but a framework by whose name people mean its models; its license is that of code. */
  readonly distribution: "open-weights" | "api-only" | "on-device" | "unreleased" | "software";
  /** Ids of `rules/licenses`, all of which apply; empty when unknown or when only a service gives access. */
  readonly licenses: readonly string[];
  /** Ids of `rules/services` through which it is offered, where only a service gives access. */
  readonly services: readonly string[];
  /** First match wins. */
  readonly match: readonly ModelMatch[];
  readonly reuploads: readonly Reupload[];
  /** Bare names: Ollama tags (without the part after `:`), legacy ids, torchtune component prefixes. */
  readonly ollama: readonly string[];
  readonly bare: readonly string[];
  readonly torchtune: readonly string[];
  /** Name stems for matching a re-upload by name alone, lower case, e.g. `llama-3.1`. At most `likely`. */
  readonly stems: readonly string[];
  /** Names in prose, English and Chinese. */
  readonly names: readonly string[];
  readonly derivedFrom: readonly { readonly family: string; readonly relation: Relation }[];
  readonly trainedOn: readonly string[];
  /** Services or families whose output it was trained on. */
  readonly teachers: readonly string[];
  readonly verified: Verified;
  readonly sources: readonly Source[];
  readonly notes?: string;
}

/** A public data set, a file under `rules/datasets`. */
export interface Dataset {
  readonly id: string;
  readonly name: string;
  readonly ids: readonly string[];
  /** Ids under which others re-host it. */
  readonly mirrors: readonly string[];
  /** Aliases of frameworks, file names and bare ids. */
  readonly aliases: readonly string[];
  /** Ids of `rules/licenses` that apply to the whole set; empty when unknown, unstated or mixed (see `licenseNote`). */
  readonly licenses: readonly string[];
  /** Why `licenses` is empty, or what it leaves out. */
  readonly licenseNote?: Bilingual;
  /** What the publisher says of models trained on it, beyond the license of the data. */
  readonly modelsRestricted?: Bilingual;
  /** Generators of the text: bare API model names or ids of `rules/models`. */
  readonly generatedBy: readonly string[];
  /** Others than those wrote parts of it, and nobody lists them. */
  readonly moreGenerators?: boolean;
  /** Ids of service terms (`rules/services`, `terms[].id`) that bound whoever made it, where that is known. */
  readonly outputTerms: readonly string[];
  readonly humanWritten: "yes" | "no" | "partly" | "unknown";
  /** Evaluation sets are no training data by themselves. */
  readonly evaluation?: boolean;
  /** Period in which the text was made, `YYYY-MM[-DD]`, where known. */
  readonly made?: { readonly from?: string; readonly to?: string };
  /** Another source says otherwise about the license: at most a warning. */
  readonly conflict?: readonly { readonly says: string; readonly source: string }[];
  readonly verified: Verified;
  readonly sources: readonly Source[];
  readonly notes?: string;
}

/** A license id of the Hub's card metadata and what it stands for. */
export interface HubLicense {
  readonly id: string;
  readonly name: string;
  /** Our license id, where we hold the license. */
  readonly license?: string;
  /** SPDX id, where there is one. */
  readonly spdx?: string;
  /** A family of licenses, not one: `cc`, `gpl`, `openrail`. */
  readonly family?: boolean;
}

/**
 * Recognition data of one edition of a license text, made by `scripts/fingerprints.ts` from the official text, which is
 * not stored. The measures are those of `text/passages.ts`.
 */
export interface Fingerprint {
  /** Our license id, or the SPDX id (`LicenseRef-…`) of a license that we know by its text alone. */
  readonly license: string;
  /** Which edition of the text, e.g. its date. */
  readonly edition: string;
  /** Words of the normalized text. */
  readonly words: number;
  /** Words that official copies have around it: titles, advice on how to apply the license. Absent means none. */
  readonly around?: number;
  /** Hash of all words, as eight hex digits each of two 32-bit hashes. */
  readonly hash: string;
  /** Hash of the first words, by which the text is found inside a longer file. */
  readonly head: number;
  /** Hashes of the passages in their order, three bytes each, base64. */
  readonly passages: string;
  /**
   * `official`: read at the licensor, so departures from it are told. `copy`: somebody else's full copy; a text that
   * agrees nearly everywhere is taken as whole, since the copy may be what departs. `excerpt`: fit to name a text only.
   */
  readonly origin: "official" | "copy" | "excerpt";
}

/**
 * What a phrase in the rows of a data set tells. `self`: an assistant presents itself as this provider's. `made`: words about who
 * made something, which count only where the sentence speaks of the assistant itself. `style`: how teachers talk; no proof of anything.
 */
export type PhraseKind = "self" | "made" | "style";

/** Words by which an assistant in a data set gives away whose it is. */
export interface IdentityPhrase {
  /** Unique within the file. */
  readonly id: string;
  readonly kind: PhraseKind;
  /**
   * Spellings, at least ten bytes of UTF-8 each, compared without ASCII case. A space between a Chinese and a Latin character may be
   * missing in the data, an apostrophe may be curly, and `{name}` stands for each of the file's `names`, `{maker}` for each of its `makers`.
   */
  readonly texts: readonly string[];
  /** Answers of an assistant that are hits. */
  readonly match: readonly string[];
  /** Answers of an assistant that are none. */
  readonly ignore: readonly string[];
}

/** How a provider's assistants introduce themselves, a file under `rules/identity`. */
export interface Identity {
  readonly id: string;
  /** Id in `rules/services` whose terms on output a hit leads to; absent where the phrases name nobody. */
  readonly service?: string;
  /** The provider in messages. */
  readonly name: Bilingual;
  /** Names of its assistants. */
  readonly names: readonly string[];
  /** Names of the maker. */
  readonly makers: readonly string[];
  /**
   * Globs on names of its models as rows give them (`"model": "gpt-4"`), lower case, hyphens for spaces; those of the service are added
   * when the rules are compiled.
   */
  readonly models: readonly string[];
  /** Beginnings of ids that an interface gives to answers, at least nine bytes. They never tell more than a style. */
  readonly ids: readonly string[];
  /** Values of fields that name one of its models, and such that do not. */
  readonly named?: { readonly match: readonly string[]; readonly ignore: readonly string[] };
  readonly phrases: readonly IdentityPhrase[];
}

/**
 * How a family of models names and shapes its tensors, a file under `rules/architectures`. Families share architectures: this
 * tells what tensors look like, never where weights come from.
 */
export interface Architecture {
  readonly id: string;
  /** As messages call it. */
  readonly name: string;
  /** Values of `model_type` and `general.architecture`, and of `architectures`. */
  readonly types: readonly string[];
  readonly classes: readonly string[];
  /** Another architecture whose tensors have the same names; then there is no list of its own. */
  readonly sameAs?: string;
  /**
   * Names with numbers folded (`model.layers.{i}.mlp.up_proj.weight`), each with its dimensions, rows first, as names that must
   * agree throughout (`[intermediate, hidden]`), where they were read.
   */
  readonly tensors: readonly ArchitectureTensor[];
  /** Published sizes, told by shapes. */
  readonly sizes: readonly ArchitectureSize[];
  /** Tokenizers of the family, told by special tokens. */
  readonly tokenizers?: readonly Tokenizer[];
  readonly verified: Verified;
  readonly sources: readonly Source[];
}

/** One tensor, or the same tensor of every layer. */
export interface ArchitectureTensor {
  readonly name: string;
  readonly shape?: readonly string[];
  /** Some models of the family do without it. */
  readonly optional?: boolean;
}

/** One tokenizer: special tokens that it was read to have, each with its number. */
export interface Tokenizer {
  readonly name: string;
  readonly tokens: Readonly<Record<string, number>>;
}

/** One published size: numbers of a public config. */
export interface ArchitectureSize {
  readonly name: string;
  readonly vocab: number;
  readonly hidden: number;
  readonly intermediate: number;
  readonly layers: number;
  /** Heads of keys and values times their width. */
  readonly kv: number;
  readonly heads?: number;
  readonly kvHeads?: number;
  /** Base of the rotary embedding. */
  readonly ropeTheta?: number;
  /** What norms add before they divide. */
  readonly normEps?: number;
  /** Does the head use the embedding's numbers? */
  readonly tied?: boolean;
}

/** Everything under `rules/`, as `scripts/knowledge.ts` compiles it. */
export interface RuleBase {
  /** Changes when any rule changes. */
  readonly version: string;
  readonly licenses: readonly License[];
  readonly models: readonly ModelFamily[];
  readonly datasets: readonly Dataset[];
  readonly services: readonly Service[];
  readonly hubLicenses: readonly HubLicense[];
  readonly fingerprints: readonly Fingerprint[];
  readonly architectures: readonly Architecture[];
  /** Ids of the SPDX license list, current and deprecated. */
  readonly spdxIds: readonly string[];
  /** JSON schemas of rule files by kind, by which a team's own rules are checked. */
  readonly schemas?: Readonly<Record<string, object>>;
}
