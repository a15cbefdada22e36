/** Which model family is meant: by hub id, by a framework's name, or by a name alone. */
import { componentName, lastSegment, nameKey } from "../facts/ref.ts";
import { groupBy } from "../text/group-by.ts";
import { memo } from "../text/memo.ts";
import { remember } from "../text/remember.ts";
import { glob } from "./glob.ts";
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
  /** A glob on whole ids. */
  readonly ids: string;
  readonly known: KnownModel;
}

/** Indexes all patterns; each is compiled when something is first asked of it. */
export function createModelIndex(families: readonly ModelFamily[]): ModelIndex {
  const own = byOwner(families.flatMap(ownPatterns));
  const copies = byOwner(families.flatMap(copyPatterns));
  const stems = families.flatMap((family) => family.stems.map((stem) => ({ stem, family }))).sort((a, b) => b.stem.length - a.stem.length);
  const bare = { ollama: bareNames(families, "ollama"), bare: bareNames(families, "bare"), torchtune: bareNames(families, "torchtune") };
  /** The licenses of a size that has its own, told by the name that the maker uses for it. */
  const sized = (family: ModelFamily, name: string): Partial<KnownModel> => {
    const exact = ownNames(family).find(({ test }) => test.test(name));
    return exact?.licenses ? { licenses: exact.licenses } : {};
  };
  return {
    modelById: memo((id) => own(id) ?? copies(id)),
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
      const hit = stems.find(({ stem }) => key.includes(stem) && stemPattern(stem).test(key));
      return (
        hit && { family: hit.family, licenses: hit.family.licenses, by: "name", ...sized(hit.family, key.replace(quantizerSuffix, "")) }
      );
    }),
    isMakersName: (family, name) => ownNames(family).some(({ test }) => test.test(name)),
  };
}

/** The first pattern that an id fits. Only those are tried that name its owner, or none: most ids are nobody's whom we know. */
function byOwner(patterns: readonly Pattern[]): (id: string) => KnownModel | undefined {
  const placed = patterns.flatMap(({ ids, known }, place) => ownersOf(ids).map((owner) => ({ owner, ids, known, place })));
  const groups = groupBy(placed, ({ owner }) => owner);
  const tests = memo((owner) => (groups.get(owner) ?? []).map(({ ids, known, place }) => ({ test: glob(ids), known, place })));
  const firstOf = (owner: string, id: string) => tests(owner).find(({ test }) => test.test(id));
  return (id) => {
    const named = firstOf(id.slice(0, Math.max(0, id.indexOf("/"))).toLowerCase(), id);
    const other = firstOf(anyOwner, id);
    return (named && other && other.place < named.place ? other : (named ?? other))?.known;
  };
}

const anyOwner = "*";

/** The owners that a glob on ids names, `{a,b}/…` two of them. */
function ownersOf(ids: string): readonly string[] {
  const [, list, one] = /^(?:\{([\w.,-]+)\}|([\w.-]+))\//.exec(ids) ?? [];
  return (list?.split(",") ?? [one ?? anyOwner]).map((owner) => owner.toLowerCase());
}

const ownPatterns = (family: ModelFamily): Pattern[] =>
  family.match.flatMap(({ ids, licenses, before }) =>
    ids.map((id) => ({ ids: id, known: { family, licenses: licenses ?? family.licenses, by: "same", ...(before && { before }) } })),
  );

const copyPatterns = (family: ModelFamily): Pattern[] =>
  family.reuploads.flatMap(({ ids, licenses, relation }) =>
    ids.map((id) => ({ ids: id, known: { family, licenses: licenses ?? family.licenses, by: relation } })),
  );

/** The maker's own ids without their owners. */
const ownNames = remember(({ match }: ModelFamily): readonly { readonly test: RegExp; readonly licenses: ModelMatch["licenses"] }[] =>
  match.flatMap(({ ids, licenses }) => ids.map((id) => ({ test: glob(id.slice(id.lastIndexOf("/") + 1)), licenses }))),
);

/** A stem begins a name or stands in it as whole words: `llama-3` is not in `llama-3.1`. */
const stemPattern = memo((stem) => new RegExp(`(?:^|[-.])${stem.replace(/[.+]/g, "\\$&")}(?![a-z0-9]|\\.\\d)`));

const quantizerSuffix = /[-.](?:gguf|ggml|gptq|awq|exl2|bnb|4bit|8bit|fp16|fp8|int4|int8|q\d.*|i?mat.*)\b.*$/;

const bareNames = (families: readonly ModelFamily[], key: "ollama" | "bare" | "torchtune"): ReadonlyMap<string, KnownModel> =>
  new Map(
    families.flatMap((family) =>
      family[key].map((name) => [name.toLowerCase(), { family, licenses: family.licenses, by: "same" }] as const),
    ),
  );
