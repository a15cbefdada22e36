/** A Python file as the readers of what it makes see it. */
import type { Python, Value } from "../syntax/python.ts";
import type { Literals } from "./python-literals.ts";
import { isPlaceholder } from "./vocabulary.ts";

/** A file as its readers see it. */
export interface Source {
  readonly python: Python;
  readonly literals: Literals;
  readonly text: string;
}

/** Could a literal be the id of a model or data set, rather than a path of this project? */
export const isId = (text: string): boolean =>
  !isPlaceholder(text) &&
  /^[A-Za-z][\w.-]*\/[\w.-]*[A-Za-z][\w.-]*$/.test(text) &&
  !/^(?:data|datasets|models?|outputs?|checkpoints?|src|configs?|results|saved?|weights|pretrained)\//i.test(text);

/** Is it the literal `True`? */
export const isTrue = (value: Value | undefined): boolean => value?.kind === "name" && value.path === "True";
