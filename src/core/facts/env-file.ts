/** Files of settings that are lines of a name and a value: those of an environment, and TOML. */

/** Is it one by its name: `.env`, `.env.train`, `sft.env`? Asked before a file is read. */
export const isEnvFile = (name: string): boolean => /^\.env(?:\.[\w-]+){0,2}$|^[\w-]+\.env$/i.test(name);

/** TOML that configures something else: packages, tools, sites. */
const otherToml =
  /^(?:pyproject|cargo|rust-toolchain|clippy|rustfmt|pipfile|poetry|uv|ruff|\.?taplo|netlify|fly|wrangler|hugo|book|gitpod|railway|secrets|streamlit|dprint|typos|deny|stylua|bunfig|mise|rye)\b/i;

/** Is it TOML that may configure a training? */
export const isTomlConfig = (name: string): boolean => /\.toml$/i.test(name) && !otherToml.test(name);
