/** License, notice and use-policy files, by their names. Which license a text is, the knowledge base tells later. */
import type { ShippedRole } from "../facts/claim.ts";
import { profile } from "../text/passages.ts";
import type { Format } from "./format.ts";

const endings = String.raw`(?:\.(?:txt|md|markdown|rst|html?|[\w-]+))?`;
const patterns: readonly (readonly [ShippedRole, RegExp])[] = [
  ["use-policy", /^(?:acceptable[ _-]?)?use[ _-]?policy|^prohibited[ _-]?uses?(?:[ _-]policy)?/i],
  ["notice", new RegExp(`^(?:third[ _-]party[ _-])?notices?${endings}$|^attributions?${endings}$`, "i")],
  [
    "license",
    /(?:^|[ _.-])(?:licen[cs]es?|copying|eula)(?:[ _.-]|$)|^terms(?:[ _-]of[ _-](?:use|service))?\.(?:txt|md)$|^agreement\.(?:txt|md)$/i,
  ],
];
const codeEndings = /\.(?:py|ts|js|mjs|cjs|tsx|c|h|cc|cpp|go|rs|java|sh|json|ya?ml|toml|svg|png|jpe?g|css|lock|spdx|rdf|xml|ipynb)$/i;

/** What a file with this name is for, if it is a license, notice or policy file. */
export function shippedRole(name: string): ShippedRole | undefined {
  if (codeEndings.test(name)) return undefined;
  return patterns.find(([, pattern]) => pattern.test(name))?.[0];
}

export const licenseFile: Format = {
  id: "license-file",
  title: "License, notice and use-policy files",
  syntax: "text",
  matches: ({ name }) => shippedRole(name) !== undefined,
  // License texts quote the marks and notices that they order: only notice files speak.
  phrases: ({ name }) => (shippedRole(name) === "notice" ? "notice" : undefined),
  extract({ name, text }, emit) {
    const role = shippedRole(name);
    if (!role) return;
    const first = /\S[^\r\n]*/.exec(text);
    const range = first ? { start: first.index, end: first.index + first[0].length } : { start: 0, end: 0 };
    emit({ kind: "ships", role, profile: profile(text) }, "text", range);
  },
};
