/** The SPDX license list. The only importer of `spdx-license-ids`. */
import deprecated from "spdx-license-ids/deprecated.json" with { type: "json" };
import ids from "spdx-license-ids/index.json" with { type: "json" };

const known = new Set([...ids, ...deprecated].map((id) => id.toLowerCase()));

/** Is it an id of the SPDX list, current or deprecated, in any case? */
export const isSpdxId = (id: string): boolean => known.has(id.toLowerCase());
