/** Names of models against patterns: case-insensitive globs, where `*` is any run of characters and `{a,b}` are alternatives, nothing else. */

/** Compiles a glob to a test of whole strings. */
export function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^$()|[\]\\?]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\{([^}]*)\}/g, (_, list: string) => `(?:${list.split(",").join("|")})`);
  return new RegExp(`^${source}$`, "i");
}

/** A model's name, in lower case, without the vendor that gateways and client libraries put before it. */
export const bareModel = (name: string): string =>
  name.replace(/^(?:openai|anthropic|google|models|gemini|mistralai|x-ai|deepseek|qwen|dashscope)\//, "");
