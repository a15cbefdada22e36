/** Links on ids. The editor has no event for links, so a provider that was asked too early offers itself again. */
import { type Disposable, DocumentLink, type DocumentLinkProvider, languages, type TextDocument, Uri } from "vscode";
import { linksIn } from "../core/language/index.ts";
import { everyFile, type Following, type Open, type Opened } from "./open-document.ts";
import { rangesIn } from "./positions.ts";

/** Registers links for documents that `opened` knows; `isReading` tells that nothing was read yet. */
export function registerLinks(opened: Opened, isReading: () => boolean): Following {
  let wasEarly = false;
  const provider: DocumentLinkProvider = {
    provideDocumentLinks(document) {
      const open = opened(document);
      wasEarly ||= open ? open.snapshot.text(open.path) !== document.getText() : isReading();
      return open ? linksOf(open, document) : [];
    },
  };
  const offer = (): Disposable => languages.registerDocumentLinkProvider(everyFile, provider);
  let offered = offer();
  return {
    refresh() {
      if (!wasEarly) return;
      wasEarly = false;
      offered.dispose();
      offered = offer();
    },
    dispose: () => offered.dispose(),
  };
}

function linksOf({ path, reading, roots, snapshot }: Open, { lineCount }: TextDocument): DocumentLink[] {
  const rangeOf = rangesIn(path, snapshot);
  return linksIn(path, reading).flatMap((link) => {
    const target = "url" in link ? Uri.parse(link.url) : roots.uriOf(link.path);
    const range = rangeOf(link.range);
    return target && range.end.line < lineCount ? [new DocumentLink(range, target)] : [];
  });
}
