/** Links on ids: the page on the Hub, the file of a work of this workspace, the official text of a license. */
import { type ClaimOf, claimsOf } from "../facts/claim.ts";
import { hubId } from "../facts/ref.ts";
import { groupBy } from "../text/group-by.ts";
import type { Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import { hubPage } from "./describe.ts";
import { type Reading, type Reference, referencesIn } from "./reading.ts";

/** Words that lead somewhere: to an address, or to a file of the workspace. */
export type Link = { readonly range: Range } & ({ readonly url: string } | { readonly path: Path });

/** The links of a file, each place once. Addresses that stand there as such are left to the editor. */
export function linksIn(path: Path, reading: Reading): Link[] {
  const { snapshot, knowledge } = reading;
  const wordsAt = ({ start, end }: Range): string => (snapshot.text(path) ?? "").slice(start, end);
  const claims = snapshot.claims(path);
  const at = (claim: ClaimOf<"licensed"> | ClaimOf<"named">, url: string | undefined): Link[] => {
    const range = snapshot.locate(claim.anchor);
    return range && url !== undefined ? [{ range, url }] : [];
  };
  const all = [
    ...referencesIn(path, reading).flatMap((reference) => linkOf(reference, wordsAt(reference.range))),
    ...claimsOf(claims, "licensed").flatMap((claim) =>
      claim.via === "license_link" ? [] : at(claim, knowledge.licenseNamed(claim.value)?.url),
    ),
    ...claimsOf(claims, "named").flatMap((claim) => (claim.as === "hub-id" ? at(claim, hubPage(claim.name, "model")) : [])),
  ];
  const places = groupBy(all, ({ range }) => range.start);
  return [...places.values()].flatMap((links) => links.slice(0, 1)).filter(({ range }) => !/^https?:/i.test(wordsAt(range)));
}

function linkOf({ claim, range, edge }: Reference, written: string): Link[] {
  const { text, scheme, expects } = claim.ref;
  const [file] = edge.to.subject?.files ?? [];
  if (file !== undefined) return file === claim.anchor.path ? [] : [{ range, path: file }];
  const url = pageOf(text, scheme, expects, written) ?? hubPage(edge.to.dataset?.ids[0] ?? "", "dataset");
  return url === undefined ? [] : [{ range, url }];
}

function pageOf(
  text: string,
  scheme: ClaimOf<"upstream">["ref"]["scheme"],
  expects: "model" | "dataset",
  written: string,
): string | undefined {
  const id = hubId(text);
  if (scheme === "ollama" && !/^(?:hf|huggingface)\.co\//i.test(written)) {
    const name = /^[\w.-]+(?:\/[\w.-]+)?/.exec(text)?.[0];
    return name && `https://ollama.com/${name.includes("/") ? name : `library/${name}`}`;
  }
  if (id && (scheme === "modelscope" || /^ms:|modelscope\./i.test(text)))
    return `https://modelscope.cn/${expects === "dataset" ? "datasets" : "models"}/${id.shown}`;
  return hubPage(text, expects);
}
