/** Files of settings for the environment of programs. */

/** Is it one by its name: `.env`, `.env.train`, `sft.env`? Asked before a file is read. */
export const isEnvFile = (name: string): boolean => /^\.env(?:\.[\w-]+){0,2}$|^[\w-]+\.env$/i.test(name);
