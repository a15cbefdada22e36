/** License, notice and use-policy files are told by their names. */
import type { ShippedRole } from "./claim.ts";

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
