/** ModelScope's `configuration.json`: how a pipeline loads the weights beside it. It names a task and never a base. */
import { get, has } from "../syntax/node.ts";
import type { Format } from "./format.ts";

export const modelscope: Format = {
  id: "modelscope",
  title: "ModelScope pipeline configuration",
  syntax: "json",
  matches: ({ name, text }) => name === "configuration.json" && /"framework"/.test(text),
  recognizes: ({ root }) => has(root, "framework") && (has(root, "task") || get(root, "pipeline") !== undefined),
  extract: () => {},
};
