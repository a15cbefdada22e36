/** Hovers, links, counts and completion: what the core says of a place, handed to the editor. All of it works from the last snapshot. */
import {
  type CodeLensProvider,
  commands,
  Disposable,
  EventEmitter,
  Hover,
  type HoverProvider,
  type InlayHintsProvider,
  languages,
  MarkdownString,
  window,
  workspace,
} from "vscode";
import type { Rule } from "../core/index.ts";
import { hoverAt } from "../core/language/index.ts";
import { registerCompletion } from "./completion.ts";
import { hintsIn, lensesIn, shownCounts } from "./counts.ts";
import { registerLinks } from "./document-links.ts";
import { mergeHover } from "./merge-hover.ts";
import { everyFile, type Following, type Opened } from "./open-document.ts";
import { rangesIn } from "./positions.ts";
import { rulePageAt } from "./rule-pages.ts";
import type { Shown } from "./shown.ts";

const openRule = "modelTerms.openRule";

/** Registers everything for what `shown` returns. */
export function registerLanguageFeatures(shown: () => Shown | undefined): Following {
  const opened: Opened = ({ uri }) => {
    const now = shown();
    const path = now?.roots.pathOf(uri);
    if (!now || path === undefined) return undefined;
    return { ...now, path, reading: { snapshot: now.snapshot, knowledge: now.snapshot.knowledge, locale: now.locale, pageOf } };
  };
  const links = registerLinks(opened, () => shown() === undefined);
  const counts = registerCounts(opened);
  const registered = Disposable.from(
    links,
    counts,
    languages.registerHoverProvider(everyFile, hovers(opened)),
    registerCompletion(opened),
    commands.registerCommand(openRule, (rule: Rule) => window.showTextDocument(rulePageAt(rule))),
  );
  return {
    refresh() {
      counts.refresh();
      links.refresh();
    },
    dispose: () => registered.dispose(),
  };
}

const hovers = (opened: Opened): HoverProvider => ({
  provideHover(document, position) {
    const open = opened(document);
    // While somebody types, the snapshot is a moment behind: then nothing is better than the wrong words.
    if (!open || open.snapshot.text(open.path) !== document.getText()) return undefined;
    const offset = document.offsetAt(position);
    const hover = hoverAt(open.path, offset, open.reading);
    if (!hover) return mergeHover(open, document, offset);
    return new Hover(trusted(hover.markdown), rangesIn(open.path, open.snapshot)(hover.range));
  },
});

function registerCounts(opened: Opened): Following {
  const changed = new EventEmitter<void>();
  const lenses: CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const open = opened(document);
      return open ? lensesIn(open, document, shownCounts()) : [];
    },
  };
  const hints: InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
    provideInlayHints(document, range) {
      const open = opened(document);
      return open ? hintsIn(open, document, shownCounts()).filter(({ position }) => range.contains(position)) : [];
    },
  };
  const registered = Disposable.from(
    changed,
    languages.registerCodeLensProvider(everyFile, lenses),
    languages.registerInlayHintsProvider(everyFile, hints),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("modelTerms")) changed.fire();
    }),
  );
  return { refresh: () => changed.fire(), dispose: () => registered.dispose() };
}

/** The page of a rule opens in the editor, through a command. */
const pageOf = (rule: Rule): string => `command:${openRule}?${encodeURIComponent(JSON.stringify([rule]))}`;

/** Markdown of the core: no HTML, and no command but the one that opens a page. */
function trusted(markdown: string): MarkdownString {
  const text = new MarkdownString(markdown);
  text.isTrusted = { enabledCommands: [openRule] };
  return text;
}
