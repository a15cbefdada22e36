/** Which model family is meant: by hub id, by a framework's name, or by a name alone. */
import { componentName, lastSegment, nameKey } from "../facts/ref.ts";
import { glob } from "./glob.ts";
import { memo } from "./memo.ts";
import type { ModelFamily, ModelMatch } from "./types.ts";

/** A model that we know: its family, the licenses of exactly this id, and how the id relates to the original. */
export interface KnownModel {
  readonly family: ModelFamily;
  readonly licenses: readonly string[];
  /** Licenses under which copies came until a day, oldest first. */
  readonly before?: ModelMatch["before"];
  /** `same`: the maker's own id. `name`: told by its name alone, at most likely. */
  readonly by: "same" | "re-upload" | "quantized" | "name";
}

/** Look-ups of models; each answer is computed once. */
export interface ModelIndex {
  /** A model by hub id. */
  modelById(id: string): KnownModel | undefined;
  /** A model by a bare name: an Ollama tag, a legacy id, a torchtune component. */
  modelByBareName(name: string, scheme: "ollama" | "bare" | "torchtune"): KnownModel | undefined;
  /** A model by its name alone (a re-upload that no table holds, a file name). */
  modelByName(name: string): KnownModel | undefined;
  /** Does the maker of a family itself use this name, without owner, for one of its ids? */
  isMakersName(family: ModelFamily, name: string): boolean;
}

interface Pattern {
  readonly test: RegExp;
  readonly known: KnownModel;
}

/** Compiles all patterns once. */
export function createModelIndex(families: readonly ModelFamily[]): ModelIndex {
  const own = families.flatMap(ownPatterns);
  const copies = families.flatMap(copyPatterns);
  const names = new Map(families.map((family) => [family, ownNames(family)]));
  const stems = families
    .flatMap((family) => family.stems.map((stem) => ({ stem, pattern: stemPattern(stem), family })))
    .sort((a, b) => b.stem.length - a.stem.length);
  const bare = { ollama: bareNames(families, "ollama"), bare: bareNames(families, "bare"), torchtune: bareNames(families, "torchtune") };
  /** The licenses of a size that has its own, told by the name that the maker uses for it. */
  const sized = (family: ModelFamily, name: string): Partial<KnownModel> => {
    const exact = names.get(family)?.find(({ test }) => test.test(name));
    return exact?.licenses ? { licenses: exact.licenses } : {};
  };
  return {
    modelById: memo((id) => (own.find(({ test }) => test.test(id)) ?? copies.find(({ test }) => test.test(id)))?.known),
    modelByBareName(name, scheme) {
      const key = name.toLowerCase();
      if (scheme !== "torchtune") return bare[scheme].get(key) ?? bare[scheme].get(key.replace(/:.*$/, ""));
      for (let at = key; at.includes("."); at = at.slice(0, at.lastIndexOf("."))) {
        const known = bare.torchtune.get(at);
        if (known) return { ...known, ...sized(known.family, componentName(key)) };
      }
      return undefined;
    },
    modelByName: memo((name) => {
      const key = nameKey(lastSegment(name));
      const hit = stems.find(({ stem, pattern }) => key.includes(stem) && pattern.test(key));
      return (
        hit && { family: hit.family, licenses: hit.family.licenses, by: "name", ...sized(hit.family, key.replace(quantizerSuffix, "")) }
      );
    }),
    isMakersName: (family, name) => names.get(family)?.some(({ test }) => test.test(name)) ?? false,
  };
}

const ownPatterns = (family: ModelFamily): Pattern[] =>
  family.match.flatMap(({ ids, licenses, before }) =>
    ids.map((id) => ({ test: glob(id), known: { family, licenses: licenses ?? family.licenses, by: "same", ...(before && { before }) } })),
  );

const copyPatterns = (family: ModelFamily): Pattern[] =>
  family.reuploads.flatMap(({ ids, licenses, relation }) =>
    ids.map((id) => ({ test: glob(id), known: { family, licenses: licenses ?? family.licenses, by: relation } })),
  );

/** The maker's own ids without their owners. */
const ownNames = ({ match }: ModelFamily): readonly { readonly test: RegExp; readonly licenses: ModelMatch["licenses"] }[] =>
  match.flatMap(({ ids, licenses }) => ids.map((id) => ({ test: glob(id.slice(id.lastIndexOf("/") + 1)), licenses })));

/** A stem begins a name or stands in it as whole words: `llama-3` is not in `llama-3.1`. */
const stemPattern = (stem: string): RegExp => new RegExp(`(?:^|[-.])${stem.replace(/[.+]/g, "\\$&")}(?![a-z0-9]|\\.\\d)`);

const quantizerSuffix = /[-.](?:gguf|ggml|gptq|awq|exl2|bnb|4bit|8bit|fp16|fp8|int4|int8|q\d.*|i?mat.*)\b.*$/;

const bareNames = (families: readonly ModelFamily[], key: "ollama" | "bare" | "torchtune"): ReadonlyMap<string, KnownModel> =>
  new Map(
    families.flatMap((family) =>
      family[key].map((name) => [name.toLowerCase(), { family, licenses: family.licenses, by: "same" }] as const),
    ),
  );
