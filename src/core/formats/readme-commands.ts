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

/** Languages of blocks that are no command lines; shells have many names. */
const others =
  /^(?:i?py|js|ts|json|ya?ml|toml|ini|html|xml|css|sql|diff|dockerfile|make|mermaid|markdown|md|c$|cpp|c\+\+|java|go$|rust|r$|bib|latex|tex|te?xt|log|output)/;

/** Claims what the fenced command lines of a README train or generate, those below headings about use left out. */
export function readmeCommands(doc: Doc, emit: Emit): void {
  if (!/^readme\.md$/i.test(doc.name) || doc.text.length > maxChars.markdown || !mayLaunch(doc.text)) return;
  const page = doc.markdown ?? markdown(doc.text);
  const kept = page.fences.filter(({ language, content }) => !others.test(language) && !isAdvice(page.headings, content.start));
  let code = "";
  for (const { content } of kept) {
    const lines = doc.text.slice(content.start, content.end).replace(/^([ \t]*)[$>](?= )/gm, "$1 ");
    code += " ".repeat(content.start - code.length) + lines;
  }
  readCommands(commandsIn(code), doc.text, (claim, at, range, options) => emit(claim, at, range, { ...options, confidence: "possible" }));
}
