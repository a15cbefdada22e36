/** Which license a subject declares, and whether a subject is the licensor's own artifact. */
import { type ClaimOf, claimsOf } from "../facts/claim.ts";
import { hubId, lastSegment, nameKey } from "../facts/ref.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { License } from "../knowledge/types.ts";
import { nameOf } from "../text/path.ts";
import type { Subject } from "./subjects.ts";

/** One license statement of a subject. */
export interface Declared {
  readonly claim: ClaimOf<"licensed">;
  /** As the declaration reads, e.g. `other (llama4)`. */
  readonly shown: string;
  /** Undefined when we do not know the license that is meant. */
  readonly license: License | undefined;
}

const says = /^(?:other|unknown|custom)$/i;

/** Does only a sentence say so? */
export const isFromProse = ({ claim }: Pick<Declared, "claim">): boolean => claim.basis === "prose";

/**
 * The license metadata of a subject's card: each value of `license`; `other` is read through `license_name`, or the name of
 * a linked file. Where there is none, what sentences of the card say, if it is one license and we know it. Tags are no declarations.
 */
export function declaredLicenses(subject: Subject, knowledge: Knowledge): Declared[] {
  const stated = statedLicenses(subject, knowledge);
  if (stated.length > 0) return stated;
  const said = claimsOf(subject.claims, "licensed").flatMap((claim): Declared[] => {
    const license = claim.via === "prose" ? knowledge.licenseNamed(claim.value) : undefined;
    return license ? [{ claim, shown: claim.value, license }] : [];
  });
  return new Set(said.map(({ license }) => license)).size === 1 ? said.slice(0, 1) : [];
}

function statedLicenses(subject: Subject, knowledge: Knowledge): Declared[] {
  const licensed = claimsOf(subject.claims, "licensed");
  const named = licensed.find(({ via }) => via === "license_name");
  const link = licensed.find(({ via }) => via === "license_link");
  return licensed
    .filter(({ via }) => via === "license" || via === "packaged")
    .map((claim) => {
      if (claim.via === "packaged")
        return { claim, shown: claim.value, license: knowledge.licenseNamed(claim.value) ?? knowledge.licenseAt(claim.value) };
      if (!says.test(claim.value)) return { claim, shown: claim.value, license: knowledge.licenseNamed(claim.value) };
      const license = (named && knowledge.licenseNamed(named.value)) ?? (link && knowledge.licenseAt(link.value));
      return { claim, shown: named ? `${claim.value} (${named.value})` : claim.value, license };
    });
}

/** Words that makers add to the names of their own releases. */
const ownWords =
  /[-._ ]?(?:instruct|chat|hf|base|it|pt|vision|guard|text|preview|model|card|\d+(?:x\d+)?(?:\.\d+)?[bmk]|\d+e|v\d+(?:\.\d+)*|python|fp8|fp16|bf16|awq|gptq|int4|int8|gguf|ggml|mlx|qat|q4_0|original|onnx)(?![a-z])/gi;

/**
 * Is the subject the licensor's own artifact: does its folder (`owner/name`), hub id or name equal an id of a maker's own
 * namespace? A clone of Meta's repository says what it is; nothing is asked of it.
 */
export function isLicensorsOwn(subject: Subject, knowledge: Knowledge): boolean {
  if (subject.artifact === "dataset") return false;
  const names = claimsOf(subject.claims, "named").filter(({ as }) => as === "hub-id" || as === "model-name" || as === "heading");
  const folder = nameOf(subject.folder).replace(/^models--/, "");
  const candidates = [subject.folder.split("/").slice(-2).join("/"), folder.replace(/--|__/, "/"), ...names.map(({ name }) => name)];
  return (
    candidates.some((name) => makerOf(name, knowledge) !== undefined) ||
    names.some(({ name, as }) => as !== "heading" && isMakersName(name, subject, knowledge)) ||
    isMakersName(folder, subject, knowledge)
  );
}

/** The developer whose own namespace an id lies in. */
function makerOf(name: string, knowledge: Knowledge): string | undefined {
  const id = hubId(name)?.id;
  const known = id ? knowledge.modelById(id) : undefined;
  const isOwn = known?.by === "same" && known.family.owners.some((owner) => owner.toLowerCase() === id?.split("/")[0]);
  return isOwn ? known.family.developer : undefined;
}

/** A name without owner counts only if nothing but the maker's own words stands in it and the card has no other base. */
function isMakersName(name: string, subject: Subject, knowledge: Knowledge): boolean {
  const last = lastSegment(name);
  const known = knowledge.modelByName(last);
  if (!known || !knowledge.isMakersName(known.family, last)) return false;
  const rest = nameKey(last).replace(ownWords, "").replace(/-+$/, "");
  if (!known.family.stems.some((stem) => rest === stem || rest === `meta-${stem}`)) return false;
  const bases = claimsOf(subject.claims, "upstream").filter(({ ref }) => ref.expects === "model");
  return (
    bases.every(({ ref, relation }) => relation === "finetune" && makerOf(ref.text, knowledge) === known.family.developer) &&
    subject.roles.every((role) => role === "model-card" || role === "weights")
  );
}
