/** Claims: what files say, as plain data. Checks and lineage read claims and never a document. */

import type { ArtifactKind, Bilingual, Relation, Use } from "../knowledge/types.ts";
import type { Message } from "../messages/messages.ts";
import type { TextProfile } from "../text/passages.ts";
import type { Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";

/**
 * Where in a file a claim stands, by structure: `README.md`, `/base_model/0`. It survives edits elsewhere in the file;
 * a range is looked up in the newest text.
 */
export interface Anchor {
  readonly path: Path;
  readonly at: string;
}

/** How sure a statement is. A chain is as sure as its weakest link. */
export type Confidence = "certain" | "likely" | "possible";

/** What kind of statement a claim rests on: declared data first, then command lines and literal code, then prose. */
export type Basis = "declared" | "code" | "prose";

/** Which kind of document speaks of an artifact. */
export type Role =
  | "model-card"
  | "dataset-card"
  | "adapter"
  | "weights"
  | "training"
  | "merge"
  | "generation"
  | "modelfile"
  | "dataset-entry"
  | "rows"
  | "readme"
  | "tokenizer";

/** A reference as written: a hub id, an alias, a URL, a path, or (`name`) what prose calls a model. */
export interface Ref {
  readonly text: string;
  readonly expects: "model" | "dataset";
  /** Aliases of a framework (LLaMA-Factory's data set names) are resolved by its tables first. */
  readonly scheme?: "hub" | "modelscope" | "ollama" | "torchtune" | "alias" | "path" | "name";
}

/** Why a use was inferred; a key of the message tables. */
export type UseSign =
  | "hub-card"
  | "card-declares-base"
  | "hub-model-id"
  | "push-to-hub"
  | "no-push"
  | "private-push"
  | "training-config"
  | "merge-config"
  | "generation-config"
  | "training-code"
  | "generation-code"
  | "own-weights"
  | "modelfile-adapter"
  | "modelfile-parameters"
  | "upstream-weights"
  | "adapter-folder"
  | "scanned-rows"
  | "readme-releases"
  | "readme-makes"
  | "data-package"
  | "inventory"
  | "tracked-model";

/** What a claim says, by its kind. */
export type ClaimBody =
  /** The file speaks of an artifact. */
  | {
      readonly kind: "is";
      readonly role: Role;
      readonly artifact: ArtifactKind;
      /** Only a work if another one reads what it writes: rows of a program that may as well be a log. */
      readonly latent?: boolean;
      /** By its name, title or tags a quantized file of somebody's model, whether or not it says of which. */
      readonly quantized?: boolean;
    }
  | { readonly kind: "named"; readonly name: string; readonly as: NameKind }
  | { readonly kind: "upstream"; readonly ref: Ref; readonly relation: Relation }
  /** What the artifact does, by the Hub's or a framework's task name: `text-classification`, `SEQ_CLS`, `reward-modeling`. */
  | { readonly kind: "task"; readonly name: string }
  | { readonly kind: "licensed"; readonly value: string; readonly via: LicenseVia }
  /** A license, notice or policy file lies here. */
  | {
      readonly kind: "ships";
      readonly role: ShippedRole;
      readonly profile: TextProfile /** Of its copyright lines. */;
      readonly holders?: readonly string[];
    }
  /** An ordered phrase of the lexicon stands here. `in`: a card speaks for its own artifact only. */
  | { readonly kind: "says"; readonly phrase: string; readonly in: "card" | "document" | "notice" }
  /** Rows of a data file introduce the assistant as somebody's, or name somebody's model as the writer (`isField`). `places`: anchors of some of them, the first one's own left out. */
  | {
      readonly kind: "leaks";
      /** The provider, and its id in `rules/services` where it has terms. */
      readonly name: Bilingual;
      readonly service?: string;
      /** Such rows among all that were read. */
      readonly rows: number;
      readonly of: number;
      readonly isLikely: boolean;
      readonly isField: boolean;
      readonly places: readonly string[];
    }
  | { readonly kind: "use"; readonly use: Use; readonly certain: boolean; readonly sign: UseSign }
  /** The tensors that a weight file holds or an index lists. */
  | { readonly kind: "tensors"; readonly patterns: readonly TensorPattern[] }
  /** What the artifact says of its architecture: a class or type of a config, a key of a header, a tag or sentence of a card. */
  | { readonly kind: "architecture"; readonly said: string }
  /** The numbers of a config: of `config.json`, or of a header that repeats them. */
  | { readonly kind: "config"; readonly numbers: ConfigNumbers }
  /** The special tokens of a tokenizer. */
  | { readonly kind: "tokens"; readonly tokens: readonly SpecialToken[] }
  /** A tool that merges weights wrote this. */
  | { readonly kind: "merged"; readonly tool: string };

/** What configs state as a number: sizes, counts, the base of rotation, the smallest divisor of norms, 1 for tied embeddings. */
export type ConfigField =
  | "vocab"
  | "hidden"
  | "intermediate"
  | "layers"
  | "heads"
  | "kvHeads"
  | "headDim"
  | "ropeTheta"
  | "normEps"
  | "tied";

/** The numbers that a config states. */
export type ConfigNumbers = Readonly<Partial<Record<ConfigField, number>>>;

/** A token that stands for no text, and its number. */
export interface SpecialToken {
  readonly text: string;
  readonly number: number;
}

/** Tensors whose names differ by numbers only. */
export interface TensorPattern {
  /** With numbers folded: `model.layers.{i}.mlp.up_proj.weight`. */
  readonly name: string;
  /** Layers that have it: the highest number and one; absent for a name without a number. */
  readonly layers?: number;
  /** Rows first; absent where only names are listed. */
  readonly shape?: readonly number[];
}

/** `index` is the name in a card's `model-index`, `output` names a folder, `alias` an entry of a manifest, `file` the file itself. */
export type NameKind = "hub-id" | "model-name" | "heading" | "index" | "output" | "alias" | "file";
/** Where a license is stated; `header` is that of a weight file, `packaged` a name or address of a format with ids of its own. */
export type LicenseVia = "license" | "license_name" | "license_link" | "tag" | "prose" | "header" | "packaged";
/** `access-prompt`: a text in the metadata of a card that the Hub shows before a download. */
export type ShippedRole = "license" | "notice" | "use-policy" | "access-prompt";

/**
 * A claim with its subject and place. `subject` is local to the file: the path, or the path and a pointer for files
 * that hold many artifacts. `lineage/subjects.ts` joins them.
 */
export type Claim<B extends ClaimBody = ClaimBody> = B & {
  readonly subject: string;
  readonly anchor: Anchor;
  readonly basis: Basis;
  readonly confidence: Confidence;
};

/** The kinds of claims. */
export type ClaimKind = ClaimBody["kind"];
/** A claim of one kind. */
export type ClaimOf<K extends ClaimKind> = Claim<Extract<ClaimBody, { kind: K }>>;

/** The claims of one kind. */
export const claimsOf = <K extends ClaimKind>(claims: readonly Claim[], kind: K): ClaimOf<K>[] =>
  claims.filter((claim): claim is ClaimOf<K> => claim.kind === kind);

/** Something about a file that a reader should know: it could not be read, or only in part. */
export interface Problem {
  readonly path: Path;
  readonly range: Range;
  readonly key: ProblemKey;
  /** What the parser or the operating system said, where it helps. */
  readonly detail?: string;
  /** The note itself, where the key alone does not tell it. */
  readonly message?: Message;
  /** How grave; a warning where it is not said. */
  readonly severity?: "warning" | "information" | "hint";
}

/** Why a file was not read, or only in part; a key of the message tables. */
export type ProblemKey =
  | "too-large"
  | "too-deep"
  | "broken-syntax"
  | "not-text"
  | "unreadable"
  | "too-many-claims"
  | "workspace-file"
  | "header-lies"
  | "header-unknown"
  | "header-too-large"
  | "header-out-of-reach"
  | "waiver-expired"
  | "waiver-ends"
  | "unused-waiver"
  | "suppression"
  | "baseline"
  | "internal";

/** What one file says, in one version. */
export interface DocumentFacts {
  readonly path: Path;
  readonly format: string;
  readonly claims: readonly Claim[];
  /** Anchor to range in this version. The only part that a moved line changes. */
  readonly ranges: ReadonlyMap<string, Range>;
  readonly problems: readonly Problem[];
  /** Where the text holds only some lines of a file: the one-based number of each, growing. */
  readonly lineNumbers?: readonly number[];
}
