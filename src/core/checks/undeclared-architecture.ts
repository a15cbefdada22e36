/**
 * Tensors have the names of a known family, perhaps under other names, and neither card nor config says so. It asks for a
 * sentence about the architecture: whose weights they are, names and shapes do not tell.
 */
import { type ClaimOf, type ConfigField, type ConfigNumbers, claimsOf, type TensorPattern } from "../facts/claim.ts";
import { bareTensorName } from "../facts/tensor-name.ts";
import { isWeightFile } from "../facts/weight-file.ts";
import type { Likeness } from "../knowledge/architectures.ts";
import type { Architecture, Bilingual } from "../knowledge/types.ts";
import { groupBy } from "../text/group-by.ts";
import { nameOf } from "../text/path.ts";
import { cardOf, type Message, message, type SubjectCheck, type View } from "./check.ts";

/** Families, tokens and files that a finding lists. */
const maxListed = 6;
/** Pairs of names that it lists: all of them, since no more than half of a family's names may differ. */
const maxPairs = 25;

export const undeclaredArchitecture: SubjectCheck = {
  id: "undeclared-architecture",
  on: "subject",
  inspect(view) {
    const { subject, knowledge } = view;
    if (subject.artifact !== "model" || hasLineage(view)) return [];
    const said = claimsOf(subject.claims, "architecture");
    const beside = { config: configOf(view), tokens: claimsOf(subject.claims, "tokens")[0]?.tokens };
    const [found] = copiesOf(subject).flatMap((tensors) => {
      const likeness = knowledge.architectureOf(together(tensors), beside);
      return likeness ? [{ tensors, likeness }] : [];
    });
    if (!found) return [];
    const { tensors, likeness } = found;
    const [first] = tensors;
    if (!first || isSaid(likeness, said) || isConverted(likeness, tensors, said)) return [];
    const { families, renamed, names } = likeness;
    const [family] = families;
    if (!family) return [];
    const args = {
      family: family.name,
      renamed: String(renamed.length),
      names: String(names),
      pairs: renamed.slice(0, maxPairs).map(({ from, to }) => message("undeclared-architecture.pair", shortened(from, to))),
    };
    const help = message("undeclared-architecture.help", args);
    return [
      {
        row: "minor",
        // A class of one's own over names that many share is a declaration of a kind.
        cap: renamed.length > 0 || said.length === 0 ? "information" : "hint",
        // Names without shapes fit more readily.
        confidence: likeness.shapes ? "certain" : "likely",
        at: cardOf(subject)?.anchor ?? said[0]?.anchor ?? first.anchor,
        message: message(renamed.length > 0 ? "undeclared-architecture.renamed" : "undeclared-architecture.same", args),
        help: notesOf(likeness).reduce((before, note) => message("noted", { help: [before], notes: [note] }), help),
        related: tensors.slice(0, maxListed).map(({ anchor }) => ({ anchor, message: message("related.tensors") })),
        value: family.id,
      },
    ];
  },
};

/** What else there is to know before anything is made of the likeness. */
function notesOf({ families: [, ...others], sizes, config, tokenizer, shapes, packed }: Likeness): Message[] {
  return [
    ...(others.length > 0 ? [message("undeclared-architecture.others", { others: listed(others.map(({ name }) => name)) })] : []),
    ...(sizes[0] ? [message("undeclared-architecture.size", { size: sizes[0].size.name })] : []),
    ...(config ? [configNote(config)] : []),
    ...(tokenizer ? [tokenizerNote(tokenizer)] : []),
    ...(shapes ? [] : [message("undeclared-architecture.names-only")]),
    ...(packed ? [message("undeclared-architecture.packed")] : []),
  ];
}

function configNote({ sizes, compared, different }: NonNullable<Likeness["config"]>): Message {
  const args = {
    equal: String(compared - different.length),
    compared: String(compared),
    size: listed(sizes.map(({ size }) => size.name)),
    different: different.map(({ field, theirs, published }) =>
      message("undeclared-architecture.number", { name: configNames[field], theirs: String(theirs), published: String(published) }),
    ),
  };
  return message(different.length > 0 ? "undeclared-architecture.config-but" : "undeclared-architecture.config", args);
}

