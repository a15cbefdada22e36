/** Completion in cards, configs and `model-terms.yaml`; what fits is the core's to say. */
import { CompletionItem, CompletionItemKind, type CompletionItemProvider, type Disposable, languages, MarkdownString, Range } from "vscode";
import { type Completion, completionsAt } from "../core/language/index.ts";
import type { Opened } from "./open-document.ts";

const kinds: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  license: CompletionItemKind.Reference,
  model: CompletionItemKind.Module,
  dataset: CompletionItemKind.Struct,
  name: CompletionItemKind.Text,
  value: CompletionItemKind.EnumMember,
};

/** Registers completion for documents that `opened` knows. */
export function registerCompletion(opened: Opened): Disposable {
  const provider: CompletionItemProvider = {
    provideCompletionItems(document, position) {
      const open = opened(document);
      const found = open && completionsAt(open.path, document.getText(), document.offsetAt(position), open.reading);
      if (!found) return undefined;
      const start = document.positionAt(found.range.start);
      const range = { inserting: new Range(start, position), replacing: new Range(start, document.positionAt(found.range.end)) };
      return found.items.map((item, place) => itemOf(item, place, range));
    },
  };
  const selector = [
    ...["markdown", "yaml", "json", "jsonc"].map((language) => ({ language })),
    { pattern: "**/{Modelfile*,*.modelfile,*.yaml,*.yml}" },
  ];
  return languages.registerCompletionItemProvider(selector, provider, " ", "/", '"');
}

function itemOf(found: Completion, place: number, range: { readonly inserting: Range; readonly replacing: Range }): CompletionItem {
  const item = new CompletionItem(
    { label: found.label, ...(found.detail !== undefined && { description: found.detail }) },
    kinds[found.kind],
  );
  item.range = range;
  // The order is the core's.
  item.sortText = String(place).padStart(5, "0");
  item.insertText = found.insert ?? found.label;
  item.filterText = item.insertText;
  if (found.documentation) item.documentation = new MarkdownString(found.documentation);
  return item;
}
