/** Other documents of the workspace: a mark that a license orders may stand in any of them. */
import type { Format } from "./format.ts";
import { readmeCommands } from "./readme-commands.ts";

export const document: Format = {
  id: "document",
  title: "Other documents",
  syntax: "text",
  matches: ({ name }) => /\.(?:md|markdown|mdx|rst|html?|txt|adoc)$/i.test(name),
  extract: readmeCommands,
  phrases: () => "document",
};