const tokenizerNote = ({ name, shared, known }: NonNullable<Likeness["tokenizer"]>): Message =>
  message("undeclared-architecture.tokenizer", { name, shared: String(shared.length), known: String(known), tokens: listed(shared) });

/** The numbers of a config as people know them. */
const configNames: Readonly<Record<ConfigField, string>> = {
  vocab: "vocab_size",
  hidden: "hidden_size",
  intermediate: "intermediate_size",
  layers: "num_hidden_layers",
  heads: "num_attention_heads",
  kvHeads: "num_key_value_heads",
  headDim: "head_dim",
  ropeTheta: "rope_theta",
  normEps: "rms_norm_eps",
  tied: "tie_word_embeddings",
};

/** The config beside the weights; a header that repeats one fills in what is missing. */
function configOf({ subject }: View): ConfigNumbers | undefined {
  const claims = claimsOf(subject.claims, "config");
  if (claims.length === 0) return undefined;
  const isHeader = ({ anchor }: ClaimOf<"config">): boolean => isWeightFile(anchor.path);
  const inOrder = [...claims.filter(isHeader), ...claims.filter((claim) => !isHeader(claim))];
  return Object.assign({}, ...inOrder.map(({ numbers }) => numbers));
}

/**
 * Are these a converter's names, no others, under the architecture that it wrote down? It gives all families the same names; only
 * the numbers of a published model are worth a word then.
 */
const isConverted = (
  { renamed, sizes }: Likeness,
  tensors: readonly ClaimOf<"tensors">[],
  said: readonly ClaimOf<"architecture">[],
): boolean =>
  renamed.length === 0 &&
  sizes.length === 0 &&
  said.length > 0 &&
  tensors.every(({ patterns }) => patterns.every(({ name }) => /^blk\.|^[^.]+\.[^.]+$/.test(name)));

/** A work that names its base has said where its architecture comes from. */
const hasLineage = ({ graph, subject }: View): boolean =>
  graph.of(subject).some(({ relation, to }) => relation !== "trained-on" && relation !== "generated-by" && to.kind !== "service");

/** A folder may hold the same weights several times. Each is looked at by itself, those for Transformers first. */
function copiesOf({ claims }: View["subject"]): readonly ClaimOf<"tensors">[][] {
  const copies = groupBy(claimsOf(claims, "tensors"), ({ anchor: { path } }) => copyKinds.findIndex((names) => names.test(nameOf(path))));
  return [...copies].sort(([a], [b]) => a - b).map(([, tensors]) => tensors);
}

/** Names of files by kind of copy: the usual ones, as some makers trained them, converted for llama.cpp. */
const copyKinds = [/^(?!consolidated|.*\.gguf$)/i, /^consolidated/i, /\.gguf$/i];

/** The tensors of all files of a work; an index lists names, the files behind it have shapes. */
function together(claims: readonly ClaimOf<"tensors">[]): TensorPattern[] {
  const all = new Map<string, TensorPattern>();
  for (const pattern of claims.flatMap(({ patterns }) => patterns)) {
    const known = all.get(pattern.name);
    const layers = Math.max(known?.layers ?? 0, pattern.layers ?? 0);
    all.set(pattern.name, { ...known, ...pattern, ...(layers > 0 && { layers }) });
  }
  return [...all.values()];
}

/** Is the family named, or another one with exactly these names? */
function isSaid({ families, renamed }: Likeness, said: readonly ClaimOf<"architecture">[]): boolean {
  const named = families.filter(({ sameAs }) => sameAs === undefined || renamed.length === 0);
  return said.some((claim) => named.some((family) => names(claim.said, family)));
}

function names(said: string, { id, name, types, classes }: Architecture): boolean {
  const word = said.toLowerCase();
  if ([id, ...types, ...classes].some((known) => known.toLowerCase() === word)) return true;
  const start = /^[a-z]{2,}/i.exec(name)?.[0].toLowerCase() ?? name.toLowerCase();
  return new RegExp(`(?:^|[^a-z])${start}(?![a-z])`).test(word);
}

const listed = (names: readonly string[]): string | Bilingual => {
  const shown = names.slice(0, maxListed);
  return { en: shown.join(", "), zh: shown.join("、") };
};

/** Both names without what they have in common before. */
function shortened(from: string, to: string): { readonly from: string; readonly to: string } {
  return { from: bareTensorName(from), to: bareTensorName(to) };
}
