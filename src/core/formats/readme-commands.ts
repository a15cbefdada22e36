/**
 * Commands that the README of a project shows. They tell how the project trains, not that it did: possible at most, so they stand in
 * the audit and never in the way.
 */
import { markdown } from "../syntax/markdown.ts";
import { commandsIn } from "../syntax/shell.ts";
import { maxChars } from "../text/limits.ts";
import { isAdvice } from "./card-config.ts";
import { mayLaunch, readCommands } from "./command-line.ts";
import type { Doc, Emit } from "./format.ts";

const shells = /^(?:ba|z)?sh(?:ell)?(?:-session)?$|^console$|^$/;

/** Claims what the fenced command lines of a README train or generate, those below headings about use left out. */
export function readmeCommands(doc: Doc, emit: Emit): void {
  if (!/^readme\.md$/i.test(doc.name) || doc.text.length > maxChars.markdown || !mayLaunch(doc.text)) return;
  const page = markdown(doc.text);
  const kept = page.fences.filter(({ language, content }) => shells.test(language) && !isAdvice(page.headings, content.start));
  let code = "";
  for (const { content } of kept) {
    const lines = doc.text.slice(content.start, content.end).replace(/^([ \t]*)[$>](?= )/gm, "$1 ");
    code += " ".repeat(content.start - code.length) + lines;
  }
  readCommands(commandsIn(code), doc.text, (claim, at, range, options) => emit(claim, at, range, { ...options, confidence: "possible" }));
}
