/** Hovers, links, counts and completion: what the core says of a place, handed to the editor. All of it works from the last snapshot. */
import {
  type CodeLensProvider,
  commands,
  Disposable,
  DocumentLink,
  type DocumentLinkProvider,
  EventEmitter,
  Hover,
  type HoverProvider,
  type InlayHintsProvider,
  languages,
  MarkdownString,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import type { Knowledge, Path, Rule } from "../core/index.ts";
import { hoverAt, linksIn, type Reading } from "../core/language/index.ts";
import { registerCompletion } from "./completion.ts";
import { hintsIn, lensesIn, shownCounts } from "./counts.ts";
import { rangesIn } from "./positions.ts";
import type { Shown } from "./quick-fixes.ts";
import { rulePageAt } from "./rule-pages.ts";

/** The features; they are told when there is something new to show. */
export interface LanguageFeatures extends Disposable {
  refresh(): void;
}

/** A document as it stands in the snapshot. */
export interface Open extends Shown {
  readonly path: Path;
  readonly reading: Reading;
}

const openRule = "modelTerms.openRule";
/** Files of any name: which ones speak of a work, the core knows. */
const everyFile = { pattern: "**/*" };

/** Registers everything for what `shown` returns. */
export function registerLanguageFeatures(shown: () => Shown | undefined, knowledge: Knowledge): LanguageFeatures {
  const changed = new EventEmitter<void>();
  const opened = ({ uri }: TextDocument): Open | undefined => {
    const now = shown();
    const path = now?.roots.pathOf(uri);
    if (!now || path === undefined) return undefined;
    return { ...now, path, reading: { snapshot: now.snapshot, knowledge, locale: now.locale, pageOf } };
  };
  const hovers: HoverProvider = {
    provideHover(document, position) {
      const open = opened(document);
      // While somebody types, the snapshot is a moment behind: then nothing is better than the wrong words.
      if (!open || open.snapshot.text(open.path) !== document.getText()) return undefined;
      const hover = hoverAt(open.path, document.offsetAt(position), open.reading);
      return hover && new Hover(trusted(hover.markdown), rangesIn(open.path, open.snapshot)(hover.range));
    },
  };
  const links: DocumentLinkProvider = {
    provideDocumentLinks(document) {
      const open = opened(document);
      return open ? documentLinks(open) : [];
    },
  };
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
    languages.registerHoverProvider(everyFile, hovers),
    languages.registerDocumentLinkProvider(everyFile, links),
    languages.registerCodeLensProvider(everyFile, lenses),
    languages.registerInlayHintsProvider(everyFile, hints),
    registerCompletion(opened),
    commands.registerCommand(openRule, (rule: Rule) => window.showTextDocument(rulePageAt(rule))),
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

function documentLinks({ path, reading, roots, snapshot }: Open): DocumentLink[] {
  const rangeOf = rangesIn(path, snapshot);
  return linksIn(path, reading).flatMap((link) => {
    const target = "url" in link ? Uri.parse(link.url) : roots.uriOf(link.path);
    return target ? [new DocumentLink(rangeOf(link.range), target)] : [];
  });
}
