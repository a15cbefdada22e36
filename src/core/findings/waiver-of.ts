/** The waiver of one finding, as narrow as somebody wants it. */
import type { Waiver } from "../settings.ts";
import type { Finding } from "./finding.ts";
import { fingerprintBelow } from "./fingerprint.ts";

/** For what a waiver holds: this one finding, its file, its work, or everything below the folder. */
export type Scope = "line" | "file" | "subject" | "workspace";

/** What narrows a waiver, with paths as the workspace file of a folder writes them. */
export type Narrowed = Pick<Waiver, "check" | "license" | "subject" | "finding"> & { readonly path?: string };

/** The check and the scope of a waiver in the workspace file of `folder`. Always of the same license, so that no other one is waived along. */
export function waiverOf({ id, license, at, subject, identity }: Finding, scope: Scope, folder: string): Narrowed {
  const below = (path: string): string => (folder === "" ? path : path.slice(folder.length + 1));
  return {
    check: id,
    ...(license && { license: license.id }),
    ...((scope === "line" || scope === "file") && { path: below(at.path) }),
    ...(scope === "line" && { finding: fingerprintBelow(identity, folder) }),
    ...(scope === "subject" && { subject: below(subject.id) }),
  };
}
