/** License, notice and use-policy files are told by their names, or by the folder of licenses in which they lie. */
import { nameOf } from "../text/path.ts";
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

/** Folders in which any text is a license: REUSE's `LICENSES/Apache-2.0.txt`. */
const licenseFolder = /(?:^|\/)licen[cs]es\/[^/]+\.(?:txt|md)$/i;

/** What a file is for, if it is a license, notice or policy file. */
export function shippedRole(path: string): ShippedRole | undefined {
  const name = nameOf(path);
  if (codeEndings.test(name)) return undefined;
  return patterns.find(([, pattern]) => pattern.test(name))?.[0] ?? (licenseFolder.test(path) ? "license" : undefined);
}
