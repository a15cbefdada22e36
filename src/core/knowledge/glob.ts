/** Case-insensitive globs on ids: `*` for any run of characters, `{a,b}` for alternatives, nothing else. */

/** Compiles a glob to a test of whole strings. */
export function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^$()|[\]\\?]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\{([^}]*)\}/g, (_, list: string) => `(?:${list.split(",").join("|")})`);
  return new RegExp(`^${source}$`, "i");
}
