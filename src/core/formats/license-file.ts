/** License, notice and use-policy files, by their names. Which license a text is, the knowledge base tells later. */
import { copyrightHolders } from "../facts/copyright-lines.ts";
import { shippedRole } from "../facts/shipped-role.ts";
import { profile } from "../text/passages.ts";
import type { Format } from "./format.ts";

export const licenseFile: Format = {
  id: "license-file",
  title: "License, notice and use-policy files",
  syntax: "text",
  matches: ({ path }) => shippedRole(path) !== undefined,
  // License texts quote the marks and notices that they order: only notice files speak.
  phrases: ({ path }) => (shippedRole(path) === "notice" ? "notice" : undefined),
  extract({ path, text }, emit) {
    const role = shippedRole(path);
    if (!role) return;
    const first = /\S[^\r\n]*/.exec(text);
    const range = first ? { start: first.index, end: first.index + first[0].length } : { start: 0, end: 0 };
    const holders = copyrightHolders(text);
    emit({ kind: "ships", role, profile: profile(text), ...(holders.length > 0 && { holders }) }, "text", range);
  },
};
