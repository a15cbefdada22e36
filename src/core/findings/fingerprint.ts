/** Identity of a finding that survives edits: made of check, license, subject, upstream and the value itself. */

import { isBelow } from "../text/path.ts";

/** What identifies a finding: the parts, and their fingerprint. */
export const identified = (identity: readonly string[]): { readonly identity: readonly string[]; readonly fingerprint: string } => ({
  identity,
  fingerprint: fingerprint(identity),
});

/**
 * The fingerprint that a finding has when only this folder is looked at: what is written in a repository holds wherever an editor
 * puts the repository.
 */
export function fingerprintBelow(identity: readonly string[], folder: string): string {
  if (folder === "") return fingerprint(identity);
  const own = (path: string): string => (path !== folder && isBelow(path, folder) ? path.slice(folder.length + 1) : path);
  return fingerprint(identity.map((part) => (part.startsWith(local) ? local + own(part.slice(local.length)) : own(part))));
}

/** How the keys of works of the workspace begin. */
const local = "subject:";

/** Two independent 32-bit FNV hashes of the parts, as sixteen hex digits. */
const fingerprint = (parts: readonly string[]): string => {
  const text = parts.join("\u0000");
  return [0x811c9dc5, 0x9747b28c].map((seed) => fnv(text, seed).toString(16).padStart(8, "0")).join("");
};

function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
